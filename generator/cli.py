"""The command line: the only module that prints and exits."""

from __future__ import annotations

import gc
import json
import sys
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import report
from generator.interrupts import stoppable
from generator.options import as_day, as_scheduler, as_sentence, known_statement
from generator.problems import ContentError, ExpectedError, has_errors
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Problem

_KINDS = [each.value for each in ReleaseKind if each is not ReleaseKind.KNOWN]
_STATES = [each.value for each in DocumentState]
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
    # What is loaded stays to the end: to look for what is no longer used takes a tenth of the time.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Into a file or another program, Windows writes words of one part of the world only.
            stream.reconfigure(encoding="utf-8")


@main.command()
@project_option
@click.option("--format", "form", type=click.Choice(["text", *_FORMATS]), default="text")
def check(project: Path, form: str) -> None:
    """Say everything that build would complain about, without building."""
    problems = _problems(project)
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
@click.option("--executor", callback=as_scheduler, help="A Dask cluster instead: dask://HOST:PORT.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing.")
@click.option("--explain", is_flag=True, help="Say why each part is made anew.")
def build(  # noqa: PLR0913 - one for each option
    *,
    project: Path,
    site: Path | None,
    audience: str,
    jobs: int | None,
    executor: str | None,
    no_cache: bool,
    explain: bool,
) -> None:
    """Build the website for the public, the one for staff, or both."""
    if jobs and executor:
        raise click.UsageError("--jobs is for one machine, and --executor for a cluster.")
    audiences = list(Audience) if audience == "all" else [Audience(audience)]
    target = site or project / "site"
    try:
        unsound = "Nothing was built, and nothing was changed."
        with _refusing(project, "Nothing was changed.", unsound), stoppable():
            pages = _build(
                project, target, audiences, jobs, executor, no_cache=no_cache, explain=explain
            )
    except KeyboardInterrupt as stopped:
        say("Stopped. Nothing was changed.")
        sys.exit(128 + stopped.args[0])  # as shells have it
    for each, number in pages.items():
        click.echo(f"{target / each}: {number} pages")


@main.command()
@project_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Of which site.")
@click.option("--clear", is_flag=True, help="Forget it all.")
def cache(project: Path, site: Path | None, *, clear: bool) -> None:
    """Say how much is kept of what was built, to be used again, or clear it."""
    from generator.making.unchanged import store_of

    store = store_of(site or project / "site")
    if clear:
        store.clear()
    click.echo(f"{store.folder}: {store.size() / 1_000_000:.1f} MB")


@main.command()
@project_option
@click.argument("edition")
@click.option("--kind", type=click.Choice(_KINDS), default=ReleaseKind.STATEMENT.value)
@click.option("--state", type=click.Choice(_STATES), help="Of a statement: how final it is.")
@click.option("--known-from", callback=as_sentence, help="Its text is not held: who tells of it.")
@click.option("--presented", is_flag=True, help="Not held, and only taken to a panel.")
@click.option("--inferred", is_flag=True, help="Not held, and not stated in so many words.")
@click.option(
    "--date", "day", required=True, callback=as_day, help="When it comes out: 2017-07-26."
)
@click.option(
    "--note",
    required=True,
    callback=as_sentence,
    help="What is new in it, in a sentence, for everyone.",
)
@click.option("--reason", callback=as_sentence, help="Of a correction: what was wrong.")
def release(  # noqa: PLR0913 - one for each thing a release says
    *,
    project: Path,
    edition: str,
    kind: str,
    state: str | None,
    day: str,
    note: str,
    reason: str | None,
    known_from: str | None,
    presented: bool,
    inferred: bool,
) -> None:
    """Freeze an edition as it stands, to be published for good."""
    if (kind == ReleaseKind.STATEMENT) != bool(state):
        raise click.UsageError("A statement needs --state, and nothing else has one.")
    known = known_statement(state, known_from, presented=presented, inferred=inferred)
    from generator import pipeline
    from generator.releases.freeze import Order

    asked = ReleaseKind.KNOWN if known else ReleaseKind(kind)
    stated = DocumentState(state) if state and not known else None
    today = datetime.now().astimezone().date().isoformat()
    order = Order(edition, asked, stated, day, note, reason, today, known)
    with _refusing(project, "Nothing was released."):
        click.echo(pipeline.release(project, order, partial(click.confirm, err=True)))


@main.command("import")
@project_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--organisation", required=True, help="The id of the body: example-council.")
@click.option("--name", callback=as_sentence, help="What a body is called that is new here.")
@click.option("--year", required=True, help="The financial year of the statement: 2024-25.")
def import_(project: Path, file: Path, organisation: str, name: str | None, year: str) -> None:
    """Make a year out of a statement: .docx, .html, .md, .txt, or .pdf with text."""
    from generator.importing.run import Wanted, import_statement

    with _refusing(project, "Nothing was written."):
        click.echo(import_statement(Wanted(project, file, organisation, name, year)))


@main.command()
@project_option
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def compare(project: Path, old: str, new: str, form: str) -> None:
    """Say what is different between two editions or releases, as staff see them."""
    from generator import pipeline
    from generator.compare import as_data, as_text

    with _refusing(project):
        found = pipeline.compare_versions(project, old, new)
    as_json = partial(json.dumps, indent=2, ensure_ascii=False)
    click.echo(as_json(as_data(found)) if form == "json" else as_text(found, f"{old} and {new}"))


@main.command()
@project_option
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def verify(project: Path, folder: Path | None) -> None:
    """Say whether a built site is still as its manifest has it."""
    from generator.publish.swap import verify as differences

    site = folder or project / "site" / Audience.PUBLIC
    with _refusing(project):
        faults = differences(site)
    for fault in faults:
        click.echo(fault)
    say(f"{site} is not as it was built." if faults else f"{site} is as it was built.")
    sys.exit(1 if faults else 0)


# What reads, checks and shows content is imported where it is needed: to load all of it takes
# longer than to see that nothing changed.


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


def _build(  # noqa: PLR0913 - one for each option
    project: Path,
    site: Path,
    audiences: list[Audience],
    jobs: int | None,
    executor: str | None,
    *,
    no_cache: bool,
    explain: bool,
) -> dict[Audience, int]:
    """Build some sites, unless they are there already, and give the number of pages of each."""
    from generator.making.unchanged import key_of_project, note_site, pages_of_site

    key = "" if no_cache else key_of_project(project)
    known = {audience: pages_of_site(site, key, audience) for audience in audiences}
    if None not in known.values():
        say("Nothing changed since it was built.")
        return {audience: number or 0 for audience, number in known.items()}
    from generator import pipeline
    from generator.progress import listener

    with listener(explain=explain) as told:
        built = pipeline.build(
            project, site, audiences, jobs=jobs, executor=executor, cached=not no_cache, told=told
        )
    if key and key == key_of_project(project):
        for each in built:
            note_site(site, key, each)
    return {each.audience: each.pages for each in built}


def _print_problems(problems: list[Problem], project: Path) -> None:
    if problems:
        say(report.as_text(problems, project))


@contextmanager
def _refusing(project: Path, ending: str = "", unsound: str = "") -> Iterator[None]:
    """Say what is wrong and how it ends: with `unsound`, if given, where the content has errors."""
    try:
        yield
    except ContentError as error:
        _print_problems(error.problems, project)
        ending = unsound or ending
    except ExpectedError as error:
        say(str(error))
    except click.Abort:  # nobody answered what was asked
        say("")
    else:
        return
    if ending:
        say(ending)
    sys.exit(1)
