"""How an action is delivered: what it is measured by, and where its evidence is."""

from __future__ import annotations

from generator.model.fields import Date, Id, List, Text
from generator.model.record import Item


class Measured(Item):
    """What a measure was on a day, as printed."""

    called = "a measurement"
    date: Date
    value: Text


class Measure(Item):
    """What an action is to change, over the years: where it began and where it should get to.

    Values are kept as printed, with their unit in them or beside; those that are numbers are drawn.
    """

    called = "a measure"
    id: Id
    title: Text
    unit: Text | None = None
    baseline: Text | None = None
    target: Text | None = None
    measured: List[Measured] = ()


class RatingMeaning(Item):
    """What a colour or a word with which a body rates its actions means to that body."""

    called = "the meaning of a rating"
    label: Text
    means: Text
