"""The commands about the actions of a plan: lent out as a workbook, and brought back."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import project_option, refusing, say
from generator.options import as_day


@click.group()
def actions() -> None:
    """Export the actions of a plan as an Excel workbook, and import their updates."""


_file = click.argument("file", type=click.Path(path_type=Path))


@actions.command("export")
@project_option
@click.argument("edition")
@_file
@click.option("--owner", help="Only the actions of one post, by its id: director-finance.")
def export(project: Path, edition: str, file: Path, owner: str | None) -> None:
    """Write the actions of a year to FILE (.xlsx or .csv), for staff only."""
    from generator.workbooks.run import export_actions

    with refusing(project, "Nothing was written."):
        click.echo(export_actions(project, edition, file, owner))


@actions.command("import")
@project_option
@click.argument("edition")
@_file
@click.option("--as-at", callback=as_day, help="The new date of the plan's position.")
@click.option("--dry-run", is_flag=True, help="Show what would change, but write nothing.")
def import_(*, project: Path, edition: str, file: Path, as_at: str | None, dry_run: bool) -> None:
    """Add the updates and dates in FILE to a plan: all of them, or none."""
    from generator.workbooks.run import import_actions

    with refusing(project, "Nothing was written."):
        brought = import_actions(project, edition, file, as_at or "", dry_run=dry_run)
    if dry_run:
        click.echo(brought.difference, nl=False)
        say(brought.report)
        say("Nothing was written.")
    else:
        click.echo(brought.report)
