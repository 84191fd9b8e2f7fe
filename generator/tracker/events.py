"""The history of an action as lines: when it began, what was said of it, which dates were set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.fields import TO_BE_CONFIRMED
from generator.tracker.status import in_order, last_day
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Action, DueDate
    from generator.tracker.status import Standing


@dataclass(frozen=True)
class Event:
    """A line of an action's history."""

    day: str
    what: str
    inferred: bool = False
    known: str = ""  # the day by which it was known, where that is not the day itself
    state: str = ""
    label: str = ""
    text: str = ""
    approved_by: str = ""


def events_of(standing: Standing, board_name: Callable[[str], str]) -> list[Event]:
    """Everything in an action's history by the date of its standing, oldest first.

    `board_name` says what the board that a reference means is called; "" where it is not shown.
    """
    days = [(last_day(each.known or each.day), each) for each in _all(standing.action, board_name)]
    known = [(day, event) for day, event in days if day <= standing.as_at]
    return [event for _, event in sorted(known, key=lambda dated: dated[0])]


def _all(action: Action, board_name: Callable[[str], str]) -> Iterator[Event]:
    yield Event(action.began, "began")
    for number, due in enumerate(in_order(action.due)):
        yield Event(
            due.on,
            _due_date(due, first=not number),
            due.inferred,
            due.known,
            text=due.reason or "",
            approved_by=board_name(due.approved_by) if due.approved_by else "",
        )
    for update in action.updates:
        state = update.state.value if update.state else ""
        label, text = update.label or "", update.text or ""
        yield Event(update.on, "update", update.inferred, update.known, state, label, text)
    for milestone in action.milestones:
        if milestone.met:
            yield Event(milestone.met, f"milestone met: {milestone.title}")


def _due_date(due: DueDate, *, first: bool) -> str:
    what = "due date set" if first else "due date moved"
    if due.date is None:
        return f"{what}; the date was not printed"
    day = "to be confirmed" if due.date == TO_BE_CONFIRMED else say_date(due.date)
    return f"{what}: {day}"
