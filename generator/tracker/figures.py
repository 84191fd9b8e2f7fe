"""The arithmetic of a plan: each figure defined once, for pages, papers, charts and downloads."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from generator.tracker.life import CLOSED
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.tracker.period import Period
    from generator.tracker.status import Standing

DAYS_IN_THREE_YEARS = 3 * 365
DAYS_IN_A_MONTH = 365.25 / 12

DEFINITIONS = {
    "Actions": "Those of the plan that had begun by the date it is shown as at.",
    "Open": "Begun and not closed. One of which only a colour was printed is open.",
    "Closed": "Done, closed by accepting the risk of not doing it, or superseded by another.",
    "Done": "Closed because it was completed; to accept a risk closes an action without doing it.",
    "Overdue": "Open, with a due date that has passed; one to be confirmed has not.",
    "Given another due date": (
        "Promised for another date than the first, in this year or in one it was carried from."
    ),
    "Carried forward": "The same promise stood in the plan of an earlier year.",
    "New": "Not there at the earlier date, and not carried forward.",
    "Share done": "Those done out of all that had begun, in whole per cent.",
}
"""What the site means by its figures, a sentence for each."""


@dataclass(frozen=True)
class Figures:
    """The figures of a plan; None where there is nothing to measure."""

    total: int
    open: int
    done: int
    otherwise_closed: dict[ActionState, int]
    to_begin: int
    overdue: int
    revised: int  # ever
    carried: int
    share_done: int | None  # per cent
    share_revised: int | None  # per cent
    months_to_complete: float | None  # median, in tenths only where all dates are days
    open_three_years: int

    @property
    def closed(self) -> int:
        return self.done + sum(self.otherwise_closed.values())


def figures_of(period: Period) -> Figures:
    """The figures of a plan as at a date."""
    now, states = period.now, period.states
    total, done = len(now), states[ActionState.COMPLETE]
    otherwise = [each for each in ActionState if each in CLOSED - {ActionState.COMPLETE}]
    revised = sum(each.revisions > 0 for each in now)
    return Figures(
        total=total,
        open=len(period.open),
        done=done,
        otherwise_closed={each: states[each] for each in otherwise if states[each]},
        to_begin=len(period.to_begin),
        overdue=len(period.overdue),
        revised=revised,
        carried=len(period.carried),
        share_done=per_cent(done, total),
        share_revised=per_cent(revised, total),
        months_to_complete=_months(now),
        open_three_years=sum(each.open and each.days_open > DAYS_IN_THREE_YEARS for each in now),
    )


def _months(now: Sequence[Standing]) -> float | None:
    done = [each for each in now if each.state is ActionState.COMPLETE]
    if not done:
        return None
    months = median(each.days_open / DAYS_IN_A_MONTH for each in done)
    return round(months, 1) if all(each.exact for each in done) else round(months)


def values_of(period: Period) -> dict[str, int]:
    """What a [[reference]] in a paper can stand for, and what printed counts are held against."""
    flow, figures = period.flow, figures_of(period)
    values = {
        "opening": flow.opening,
        "new": flow.new,
        "reopened": flow.reopened,
        "closed": flow.closed,
        "open": flow.closing,
        "closing": flow.closing,
        "total": figures.total,
        "overdue": figures.overdue,
        "revised": len(period.revised),
        "carried_forward": figures.carried,
        "per_cent_complete": figures.share_done or 0,
    }
    return values | {state.value.replace("-", "_"): period.states[state] for state in ActionState}


def per_cent(part: int, whole: int) -> int | None:
    """A share in whole per cent, halves rounded up as everybody does on paper."""
    return (200 * part + whole) // (2 * whole) if whole else None
