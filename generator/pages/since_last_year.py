"""What changed since the year before, in a few sentences, and what became of its promises."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.compare import ChangeKind, summary
from generator.pages.links import BodyLinks
from generator.views import edition_view
from generator.vocabulary import ActionState
from generator.words import say_count, say_day, say_list, say_state, sentence

if TYPE_CHECKING:
    from generator.compare import Change, Comparison, Entry
    from generator.compare.sides import Side
    from generator.tracker.plan import Plan
    from generator.units import EditionUnit

# Of these, the first three that can be compared are told on an edition's first page.
_TELLING = ("control", "review", "improvement", "section", "action")


@dataclass(frozen=True)
class Promise:
    """An improvement area of the year before, and what it is in this one."""

    said: Entry
    became: str
    now: tuple[Entry, ...]


class Since:
    """An edition against the year before; worked out when the page is written."""

    def __init__(self, unit: EditionUnit, year_before: Side) -> None:
        self.older = year_before
        self._unit = unit
        body, _, year = unit.edition.id.partition("/")
        self.path = BodyLinks(body).compared(self.older.name, year)

    @cached_property
    def _comparison(self) -> Comparison:
        return self._unit.since(self.older)

    @property
    def sentences(self) -> list[str]:
        """At most three: counts of what was added, removed and changed, or why there are none."""
        said = summary(self._comparison)
        told = [f"{said[kind]}." for kind in _TELLING if kind in said]
        return (told or [sentence(gap.reason) for gap in self._comparison.gaps])[:3]

    @property
    def promises(self) -> list[Promise]:
        """What the year before said it would improve."""
        changes = [each for each in self._comparison.changes if each.item == "improvement"]
        return [_promise(said, each) for each in changes for said in each.old]

    @property
    def done(self) -> str:
        """How the actions of the year before stand; "" where none are known."""
        plan = _plan(self.older)
        if plan is None or not plan.complete:
            return ""
        states = plan.period.states
        counts = [f"{states[each]} {say_state(each)}" for each in ActionState if states[each]]
        total = say_count(len(plan.period.now), "actions")
        return f"Of {total} of {self.older.title}: {say_list(counts)}, as at {say_day(plan.as_at)}."


def _plan(side: Side) -> Plan | None:
    return edition_view(side.library, side.edition).plan


_BECAME = {
    ChangeKind.REMOVED: "Not among this year's areas",
    ChangeKind.NOT_SHOWN: "Not shown this year: gone, or withheld",
    ChangeKind.SPLIT: "Split into several",
    ChangeKind.MERGED: "Merged with others",
    ChangeKind.REPLACED: "Replaced",
    ChangeKind.REGROUPED: "Regrouped",
}


def _promise(said: Entry, change: Change) -> Promise:
    return Promise(said, _BECAME.get(change.kind, "Carried forward"), change.new)
