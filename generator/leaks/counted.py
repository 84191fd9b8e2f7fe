"""How actions stand, counted from what is public of them alone.

This is the one deliberate second copy of the arithmetic of plans: were the gate to ask `tracker`,
what that counts wrongly, of internal entries too, would be right. A test compares the two over
plans that are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Action, Paper
from generator.model.printed_dates import days_of, read_due
from generator.model.schema import below, fields_of
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from generator.leaks.decided import Decided
    from generator.model import Dated, DueDate, Edition, RecordedPlan, Update

_OVER = {ActionState.COMPLETE, ActionState.RISK_ACCEPTED, ActionState.SUPERSEDED}
_DAY = len("2017-07-26")


class _Entry(NamedTuple):
    """A due date or an update, the day it tells of, and the one by which it was known."""

    record: DueDate | Update
    on: str
    known: str


@dataclass(frozen=True)
class Counted:
    """One public action as at a date, as its row in a table says it."""

    begun: bool
    state: ActionState
    label: str | None
    impact: str | None
    overdue: bool
    began: str | None
    due: str | None
    due_by: str | None
    first_due: str | None
    times_moved: int
    days_moved: int | None
    days_late: int | None
    reason: str | None
    closed: str | None


def date_of_plan(decided: Decided, edition: Edition) -> date:
    """The date that a plan is shown as at: the declared one, or that of the newest public word."""
    plan = edition.improvement
    if plan and decided.shows(plan) and plan.as_at:
        dates = [plan.as_at]
    else:
        papers = [each for each in below(decided.library) if isinstance(each, Paper)]
        about = [each for each in papers if decided.shows(each) and edition.id in each.about]
        dates = [edition.as_at, *(each.date for each in about)]
    for action in actions_of(decided, edition):
        told = [each.known for each in (*_dues(decided, action), *_updates(decided, action))]
        told += [each.met for each in action.milestones if decided.shows(each) and each.met]
        dates += [when for when in told if days_of(when)[0] > days_of(dates[0])[1]]
    return max(days_of(each)[1] for each in dates)


def actions_of(decided: Decided, edition: Edition) -> list[Action]:
    """The public actions of a year."""
    plan = edition.improvement
    shown = plan.actions if plan and decided.shows(plan) else ()
    return [each for each in shown if decided.shows(each)]


def count(
    decided: Decided, edition: Edition, as_at: date, recorded: Iterable[RecordedPlan] = ()
) -> dict[str, Counted]:
    """Each public action of a year as at a date; of a release as was recorded for the public."""
    then = {
        each.action: (each.state, each.closed)
        for plan in recorded
        if plan.as_at == as_at.isoformat()
        for each in plan.states
    }
    return {
        each.id: _counted(decided, each, as_at, then.get(each.id))
        for each in actions_of(decided, edition)
    }


def _counted(
    decided: Decided,
    action: Action,
    as_at: date,
    recorded: tuple[ActionState, str | None] | None,
) -> Counted:
    years = _years_of(decided, action)
    dues = _by(as_at, _promised(decided, years))
    updates = _by(as_at, _said(decided, years))
    state, closed = recorded or (_state(updates), _closed(updates))
    began = years[0].began
    begun = began is None or days_of(began)[0] <= as_at
    first, newest = (dues[0].record, dues[-1].record) if dues else (None, None)
    promised, due = _last_day(first), _last_day(newest)
    ended = days_of(closed)[1] if closed else as_at
    exact = (closed is None or len(closed) == _DAY) and _is_exact(first) and _is_exact(newest)
    moved = (due - promised).days if len(dues) > 1 and due and promised else None
    late = max(0, (ended - promised).days) if promised else 0
    return Counted(
        begun=begun,
        state=state,
        label=_newest(updates, "label"),
        impact=_newest(updates, "impact"),
        overdue=bool(due and begun and not closed and as_at > due),
        began=began,
        due=getattr(newest, "date", None),
        due_by=due.isoformat() if due else None,
        first_due=getattr(first, "date", None),
        times_moved=max(0, len(dues) - 1),
        days_moved=moved if exact else None,
        days_late=late if exact else None,
        reason=getattr(newest, "reason", None),
        closed=closed,
    )


def _years_of(decided: Decided, action: Action) -> list[Action]:
    """A promise in each year through which it was carried, oldest first, as far as is public."""
    index = decided.index
    found = [action]
    (carried,) = (each for each in fields_of(Action) if each.name == "carried_from")
    while names := decided.values(found[0], carried):
        before = index.find("action", names[0], index.scopes[id(found[0])])
        seen = isinstance(before, Action) and decided.shows(before)
        if not seen or any(before is each for each in found):
            break
        assert isinstance(before, Action)
        found.insert(0, before)
    return found


def _dues(decided: Decided, action: Action) -> list[_Entry]:
    return _in_order([_dated(decided, each) for each in action.due if decided.shows(each)])


def _updates(decided: Decided, action: Action) -> list[_Entry]:
    return _in_order([_dated(decided, each) for each in action.updates if decided.shows(each)])


def _dated(decided: Decided, entry: DueDate | Update) -> _Entry:
    """An entry with its days: in a paper of the month that it gives, it was known by that day."""
    given, paper = entry.given_day, _day_of_paper(decided, entry)
    known = paper if given is None or (paper and paper.startswith(given)) else given
    return _Entry(entry, given or paper, known)


def _day_of_paper(decided: Decided, entry: Dated) -> str:
    (field,) = (each for each in fields_of(type(entry)) if each.name == "paper")
    return "".join(decided.values(entry, field))[:_DAY]


def _in_order(entries: Sequence[_Entry]) -> list[_Entry]:
    """Oldest first; where dates do not tell, as they were written."""
    ordered: list[_Entry] = []
    for entry in entries:
        last = days_of(entry.known)[1]
        later = (at for at, each in enumerate(ordered) if days_of(each.known)[0] > last)
        ordered.insert(next(later, len(ordered)), entry)
    return ordered


def _by(as_at: date, entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries up to a day; one of a month counts from its first day."""
    return [each for each in _in_order(entries) if days_of(each.known)[0] <= as_at]


