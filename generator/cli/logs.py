"""The commands about the log of releases: whether it holds what was published, and mending it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing, say

if TYPE_CHECKING:
    from pathlib import Path


def verify_log(project: Path, against: str) -> None:
    """Say what differs in the log since a site was built."""
    from generator.releases.against import differences

    with refusing(project):
        faults = differences(project, against)
    for fault in faults:
        click.echo(fault)
    say(f"The log {'no longer holds' if faults else 'still holds'} all that {against} published.")
    sys.exit(1 if faults else 0)


@click.command()
@project_option
@click.option("--relink", is_flag=True, help="Make its lines follow each other again.")
@click.option("--against", required=True, help="The public site: a folder or https://...")
def log(project: Path, against: str, *, relink: bool) -> None:
    """Mend the log after two were put together; what was published stays as it is."""
    if not relink:
        raise click.UsageError("The only thing to do to the log is --relink.")
    from generator.releases.against import relink as link_again

    with refusing(project, "Nothing was changed."):
        moved = link_again(project, against)
    for each in moved:
        click.echo(f"Joined up: {each}")
    say("Next: governance check." if moved else "All lines already follow each other.")
