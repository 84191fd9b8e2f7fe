"""How an action stands as at a date, worked out from its history alone.

Pure functions; the clock is never read. As at a day includes that day. A due date that is only a
month or a year has passed when that is over; one that is to be confirmed is never overdue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.tracker.dates import due_by, first_day, is_day, is_due_day, last_day
from generator.tracker.life import CLOSED
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from generator.model import Action, DueDate, Milestone, RecordedState, Update
    from generator.tracker.life import Life


@dataclass(frozen=True)
class Standing:
    """One action as at one date."""

    life: Life
    as_at: date
    state: ActionState
    update: Update | None  # the newest one by then
    label: str  # the newest words, such as a colour, that its state was printed with; or ""
    impact: str  # the newest words with which its impact was rated, or ""
    due: DueDate | None  # the newest one set by then
    first_due: DueDate | None
    revisions: int
    closed: str | None  # the day, month or year
    told_otherwise: ActionState | None = None  # today's state, where another was released

    @property
    def action(self) -> Action:
        return self.life.action

    @property
    def begun(self) -> bool:
        """Whether it had begun by then, or may have: one that says nothing, with its plan."""
        return self.life.began is None or first_day(self.life.began) <= self.as_at

    @property
    def open(self) -> bool:
        return self.closed is None

    @property
    def closed_on(self) -> date | None:
        """The last day on which it may have been closed."""
        return last_day(self.closed) if self.closed else None

    @property
    def overdue(self) -> bool:
        """Open, with a due date that has passed."""
        return self.days_overdue > 0

    @property
    def days_overdue(self) -> int:
        when = day_of(self.due)
        return max(0, (self.as_at - when).days) if self.open and self.begun and when else 0

    @property
    def days_late(self) -> int:
        """Days from the first promise to the day it was closed, or to this one."""
        promised = day_of(self.first_due)
        return max(0, ((self.closed_on or self.as_at) - promised).days) if promised else 0

    @property
    def slippage(self) -> int | None:
        """Days from the first date to the newest; None when either is unknown, or there is one."""
        first, newest = day_of(self.first_due), day_of(self.due)
        return (newest - first).days if self.revisions and first and newest else None

    @property
    def days_open(self) -> int | None:
        """Days from the day it began to the day it was closed, or to this one; None if unknown."""
        if self.life.began is None:
            return None
        return max(0, ((self.closed_on or self.as_at) - last_day(self.life.began)).days)

    @property
    def exact(self) -> bool:
        """Whether it was promised, moved and closed on days, not in months or years."""
        dues = [each.date for each in (self.first_due, self.due) if each and day_of(each)]
        closed = self.closed is None or is_day(self.closed)
        return closed and all(is_due_day(each) for each in dues if each)

    @property
    def stated(self) -> Update | None:
        """The newest update by then that says its state."""
        said = [each for each in self.life.updates_by(self.as_at) if each.state]
        return said[-1] if said else None

    @property
    def closing(self) -> Update | None:
        """The update with which it was closed."""
        known = self.life.updates_by(self.as_at) if self.closed else ()
        return next(
            (each for each in known if each.state in CLOSED and each.on == self.closed), None
        )

    @property
    def told_by(self) -> list[Action | Update | DueDate]:
        """The records from which its state and its dates are, each once."""
        began = next(self.life.through)
        found = [self.action, began, self.stated, self.closing, self.due, self.first_due]
        return list({id(each): each for each in found if each}.values())

    @property
    def has_inferred_time(self) -> bool:
        """Whether an editor inferred when it began or that it was closed when it was."""
        ended = self.closing.inferred.keys() if self.closing else set[str]()
        began = next(self.life.through).inferred
        return (
            "began" in began or "state" in self.action.inferred or bool({"date", "state"} & ended)
        )

    @property
    def has_inferred_due(self) -> bool:
        """Whether an editor inferred the first date for which it was promised, or the newest."""
        dues = [each for each in (self.first_due, self.due) if each]
        return "due" in self.action.inferred or any("date" in each.inferred for each in dues)

    def met(self, milestone: Milestone) -> bool:
        """Whether a milestone had been met by then, or may have."""
        return milestone.met is not None and first_day(milestone.met) <= self.as_at

    @property
    def milestones_met(self) -> int:
        return sum(map(self.met, self.action.milestones))


def day_of(due: DueDate | None) -> date | None:
    """The last day on which something is in time; None when no date is known."""
    return due_by(due.date) if due and due.date else None


def standing(life: Life, as_at: date) -> Standing:
    """How an action stands as at a date, even before it began."""
    updates = life.updates_by(as_at)
    dues = life.due_by(as_at)
    labels = [each.label for each in updates if each.label]
    impacts = [each.impact for each in updates if each.impact]
    return Standing(
        life=life,
        as_at=as_at,
        state=last_state(updates),
        update=updates[-1] if updates else None,
        label=labels[-1] if labels else "",
        impact=impacts[-1] if impacts else "",
        due=dues[-1] if dues else None,
        first_due=dues[0] if dues else None,
        revisions=max(0, len(dues) - 1),
        closed=_closed(updates),
    )


def last_state(updates: Sequence[Update]) -> ActionState:
    """The newest state; of one that is open and since has only a colour, nobody knows it."""
    state = ActionState.NOT_STATED
    for update in updates:
        if update.state:
            state = update.state
        elif update.label and state not in CLOSED:
            state = ActionState.NOT_STATED
    return state


def _closed(updates: Sequence[Update]) -> str | None:
    """The date on which the newest run of closed states began."""
    closed: str | None = None
    for update in updates:
        if update.state is None:
            continue
        if update.state not in CLOSED:
            closed = None
        elif closed is None:
            closed = update.on
    return closed


def standings(
    lives: Iterable[Life], as_at: date, recorded: Mapping[str, RecordedState] | None = None
) -> tuple[Standing, ...]:
    """How actions stand as at a date: of a release as it was recorded with it, for good."""
    now = (standing(life, as_at) for life in lives)
    return tuple(_as_released(each, (recorded or {}).get(each.action.id)) for each in now)


def _as_released(now: Standing, then: RecordedState | None) -> Standing:
    if then is None or (then.state, then.closed) == (now.state, now.closed):
        return now
    return replace(now, state=then.state, closed=then.closed, told_otherwise=now.state)
