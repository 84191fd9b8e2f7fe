"""The command by which content comes in."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import project_option, refusing
from generator.options import as_sentence


@click.command("import")
@project_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--organisation", required=True, help="The id of the body, such as example-council.")
@click.option("--name", callback=as_sentence, help="The name of the body, if it is new here.")
@click.option("--year", required=True, help="The financial year of the statement, such as 2024-25.")
def import_(project: Path, file: Path, organisation: str, name: str | None, year: str) -> None:
    """Create a year from a statement: .docx, .html, .md, .txt, or .pdf with text."""
    from generator.importing.run import Wanted, import_statement

    with refusing(project, "Nothing was written."):
        click.echo(import_statement(Wanted(project, file, organisation, name, year)))
