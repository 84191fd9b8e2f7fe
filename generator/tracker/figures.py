"""The arithmetic of a plan: each figure defined once, for pages, papers, charts and downloads."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from generator.language import known
from generator.tracker.dates import is_day
from generator.tracker.life import CLOSED
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.tracker.period import Period
    from generator.tracker.status import Standing

DAYS_IN_THREE_YEARS = 3 * 365
DAYS_IN_A_MONTH = 365.25 / 12

DEFINITIONS = {
    known("Actions"): known(
        "The actions in the plan that had begun by the date the plan is shown at."
    ),
    known("Open"): known(
        "Begun and not closed. An action for which only a colour was printed counts as open."
    ),
    known("Closed"): known(
        "Complete, closed by accepting the risk of not doing it, or superseded by another."
    ),
    known("Complete"): known(
        "Closed because it was done. Accepting the risk closes an action without doing it."
    ),
    known("Overdue"): known(
        "Open, with a due date that has passed. A date to be confirmed has not passed."
    ),
    known("Due date changed"): known(
        "The due date is not the first one promised, in this year or in a year it was "
        "carried forward from."
    ),
    known("Carried forward"): known("The same promise was in the plan of an earlier year."),
    known("New"): known("Not in the plan at the earlier date, and not carried forward."),
    known("Share complete"): known(
        "Actions complete as a percentage of all that had begun, to the nearest whole number."
    ),
}
"""What the site means by its figures, a sentence for each."""


Counts = dict[str, float | None]
"""The figures of a plan by name; None where there is nothing to measure."""


@dataclass(frozen=True)
class Figures:
    """The figures of a plan as its pages say them: as counted or, of a release, as recorded."""

    counts: Counts

    def __getitem__(self, name: str) -> float | None:
        return self.counts[name]

    @property
    def otherwise_closed(self) -> dict[ActionState, int]:
        """How many actions were closed without being done, by the state that closed them."""
        states = [each for each in ActionState if each in CLOSED - {ActionState.COMPLETE}]
        return {state: count for state in states if (count := self.whole(name_of(state)))}

    @property
    def ended(self) -> int:
        """How many actions are closed, whenever and however that was."""
        return self.whole("complete") + sum(self.otherwise_closed.values())

    def whole(self, name: str) -> int:
        """A figure that is a count of actions."""
        return int(self.counts[name] or 0)


def name_of(state: ActionState) -> str:
    """What the figure of a state is called."""
    return state.value.replace("-", "_")


def counts_of(period: Period) -> Counts:
    """Every figure of a plan as at a date; a [[reference]] in a paper may stand for any count."""
    now, flow, states = period.now, period.flow, period.states
    moved = sum(each.revisions > 0 for each in now)
    return {
        "opening": flow.opening,
        "new": flow.new,
        "reopened": flow.reopened,
        "closed": flow.closed,
        "open": flow.closing,
        "closing": flow.closing,
        "total": len(now),
        "to_begin": len(period.to_begin),
        "overdue": len(period.overdue),
        "revised": len(period.revised),
        "moved": moved,
        "carried_forward": len(period.carried),
        "per_cent_complete": per_cent(states[ActionState.COMPLETE], len(now)),
        "per_cent_moved": per_cent(moved, len(now)),
        "months_to_complete": _months(now),
        "open_three_years": sum(
            each.open and (each.days_open or 0) > DAYS_IN_THREE_YEARS for each in now
        ),
        **{name_of(state): states[state] for state in ActionState},
    }


def _months(now: Sequence[Standing]) -> float | None:
    done = [each for each in now if each.state is ActionState.COMPLETE]
    done = [each for each in done if not each.has_inferred_time and each.life.began]
    if not done:
        return None
    months = median((each.days_open or 0) / DAYS_IN_A_MONTH for each in done)
    exact = all(is_day(each.life.began or "") and is_day(each.closed or "") for each in done)
    return round(months, 1) if exact else round(months)


def left_out(now: Sequence[Standing]) -> int:
    """How many done actions no median has, since an editor inferred when they began or ended."""
    return sum(each.has_inferred_time for each in now if each.state is ActionState.COMPLETE)


def per_cent(part: int, whole: int) -> int | None:
    """A share in whole per cent, halves rounded up as everybody does on paper."""
    return (200 * part + whole) // (2 * whole) if whole else None
