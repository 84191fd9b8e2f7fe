"""Makes a document and writes it to a file: the steps in their order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.exporting.chosen import comparison_named, document_named
from generator.exporting.document import document_of
from generator.exporting.formats import FileFormat, MadeDocument
from generator.exporting.gate import refuse_leaks
from generator.exporting.html import as_html
from generator.making.gatekeeping import shipped_with
from generator.making.gating import gate_of
from generator.making.unchanged import store_of
from generator.pipeline import check_content
from generator.problems import ExpectedError
from generator.render.faults import telling_of_templates
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.exporting.chosen import Chosen
    from generator.resources import Resources
    from generator.units import Unit


@dataclass(frozen=True)
class Destination:
    """Where a document goes: without a file, under a name of its own in the folder one is in."""

    project: Path
    form: FileFormat
    audience: Audience
    file: Path | None = None


def export(asked: str, target: Destination) -> Path:
    """Write the statement of a year, or a paper, to a file; ExpectedError says why it cannot be."""
    return _export(target, lambda units: document_named(asked, units))


def export_comparison(old: str, new: str, target: Destination) -> Path:
    """Write what is different between two versions to a file."""
    return _export(target, lambda units: comparison_named(old, new, units))


def _export(target: Destination, choose: Callable[[Sequence[Unit]], Chosen]) -> Path:
    checked = check_content(target.project, [target.audience])
    units = checked.units[target.audience]
    chosen = choose(units)
    staff = "" if target.audience is Audience.PUBLIC else f"-{target.audience}"
    file = target.file or Path(f"{chosen.name}{staff}.{target.form}")
    _refuse_to_overwrite(file)
    resources = find_resources(target.project)
    with telling_of_templates(resources.templates, f"{file} could not be made"):
        made = _made(chosen, target.form, resources)
    if target.audience is Audience.PUBLIC:
        store = store_of(target.project / "site")
        refuse_leaks(gate_of(checked.known, units, shipped_with(resources, store), store), made)
    _write(file, made.data)
    return file


def _made(chosen: Chosen, form: FileFormat, resources: Resources) -> MadeDocument:
    document = document_of(chosen, resources)
    html = as_html(document, resources.documents)
    if form is FileFormat.WORD:
        from generator.exporting.word import as_word

        return MadeDocument(form, as_word(document, resources.word_template), html)
    if form is FileFormat.HTML:
        return MadeDocument(form, html.encode(), html)
    from generator.exporting.pdf import as_pdf

    return MadeDocument(form, as_pdf(html), html)


def _refuse_to_overwrite(file: Path) -> None:
    if file.exists():
        message = f"{file} already exists, and nothing is overwritten."
        raise ExpectedError(f"{message} Remove it, or name another file with --output.")


def _write(file: Path, data: bytes) -> None:
    """Write a file that is not there yet; what could not be written whole is taken away again."""
    made = False
    try:
        with file.open("xb") as out:
            made = True
            out.write(data)
    except OSError as error:
        if made:
            file.unlink()
        raise ExpectedError(f"{file} cannot be written: {error.strerror}.") from None
