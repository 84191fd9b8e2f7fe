"""The command that takes out of every release what nobody outside may see."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing, say
from generator.options import as_day, as_sentence

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_option
@click.argument("edition")
@click.argument("kind")
@click.argument("name", metavar="[ID]", required=False)
@click.option(
    "--reason", required=True, callback=as_sentence, help="Why, in a sentence for staff only."
)
@click.option("--date", "day", callback=as_day, help="The day it is withdrawn (default: today).")
def withdraw(  # noqa: PLR0913 - one for each thing a withdrawal says
    *, project: Path, edition: str, kind: str, name: str | None, reason: str, day: str | None
) -> None:
    """Make something that was published visible to staff only, in every release."""
    from generator import releasing

    today = datetime.now().astimezone().date().isoformat()
    with refusing(project, "Nothing was withdrawn."):
        named = releasing.withdraw(project, edition, kind, name, date=day or today, reason=reason)
        for each in named:
            click.echo(f"Withdrawn: {each}")
        say(
            "If it is on the web, it is still there. Next: governance build --audience "
            "public, check "
            "that it is gone from site/public, and put that on the server."
        )
