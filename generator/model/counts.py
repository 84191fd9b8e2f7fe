"""Figures of a plan: as its body printed them, and as they were counted for a release."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import Date, Id, List, Text, Verbatim, Whole, one_of
from generator.model.record import Item, Record
from generator.vocabulary import ActionState, Audience


class StatedCounts(Item):
    """Numbers of a plan as its body printed them; those it did not print are left out."""

    called = "a list of stated counts"
    id: Id
    title: Text
    as_at: Date
    source: Text | None = None
    opening: Whole | None = None
    new: Whole | None = None
    closed: Whole | None = None
    closing: Whole | None = None
    carried_forward: Whole | None = None
    complete: Whole | None = None
    on_track: Whole | None = None
    on_hold: Whole | None = None
    revised: Whole | None = None
    total: Whole | None = None
    per_cent_complete: Whole | None = None


class RecordedFigure(Record):
    """A figure of a plan as it was counted when it was released; without a value, none."""

    called = "a recorded figure"
    name: Verbatim
    value: Verbatim | None = None


class RecordedState(Record):
    """How an action stood when it was released and, of one that was closed, since when."""

    called = "a recorded state"
    action: Id
    state: Annotated[ActionState, one_of(ActionState)]
    closed: Verbatim | None = None


class RecordedPlan(Record):
    """The figures of a plan as at a date, as a reader was told them when it was released.

    `states` are those of its actions on that date, written with the first of its figures.
    """

    called = "a recorded plan"
    reader: Annotated[Audience, one_of(Audience)]
    as_at: Date
    since: Date | None = None
    figures: List[RecordedFigure] = ()
    states: List[RecordedState] = ()

    @property
    def counts(self) -> dict[str, float | None]:
        """Each figure by its name."""
        return {each.name: _number(each.value) for each in self.figures}


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)
