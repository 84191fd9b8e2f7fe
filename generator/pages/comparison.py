"""The page of two versions side by side, and where in them an item is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.compare import ChangeKind, digest_of
from generator.compare.layout import groups_of
from generator.compare.sides import EACH_WITH_EACH
from generator.compare.summary import NOUNS
from generator.language import _
from generator.page_kinds import page_holding
from generator.pages.links import BodyLinks
from generator.pages.page import Page, PageContext
from generator.words import say_count

if TYPE_CHECKING:
    from generator.compare import Change, Comparison, Entry, Sentence
    from generator.compare.layout import Group
    from generator.compare.sides import Pair, Side
    from generator.units import ComparisonUnit, HistoryUnit, OrganisationUnit


class ComparisonView:
    """What the page shows; worked out when it is written, not when pages are listed."""

    def __init__(self, unit: ComparisonUnit) -> None:
        self._unit = unit
        self.older, self.newer = unit.sides

    @cached_property
    def comparison(self) -> Comparison:
        return self._unit.comparison

    @cached_property
    def groups(self) -> list[Group]:
        return groups_of(self.comparison)

    @cached_property
    def digest(self) -> list[Sentence]:
        """What changed, in a few sentences."""
        return digest_of(self.comparison)

    @property
    def parts(self) -> list[Group]:
        """The parts of the page in which something changed."""
        return [each for each in self.groups if each.count]

    @property
    def items(self) -> list[tuple[str, str, str]]:
        """The kinds of item that changed, with how many in words and where the first one stands."""
        changed = [each for each in self.comparison.changes if each.substantive]
        found = [(kind, [each for each in changed if each.item == kind]) for kind in NOUNS]
        return [(k, say_count(len(some), NOUNS[k]), some[0].anchor) for k, some in found if some]

    @property
    def fates(self) -> list[ChangeKind]:
        """What became of the items that changed."""
        found = {each.kind for each in self.comparison.changes if each.substantive}
        return [each for each in ChangeKind if each in found]

    @cached_property
    def tidied(self) -> list[Change]:
        """Items that differ in punctuation, capitals, spacing, numbering and layout alone."""
        kind = ChangeKind.HOUSEKEEPING
        return [each for each in self.comparison.changes if each.kind is kind]

    @property
    def unchanged(self) -> int:
        """How many items are unchanged."""
        return sum(each.kind is ChangeKind.UNCHANGED for each in self.comparison.changes)

    @cached_property
    def count(self) -> int:
        """How many differences of substance there are."""
        return sum(each.substantive for each in self.comparison.changes)


class ItemLinks(BodyLinks):
    """Where the versions that a unit looks at show their items, below the site."""

    def __init__(self, unit: ComparisonUnit | HistoryUnit) -> None:
        super().__init__(unit.body.path, getattr(unit, "comparisons", ()))
        self._pages = {
            each.path: {path for path, _ in each.pages.values()} for each in unit.versions
        }

    def item(self, entry: Entry, side: Side) -> str:
        """The page of an item in a version; "" where it has none."""
        place = _place_of(entry, side)
        known = place and place.partition("#")[0] in self._pages[side.path]
        return f"{side.path}/{place}" if known else ""


def _place_of(entry: Entry, side: Side) -> str:
    """The page of an item below its edition, and the part of it; "" where there is none."""
    kind, name = entry.key
    first, *rest = name.split("/")
    if kind in {"section", "subsection"}:  # these stand below their document
        kind, first = f"{first} section", rest[0]
    elif kind in {"board", "post"}:  # these below their organisation
        first = "-".join(rest if first == side.edition.organisation else (first, *rest))
    elif kind == "control":
        first = entry.parent[1].partition("/")[0] if entry.parent else ""
    page = page_holding(kind)
    if page is None:
        return ""
    return page.at(first, anchor=name if kind in page.parts else "")


@dataclass(frozen=True)
class ComparePage(PageContext):
    """All comparisons of a body: of years by the newer one, of releases by their year."""

    page_kind = page_kinds.COMPARE
    years: dict[str, list[Pair]]
    within: dict[str, list[Pair]]
    links: BodyLinks
    each_with_each: int | None  # of so many years all pairs are there; none where it is of all
    ways: tuple[str, ...]  # the addresses of the pages about all years that there are


@dataclass(frozen=True)
class ComparisonPage(PageContext):
    """Two versions side by side."""

    page_kind = page_kinds.COMPARISON
    view: ComparisonView
    links: ItemLinks


def index(unit: OrganisationUnit) -> list[Page]:
    """A body's page of all comparisons, if there are any."""
    if page_kinds.COMPARE.address not in unit.body.ways:
        return []
    years: dict[str, list[Pair]] = {}
    within: dict[str, list[Pair]] = {}
    for pair in sorted(unit.pairs, key=lambda each: (each.newer, each.older), reverse=True):
        listed = within.setdefault(pair.year, []) if pair.year else years.setdefault(pair.newer, [])
        listed.append(pair)
    limit = EACH_WITH_EACH if len(unit.years) > EACH_WITH_EACH else None
    return [
        Page(
            ComparePage(years, within, BodyLinks(unit.path), limit, unit.body.ways),
            _("Compare years: %(name)s", name=unit.body.name),
            _("What changed from one year to another, or from one release of a year to the next."),
        )
    ]


def pages(unit: ComparisonUnit) -> list[Page]:
    """The one page."""
    older, newer = unit.sides
    return [
        Page(
            ComparisonPage(ComparisonView(unit), ItemLinks(unit)),
            _("What changed between %(older)s and %(newer)s", older=older.title, newer=newer.title),
            _(
                "What is different in %(newer)s compared with %(older)s, item by item.",
                newer=newer.title,
                older=older.title,
            ),
        )
    ]
