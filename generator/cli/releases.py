"""The commands about versions: to release one, and to compare two."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing, say
from generator.cli.papers import DOCUMENTS, output_option
from generator.cli.undoing import refuse_beside_undo, undo_release
from generator.options import as_day, as_sentence, known_statement
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from pathlib import Path

    from generator.releases.freeze import Order

_KINDS = [each.value for each in ReleaseKind if each is not ReleaseKind.KNOWN]
_STATES = [each.value for each in DocumentState]


@click.command()
@project_option
@click.argument("edition")
@click.option("--kind", type=click.Choice(_KINDS), default=ReleaseKind.STATEMENT.value)
@click.option("--state", type=click.Choice(_STATES), help="Of a statement: its status.")
@click.option(
    "--known-from", callback=as_sentence, help="Its text is not held: where it is known from."
)
@click.option("--presented", is_flag=True, help="Not held, and only taken to a panel.")
@click.option("--inferred", is_flag=True, help="Not held, and inferred rather than stated.")
@click.option("--date", "day", callback=as_day, help="When it is published, such as 2017-07-26.")
@click.option("--note", callback=as_sentence, help="What changed, in a sentence for everyone.")
@click.option("--reason", callback=as_sentence, help="Of a correction: what was wrong.")
@click.option("--dry-run", is_flag=True, help="Only show what would become public.")
@click.option("--undo", is_flag=True, help="Take back the latest release, which nobody has seen.")
@click.option("--against", help="With --undo: the public site, as a folder or https://...")
def release(  # noqa: PLR0913 - one for each thing a release says
    *,
    project: Path,
    edition: str,
    kind: str,
    state: str | None,
    day: str | None,
    note: str | None,
    reason: str | None,
    known_from: str | None,
    presented: bool,
    inferred: bool,
    dry_run: bool,
    undo: bool,
    against: str | None,
) -> None:
    """Freeze an edition as it stands, to be published permanently."""
    if undo:
        refuse_beside_undo(state, day, note, reason, known_from, dry_run)
        undo_release(project, edition, against)
        return
    if against:
        raise click.UsageError("Only --undo looks at a site: use --against with it.")
    for name, value in (("--date", day), ("--note", note)):
        if value is None:
            raise click.MissingParameter(param_hint=f"'{name}'", param_type="option")
    if (kind == ReleaseKind.STATEMENT) != bool(state):
        raise click.UsageError("A statement needs --state, and nothing else has one.")
    known = known_statement(state, known_from, presented=presented, inferred=inferred)
    from generator.releases.freeze import Order

    asked = ReleaseKind.KNOWN if known else ReleaseKind(kind)
    stated = DocumentState(state) if state and not known else None
    today = datetime.now().astimezone().date().isoformat()
    order = Order(edition, asked, stated, day or "", note or "", reason, today, known)
    with refusing(project, "Nothing was released."):
        _release(project, order, dry_run=dry_run)


def _release(project: Path, order: Order, *, dry_run: bool) -> None:
    """Release what is ordered, or only say what that would be."""
    from generator import releasing

    if dry_run:
        from generator.cli.dry_run import as_lines

        for line in as_lines(releasing.rehearse(project, order)):
            click.echo(line)
        return
    click.echo(releasing.release(project, order, partial(click.confirm, err=True)))
    say(
        "It is not on the web yet. Next: governance build --audience public, look at site/public, "
        "and put that on the server.\n"
        f"Until then, governance release {order.edition} --undo takes it back."
    )


@click.command()
@project_option
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json", *DOCUMENTS]), default="text")
@output_option
def compare(project: Path, old: str, new: str, form: str, output: Path | None) -> None:
    """Show what is different between two editions or releases, as staff see them."""
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
    from generator.exporting.formats import FileFormat
    from generator.exporting.run import Destination, export_comparison

    with refusing(project, "Nothing was written."):
        target = Destination(project, FileFormat(form), Audience.INTERNAL, output)
        click.echo(export_comparison(old, new, target))
