"""What every unit may know of the others: which bodies, years and releases there are.

Small and plain, since it is among the inputs of each unit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model.schema import total_withheld
from generator.reading.files import ITEMS
from generator.tracker.dates import last_day
from generator.vocabulary import DocumentState, ReleaseKind
from generator.words import financial_year_of, say_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Deadlines, Organisation, ReleaseFacts
    from generator.releases.versions import Shown, Version


@dataclass(frozen=True)
class KnownSummary:
    """A statement whose text is not held: its state, from which source, and if only presented."""

    state: str
    source: str
    presented: bool
    inferred: bool


@dataclass(frozen=True)
class ReleaseSummary:
    """A release; `stated` and `stated_on` are those of the statement it shows, if it shows one."""

    path: str
    name: str
    kind: ReleaseKind
    date: str
    note: str
    reason: str
    digest: str  # the checksum of all it says or, from before there was one, of its own file
    line: str  # the digest of its line in the log; "" from before the lines held each other
    stated: str
    stated_on: str
    known: KnownSummary | None = None
    items: str = ""  # where the list of all it says stands below the site; "" where it has none
    made_later_by: str = ""  # the program, where that list was made after the release
    digest_before: str = ""  # and what its checksum was until then
    withheld: tuple[tuple[str, int], ...] = ()  # from its year, by kind; to some only that it is

    @property
    def reached(self) -> str:
        """How far the statement had come, whether its text is held or not; "" if nobody knows."""
        return self.known.state if self.known and not self.known.presented else self.stated


@dataclass(frozen=True)
class Awaited:
    """A statement that the law wants published in a state by a date, and whether it is late."""

    year: str
    state: str
    by: str
    rule: str
    late: bool


@dataclass(frozen=True)
class EditionSummary:
    """An edition with its releases, newest first, and what is still to be published."""

    path: str
    organisation: str
    year: str
    documents: tuple[str, ...]
    releases: tuple[ReleaseSummary, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    is_released: bool = False
    also_for: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[str, ...]:
        """All financial years that its statement is about."""
        return (*self.also_for, self.year)

    @property
    def period(self) -> str:
        """What those are called."""
        return say_years(self.years)


@dataclass(frozen=True)
class RelatedBody:
    """A body of which another is a part, or that is a part of it; `years` has both their years."""

    path: str
    name: str
    years: tuple[str, ...]

    def of_year(self, year: str) -> RelatedBody:
        """As the pages of one year know it: whether it has that year."""
        return replace(self, years=tuple(each for each in self.years if each == year))


@dataclass(frozen=True)
class OrganisationSummary:
    """An organisation with its editions, newest first, and the years that have none yet."""

    path: str
    name: str
    about: str
    editions: tuple[EditionSummary, ...]
    awaited: tuple[Awaited, ...] = ()
    ways: tuple[str, ...] = ()  # the addresses of the pages about all its years that there are
    part_of: RelatedBody | None = None
    parts: tuple[RelatedBody, ...] = ()


def summarise(shown: Shown) -> tuple[OrganisationSummary, ...]:
    """All organisations of a site."""
    return tuple(_organisation(shown, each) for each in shown.organisations)


def as_known_to(edition: str, body: OrganisationSummary) -> OrganisationSummary:
    """A body as the pages of an edition know it: of its other years only that they are there.

    For pages of no edition, "", of all of them.
    """
    editions = tuple(
        each if each.path == edition else replace(each, documents=(), releases=(), awaited=())
        for each in body.editions
    )
    year = edition.rpartition("/")[2]
    return replace(
        body,
        about="",
        editions=editions,
        awaited=(),
        part_of=body.part_of and body.part_of.of_year(year),
        parts=tuple(each.of_year(year) for each in body.parts),
    )


def changes_of(
    organisations: Sequence[OrganisationSummary],
) -> list[tuple[EditionSummary, str, ReleaseSummary]]:
    """Every release of some bodies, newest first: its edition, the body's name, the release."""
    found = [
        (edition, body.name, release)
        for body in organisations
        for edition in body.editions
        for release in edition.releases
    ]
    # Of one day's releases, the later one stands first in its edition already.
    return sorted(found, key=lambda each: each[2].date, reverse=True)