def _promised(decided: Decided, years: Sequence[Action]) -> list[_Entry]:
    """Every date something was promised for; what a later year only repeats counts once."""
    dates: list[_Entry] = []
    for action in years:
        told = {(each.record.date, each.on) for each in dates}
        new = [each for each in _dues(decided, action) if (each.record.date, each.on) not in told]
        if dates and new and new[0].record.date == dates[-1].record.date:
            new = new[1:]
        dates += new
    return dates


def _said(decided: Decided, years: Sequence[Action]) -> list[_Entry]:
    """What was said of something; of earlier years only what did not close it there."""
    said: list[_Entry] = []
    for action in years:
        states = [state for each in said if (state := getattr(each.record, "state"))]  # noqa: B009
        if states and states[-1] in _OVER:
            said = []
        told = {_words(each) for each in said}
        said += [each for each in _updates(decided, action) if _words(each) not in told]
    return said


def _words(entry: _Entry) -> tuple[object, ...]:
    return (entry.on, *(getattr(entry.record, name) for name in ("state", "label", "text")))


def _state(updates: Sequence[_Entry]) -> ActionState:
    """The newest state; of what is open and since has a colour only, nobody knows it."""
    state = ActionState.NOT_STATED
    for each in updates:
        said: ActionState | None = getattr(each.record, "state")  # noqa: B009 - of an update
        if said:
            state = said
        elif _newest([each], "label") and state not in _OVER:
            state = ActionState.NOT_STATED
    return state


def _closed(updates: Sequence[_Entry]) -> str | None:
    """The day on which the newest run of closed states began."""
    closed: str | None = None
    for each in updates:
        said = getattr(each.record, "state")  # noqa: B009 - of an update
        if said:
            closed = None if said not in _OVER else closed or each.on
    return closed


def _newest(updates: Sequence[_Entry], field: str) -> str | None:
    said = [getattr(each.record, field) for each in updates]
    return next((each for each in reversed(said) if each), None)


def _last_day(due: object) -> date | None:
    """The last day on which something is in time; None where no date is known."""
    text = getattr(due, "date", None)
    read = read_due(text) if text else None
    return read.last if read else None


def _is_exact(due: object) -> bool:
    """Whether a due date is a day, or none at all."""
    text = getattr(due, "date", None)
    read = read_due(text) if text else None
    return read is None or read.last is None or read.first == read.last
