"""The command line: the only module that prints and exits."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import pipeline, publish, report
from generator.problems import ContentError, ExpectedError, has_errors
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.problems import Problem

_FORMATS = {"json": report.as_json, "github": report.as_github}

project_option = click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds content/ (default: here).",
)
say = partial(click.echo, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="governance-statements", prog_name="governance")
def main() -> None:
    """Publish a public body's governance, kept as YAML, as websites."""


@main.command()
@project_option
@click.option("--format", "form", type=click.Choice(["text", *_FORMATS]), default="text")
def check(project: Path, form: str) -> None:
    """Say everything that build would complain about, without building."""
    problems = pipeline.check(project)
    if form == "text":
        _print_problems(problems, project)
        if not problems:
            say(report.summary(problems))
    else:
        click.echo(_FORMATS[form](problems))
    sys.exit(1 if has_errors(problems) else 0)


@main.command()
@project_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where to build.")
@click.option(
    "--audience", type=click.Choice([*(each.value for each in Audience), "all"]), default="all"
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes (default: one per core).")
def build(project: Path, site: Path | None, audience: str, jobs: int | None) -> None:
    """Build the website for the public, the one for staff, or both."""
    audiences = list(Audience) if audience == "all" else [Audience(audience)]
    try:
        built = pipeline.build(project, site or project / "site", audiences, jobs=jobs, report=say)
    except ContentError as error:
        _print_problems(error.problems, project)
        say("Nothing was built, and nothing was changed.")
        sys.exit(1)
    except ExpectedError as error:
        say(f"{error}\nNothing was changed.")
        sys.exit(1)
    for each in built:
        click.echo(f"{each.folder}: {each.pages} pages")


@main.command()
@project_option
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def verify(project: Path, folder: Path | None) -> None:
    """Say whether a built site is still as its manifest has it."""
    site = folder or project / "site" / Audience.PUBLIC
    try:
        faults = publish.verify(site)
    except ExpectedError as error:
        say(str(error))
        sys.exit(1)
    for fault in faults:
        click.echo(fault)
    say(f"{site} is not as it was built." if faults else f"{site} is as it was built.")
    sys.exit(1 if faults else 0)


def _print_problems(problems: list[Problem], project: Path) -> None:
    if problems:
        say(report.as_text(problems, project))
