"""The command that says what is wrong with the content."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator import report
from generator.cli.common import print_problems, project_option, refusing, say
from generator.problems import did_you_mean, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.problems import Problem

_FORMATS = {"json": report.as_json, "github": report.as_github}


@click.command()
@project_option
@click.option("--format", "form", type=click.Choice(["text", *_FORMATS]), default="text")
@click.option("--explain", "code", metavar="CODE", help="Explain a code, such as missing-key.")
@click.option("--watch", is_flag=True, help="Check again whenever the content changes.")
@click.option("--links", is_flag=True, help="Also check whether links to other websites answer.")
def check(project: Path, form: str, code: str | None, *, watch: bool, links: bool) -> None:
    """Report every problem that a build would report, without building."""
    if code is not None:
        _explain(code)
        return
    if watch:
        if form != "text" or links:
            raise click.UsageError("--watch cannot be used with --format or --links.")
        _watch(project)
        return
    with refusing(project):
        problems = _problems(project)
    if links:
        problems = sorted([*problems, *_silent_links(project)])
    if form == "text":
        _say(problems, project)
    else:
        click.echo(_FORMATS[form](problems))
    sys.exit(1 if has_errors(problems) else 0)


def _say(problems: list[Problem], project: Path) -> None:
    print_problems(problems, project)
    if not problems:
        say(report.summary(problems))


def _problems(project: Path) -> list[Problem]:
    """What is wrong with the content, as found now or when it was the same."""
    from generator.making.unchanged import key_of_project, note_problems, problems_of

    key = key_of_project(project)
    known = problems_of(project, key)
    if known is not None:
        return known
    from generator import pipeline

    problems = pipeline.check(project)
    if key and key == key_of_project(project):
        note_problems(project, key, problems)
    return problems


def _silent_links(project: Path) -> list[Problem]:
    """What does not answer of the links to other websites, as far as the content can be read."""
    from generator.model.load import load
    from generator.outside import silent_links

    say("Asking for the links to other websites. This takes two minutes at most.")
    return silent_links(load(project).library)


def _explain(code: str) -> None:
    """Say what a code means."""
    from generator.explaining import as_text, explained

    if code not in (known := explained()):
        near = did_you_mean(code, known)
        more = near if near.startswith("did") else "reports give it in square brackets."
        message = f"There is no problem with the code {code!r}; {more}"
        raise click.BadParameter(message, param_hint="--explain")
    click.echo(as_text(code))


def _watch(project: Path) -> None:
    """Say what is wrong now and after each change, until Ctrl+C."""
    from generator.making.unchanged import key_of_project
    from generator.problems import ExpectedError

    last: str | None = None
    for changed in _changes(project):
        key = key_of_project(project)
        if key == last and not (changed and not key):
            continue
        try:
            problems = _problems(project)
        except (OSError, ExpectedError):  # a file went while it was read: the next look says more
            continue
        if last is not None:
            say("")
        last = key
        _say(problems, project)
        say("Waiting for changes. Stop with Ctrl+C.")


_LOOKS_PER_SECOND = 2


def _changes(project: Path) -> Iterator[bool]:
    """Whether the content changed, at once and then several times a second."""
    from watchfiles import watch

    content = project / "content"
    while True:
        there = content.is_dir()
        pause = 1000 // _LOOKS_PER_SECOND
        looks = watch(
            content if there else project,
            watch_filter=None,
            rust_timeout=pause,
            yield_on_timeout=True,
            recursive=there,
        )
        for changes in looks:
            yield bool(changes)
            if content.is_dir() != there:
                break
