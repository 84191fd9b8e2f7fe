"""The commands about content: what is wrong with it, and how it comes in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import report
from generator.cli.common import print_problems, project_option, refusing, say
from generator.options import as_sentence
from generator.problems import has_errors

if TYPE_CHECKING:
    from generator.problems import Problem

_FORMATS = {"json": report.as_json, "github": report.as_github}


@click.command()
@project_option
@click.option("--format", "form", type=click.Choice(["text", *_FORMATS]), default="text")
def check(project: Path, form: str) -> None:
    """Say everything that build would complain about, without building."""
    problems = _problems(project)
    if form == "text":
        print_problems(problems, project)
        if not problems:
            say(report.summary(problems))
    else:
        click.echo(_FORMATS[form](problems))
    sys.exit(1 if has_errors(problems) else 0)


@click.command("import")
@project_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--organisation", required=True, help="The id of the body: example-council.")
@click.option("--name", callback=as_sentence, help="What a body is called that is new here.")
@click.option("--year", required=True, help="The financial year of the statement: 2024-25.")
def import_(project: Path, file: Path, organisation: str, name: str | None, year: str) -> None:
    """Make a year out of a statement: .docx, .html, .md, .txt, or .pdf with text."""
    from generator.importing.run import Wanted, import_statement

    with refusing(project, "Nothing was written."):
        click.echo(import_statement(Wanted(project, file, organisation, name, year)))


def _problems(project: Path) -> list[Problem]:
    """What is wrong with the content, as found now or when it was the same."""
    from generator.making.unchanged import key_of_project, note_problems, problems_of

    key = key_of_project(project)
    known = problems_of(project, key)
    if known is not None:
        return known
    from generator import pipeline

    problems = pipeline.check(project)
    if key == key_of_project(project):
        note_problems(project, key, problems)
    return problems
