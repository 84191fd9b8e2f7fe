"""The command that says who must act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing, say
from generator.options import as_day

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_option
@click.argument("name", metavar="[EDITION|ORGANISATION]", required=False, default="")
@click.option(
    "--days",
    type=click.IntRange(0, 3660),
    default=30,
    help="How many days ahead to look (default: 30).",
)
@click.option("--format", "form", type=click.Choice(["text", "ics"]), default="text")
@click.option(
    "--date", "day", callback=as_day, help="The position at this day, not at the plan's own date."
)
def due(project: Path, name: str, days: int, form: str, day: str | None) -> None:
    """List who must act: what is overdue, due soon or without an update."""
    from generator import pipeline, reminders

    as_at = date.fromisoformat(day) if day else None
    with refusing(project):
        plans, address = pipeline.due(project, name, days, as_at)
        if form == "text":
            click.echo(reminders.as_text(plans))
        elif calendar := reminders.as_calendar(plans, address):
            click.echo(calendar, nl=False)
        else:
            say("Nothing is overdue or due soon, so there is no calendar.")
