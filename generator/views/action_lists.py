"""The lists of a plan's actions that have pages of their own, each action in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _, known, ngettext
from generator.prose import to_text
from generator.tracker.chosen import DAYS_AHEAD, chosen
from generator.tracker.dates import last_day, say_due_day
from generator.views.tracker import say_due, say_late
from generator.words import say_count, say_date

if TYPE_CHECKING:
    from generator.tracker.plan import Plan
    from generator.tracker.status import Standing
    from generator.views.records import ActionView, EditionView


@dataclass(frozen=True)
class ActionList:
    """Some actions of a plan, with the name that is also their page's address."""

    name: str
    actions: tuple[ActionView, ...]
    counted: bool  # of a plan that is not held whole nothing is counted

    @property
    def label(self) -> str:
        """A word or two, for a link."""
        return _(_LABELS[self.name])

    @property
    def title(self) -> str:
        """What they are, as a heading."""
        return _(_TITLES[self.name])

    @property
    def about(self) -> str:
        """What is meant by that, in a sentence."""
        return _(_MEANT[self.name], days=DAYS_AHEAD)

    @property
    def count(self) -> str:
        """How many there are; "" where that is not known."""
        return str(len(self.actions)) if self.counted else ""


_LABELS = {
    "overdue": known("Overdue"),
    "due-soon": known("Due soon"),
    "date-changed": known("Date changed"),
    "on-hold": known("On hold"),
    "closed": known("Closed"),
}
_TITLES = {
    "overdue": known("Overdue actions"),
    "due-soon": known("Actions due soon"),
    "date-changed": known("Actions with a changed due date"),
    "on-hold": known("Actions on hold"),
    "closed": known("Closed actions"),
}
_MEANT = {
    "overdue": known("Open actions with a due date that has passed, the longest overdue first."),
    "due-soon": known("Open actions due within %(days)s days, the earliest first."),
    "date-changed": known(
        "Actions with a due date other than the first one promised, the longest delay first."
    ),
    "on-hold": known("Actions on which work is paused."),
    "closed": known(
        "Actions completed, closed by accepting the risk, or superseded, the latest first."
    ),
}


def action_lists(view: EditionView) -> list[ActionList]:
    """The lists of an edition's plan that have an action."""
    plan: Plan | None = view.plan
    if plan is None:
        return []
    views = {each.record.id: each for each in view.actions}
    counted = plan.figures is not None
    return [
        ActionList(name, tuple(views[each.action.id] for each in standings), counted)
        for name, standings in chosen(plan.period).items()
        if standings
    ]


def say_when(standing: Standing) -> str:
    """When an action is due or was closed, and how that compares with what was first promised."""
    return "; ".join([_due_or_closed(standing), *_first_promised(standing)]) + "."


def _due_or_closed(standing: Standing) -> str:
    if standing.closed:
        return _("Closed %(day)s", day=say_date(standing.closed))
    due = standing.due
    if due is None or not due.date:
        return _("Due date: %(due)s", due=say_due(due).lower())
    day = say_due_day(due.date)
    if not standing.overdue:
        return _("Due %(day)s", day=day)
    days = say_count(standing.days_overdue, "days")
    return _("Due %(day)s, %(days)s overdue", day=day, days=days)


def _first_promised(standing: Standing) -> list[str]:
    first = standing.first_due
    if not standing.revisions or first is None or not first.date:
        return []
    promised = _("first promised for %(day)s", day=say_due_day(first.date))
    late = say_late(standing)
    times = ngettext("date changed once", "date changed %(number)s times", standing.revisions)
    return [
        _("%(promised)s (%(late)s ago)", promised=promised, late=late)
        if late and standing.open
        else promised,
        times,
    ]


def last_said(standing: Standing) -> tuple[str, str]:
    """The newest words on an action, why its date changed or how it stands, and their day."""
    said = [
        (entry.known, entry.on, text)
        for entry, text in (
            (standing.update, standing.update.text if standing.update else None),
            (standing.due, standing.due.reason if standing.due else None),
        )
        if entry and text
    ]
    if not said:
        return "", ""
    _known, on, text = max(said, key=lambda each: last_day(each[0]))
    return to_text(text), say_date(on)
