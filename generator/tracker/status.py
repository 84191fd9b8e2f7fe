"""How an action stands as at a date, worked out from its history alone.

Pure functions; the clock is never read. As at a day includes that day. A month or a year, as a
date, means its last day. A due date that is to be confirmed is never overdue.
"""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from generator.model.fields import TO_BE_CONFIRMED
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Action, Dated, DueDate, Milestone, Update

DatedEntry = TypeVar("DatedEntry", bound="Dated")

CLOSED = frozenset({ActionState.COMPLETE, ActionState.RISK_ACCEPTED, ActionState.SUPERSEDED})
DAYS_IN_THREE_YEARS = 3 * 365


@lru_cache(maxsize=10_000)  # the same days stand in every history of a plan
def last_day(text: str) -> date:
    """The day a date stands for: the last one of a month or year."""
    year, *rest = (int(part) for part in text.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


@dataclass(frozen=True)
class Standing:
    """One action as at one date."""

    action: Action
    as_at: date
    state: ActionState
    update: Update | None  # the newest one by then
    due: DueDate | None  # the newest one set by then
    first_due: DueDate | None
    revisions: int
    slippage: int | None  # days from the first date to the newest; None when either is unknown
    closed_on: date | None

    @property
    def open(self) -> bool:
        return self.closed_on is None

    @property
    def overdue(self) -> bool:
        """Open, with a due date that has passed."""
        return self.days_overdue > 0

    @property
    def days_overdue(self) -> int:
        when = day_of(self.due)
        return max(0, (self.as_at - when).days) if self.open and when else 0

    @property
    def days_open(self) -> int:
        """Days from the day it began to the day it was closed, or to this one."""
        return ((self.closed_on or self.as_at) - last_day(self.action.began)).days

    def met(self, milestone: Milestone) -> bool:
        """Whether a milestone had been met by then."""
        return milestone.met is not None and last_day(milestone.met) <= self.as_at

    @property
    def milestones_met(self) -> int:
        return sum(map(self.met, self.action.milestones))


def day_of(due: DueDate | None) -> date | None:
    """The day something is due; None when no date is known."""
    if due is None or due.date is None or due.date == TO_BE_CONFIRMED:
        return None
    return last_day(due.date)


def standing(action: Action, as_at: date) -> Standing | None:
    """How an action stands as at a date; None before it began."""
    if last_day(action.began) > as_at:
        return None
    updates = _by_date(action.updates, as_at)
    dues = _by_date(action.due, as_at)
    days = [day_of(each) for each in dues]
    slipped = (days[-1] - days[0]).days if len(days) > 1 and days[0] and days[-1] else None
    states = [each.state for each in updates if each.state]
    return Standing(
        action=action,
        as_at=as_at,
        state=states[-1] if states else ActionState.NOT_STARTED,
        update=updates[-1] if updates else None,
        due=dues[-1] if dues else None,
        first_due=dues[0] if dues else None,
        revisions=max(0, len(dues) - 1),
        slippage=slipped,
        closed_on=_closed_on(updates),
    )


def in_order(entries: Iterable[DatedEntry]) -> list[DatedEntry]:
    """A history's entries, oldest first; those of one day in the order written."""
    return [each for _, each in sorted(_days(entries), key=itemgetter(0))]


def _by_date(entries: Iterable[DatedEntry], as_at: date) -> list[DatedEntry]:
    """The entries known by a date, oldest first."""
    known = [(day, each) for day, each in _days(entries) if day <= as_at]
    return [each for _, each in sorted(known, key=itemgetter(0))]


def _days(entries: Iterable[DatedEntry]) -> Iterator[tuple[date, DatedEntry]]:
    return ((last_day(each.known), each) for each in entries)


def _closed_on(updates: Sequence[Update]) -> date | None:
    """The day on which the newest run of closed states began."""
    closed: date | None = None
    for update in updates:
        if update.state is None:
            continue
        if update.state not in CLOSED:
            closed = None
        elif closed is None:
            closed = last_day(update.known)
    return closed


@dataclass(frozen=True)
class Flow:
    """Where the number of open actions came from between two dates.

    opening + new + reopened - closed = closing, always.
    """

    opening: int
    new: int
    reopened: int
    closed: int
    closing: int


@dataclass(frozen=True)
class Period:
    """A plan as at a date, and what moved since an earlier one (or since it began)."""

    now: tuple[Standing, ...]
    before: dict[str, Standing]

    def _moved(self, *, was_open: bool | None, is_open: bool) -> list[Standing]:
        return [
            each for each in self.now if each.open is is_open and self._was_open(each) is was_open
        ]

    def _was_open(self, each: Standing) -> bool | None:
        earlier = self.before.get(each.action.id)
        return earlier.open if earlier else None

    @property
    def new(self) -> list[Standing]:
        return [each for each in self.now if each.action.id not in self.before]

    @property
    def closed(self) -> list[Standing]:
        """Closed since then, whether they were open then or came since."""
        closed = self._moved(was_open=True, is_open=False)
        return closed + self._moved(was_open=None, is_open=False)

    @property
    def reopened(self) -> list[Standing]:
        return self._moved(was_open=False, is_open=True)

    @property
    def revised(self) -> list[Standing]:
        """Given another due date since then."""
        return [
            each
            for each in self.now
            if each.revisions > (self.before[each.action.id].revisions if self._known(each) else 0)
        ]

    def _known(self, each: Standing) -> bool:
        return each.action.id in self.before

    @property
    def open(self) -> list[Standing]:
        return [each for each in self.now if each.open]

    @property
    def overdue(self) -> list[Standing]:
        """Longest overdue first."""
        return sorted(
            (each for each in self.now if each.overdue), key=lambda each: -each.days_overdue
        )

    @property
    def flow(self) -> Flow:
        return Flow(
            opening=sum(each.open for each in self.before.values()),
            new=len(self.new),
            reopened=len(self.reopened),
            closed=len(self.closed),
            closing=len(self.open),
        )

    @property
    def states(self) -> Counter[ActionState]:
        return Counter(each.state for each in self.now)


def period(actions: Iterable[Action], as_at: date, since: date | None = None) -> Period:
    """All actions as at a date, compared with how they stood at an earlier one."""
    known = tuple(actions)
    return between(standings(known, as_at), standings(known, since) if since else ())


def standings(actions: Iterable[Action], as_at: date) -> tuple[Standing, ...]:
    """How every action stands that had begun by a date."""
    return tuple(found for action in actions if (found := standing(action, as_at)))


def between(now: tuple[Standing, ...], then: Iterable[Standing]) -> Period:
    """What moved from one date to another."""
    return Period(now, {each.action.id: each for each in then})


@dataclass(frozen=True)
class Measures:
    """What national auditors publish of a plan; None where there is nothing to measure."""

    total: int
    complete: int
    share_complete: int | None  # per cent
    months_to_complete: float | None  # median
    share_revised: int | None  # per cent
    open_three_years: int


def measures(standings: Sequence[Standing]) -> Measures:
    """Measure a plan as at a date."""
    total = len(standings)
    done = [
        each for each in standings if not each.open and each.state is not ActionState.SUPERSEDED
    ]
    revised = sum(each.revisions > 0 for each in standings)
    months = [each.days_open / DAYS_IN_A_MONTH for each in done]
    return Measures(
        total=total,
        complete=len(done),
        share_complete=per_cent(len(done), total),
        months_to_complete=round(median(months), 1) if months else None,
        share_revised=per_cent(revised, total),
        open_three_years=sum(
            each.open and each.days_open > DAYS_IN_THREE_YEARS for each in standings
        ),
    )


DAYS_IN_A_MONTH = 365.25 / 12


def per_cent(part: int, whole: int) -> int | None:
    """A share in whole per cent, halves rounded up as everybody does on paper."""
    return (200 * part + whole) // (2 * whole) if whole else None
