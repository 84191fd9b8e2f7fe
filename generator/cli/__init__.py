"""The command line: the only room that prints and exits.

What reads, checks and shows content is imported by each command where it is needed: to load all of
it takes longer than to see that nothing changed.
"""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

import click

from generator.cli.actions import actions
from generator.cli.checking import check
from generator.cli.common import say
from generator.cli.content import import_
from generator.cli.due import due
from generator.cli.logs import log, timestamp
from generator.cli.papers import export, paper
from generator.cli.releases import compare, release
from generator.cli.schema import schema
from generator.cli.serving import serve
from generator.cli.sites import build, cache, verify
from generator.cli.starting import init
from generator.cli.withdrawing import withdraw
from generator.cli.years import new_year
from generator.interrupts import STOPPED, interruptible


class _Commands(click.Group):
    """All commands, each of which Ctrl+C ends in one word."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            with interruptible():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            say("Stopped.")
            sys.exit(STOPPED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="governance-statements", prog_name="governance")
def main() -> None:
    """Turn a public body's governance, kept as YAML, into websites."""
    # What is loaded stays to the end: to look for what is no longer used takes a tenth of the time.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Into a file or another program, Windows writes words of one part of the world only.
            stream.reconfigure(encoding="utf-8")


for each in (
    actions,
    build,
    cache,
    check,
    compare,
    due,
    export,
    import_,
    init,
    log,
    new_year,
    paper,
    release,
    schema,
    serve,
    timestamp,
    verify,
    withdraw,
):
    main.add_command(each)
