"""The command line: the only module that prints and exits."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import pipeline, report
from generator.compare import as_data, as_text
from generator.problems import ContentError, ExpectedError, has_errors
from generator.publish import swap
from generator.releases.freeze import Order
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Problem

_KINDS = [each.value for each in ReleaseKind]
_STATES = [each.value for each in DocumentState]
_FORMATS = {"json": report.as_json, "github": report.as_github}

project_option = click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds content/ (default: here).",
)
say = partial(click.echo, err=True)


def _day(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        message = f"{value!r} is not a day. Write it as 2017-07-26."
        raise click.BadParameter(message) from None


def _said(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        message = "It is empty. Say it in a sentence."
        raise click.BadParameter(message)
    return value


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="governance-statements", prog_name="governance")
def main() -> None:
    """Publish a public body's governance, kept as YAML, as websites."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Into a file or another program, Windows writes words of one part of the world only.
            stream.reconfigure(encoding="utf-8")


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
    target = site or project / "site"
    try:
        unsound = "Nothing was built, and nothing was changed."
        with _refusing(project, "Nothing was changed.", unsound), _stoppable():
            built = pipeline.build(project, target, audiences, jobs=jobs, report=say)
    except KeyboardInterrupt as stopped:
        say("Stopped. Nothing was changed.")
        sys.exit(128 + stopped.args[0])  # as shells have it
    for each in built:
        click.echo(f"{each.folder}: {each.pages} pages")


@main.command()
@project_option
@click.argument("edition")
@click.option("--kind", type=click.Choice(_KINDS), default=ReleaseKind.STATEMENT.value)
@click.option("--state", type=click.Choice(_STATES), help="Of a statement: how final it is.")
@click.option("--date", "day", required=True, callback=_day, help="When it comes out: 2017-07-26.")
@click.option(
    "--note", required=True, callback=_said, help="What is new in it, in a sentence, for everyone."
)
@click.option("--reason", callback=_said, help="Of a correction: what was wrong.")
def release(  # noqa: PLR0913 - one for each thing a release says
    *,
    project: Path,
    edition: str,
    kind: str,
    state: str | None,
    day: str,
    note: str,
    reason: str | None,
) -> None:
    """Freeze an edition as it stands, to be published for good."""
    if (kind == ReleaseKind.STATEMENT) != bool(state):
        message = "A statement needs --state, and nothing else has one."
        raise click.UsageError(message)
    stated = DocumentState(state) if state else None
    order = Order(edition, ReleaseKind(kind), stated, day, note, reason)
    with _refusing(project, "Nothing was released."):
        click.echo(pipeline.release(project, order))


@main.command()
@project_option
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def compare(project: Path, old: str, new: str, form: str) -> None:
    """Say what is different between two editions or releases, as staff see them."""
    with _refusing(project):
        found = pipeline.compare_versions(project, old, new)
    as_json = partial(json.dumps, indent=2, ensure_ascii=False)
    click.echo(as_json(as_data(found)) if form == "json" else as_text(found, f"{old} and {new}"))


@main.command()
@project_option
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def verify(project: Path, folder: Path | None) -> None:
    """Say whether a built site is still as its manifest has it."""
    site = folder or project / "site" / Audience.PUBLIC
    with _refusing(project):
        faults = swap.verify(site)
    for fault in faults:
        click.echo(fault)
    say(f"{site} is not as it was built." if faults else f"{site} is as it was built.")
    sys.exit(1 if faults else 0)


def _print_problems(problems: list[Problem], project: Path) -> None:
    if problems:
        say(report.as_text(problems, project))


@contextmanager
def _refusing(project: Path, ending: str = "", unsound: str = "") -> Iterator[None]:
    """Say what is wrong, and how it ends, where a command cannot do what it was asked.

    It ends with `unsound`, if there is that, when the content has errors.
    """
    try:
        yield
    except ContentError as error:
        _print_problems(error.problems, project)
        ending = unsound or ending
    except ExpectedError as error:
        say(str(error))
    else:
        return
    if ending:
        say(ending)
    sys.exit(1)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Make a request to end (SIGTERM) work as Ctrl+C does, and a second one do nothing."""
    own = os.getpid()
    numbers = (signal.SIGINT, signal.SIGTERM)

    def stop(number: int, _: object) -> None:
        if os.getpid() != own:
            return  # a process just begun, which this one will stop
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # clearing away must not be cut short
        raise KeyboardInterrupt(number)

    before = [signal.signal(each, stop) for each in numbers]
    try:
        yield
    finally:
        for each, handler in zip(numbers, before, strict=True):
            signal.signal(each, handler)
