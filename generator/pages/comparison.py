"""The page of two versions side by side, and where in them an item is read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.compare import ChangeKind, summary
from generator.compare.layout import groups_of
from generator.pages.page import Page
from generator.words import say_list

if TYPE_CHECKING:
    from generator.compare import Comparison, Entry
    from generator.compare.layout import Group
    from generator.compare.sides import Pair, Side
    from generator.units import Unit


class ComparisonView:
    """What the page shows; worked out when it is written, not when pages are listed."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.older, self.newer = unit.sides

    @cached_property
    def comparison(self) -> Comparison:
        return self._unit.comparison

    @cached_property
    def groups(self) -> list[Group]:
        return groups_of(self.comparison)

    @property
    def summary(self) -> list[str]:
        """For each kind of item that is not all the same, how many became what."""
        said = summary(self.comparison)
        return [f"{said[kind]}." for kind in said if kind not in self._unchanged]

    @property
    def same(self) -> str:
        """The kinds of item of which every one is unchanged, with their numbers."""
        return say_list([each.removesuffix(" unchanged") for each in self._unchanged.values()])

    @cached_property
    def _unchanged(self) -> dict[str, str]:
        counts = self.comparison.counts
        said = summary(self.comparison)
        return {kind: said[kind] for kind in said if set(counts[kind]) == {ChangeKind.UNCHANGED}}

    @property
    def first(self) -> str:
        """Where the first difference stands on the page."""
        return next(each.anchor for each in self.comparison.changes if each.substantive)

    @property
    def count(self) -> int:
        """How many differences of substance there are."""
        return sum(each.substantive for each in self.comparison.changes)


class ItemLinks:
    """Where the versions that a unit looks at show their items, below the site."""

    def __init__(self, unit: Unit) -> None:
        self.body = unit.organisations[0].path
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
    own = rest if first == side.edition.organisation else [first, *rest]
    area = entry.parent[1].partition("/")[0] if entry.parent else ""
    places = {
        "control": f"code/{area}/#{name}",
        "area": f"code/{first}/",
        "theme": f"code/{first}/",
        "review": f"statement/{first}/",
        "section": f"{'/'.join([first, *rest][:2])}/",
        "subsection": f"{'/'.join([first, *rest][:2])}/",
        "improvement": f"improvement/{name}/",
        "action": f"actions/{name}/",
        "opinion": f"assurance/#{name}",
        "recommendation": f"assurance/#{name}",
        "term": f"glossary/#{name}",
        "board": f"boards/{'-'.join(own)}/",
        "post": f"posts/{'-'.join(own)}/",
    }
    return places.get(kind, "")


def index(unit: Unit) -> list[Page]:
    """A body's page of all comparisons, if there are any."""
    if not unit.pairs:
        return []
    years: dict[str, list[Pair]] = {}
    within: dict[str, list[Pair]] = {}
    for pair in sorted(unit.pairs, key=lambda each: (each.newer, each.older), reverse=True):
        found = within.setdefault(pair.year, []) if pair.year else years.setdefault(pair.newer, [])
        found.append(pair)
    return [
        Page(
            "compare/",
            "compare",
            f"Compare any two: {unit.organisations[0].name}",
            "What changed from one year to another, or from one release of a year to the next.",
            {"years": years, "within": within},
            search={"kind": "Comparison"},
        )
    ]


def pages(unit: Unit) -> list[Page]:
    """The one page."""
    older, newer = unit.sides
    return [
        Page(
            "",
            "comparison",
            f"{older.title} and {newer.title} compared",
            f"What is different in {newer.title} from {older.title}, item by item.",
            {"view": ComparisonView(unit), "links": ItemLinks(unit)},
            layout="wide",
        )
    ]
