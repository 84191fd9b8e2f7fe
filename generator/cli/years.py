"""The command about years: to begin the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing

if TYPE_CHECKING:
    from pathlib import Path


@click.command("new-year")
@project_option
@click.argument("organisation")
@click.argument("year")
def new_year(project: Path, organisation: str, year: str) -> None:
    """Create a new year of a body, say 2025-26, from the years before it."""
    from generator.newyear.run import make_new_year

    with refusing(project, "Nothing was written."):
        click.echo(make_new_year(project, organisation, year))
