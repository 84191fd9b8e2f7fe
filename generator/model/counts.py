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
    """The id of this list of counts; for example `june`."""
    title: Text
    """What the list is called; for example `Position in June 2025`."""
    as_at: Date
    """The date that the counts belong to; for example `2025-06-12`."""
    source: Text | None = None
    """The document in which they were printed; for example `Paper to the Audit Panel, table 1`."""
    opening: Whole | None = None
    """How many actions were open at the beginning; for example `12`."""
    new: Whole | None = None
    """How many actions were added; for example `3`."""
    closed: Whole | None = None
    """How many actions were closed; for example `4`."""
    closing: Whole | None = None
    """How many actions were open at the end; for example `11`."""
    carried_forward: Whole | None = None
    """How many actions came from an earlier plan; for example `5`."""
    complete: Whole | None = None
    """How many actions were complete; for example `4`."""
    on_track: Whole | None = None
    """How many actions were on track; for example `6`."""
    on_hold: Whole | None = None
    """How many actions were on hold; for example `1`."""
    revised: Whole | None = None
    """How many actions had their due date changed; for example `2`."""
    total: Whole | None = None
    """How many actions there were in all; for example `15`."""
    per_cent_complete: Whole | None = None
    """How much of the plan was complete, in per cent; for example `27`."""


class RecordedFigure(Record):
    """A figure of a plan as it was counted when it was released; without a value, none."""

    called = "a recorded figure"
    placed = False
    name: Verbatim
    """What the figure counts, by the name that papers use for it; for example `open`."""
    value: Verbatim | None = None
    """The number as it was counted; none where it could not be; for example `"11"`."""


class RecordedState(Record):
    """How an action stood when it was released and, of one that was closed, since when."""

    called = "a recorded state"
    placed = False
    action: Id
    """The action whose state was recorded; for example `one-form`."""
    state: Annotated[ActionState, one_of(ActionState)]
    """How the action stood on that date; for example `on-track`."""
    closed: Verbatim | None = None
    """The day since which a closed action was closed; for example `"2025-06-10"`."""


class RecordedPlan(Record):
    """The figures of a plan as at a date, as a reader was told them when it was released.

    `states` are those of its actions on that date, written with the first of its figures.
    """

    called = "a recorded plan"
    placed = False
    reader: Annotated[Audience, one_of(Audience)]
    """Whether the public or staff were told these figures; for example `public`."""
    as_at: Date
    """The date as at which the plan was counted; for example `2025-06-12`."""
    since: Date | None = None
    """The earlier date with which it was compared; for example `2025-03-13`."""
    figures: List[RecordedFigure] = ()
    """The figures that the pages of the release show."""
    states: List[RecordedState] = ()
    """How each action stood on that date."""

    @property
    def counts(self) -> dict[str, float | None]:
        """Each figure by its name."""
        return {each.name: _number(each.value) for each in self.figures}


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)
