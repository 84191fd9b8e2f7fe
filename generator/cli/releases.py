"""The commands about versions: to release one, and to compare two."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing
from generator.cli.papers import DOCUMENTS, output_option
from generator.options import as_day, as_sentence, known_statement
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from pathlib import Path

_KINDS = [each.value for each in ReleaseKind if each is not ReleaseKind.KNOWN]
_STATES = [each.value for each in DocumentState]


@click.command()
@project_option
@click.argument("edition")
@click.option("--kind", type=click.Choice(_KINDS), default=ReleaseKind.STATEMENT.value)
@click.option("--state", type=click.Choice(_STATES), help="Of a statement: how final it is.")
@click.option("--known-from", callback=as_sentence, help="Its text is not held: who tells of it.")
@click.option("--presented", is_flag=True, help="Not held, and only taken to a panel.")
@click.option("--inferred", is_flag=True, help="Not held, and not stated in so many words.")
@click.option(
    "--date", "day", required=True, callback=as_day, help="When it comes out: 2017-07-26."
)
@click.option(
    "--note",
    required=True,
    callback=as_sentence,
    help="What is new in it, in a sentence, for everyone.",
)
@click.option("--reason", callback=as_sentence, help="Of a correction: what was wrong.")
def release(  # noqa: PLR0913 - one for each thing a release says
    *,
    project: Path,
    edition: str,
    kind: str,
    state: str | None,
    day: str,
    note: str,
    reason: str | None,
    known_from: str | None,
    presented: bool,
    inferred: bool,
) -> None:
    """Freeze an edition as it stands, to be published for good."""
    if (kind == ReleaseKind.STATEMENT) != bool(state):
        raise click.UsageError("A statement needs --state, and nothing else has one.")
    known = known_statement(state, known_from, presented=presented, inferred=inferred)
    from generator import pipeline
    from generator.releases.freeze import Order

    asked = ReleaseKind.KNOWN if known else ReleaseKind(kind)
    stated = DocumentState(state) if state and not known else None
    today = datetime.now().astimezone().date().isoformat()
    order = Order(edition, asked, stated, day, note, reason, today, known)
    with refusing(project, "Nothing was released."):
        click.echo(pipeline.release(project, order, partial(click.confirm, err=True)))


@click.command()
@project_option
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json", *DOCUMENTS]), default="text")
@output_option
def compare(project: Path, old: str, new: str, form: str, output: Path | None) -> None:
    """Say what is different between two editions or releases, as staff see them."""
    if form in DOCUMENTS:
        _write_comparison(project, old, new, form, output)
        return
    if output:
        raise click.UsageError(f"Only --format {', '.join(DOCUMENTS)} is written to --output.")
    from generator import pipeline
    from generator.compare import as_data, as_text

    with refusing(project):
        found = pipeline.compare_versions(project, old, new)
    as_json = partial(json.dumps, indent=2, ensure_ascii=False)
    click.echo(as_json(as_data(found)) if form == "json" else as_text(found, f"{old} and {new}"))


def _write_comparison(project: Path, old: str, new: str, form: str, output: Path | None) -> None:
    from generator.exporting.run import Destination, FileFormat, export_comparison

    with refusing(project, "Nothing was written."):
        target = Destination(project, FileFormat(form), Audience.INTERNAL, output)
        click.echo(export_comparison(old, new, target))
