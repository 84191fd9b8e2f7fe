"""Which versions are compared with which: years of a body, and releases of a year."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from generator.compare.lineage import declared_in
from generator.compare.records import Between
from generator.digests import digest_of_values
from generator.model.schema import withheld_everywhere
from generator.model.spoken import mains_in
from generator.page_kinds import COMPARISON
from generator.vocabulary import DocumentKind, ReleaseKind
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Edition, Library
    from generator.releases.summaries import ReleaseSummary

T = TypeVar("T")

EACH_WITH_EACH = 12
"""So many years, the newest ones, are each compared with each other."""


@dataclass(frozen=True)
class Side:
    """A version of an edition, as one of two or more that are looked at together."""

    path: str  # below the site
    name: str  # in addresses: "2016-17", or "2016-17@2017-06-13-unaudited" for a release
    title: str
    release: ReleaseSummary | None  # none for a working copy
    library: Library

    @property
    def edition(self) -> Edition:
        return self.library.edition

    @cached_property
    def compared(self) -> Library:
        """What of it is compared: of a statement that is not held, no text in its place."""
        known = self.release and self.release.kind is ReleaseKind.KNOWN
        return (
            _without_texts(self.library) if known and self.path != self.edition.id else self.library
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that is compared; a year is one side of many comparisons."""
        release = asdict(self.release) if self.release else None
        library = (
            self.library.model_dump(mode="json"),
            withheld_everywhere(self.library),
            mains_in(self.library),
        )
        data = [self.path, self.name, self.title, release, *library]
        return digest_of_values(data)

    @cached_property
    def between(self) -> Between:
        """What two others need to know of it, between which it stands."""
        return Between(self.edition.id, declared_in(self.library))


@dataclass(frozen=True)
class Pair:
    """Two versions side by side, as others need to know them."""

    path: str  # of the page that compares them; "" where they have no document in common
    older: str
    newer: str
    year: str  # as printed, of two releases of one year; "" of two years


def pair_of(organisation: str, older: Side, newer: Side) -> Pair:
    """Where a comparison stands, and what it compares."""
    same = newer.edition.id == older.edition.id
    path = f"{organisation}/{COMPARISON.at(older.name, newer.name)}".rstrip("/")
    has_page = _have_in_common(older, newer)
    year = newer.edition.period if same else ""
    return Pair(path if has_page else "", older.title, newer.title, year)


def _have_in_common(older: Side, newer: Side) -> bool:
    """Whether there is anything to compare; two versions of a year may both have no document."""
    had, has = (
        {kind for kind in DocumentKind if getattr(side.compared.edition, kind)}
        for side in (older, newer)
    )
    return bool(had & has) or (had == has and older.edition.id == newer.edition.id)


def side_of(path: str, library: Library, release: ReleaseSummary | None) -> Side:
    """A version by its path, with what of its library is compared; its release if it is one."""
    edition = library.edition
    title = edition.period
    name = edition.year
    if path != edition.id and release:
        name = f"{edition.year}@{release.name}"
        title = f"{title}, {say_date(release.date)}"
    return Side(path, name, title, release, library)


def _without_texts(library: Library) -> Library:
    """A version whose statement is not held: what it shows in its place is not compared with it."""
    first, *others = library.editions
    known = first.without({"code": None, "statement": None}, {})
    return library.without({"editions": (known, *others)}, library.all_withheld)


def pairs_of(
    current: Mapping[str, Side], releases: Mapping[str, list[Side]]
) -> Iterator[tuple[Side, Side]]:
    """The pairs of a body's years and of a year's releases, the older one first.

    Where a year is shown as its working copy, that is compared with the newest release as well:
    what would be published next.
    """
    years = [current[edition] for edition in sorted(current)]
    yield from pairs_among(years)
    for edition, frozen in sorted(releases.items()):
        yield from pairs_among(frozen)
        side = current.get(edition)
        if side and frozen and side.release is None:
            yield _newest_held(frozen), side


def _newest_held(frozen: Sequence[Side]) -> Side:
    """The newest release whose text is held; the newest, if there is none."""
    held = [each for each in frozen if each.release and each.release.kind is not ReleaseKind.KNOWN]
    return (held or frozen)[-1]


def pairs_among(versions: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Which of some versions, oldest first, are compared with which.

    Every one with the next and with the newest, and the newest few with each other. So there are
    twice as many pairs for twice as many years; of all pairs there would be four times as many.
    """
    recent = len(versions) - EACH_WITH_EACH
    last = len(versions) - 1
    for older, newer in combinations(range(len(versions)), 2):
        if older >= recent or newer in {older + 1, last}:
            yield versions[older], versions[newer]
