"""The history of an action as lines: when it began, what was said of it, which dates were set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _
from generator.tracker.dates import first_day, in_order, say_due_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Action, Dated, DueDate
    from generator.tracker.life import Life
    from generator.tracker.status import Standing


@dataclass(frozen=True)
class Event:
    """A line of an action's history."""

    day: str
    known: str  # the day by which it was known, where that is not the day itself
    what: str
    inferred: bool = False
    state: str = ""
    label: str = ""
    text: str = ""
    approved_by: str = ""
    impact: str = ""
    basis: str = ""  # what its date, state or words were inferred from
    notes: tuple[str, ...] = ()  # an editor's, for readers


def events_of(standing: Standing, board_name: Callable[[str], str]) -> list[Event]:
    """Everything in an action's history by the date of its standing, oldest first.

    `board_name` says what the board that a reference means is called; "" where it is not shown.
    """
    known = in_order(_all(standing.life, board_name))
    return [each for each in known if first_day(each.known) <= standing.as_at]


def _all(life: Life, board_name: Callable[[str], str]) -> Iterator[Event]:
    began = next(life.through).inferred.get("began", "")
    if life.began:
        yield Event(life.began, life.began, _("began"), basis=began)
    promised = [id(due) for due in life.due]
    told = set()
    for due in (due for action in life.through for due in in_order(action.due)):
        # A later year may repeat what an earlier one says, or keep its last date for a reason.
        if id(due) in promised or (due.date, due.on, due.reason) not in told:
            told.add((due.date, due.on, due.reason))
            if promised[0] == id(due):
                what = _("due date set")
            else:
                what = _("due date changed") if id(due) in promised else _("due date unchanged")
            yield Event(
                due.on,
                due.known,
                _due_date(due, what),
                due.has_day_of_paper,
                text=due.reason or "",
                approved_by=board_name(due.approved_by) if due.approved_by else "",
                basis=_bases(due),
                notes=_notes(due),
            )
    yield from dict.fromkeys(event for action in life.through for event in _said(action))


def _said(action: Action) -> Iterator[Event]:
    for update in action.updates:
        state = update.state.value if update.state else ""
        label, text = update.label or "", update.text or ""
        yield Event(
            update.on,
            update.known,
            _("update"),
            update.has_day_of_paper,
            state,
            label,
            text,
            impact=update.impact or "",
            basis=_bases(update),
            notes=_notes(update),
        )
    for milestone in action.milestones:
        if milestone.met:
            what, basis = (
                _("milestone met: %(milestone)s", milestone=milestone.title),
                milestone.inferred.get("met", ""),
            )
            yield Event(milestone.met, milestone.met, what, basis=basis)


def _bases(entry: Dated) -> str:
    return "; ".join(dict.fromkeys(entry.inferred.values()))


def _notes(entry: Dated) -> tuple[str, ...]:
    return tuple(each.text for each in entry.reader_notes)


def _due_date(due: DueDate, what: str) -> str:
    if due.date is None:
        return _("%(what)s; the date was not printed", what=what)
    return f"{what}: {say_due_day(due.date)}"
