"""The same item in other versions: other years of the body, and other releases of the year.

Pages are matched by what they are, and items across years by declared lineage, never by likeness.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _, known
from generator.vocabulary import Audience, ReleaseKind
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.lineage import YearPage
    from generator.pages.page import Page
    from generator.units import Contents, EditionUnit


@dataclass(frozen=True)
class Elsewhere:
    """A page in another version, or that version's first page, which the note says."""

    title: str
    note: str
    path: str  # below the site
    current: bool = False


def elsewhere(unit: EditionUnit, page: Page) -> list[Elsewhere]:
    """The page in every version of the edition and of the body's other years, newest first."""
    lines = []
    for version in _newest_first(unit, unit.versions):
        title, note = _name(unit, version)
        current = version.path == unit.path
        there = [version.pages[name] for name in _counterparts(unit, page, version)]
        if not there:
            missing = (
                _("%(note)s; does not include this page", note=note)
                if note
                else _("does not include this page")
            )
            lines.append(Elsewhere(title, missing, f"{version.path}/"))
        for path, called in there:
            said = called if len(there) > 1 else note
            lines.append(Elsewhere(title, said, f"{version.path}/{path}", current))
    return lines


def other_releases(unit: EditionUnit, page: Page) -> list[tuple[str, str, str]]:
    """What the item was or became in other releases of its year: how, its title and path."""
    here: YearPage = (unit.edition.id, page.same)
    relations = []
    for new, old in unit.lineage:
        if new == here and old[0] == here[0]:
            relations += [(_("Previously"), *each) for each in _newest_with(unit, old[1])]
        elif old == here and new[0] == here[0]:
            relations += [(_("Became"), *each) for each in _newest_with(unit, new[1])]
    return relations


def _newest_with(unit: EditionUnit, what: str) -> list[tuple[str, str]]:
    """Title and path of a page in the newest version of the edition that has it."""
    versions = [each for each in unit.versions if each.edition == unit.edition.id]
    for version in _newest_first(unit, versions):
        if what in version.pages:
            path, title = version.pages[what]
            name = _name(unit, version)[0]
            return [(f"{title} ({name})", f"{version.path}/{path}")]
    return []


def _newest_first(unit: EditionUnit, versions: Iterable[Contents]) -> list[Contents]:
    """By year, each year's own address before its releases in the order in which they came."""
    years = {each.path: each.releases for each in unit.body.editions}

    def age(version: Contents) -> int:
        made = ["", *(each.name for each in years[version.edition])]
        return made.index(version.release)

    return sorted(sorted(versions, key=age), key=lambda each: each.edition, reverse=True)


def _name(unit: EditionUnit, version: Contents) -> tuple[str, str]:
    """What a version is called, and how final it is."""
    summaries = {each.path: each for each in unit.body.editions}
    edition = summaries[version.edition]
    year = edition.period
    if not version.release:
        if not edition.is_released:
            return year, ""
        return year, _("latest") if unit.audience is Audience.PUBLIC else _("working copy")
    release = next(each for each in edition.releases if each.name == version.release)
    return f"{year}, {say_date(release.date)}", _(_NOTES[release.kind], state=_(release.stated))


_NOTES = {
    ReleaseKind.STATEMENT: known("%(state)s statement"),
    ReleaseKind.REPORT: known("plan and papers"),
    ReleaseKind.NOTICE: known("notice of delay"),
    ReleaseKind.KNOWN: known("known, not held"),
}


def _counterparts(unit: EditionUnit, page: Page, version: Contents) -> list[str]:
    """What the page is in a version: the same, or what it was or became there."""
    if page.same in version.pages:
        return [page.same]
    start: YearPage = (unit.edition.id, page.same)
    reached, waiting = {start}, [start]
    there = set()
    while waiting:
        node = waiting.pop()
        # An item keeps its id from year to year unless something else is declared.
        kept = {(each.edition, node[1]) for each in unit.versions if node[1] in each.pages}
        for near in (_related(unit, node) | kept) - reached:
            reached.add(near)
            if near[0] == version.edition:
                there.add(near[1])
            else:
                waiting.append(near)
    return sorted(there & set(version.pages))


def _related(unit: EditionUnit, node: YearPage) -> set[YearPage]:
    """What an item comes from, and what comes from it."""
    later = {old for new, old in unit.lineage if new == node}
    return later | {new for new, old in unit.lineage if old == node}


def years_with(unit: EditionUnit, what: str) -> str:
    """The years on this site that have a page, those in a row from the first to the last."""
    if not unit.versions:  # the only one knows no others
        return unit.edition.period
    periods = {each.path: each.period for each in unit.body.editions}
    known = sorted({each.edition for each in unit.versions})
    runs: list[list[str]] = []
    for edition in known:
        there = any(what in each.pages for each in unit.versions if each.edition == edition)
        if there and runs and known[known.index(edition) - 1] == runs[-1][-1]:
            runs[-1].append(edition)
        elif there:
            runs.append([edition])
    named = [[periods[each] for each in run] for run in runs]
    return ", ".join(
        run[0] if len(run) == 1 else _("%(first)s to %(last)s", first=run[0], last=run[-1])
        for run in named
    )
