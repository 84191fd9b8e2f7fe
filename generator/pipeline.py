"""All steps in their order: the only module that sees them all."""

from __future__ import annotations

import calendar
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import leaks
from generator.audience import select
from generator.compare import compare
from generator.model.load import load
from generator.pages import collisions, pages_of
from generator.problems import ContentError, ExpectedError, Problem, has_errors
from generator.publish import checks, engine, search
from generator.publish.pagefind_files import SearchError
from generator.publish.swap import building, swap_all, write_manifest
from generator.publish.workers import workers
from generator.releases.archive import read_releases, unknown_withdrawals
from generator.releases.freeze import freeze
from generator.releases.versions import as_it_stands, shown_to
from generator.render import write_tree
from generator.resources import find_resources
from generator.rules import check_rules
from generator.rules.continuity import continuity
from generator.units import EditionUnit, know_each_other, list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from generator.compare import Comparison
    from generator.model import Library, Record
    from generator.releases.archive import Release
    from generator.releases.freeze import Order
    from generator.releases.versions import Shown
    from generator.resources import Resources
    from generator.units import Unit


LEAK_REPORT = "leak-report.json"
"""Where the gate says what it searched: beside the sites, for it names what is internal."""


@dataclass(frozen=True)
class Checked:
    """Content that may be built, and what there is to say about it all the same."""

    library: Library
    releases: list[Release]
    problems: list[Problem]
    units: dict[Audience, list[Unit]]


@dataclass(frozen=True)
class Built:
    """A site that was built for one audience."""

    audience: Audience
    folder: Path
    units: int
    pages: int


def check(project: Path) -> list[Problem]:
    """Everything a build would complain about."""
    try:
        return check_content(project).problems
    except ContentError as error:
        return error.problems


def check_content(project: Path) -> Checked:
    """Load and check the content; ContentError carries all problems when one is an error."""
    loaded = load(project)
    releases, faults = read_releases(project, loaded.library)
    # Of a release that cannot be read, nobody knows what the working copy may say it comes from.
    frozen = None if faults else [each.library for each in releases]
    problems = [*loaded.problems, *faults, *check_rules(loaded, project, frozen)]
    problems += unknown_withdrawals(loaded.library, releases)
    if not has_errors(problems):
        problems += continuity(loaded.library)
    units: dict[Audience, list[Unit]] = {}
    if not has_errors(problems):
        for audience in Audience:
            shown = shown_to(audience, loaded.library, releases, project)
            units[audience], collided = make_units(shown)
            problems += collided
    problems = sorted(set(problems))
    if has_errors(problems):
        raise ContentError(problems)
    return Checked(loaded.library, releases, problems, units)


def make_units(shown: Shown) -> tuple[list[Unit], list[Problem]]:
    """The units of a site, each knowing the others' pages, and pages that want one address."""
    units = list_units(shown)
    pages = [pages_of(unit) for unit in units]
    problems = [problem for each in pages for problem in collisions(each)]
    contents = [{page.same: (page.path, page.title) for page in each} for each in pages]
    return know_each_other(units, contents), problems


def release(project: Path, order: Order) -> Path:
    """Freeze an edition as it stands; ContentError or ExpectedError says why it cannot be."""
    checked = check_content(project)
    return freeze(project, checked.library, checked.releases, order)


def compare_versions(project: Path, old: str, new: str) -> Comparison:
    """Compare two editions or releases as staff see them; ExpectedError says which there are."""
    checked = check_content(project)
    known = {edition.id: (checked.library, edition) for edition in checked.library.editions}
    known |= {each.id: (each.library, each.library.editions[0]) for each in checked.releases}
    for name in (old, new):
        if name not in known:
            there = ", ".join(sorted(known))
            raise ExpectedError(f'There is no "{name}". There are: {there}.')
    return compare(*known[old], *known[new])


