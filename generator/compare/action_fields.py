"""What only an action has, as values that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.records import FieldValue, entries
from generator.language import _
from generator.tracker.dates import say_due_plainly
from generator.views.inferred import basis_of, say_inferred
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Link, Measure, Milestone, RatingMeaning, Record


def milestones(values: Iterable[Milestone]) -> FieldValue:
    """Each with when it is due and was met."""
    return entries("milestone", [(each.id, _milestone(each)) for each in values])


def _milestone(each: Milestone) -> str:
    due = [_("due %(day)s", day=say_due_plainly(each.due))] if each.due else []
    met = [_("met %(day)s", day=say_date(each.met))] if each.met else []
    return ", ".join([each.title, *due, *met])


def measures(values: Iterable[Measure]) -> FieldValue:
    """Each with where it began, what it was last, and where it should get to."""
    return entries("measure", [(each.id, _measure(each)) for each in values])


def _measure(each: Measure) -> str:
    said = [
        _("baseline %(value)s", value=each.baseline) + _mark(each, "baseline")
        if each.baseline
        else ""
    ]
    if each.measured:
        last = max(each.measured, key=lambda one: one.date)
        said.append(
            _("%(value)s in %(day)s", value=last.value, day=say_date(last.date))
            + _mark(last, "value", "date")
        )
    if each.target:
        said.append(_("target %(value)s", value=each.target) + _mark(each, "target"))
    return ", ".join([each.title, *filter(None, said)])


def _mark(record: Record, *names: str) -> str:
    return say_inferred(basis_of(record, *names))


def evidence(values: Iterable[Link]) -> FieldValue:
    """The titles of what is linked."""
    return entries("link", [(each.url, each.title) for each in values])


def ratings(values: Iterable[RatingMeaning]) -> FieldValue:
    """What each colour or word means to the body."""
    return entries("rating", [(each.label, _rating(each)) for each in values])


def _rating(each: RatingMeaning) -> str:
    return f"{each.label}: {each.means}{_mark(each, 'label', 'means')}"
