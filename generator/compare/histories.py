"""One item through all the years of a body: what it was called, what became of it each year.

Followed from year to year as comparisons match items: by permanent id and declared lineage.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compare import compare_tables, table_of
from generator.compare.followed import RETURNING
from generator.compare.gaps import say_lacking
from generator.language import _
from generator.views.held import is_whole, why_not
from generator.words import say_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.compare import Change, Comparison, Entry, Table
    from generator.compare.records import EntryKey
    from generator.compare.sides import Side

# What has a history, and the document it stands in.
_PARTS = {"area": "code", "control": "code", "improvement": "improvement", "action": "improvement"}

YearItem = tuple[int, "EntryKey"]  # the number of a year, and an item of it


@dataclass(frozen=True)
class Step:
    """An item in one year, and how it came there from the year before that has its document."""

    entry: Entry
    change: Change | None  # none in the first of these years


@dataclass(frozen=True)
class Year:
    """What there is of an item in one year; `gap` says why there can be nothing."""

    side: Side
    steps: tuple[Step, ...]
    gone: Change | None  # the change that ended it, where it was there in `older`
    gap: str
    older: Side | None  # the year that this one is compared with


@dataclass(frozen=True)
class Thread:
    """An item that goes on for some years, counted once: its steps in the newest of them.

    Of a promise that one year's statement announces and the next year's plan carries out, only
    the second is a year of it.
    """

    years: tuple[Side, ...]
    entries: tuple[Entry, ...]

    @property
    def returns(self) -> bool:
        """Whether it is in more than one year."""
        return len(self.years) > 1


class Histories:
    """All items of a body's years, and what became of them; worked out when first asked for."""

    def __init__(self, sides: tuple[Side, ...]) -> None:
        self.sides = sides

    @cached_property
    def _tables(self) -> list[Table]:
        return [table_of(side.library, side.edition) for side in self.sides]

    @cached_property
    def _earlier(self) -> dict[tuple[str, int], int]:
        """For each document and year the newest year before that has the document as well."""
        return {
            (part, newer): older
            for part in sorted({*_PARTS.values()})
            for older, newer in pairwise(
                at for at, table in enumerate(self._tables) if part in table.parts
            )
        }

    @cached_property
    def _changes(self) -> list[tuple[int, int, Change]]:
        """What became of every item between two such years, with the numbers of both."""
        pairs = {(older, newer): set[str]() for (_, newer), older in self._earlier.items()}
        for (part, newer), older in self._earlier.items():
            pairs[older, newer].add(part)
        return [
            (older, newer, change)
            for (older, newer), parts in sorted(pairs.items())
            for change in self._compared(older, newer).changes
            if _PARTS.get(change.item) in parts
        ]

    def _compared(self, older: int, newer: int) -> Comparison:
        between = [side.between for side in self.sides[older + 1 : newer]]
        return compare_tables(self._tables[older], self._tables[newer], between)

    @cached_property
    def _edges(self) -> tuple[dict[YearItem, list[YearItem]], dict[YearItem, list[YearItem]]]:
        """What each item became, and what it was before."""
        later: dict[YearItem, list[YearItem]] = {}
        earlier: dict[YearItem, list[YearItem]] = {}
        for before, after, change in self._changes:
            for old in change.old:
                for new in change.new:
                    later.setdefault((before, old.key), []).append((after, new.key))
                    earlier.setdefault((after, new.key), []).append((before, old.key))
        return later, earlier

    @cached_property
    def _came(self) -> dict[YearItem, Change]:
        """How each item came to be in its year; what is gone stands in the year without it."""
        return {
            (newer, entry.key): change
            for _, newer, change in self._changes
            for entry in change.new or change.old
        }

    def of(self, kind: str, name: str) -> list[Year]:
        """Every year, the newest first, with what there is of an item."""
        nodes = self._nodes(kind, name)
        return [self._year(at, nodes, _PARTS[kind]) for at in reversed(range(len(self.sides)))]

    def _nodes(self, kind: str, name: str) -> set[YearItem]:
        """What an item was and became, in all years."""
        start = {
            (at, (kind, name))
            for at, table in enumerate(self._tables)
            if (kind, name) in table.entries
        }
        return _reach(start, self._edges[0]) | _reach(start, self._edges[1])

    def _year(self, at: int, nodes: set[YearItem], part: str) -> Year:
        table = self._tables[at]
        keys = [key for key in table.entries if (at, key) in nodes]
        steps = tuple(Step(table.entries[key], self._came.get((at, key))) for key in keys)
        older = self._earlier.get((part, at))
        ended = [
            change
            for before, key in sorted(nodes)
            if before == older and (change := self._came.get((at, key))) and not change.new
        ]
        return Year(
            self.sides[at],
            steps,
            ended[0] if ended and not steps else None,
            self._gap(part, table),
            None if older is None else self.sides[older],
        )

    @staticmethod
    def _gap(part: str, table: Table) -> str:
        """Why a year may have nothing of an item; "" where it would have it if it was there."""
        if part not in table.parts:
            return say_lacking(part, table.edition)
        lacking = why_not(table.edition, part)
        return (
            _("Not in the part of this year held here: %(reason)s.", reason=lacking)
            if lacking
            else ""
        )

    def threads(self, kind: str) -> list[Thread]:
        """Every item of a kind once, however often it was rolled forward; the longest first.

        Years of which the plan is not held whole are left out: nobody can tell what is not in them.
        """
        left = {
            (at, key)
            for at, table in enumerate(self._tables)
            if is_whole(table.edition, _PARTS[kind])
            for key in table.entries
            if key[0] == kind
        }
        found = []
        for node in sorted(left):
            if node in left:
                nodes = _reach({node}, self._near) & left
                left -= nodes
                found.append(self._thread(nodes))
        return sorted(found, key=lambda each: (-len(each.years), each.entries[0].title))

    @cached_property
    def _near(self) -> dict[YearItem, list[YearItem]]:
        """What each item was and became, and what has its id in the next year that has it.

        An id is for good: what comes back after a year without it is the same item.
        """
        later, earlier = self._edges
        near = {node: [*later.get(node, ()), *earlier.get(node, ())] for node in {*later, *earlier}}
        last: dict[EntryKey, YearItem] = {}
        for at, table in enumerate(self._tables):
            for key in table.entries:
                node = at, key
                if key in last:
                    near.setdefault(last[key], []).append(node)
                    near.setdefault(node, []).append(last[key])
                last[key] = node
        return near

    def _thread(self, nodes: set[YearItem]) -> Thread:
        years = self._promised(nodes)
        newest = self._tables[years[-1]]
        entries = tuple(each for key, each in newest.entries.items() if (years[-1], key) in nodes)
        return Thread(tuple(self.sides[at] for at in years), entries)

    def _promised(self, nodes: set[YearItem]) -> list[int]:
        """The years of an item, in order; of a promise announced and carried out, the second.

        A statement announces what is to be done next year, and the plan of that year carries it
        out.
        """
        years = sorted({at for at, _ in nodes})
        announced = {
            at: announces(self._tables[at], {key for year, key in nodes if year == at})
            for at in years
        }
        only_said = {
            older for older, newer in pairwise(years) if announced[older] and not announced[newer]
        }
        return [at for at in years if at not in only_said]

    @property
    def left_out(self) -> list[str]:
        """The years that are not counted where it is told what returns, each with the reason."""
        reasons = [
            (side.title, why_not(table.edition, "improvement"))
            for side, table in zip(self.sides, self._tables, strict=True)
        ]
        return [
            _("%(year)s is left out: %(reason)s.", year=title, reason=reason)
            for title, reason in reasons
            if reason
        ]

    def years_of(self, kind: str, name: str) -> str:
        """In how many years an item is, as a sentence; a promise carried out is in one."""
        nodes = self._nodes(kind, name)
        there = sorted({at for at, _ in nodes})
        if not all(is_whole(table.edition, _PARTS[kind]) for table in self._tables):
            return _(
                "Known in %(number)s, %(years)s: not every year is held here in full.",
                number=say_count(len(there), "years"),
                years=self._from_to(there),
            )
        if len(there) == 1:
            return _("In one year only, %(year)s.", year=self._from_to(there))
        counted = self._promised(nodes) if kind in RETURNING else there
        if len(counted) == 1:
            first, second = (self.sides[at].title for at in (there[0], there[-1]))
            return _(
                "Announced in %(first)s for the next year and carried out in %(second)s: "
                "counted as one promise.",
                first=first,
                second=second,
            )
        number = say_count(len(counted), "years")
        return _(
            "Carried forward: it is in %(number)s, %(years)s.",
            number=number,
            years=self._from_to(counted),
        )

    def span_of(self, kind: str, name: str) -> str:
        """The years that an item is in, those in a row from the first to the last."""
        there = {at for at, _ in self._nodes(kind, name)}
        firsts = sorted(at for at in there if at - 1 not in there)
        lasts = sorted(at for at in there if at + 1 not in there)
        return ", ".join(self._from_to([*run]) for run in zip(firsts, lasts, strict=True))

    def _from_to(self, years: list[int]) -> str:
        first, last = self.sides[years[0]].title, self.sides[years[-1]].title
        return first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def announces(table: Table, items: set[EntryKey]) -> bool:
    """Whether a year's statement names improvement areas for which nothing is done in it."""
    areas = {key for key in items if key[0] == "improvement"}
    acted = any(each.parent in areas for each in table.entries.values())
    return bool(areas) and "statement" in table.parts and not acted


def _reach(start: Iterable[YearItem], edges: dict[YearItem, list[YearItem]]) -> set[YearItem]:
    found = set(start)
    waiting = list(found)
    while waiting:
        for near in edges.get(waiting.pop(), ()):
            if near not in found:
                found.add(near)
                waiting.append(near)
    return found
