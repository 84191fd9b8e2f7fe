"""The command that takes out of every release of a year what nobody outside may see."""

from __future__ import annotations

from datetime import datetime
from shlex import quote
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
@click.option("--lift", is_flag=True, help="Show it again: its withdrawal was a mistake.")
def withdraw(  # noqa: PLR0913 - one for each thing a withdrawal says
    *,
    project: Path,
    edition: str,
    kind: str,
    name: str | None,
    reason: str,
    day: str | None,
    lift: bool,
) -> None:
    """Make what was published visible to staff only, in every release of its year."""
    from generator import releasing
    from generator.releases.withdrawing import say_name

    today = datetime.now().astimezone().date().isoformat()
    with refusing(project, "Nothing was lifted." if lift else "Nothing was withdrawn."):
        done = releasing.withdraw(
            project, edition, kind, name, date=day or today, reason=reason, lift=lift
        )
        for each in done.names:
            click.echo(f"{'Lifted' if lift else 'Withdrawn'}: {say_name(each)}")
        if lift:
            say("Next: governance build --audience public, and look at what it shows again.")
            return
        for each in done.elsewhere:
            year, what, item = each
            say(
                f"Other years are as they were: {say_name(each)} is still public. To withdraw it "
                f"as well: governance withdraw {year} {what} {item} --reason {quote(reason)}"
            )
        say(
            "If it is on the web, it is still there. Next: governance build --audience "
            "public, check "
            "that it is gone from site/public, and put that on the server."
        )
