"""Which files belong together: those of an edition, and every file that these refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Deadline, Meaning
from generator.model.index import index_library
from generator.model.schema import narratives, references
from generator.prose import items_in
from generator.reading.files import CONTENT
from generator.tracker.papers import all_papers, papers_of
from generator.words import financial_year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Edition, Library


def closure_of(library: Library, edition: Edition, parts: Sequence[str], date: str) -> set[str]:
    """The files of some parts of an edition, papers by a date, and all that these refer to."""
    index = index_library(library)
    left_out = {f"{edition.id}/{name}.yml" for name in ("code", "statement") if name not in parts}
    left_out |= {_file(paper) for paper in all_papers(library) if paper.date > date}
    inside: dict[str, list[str]] = {}  # which files those in a file refer to
    for record, scope in index.records:
        refers = inside.setdefault(_file(record), [])
        if scope.edition:
            refers.append(f"{scope.edition}/edition.yml")
        # Where else a word is used or a date counts is no part of what is published here.
        elsewhere = isinstance(record, Meaning | Deadline)
        for field, name, _ in references(record) if not elsewhere else ():
            target = index.find(field.refers.kind, name, scope) if field.refers else None
            refers += [_file(target)] if target else []
        for _, text in narratives(record):
            # All else that a text links to stands in the year itself, or is led to where it stands.
            named = [each for each in items_in(text) if each.kind in {"post", "board"}]
            targets = [index.find(kind, name, scope) for kind, name in named]
            refers += [_file(target) for target in targets if target]
    waiting = ["site.yml", "glossary.yml", *(f"{edition.id}/{name}.yml" for name in parts)]
    waiting += [f"organisations/{edition.organisation}.yml", "deadlines.yml"]
    if "improvement" in parts:
        waiting += _about(library, edition, date)
    files: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in inside and name not in files and name not in left_out:
            files.add(name)
            waiting += inside[name]
    return files


def _about(library: Library, edition: Edition, date: str) -> Iterator[str]:
    """Papers about the edition or of its year, and the risks of its year, wherever they stand."""
    about = [paper for paper in all_papers(library) if edition.id in paper.about]
    yield from map(_file, [*about, *papers_of(library, edition)])
    for risk in library.risks.risks if library.risks else ():
        for each in risk.assessments:
            of_year = financial_year_of(each.date) in edition.years and each.date <= date
            if each.organisation == edition.organisation and of_year:
                yield _file(risk)


def _file(record: object) -> str:
    """The file a record stands in, below content/."""
    place = record.place().file  # type: ignore[attr-defined]
    return str(place).removeprefix(f"{CONTENT}/")
