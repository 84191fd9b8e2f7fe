"""All steps in their order: the only module that sees them all."""

from __future__ import annotations

import calendar
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import checks, engine, search
from generator.audience import select
from generator.load import load
from generator.pages import collisions, pages_of
from generator.problems import ContentError, ExpectedError, Problem, has_errors
from generator.publish import building, swap_all, write_manifest
from generator.render import write_tree
from generator.resources import find_resources
from generator.rules import check_rules
from generator.units import list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future

    from generator.model import Library
    from generator.resources import Resources
    from generator.units import Unit


@dataclass(frozen=True)
class Checked:
    """Content that may be built, and what there is to say about it all the same."""

    library: Library
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
    problems = [*loaded.problems, *check_rules(loaded, project)]
    units: dict[Audience, list[Unit]] = {}
    if not has_errors(problems):
        for audience in Audience:
            selected = select(loaded.library, audience)
            units[audience] = list_units(selected, audience, project)
            for unit in units[audience]:
                problems += collisions(pages_of(unit))
    problems = sorted(set(problems))
    if has_errors(problems):
        raise ContentError(problems)
    return Checked(loaded.library, problems, units)


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
    with building(site) as folder, ProcessPoolExecutor(jobs or os.cpu_count()) as executor:
        # All work is handed out before any is waited for, so that no core is ever idle.
        started = []
        for audience in audiences:
            units = checked.units[audience]
            parts = [folder / f"{audience}-{number}" for number in range(len(units))]
            work = [
                executor.submit(build_unit, unit, resources, part, stamp)
                for unit, part in zip(units, parts, strict=True)
            ]
            started.append((audience, list(zip(units, parts, work, strict=True))))
        sites = [
            _assemble(audience, parts, resources, folder / audience, report)
            for audience, parts in started
        ]
        swap_all([each.folder for each in sites], [site / each.audience for each in sites])
    return [Built(each.audience, site / each.audience, each.units, each.pages) for each in sites]


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
        part.rename(out / unit.path)
        report(f"{audience}: built {unit.path or 'the portal'}")
    engine.write_assets(resources.theme, out)
    search.write_runtime(out)
    if faults := checks.check_site(out):
        raise ExpectedError(_sentences(f"The {audience} site is not fit to publish", faults))
    write_manifest(out, {unit.path or "portal": unit.digest() for unit, _, _ in parts})
    return Built(audience, out, len(parts), pages)


def build_unit(unit: Unit, resources: Resources, out: Path, stamp: str) -> int:
    """Build one unit into its folder; returns how many pages it has. Runs in any process."""
    os.environ["SOURCE_DATE_EPOCH"] = stamp
    pages = pages_of(unit)
    with tempfile.TemporaryDirectory(prefix="governance-") as folder:
        tree = Path(folder)
        write_tree(unit, pages, resources, tree)
        try:
            engine.build(tree, out)
        except engine.EngineError as error:
            title = f"The pages of {unit.path or 'the portal'} could not be built"
            raise ExpectedError(_sentences(title, error.sentences)) from error
    try:
        search.index(out)
    except search.SearchError as error:
        title = f"The search of {unit.path or 'the portal'} could not be built"
        raise ExpectedError(_sentences(title, [str(error)])) from error
    return len(pages)


def write_preview(project: Path, tree: Path) -> None:
    """Write the Markdown tree of the newest edition, as the public would see it."""
    units = check_content(project).units[Audience.PUBLIC]
    editions = [unit for unit in units if unit.library.editions]
    if not editions:
        raise ExpectedError("There is nothing to preview: no edition is public.")
    unit = max(editions, key=lambda each: each.library.editions[0].year)
    write_tree(unit, pages_of(unit), find_resources(project), tree)


def source_date_epoch(library: Library) -> str:
    """The site's declared date as seconds since 1970: the only date that output may carry."""
    year, month, day = ([int(part) for part in library.site.as_at.split("-")] + [1, 1])[:3]
    return str(calendar.timegm((year, month, day, 0, 0, 0)))


def _sentences(title: str, faults: Iterable[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {fault}" for fault in faults)])
