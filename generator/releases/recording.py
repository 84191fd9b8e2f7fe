"""The figures of a plan, and how its actions stand, when it is released: shown for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audience import select
from generator.views import edition_view
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.tracker.figures import Figures
    from generator.tracker.plan import Plan

RecordedRow = dict[str, object]


def recorded_plans(frozen: Library) -> list[RecordedRow]:
    """Every figure and state that the pages of a release will show, by reader and date."""
    return [row for reader in Audience for row in _rows(frozen, reader)]


def _rows(frozen: Library, reader: Audience) -> Iterator[RecordedRow]:
    seen = select(frozen, reader)
    edition = next((each for each in seen.editions if each.id == frozen.edition.id), None)
    if edition is None:
        return
    view = edition_view(seen, edition)
    plans = [view.plan, *view.history, *(paper.plan for paper in view.papers)]
    own = [plan for plan in plans if plan and plan.edition.id == edition.id]
    states = {plan.as_at: _states(plan) for plan in own}
    for (as_at, since), plan in {(plan.as_at, plan.since): plan for plan in own}.items():
        row: RecordedRow = {"reader": reader.value, "as_at": as_at.isoformat()}
        if since:
            row["since"] = since.isoformat()
        if plan.figures:
            row["figures"] = _figures(plan.figures)
        if as_at in states:
            row["states"] = states.pop(as_at)
        if row.keys() & {"figures", "states"}:
            yield row


def _figures(figures: Figures) -> list[dict[str, str]]:
    return [
        {"name": name} | ({} if count is None else {"value": str(count)})
        for name, count in figures.counts.items()
    ]


def _states(plan: Plan) -> list[dict[str, str]]:
    return [
        {"action": each.action.id, "state": each.state.value}
        | ({"closed": each.closed} if each.closed else {})
        for each in plan.standings
    ]
