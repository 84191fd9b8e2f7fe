"""The command that shows the websites while somebody works on the content."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing, say
from generator.interrupts import stoppable
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_option
@click.argument("edition", required=False, default="")
@click.option(
    "--audience",
    type=click.Choice([each.value for each in Audience]),
    default=Audience.INTERNAL.value,
    help="Which site to show first (default: internal).",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to use (default: a free one).",
)
def serve(project: Path, edition: str, audience: str, port: int) -> None:
    """Show the websites in a browser on this computer, updated after each change.

    EDITION, say met/2016-17, is shown first.
    """
    try:
        with refusing(project), stoppable():
            from generator.serving.run import serve as run

            run(project, edition.strip("/"), Audience(audience), port, _say_where)
    except KeyboardInterrupt as stopped:
        say("Stopped.")
        sys.exit(128 + (stopped.args[0] if stopped.args else signal.SIGINT))


def _say_where(address: str) -> None:
    click.echo(address)
    say("Open this address in a browser on this computer. Stop with Ctrl+C.")
