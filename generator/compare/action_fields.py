"""What only an action has, as values that can be compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.compare.records import FieldValue, Form, Name, entries
from generator.language import _, ngettext
from generator.tracker.dates import say_due_plainly
from generator.views.inferred import basis_of, say_inferred
from generator.words import say_date, say_list, say_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.compare.records import Entry
    from generator.model import Link, Measure, Milestone, RatingMeaning, Record, Update


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


def updates(values: Iterable[Update]) -> FieldValue:
    """All that was said of it, each below its day; the names are those days."""
    number: Counter[str] = Counter()
    names, told = [], []
    for each in values:
        number[each.on] += 1
        day = say_date(each.on)
        names.append(Name(("update", f"{each.on}/{number[each.on]}"), day))
        said = ", ".join(filter(None, [each.state and say_state(each.state), each.label]))
        told += [f"{day}: {said}" if said else day, *([each.text] if each.text else [])]
    return FieldValue(Form.TEXT, "\n\n".join(told), tuple(names))


def say_new_updates(old: Entry, new: Entry) -> str:
    """Of which days a newer version has updates that the older one has not, as a sentence."""
    before, after = (
        each.values["Updates"].names if "Updates" in each.values else () for each in (old, new)
    )
    known = {each.key for each in before}
    days = [each.title for each in after if each.key not in known]
    if not days:
        return ""
    said = say_list(list(dict.fromkeys(days)))
    return ngettext("New update, %(days)s.", "New updates, %(days)s.", len(days), days=said)


def evidence(values: Iterable[Link]) -> FieldValue:
    """The titles of what is linked."""
    return entries("link", [(each.url, each.title) for each in values])


def ratings(values: Iterable[RatingMeaning]) -> FieldValue:
    """What each colour or word means to the body."""
    return entries("rating", [(each.label, _rating(each)) for each in values])


def _rating(each: RatingMeaning) -> str:
    return f"{each.label}: {each.means}{_mark(each, 'label', 'means')}"
