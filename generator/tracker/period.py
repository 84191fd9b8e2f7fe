"""What moved in a plan from one date to another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.tracker.status import standing, standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.tracker.life import Life
    from generator.tracker.status import Standing
    from generator.vocabulary import ActionState


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
    """A plan as at a date, and what moved since an earlier one, or since it began.

    Of a plan that began, what was carried forward is what stood before.
    """

    now: tuple[Standing, ...]  # those that have begun
    to_begin: tuple[Standing, ...]
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
        """Due date changed since then."""
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
    def carried(self) -> list[Standing]:
        """Carried forward from earlier years."""
        return [each for each in self.now if each.life.carried]

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


def period(lives: Iterable[Life], as_at: date, since: date | None = None) -> Period:
    """All actions as at a date, compared with how they stood at an earlier one."""
    known = tuple(lives)
    return between(standings(known, as_at), standings(known, since) if since else None)


def between(now: tuple[Standing, ...], then: Iterable[Standing] | None) -> Period:
    """What moved from one date to another; without one, since the plan began."""
    begun = tuple(each for each in now if each.begun)
    to_begin = tuple(each for each in now if not each.begun)
    if then is None:
        before = {
            each.action.id: standing(earlier, each.as_at)
            for each in begun
            if (earlier := each.life.before)
        }
    else:
        before = {each.action.id: each for each in then if each.begun}
    return Period(begun, to_begin, before)
