"""The actions of a plan that readers ask for: those overdue, due soon, moved, on hold or closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from generator.tracker.status import day_of
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from generator.tracker.period import Period
    from generator.tracker.status import Standing

DAYS_AHEAD = 90
"""How many days ahead a due date counts as soon on a page for everybody."""


def chosen(period: Period) -> dict[str, list[Standing]]:
    """The actions of each list by its name, those first that a reader asks after first."""
    now = period.now
    return {
        "overdue": period.overdue,
        "due-soon": sorted(filter(_due_soon, now), key=lambda each: str(day_of(each.due))),
        "date-changed": sorted(
            (each for each in now if each.revisions), key=lambda each: -(each.slippage or 0)
        ),
        "on-hold": [each for each in now if each.state is ActionState.ON_HOLD],
        "closed": sorted(
            (each for each in now if not each.open),
            key=lambda each: str(each.closed_on),
            reverse=True,
        ),
    }


def _due_soon(standing: Standing) -> bool:
    when = day_of(standing.due)
    if when is None or not standing.open:
        return False
    return timedelta(0) <= when - standing.as_at <= timedelta(days=DAYS_AHEAD)
