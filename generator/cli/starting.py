"""The command that begins a project."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import refusing
from generator.options import as_financial_year, as_name

_FIRST = "Nothing is public until `governance release`: until then, all of it is for staff only."
_EXAMPLE = (
    "Nothing is public until `governance release`: of this fictional body, some years are released."
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", callback=as_name, help="The name of the body, such as Northshire Police.")
@click.option("--year", callback=as_financial_year, help="Its financial year, such as 2024-25.")
@click.option("--example", is_flag=True, help="The whole Example Authority, to explore.")
def init(folder: Path, name: str | None, year: str | None, *, example: bool) -> None:
    """Create a project in a new folder, with the smallest content that builds."""
    if example and (name or year):
        raise click.UsageError("The example has a name and years: leave out --name and --year.")
    if not example and not (name and year):
        raise click.UsageError("Give the name of the body with --name, and the year with --year.")
    from generator.starting import example_files, first_files, write_all

    files = first_files(name, year) if name and year else example_files()
    with refusing(folder, "Nothing was written."):
        write_all(folder, files)
    click.echo(_EXAMPLE if example else _FIRST)
    click.echo(f"\n{len(files)} files are in {folder}. Each says what it is for. Next, type:\n")
    for line in _next(folder):
        click.echo(f"    {line}")


def _next(folder: Path) -> list[str]:
    """What to type next."""
    there = folder.absolute() == Path.cwd()
    quoted = f'"{folder}"' if " " in str(folder) else str(folder)
    return [*([] if there else [f"cd {quoted}"]), "governance check", "governance serve"]
