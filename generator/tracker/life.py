"""A promise through all the years in which it was carried forward, as one history."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model import Action
from generator.tracker.dates import first_day, in_order
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import DueDate, Update
    from generator.model.index import Index, Scope

CLOSED = frozenset({ActionState.COMPLETE, ActionState.RISK_ACCEPTED, ActionState.SUPERSEDED})


@dataclass(frozen=True)
class Life:
    """An action, and the same promise in earlier years, newest first, as far as one may see."""

    action: Action
    earlier: tuple[Action, ...] = ()
    years: tuple[str, ...] = ()  # of the earlier ones

    @property
    def carried(self) -> int:
        """For how many years it has been carried forward, with one that is only told of."""
        return len(self.years) + bool(self.printed)

    @property
    def printed(self) -> str:
        """Where it was carried from, as printed, if that is not in the content; or ""."""
        return next(self.through).carried_from_printed or ""

    @property
    def through(self) -> Iterator[Action]:
        """The action in each of its years, oldest first."""
        yield from reversed((self.action, *self.earlier))

    @property
    def began(self) -> str | None:
        """When it was begun first, as far as it is known."""
        return next(self.through).began

    @property
    def before(self) -> Life | None:
        """What it was when it was carried forward; None if it never was.

        Of one that was carried from a year that is not here, only that it was open is known.
        """
        if self.earlier:
            return Life(self.earlier[0], self.earlier[1:], self.years[1:])
        if not self.printed:
            return None
        return Life(self.action.model_copy(update={"updates": (), "due": ()}))

    @cached_property  # a plan is asked for as at one day after another
    def due(self) -> list[DueDate]:
        """Every date it was promised for; one that a later year only repeats counts once."""
        dates: list[DueDate] = []
        for action in self.through:
            told = {(each.date, each.on) for each in dates}
            new = [each for each in in_order(action.due) if (each.date, each.on) not in told]
            if dates and new and new[0].date == dates[-1].date:
                new = new[1:]
            dates += new
        return dates

    @cached_property
    def updates(self) -> list[Update]:
        """What was said of it; of earlier years only what did not close it there."""
        said: list[Update] = []
        for action in self.through:
            states = [each.state for each in said if each.state]
            if states and states[-1] in CLOSED:
                said = []
            told = set(map(_told, said))
            said += [each for each in in_order(action.updates) if _told(each) not in told]
        return said

    def due_by(self, as_at: date) -> list[DueDate]:
        """The dates it had been promised for by a day, oldest first."""
        return [each for began, each in self._due_from if began <= as_at]

    def updates_by(self, as_at: date) -> list[Update]:
        """What had been said of it by a day, oldest first: of a month, from its first day."""
        return [each for began, each in self._updates_from if began <= as_at]

    @cached_property
    def _due_from(self) -> list[tuple[date, DueDate]]:
        return [(first_day(each.known), each) for each in in_order(self.due)]

    @cached_property
    def _updates_from(self) -> list[tuple[date, Update]]:
        return [(first_day(each.known), each) for each in in_order(self.updates)]


def _told(update: Update) -> tuple[object, ...]:
    return (update.on, update.state, update.label, update.text)


def life_of(action: Action, index: Index, scope: Scope) -> Life:
    """The life of an action that stands in a scope; it ends where the years before are not here."""
    earlier: list[Action] = []
    years = []
    here = action
    while here.carried_from:
        found, where = index.follow("action", here.carried_from, scope)
        if not isinstance(found, Action) or any(found is each for each in (action, *earlier)):
            break
        earlier.append(found)
        years.append(where.edition.rpartition("/")[2])
        here, scope = found, where
    return Life(action, tuple(earlier), tuple(years))