def build(
    project: Path,
    site: Path,
    audiences: Sequence[Audience],
    *,
    jobs: int | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> list[Built]:
    """Build the sites for some audiences and put them in place of the old ones, all or none."""
    checked = check_content(project)
    resources = find_resources(project)
    stamp = source_date_epoch(checked.library)
    done: list[Built] = []
    try:
        with building(site) as folder:
            with workers(jobs) as executor:
                # All work is handed out before any is waited for, so that no core is ever idle.
                started = [
                    (
                        each,
                        _hand_out(checked.units[each], resources, folder / each, stamp, executor),
                    )
                    for each in audiences
                ]
                sites = [
                    _assemble(audience, parts, resources, folder / audience, report)
                    for audience, parts in started
                ]
            if Audience.PUBLIC in audiences:
                _keep_in(checked, resources, folder / Audience.PUBLIC, site)
            swap_all([each.folder for each in sites], [site / each.audience for each in sites])
            done = [replace(each, folder=site / each.audience) for each in sites]
    except KeyboardInterrupt:
        # Once the sites are in place, all that can be stopped is clearing the old ones away.
        if not done:
            raise
    return done


def _hand_out(
    units: Sequence[Unit], resources: Resources, out: Path, stamp: str, executor: Executor
) -> list[tuple[Unit, Path, Future[int]]]:
    parts = [out.with_name(f"{out.name}-{number}") for number in range(len(units))]
    return [
        (unit, part, executor.submit(build_unit, unit, resources, part, stamp))
        for unit, part in zip(units, parts, strict=True)
    ]


def _assemble(
    audience: Audience,
    parts: Sequence[tuple[Unit, Path, Future[int]]],
    resources: Resources,
    out: Path,
    report: Callable[[str], None],
) -> Built:
    """Put the units of a site together as they are done, and check the whole."""
    pages = 0
    # A unit's path comes before those below it, so each finds its place free.
    for unit, part, work in parts:
        pages += work.result()
        place = out / unit.path
        place.parent.mkdir(parents=True, exist_ok=True)
        part.rename(place)
        report(f"{audience}: built {unit.name}")
    engine.write_assets(resources.theme, out)
    search.write_runtime(out)
    if faults := checks.check_site(out):
        raise ExpectedError(_sentences(f"The {audience} site is not fit to publish", faults))
    write_manifest(out, {unit.path or "portal": unit.digest() for unit, _, _ in parts})
    return Built(audience, out, len(parts), pages)


def _keep_in(checked: Checked, resources: Resources, built: Path, site: Path) -> None:
    """Refuse a public site that says what only internal content says; the report stays inside."""
    # The log says of releases what their pages say, and of no other.
    working = checked.library.model_copy(update={"published": None})
    everything = [working, *(each.library for each in checked.releases)]
    published = list(_published(checked))
    found = leaks.find_leaks(built, everything, published, leaks.shipped_by(resources))
    text = leaks.as_report(found)
    (site / LEAK_REPORT).write_text(text, "utf-8", newline="")
    if found:
        title = "The public site says what only internal content says"
        raise ExpectedError(_sentences(title, leaks.as_sentences(found)))


def _published(checked: Checked) -> Iterator[Record]:
    """What the public site may say: its selections, and what its pages tell of releases."""
    units = checked.units[Audience.PUBLIC]
    yield from (unit.library for unit in units)
    paths = {unit.path for unit in units}
    for each in checked.releases:
        if each.path in paths:
            yield each.facts.model_copy(update={"files": ()})
    library = checked.library
    yield from filter(None, [select(library, Audience.PUBLIC).deadlines])
    for withdrawal in library.withdrawals.withdrawals if library.withdrawals else ():
        only_when = {"edition": None, "kind": "", "id": None, "reason": ""}
        yield withdrawal.model_copy(update=only_when)


def build_unit(unit: Unit, resources: Resources, out: Path, stamp: str) -> int:
    """Build one unit into its folder; returns how many pages it has. Runs in any process."""
    os.environ["SOURCE_DATE_EPOCH"] = stamp
    pages = pages_of(unit)
    # Beside the result, where the next build clears away what a killed one leaves.
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        tree = Path(folder)
        write_tree(unit, pages, resources, tree)
        try:
            engine.build(tree, out)
        except engine.EngineError as error:
            title = f"The pages of {unit.name} could not be built"
            raise ExpectedError(_sentences(title, error.sentences)) from error
    try:
        search.index(out)
    except SearchError as error:
        title = f"The search of {unit.name} could not be built"
        raise ExpectedError(_sentences(title, [str(error)])) from error
    return len(pages)


def write_preview(project: Path, tree: Path) -> None:
    """Write the Markdown tree of the newest edition, as the public would see it."""
    # As if the working copy were released now: the same path as a build, the same selection.
    selected = select(check_content(project).library, Audience.PUBLIC)
    units, _ = make_units(as_it_stands(selected, Audience.PUBLIC, project))
    editions = [unit for unit in units if isinstance(unit, EditionUnit)]
    if not editions:
        raise ExpectedError("There is nothing to preview: no edition is public.")
    unit = max(editions, key=lambda unit: unit.edition.year)
    write_tree(unit, pages_of(unit), find_resources(project), tree)


def source_date_epoch(library: Library) -> str:
    """The site's declared date as seconds since 1970: the only date that output may carry."""
    year, month, day = ([int(part) for part in library.site.as_at.split("-")] + [1, 1])[:3]
    return str(calendar.timegm((year, month, day, 0, 0, 0)))


def _sentences(title: str, faults: Iterable[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {fault}" for fault in faults)])
