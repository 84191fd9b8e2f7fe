"""A plan of actions as at a date: what the tracker, the papers and the charts show.

Everything is computed from the histories in the library it is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model import Action, StatedCounts
from generator.tracker.status import (
    Measures,
    Period,
    Standing,
    between,
    last_day,
    measures,
    per_cent,
    standings,
)
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.model import Edition, Paper, Recommendation
    from generator.model.index import Index, Scope


@dataclass(frozen=True)
class ActionPast:
    """Where an action comes from: the same promise in earlier years, newest first."""

    years: tuple[str, ...]

    @property
    def carried(self) -> int:
        """For how many years it has been carried forward."""
        return len(self.years)


@dataclass(frozen=True)
class Count:
    """One number of a plan: as printed, as computed from the rows, or not known."""

    name: str
    stated: int | None
    computed: int | None

    @property
    def differs(self) -> bool:
        return None not in (self.stated, self.computed) and self.stated != self.computed


@dataclass
class Plan:
    """An edition's actions as at a date, and since an earlier one."""

    edition: Edition
    as_at: date
    since: date | None
    period: Period
    measures: Measures
    past: dict[str, ActionPast] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every action of the plan is written down, and none was withheld."""
        improvement = self.edition.improvement
        return bool(improvement and improvement.complete and not improvement.withheld("actions"))

    @property
    def standings(self) -> list[Standing]:
        """Overdue first, longest first; then open, then closed, each in the plan's order."""
        overdue = self.period.overdue
        rest = [each for each in self.period.now if not each.overdue]
        return overdue + sorted(rest, key=lambda each: not each.open)

    @property
    def carried(self) -> list[Standing]:
        return [each for each in self.period.now if self.past[each.action.id].carried]


def plan_as_at(
    edition: Edition, index: Index, scope: Scope, as_at: date, since: date | None = None
) -> Plan | None:
    """An edition's plan as at a date; None where it has no actions by then."""
    actions = edition.improvement.actions if edition.improvement else ()

    # The tracker, the papers and the charts ask about the same few dates.
    def at(day: date) -> tuple[Standing, ...]:
        return index.once((edition.id, day), lambda: standings(actions, day))

    moved = between(at(as_at), at(since) if since else ())
    if not moved.now:
        return None
    past = index.once(
        (edition.id, "past"), lambda: {each.id: _past(each, index, scope) for each in actions}
    )
    return Plan(edition, as_at, since, moved, measures(moved.now), past)


def _past(action: Action, index: Index, scope: Scope) -> ActionPast:
    years = []
    here: Action | None = action
    seen = {id(action)}
    while here is not None and here.carried_from:
        earlier, where = index.follow("action", here.carried_from, scope)
        if not isinstance(earlier, Action) or id(earlier) in seen:
            break
        seen.add(id(earlier))
        years.append(where.edition.rpartition("/")[2])
        here, scope = earlier, where
    return ActionPast(tuple(years))


def date_of_tracker(edition: Edition, papers: list[Paper]) -> date:
    """The date the tracker shows: that of the newest paper about the plan, or as declared."""
    declared = edition.improvement.as_at if edition.improvement else None
    dates = [last_day(paper.date) for paper in papers if edition.id in paper.about]
    if declared:
        dates.append(last_day(declared))
    return max(dates, default=last_day(edition.as_at))


def counts_of(stated: StatedCounts, plan: Plan | None) -> list[Count]:
    """The printed numbers beside those computed; computed only where every row is there."""
    computed = _computed(plan) if plan and plan.complete else {}
    return [
        Count(name.replace("_", " "), value, computed.get(name))
        for name in COUNTED
        if (value := getattr(stated, name)) is not None
    ]


COUNTED = (
    "opening", "new", "closed", "closing", "carried_forward", "complete", "on_track", "on_hold",
    "revised", "total", "per_cent_complete",
)  # fmt: skip


def _computed(plan: Plan) -> dict[str, int | None]:
    flow = plan.period.flow
    states = plan.period.states
    return {
        "opening": flow.opening,
        "new": flow.new,
        "closed": flow.closed,
        "closing": flow.closing,
        "carried_forward": len(plan.carried),
        "complete": states[ActionState.COMPLETE] + states[ActionState.RISK_ACCEPTED],
        "on_track": states[ActionState.ON_TRACK],
        "on_hold": states[ActionState.ON_HOLD],
        "revised": len(plan.period.revised),
        "total": len(plan.period.now),
        "per_cent_complete": plan.measures.share_complete,
    }


def arithmetic_faults(stated: StatedCounts) -> Iterator[str]:
    """Where the printed numbers of a flow contradict each other, each as a sentence."""
    match stated:
        case StatedCounts(carried_forward=int(carried), total=int(total), new=int(new)):
            if total - new != carried:
                yield f"{carried} stated as carried forward, but {total} - {new} = {total - new}"
    match stated:
        case StatedCounts(opening=int(first), new=int(new), closed=int(done), closing=int(last)):
            left = first + new - done
            if left != last:
                yield f"{last} stated as still open, but {first} + {new} - {done} = {left}"
    match stated:
        case StatedCounts(complete=int(done), on_track=int(on), on_hold=int(held)):
            whole = done + on + held
            share = per_cent(done, whole) or 0
            if stated.per_cent_complete not in {None, share}:
                said = stated.per_cent_complete
                yield f"{said}% stated as complete, but {done} of {whole} is {share}%"


def unanswered(
    recommendations: Sequence[Recommendation], actions: Sequence[Action]
) -> list[Recommendation]:
    """Recommendations that no action answers."""
    answered = {name for action in actions for name in action.recommendations}
    return [each for each in recommendations if each.id not in answered]