def _organisation(shown: Shown, organisation: Organisation) -> OrganisationSummary:
    years = [each for each in shown.current if each.edition.organisation == organisation.id]
    newest_first = sorted(years, key=lambda each: each.edition.year, reverse=True)
    editions = tuple(_edition(shown, each) for each in newest_first)
    # Nothing is awaited from a body for the time before it first published.
    first = min((each.year for each in editions if each.releases), default="9999")
    there = {year for each in editions for year in each.years}
    today = shown.library.site.as_at
    missing = (
        each
        for each in _dates(shown, organisation.id)
        if first < each.year < financial_year_of(today) and each.year not in there
    )
    whole = [each for each in shown.organisations if each.id == organisation.part_of]
    parts = [each for each in shown.organisations if each.part_of == organisation.id]
    return OrganisationSummary(
        organisation.id,
        organisation.name,
        organisation.about,
        editions,
        tuple(missing),
        part_of=next((_related(shown, each, editions) for each in whole), None),
        parts=tuple(_related(shown, each, editions) for each in parts),
    )


def _related(shown: Shown, other: Organisation, editions: Sequence[EditionSummary]) -> RelatedBody:
    """Another body, with the years that it has in common with one."""
    theirs = {each.edition.year for each in shown.current if each.edition.organisation == other.id}
    years = tuple(each.year for each in editions if each.year in theirs)
    return RelatedBody(other.id, other.name, years)


def _edition(shown: Shown, version: Version) -> EditionSummary:
    edition = version.edition
    frozen = [each for each in shown.releases if each.edition.id == edition.id]
    releases = tuple(release_summary(each, frozen) for each in reversed(frozen))
    states = list(DocumentState)
    reached = [states.index(DocumentState(each.reached)) for each in releases if each.reached]
    awaited = [
        each
        for each in _dates(shown, edition.organisation)
        if each.year in edition.years
        and all(states.index(DocumentState(each.state)) > state for state in reached)
    ]
    titles = tuple(entry.title for entry in edition.documents)
    return EditionSummary(
        edition.id,
        edition.organisation,
        edition.year,
        titles,
        releases,
        tuple(awaited),
        bool(releases),
        edition.also_for,
    )


def release_summary(version: Version, frozen: Sequence[Version]) -> ReleaseSummary:
    """A release among all those of its edition."""
    release = version.release
    assert release is not None
    facts = release.facts
    carried = {each.release.name: each.release for each in frozen if each.release}
    kept = release.items
    shown = release if facts.kind is ReleaseKind.STATEMENT else carried.get(facts.statement or "")
    return ReleaseSummary(
        path=release.path,
        name=release.name,
        kind=facts.kind,
        date=facts.date,
        note=facts.note,
        reason=facts.reason or "",
        digest=kept.checksum if kept else release.digest,
        line=release.line,
        stated=shown.facts.state.value if shown and shown.facts.state else "",
        stated_on=shown.facts.date if shown else "",
        known=_known(facts),
        items=f"{release.path}/{ITEMS}" if version.items else "",
        made_later_by=kept.made_later_by if kept else "",
        digest_before=release.digest if kept and kept.made_later_by else "",
        withheld=tuple(sorted(total_withheld(version.edition).items())),
    )


def _known(facts: ReleaseFacts) -> KnownSummary | None:
    known = facts.known
    if known is None:
        return None
    return KnownSummary(known.state.value, known.source, known.presented, known.inferred)


def _dates(shown: Shown, organisation: str) -> Iterator[Awaited]:
    """The dates the law sets for a body, as at the site's declared date."""
    deadlines: Deadlines | None = shown.deadlines
    today = last_day(shown.library.site.as_at)
    for each in deadlines.deadlines if deadlines else ():
        if not each.organisations or organisation in each.organisations:
            late = last_day(each.by) < today
            yield Awaited(each.year, each.state.value, each.by, each.rule, late)
