"""How an action is delivered: what it is measured by, and where its evidence is."""

from __future__ import annotations

from generator.model.fields import Date, Id, List, Text
from generator.model.record import Item


class Measured(Item):
    """What a measure was on a day, as printed."""

    called = "a measurement"
    date: Date
    """The day, month or year that the value belongs to; for example `2025-03`."""
    value: Text
    """The value as printed; for example `"81"`."""


class Measure(Item):
    """What an action is to change, over the years: where it began and where it should get to.

    Values are kept as printed, with their unit in them or beside; those that are numbers are drawn.
    """

    called = "a measure"
    id: Id
    """The id of the measure, which never changes; for example `in-a-month`."""
    title: Text
    """What is measured; for example `Minutes published within a month`."""
    unit: Text | None = None
    """The unit of the values, if they do not state it; for example `per cent`."""
    baseline: Text | None = None
    """The value from which the action began; for example `"75"`."""
    target: Text | None = None
    """The value that the action should reach; for example `"100"`."""
    measured: List[Measured] = ()
    """What was measured, from the oldest to the newest; for example `[{date: 2025-03, value:
    "81"}]`."""


class RatingMeaning(Item):
    """What a colour or a word with which a body rates its actions means to that body."""

    called = "the meaning of a rating"
    label: Text
    """The colour or word with which the body rates its actions; for example `Amber`."""
    means: Text
    """What that colour or word means to the body; for example `The due date is at risk.`."""
