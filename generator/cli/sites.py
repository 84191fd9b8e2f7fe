"""The commands about websites: to build them, and to see that they are as they were built."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing, say
from generator.cli.logs import verify_log
from generator.interrupts import stoppable
from generator.options import as_scheduler
from generator.problems import has_errors
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.problems import Problem
    from generator.releases.proving import Proof


@click.command()
@project_option
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to build in (default: site/ in the project).",
)
@click.option(
    "--audience", type=click.Choice([*(each.value for each in Audience), "all"]), default="all"
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Number of processes (default: one per core)."
)
@click.option(
    "--executor", callback=as_scheduler, help="A Dask cluster to build on: dask://HOST:PORT."
)
@click.option("--no-cache", is_flag=True, help="Build everything again, and keep nothing.")
@click.option("--explain", is_flag=True, help="Say why each part is built again.")
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
        unsound = partial(_say_unsound, project, audiences)
        with refusing(project, "Nothing was changed.", unsound), stoppable():
            pages = _build(
                project, target, audiences, jobs, executor, no_cache=no_cache, explain=explain
            )
    except KeyboardInterrupt as stopped:
        say("Stopped. Nothing was changed.")
        sys.exit(128 + stopped.args[0])  # as shells have it
    for each, number in pages.items():
        click.echo(f"{target / each}: {number} pages")
    _say_if_empty(target, pages)


def _say_if_empty(site: Path, built: Iterable[Audience]) -> None:
    """Say of a site for the public why there is nothing on it."""
    from generator.publish.swap import holds_a_year

    if Audience.PUBLIC in built and not holds_a_year(site / Audience.PUBLIC):
        say("The public site holds no year: nothing is public until `governance release`.")


def _say_unsound(project: Path, audiences: list[Audience], problems: list[Problem]) -> str:
    """How a build ends that errors stop: what is wrong with a working copy stops staff's alone."""
    from generator.releases.logging import LOG
    from generator.releases.versions import stops_the_public

    said = "Nothing was built, and nothing was changed."
    nothing = Audience.PUBLIC not in audiences or not (project / LOG).is_file()
    if nothing or has_errors(filter(stops_the_public, problems)):
        return said
    return f"{said} The site for the public can be: governance build --audience public."


@click.command()
@project_option
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the site (default: site/ in the project).",
)
@click.option("--clear", is_flag=True, help="Clear all that is kept.")
def cache(project: Path, site: Path | None, *, clear: bool) -> None:
    """Say how much of earlier builds is kept for reuse, or clear it."""
    from generator.making.unchanged import store_of
    from generator.publish.swap import alone

    built = site or project / "site"
    store = store_of(built)
    if clear:
        # Where no site is, nothing is built: there is no place for a lock, nor any need of one.
        with refusing(project), alone(built) if built.is_dir() else nullcontext():
            store.clear()
    click.echo(f"{store.folder}: {store.size() / 1_000_000:.1f} MB")


@click.command()
@project_option
@click.argument("site", required=False)
@click.option("--against", help="An earlier site or manifest that the log must still hold.")
def verify(project: Path, site: str | None, against: str | None) -> None:
    """Check that a site, a folder or https://..., shows what was built and released."""
    if against:
        if site:
            raise click.UsageError("--against looks at the log: leave the site out.")
        verify_log(project, against)
        return
    from generator.publish.swap import provenance_of
    from generator.publish.swap import verify as differences
    from generator.releases.proving import prove
    from generator.releases.served import is_address

    place = site or str(project / "site" / Audience.PUBLIC)
    with refusing(project):
        faults = [] if is_address(place) else differences(Path(place))
        for line in () if is_address(place) else provenance_of(Path(place)):
            say(line)
        proof = prove(place)
    for fault in (*faults, *proof.faults):
        click.echo(fault)
    if not is_address(place):
        say(f"{place} is not as it was built." if faults else f"{place} is as it was built.")
    _say_proof(proof)
    sys.exit(1 if faults or proof.faults else 0)


def _say_proof(proof: Proof) -> None:
    """Say how many releases hold, how much of them is withheld, and how far the log goes."""
    if proof.releases:
        say(f"Releases as they were logged: {proof.proved} of {proof.releases}.")
        withheld = sum(each.withheld for each in proof.lists)
        items = sum(each.items for each in proof.lists)
        say(f"Items of them that are withheld: {withheld} of {items}.")
    for each in proof.lists:
        if each.withheld:
            part = f"of {each.withheld} of its {each.items} items"
            say(f"{each.release}: {part}, only the digests are published.")
    if proof.head:
        say(f"Head of the log, as the first page and feed.xml show it: {proof.head}")


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
    from generator.publish.place import refuse_place

    refuse_place(project, site)
    key = "" if no_cache else key_of_project(project)
    known = {audience: pages_of_site(site, key, audience) for audience in audiences}
    if None not in known.values():
        say("Nothing has changed since it was built.")
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
