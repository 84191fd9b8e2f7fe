"""A plan of actions as at a date: what the tracker, the papers and the charts show.

Everything is computed from the histories in the library it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model import StatedCounts
from generator.tracker.dates import first_day, last_day
from generator.tracker.figures import Counts, Figures, counts_of, per_cent
from generator.tracker.life import life_of
from generator.tracker.period import Period, between
from generator.tracker.status import Standing, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.model import Action, Edition, Holding, Paper, Recommendation, RecordedPlan
    from generator.model.index import Index, Scope
    from generator.problems import Place


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

    recorded: RecordedPlan | None = None  # what was counted when it was released

    @property
    def held(self) -> Holding:
        """How much of it is held here: of a part nothing is counted."""
        return self.edition.holding("improvement")

    @cached_property
    def figures(self) -> Figures | None:
        """Its figures: of a release those that were recorded with it, for good.

        None of a plan that is not held whole: what is not held would count as not there.
        """
        if not self.held.whole:
            return None
        return Figures(self._counted | (self.recorded.counts if self.recorded else {}))

    @cached_property
    def _counted(self) -> Counts:
        return counts_of(self.period)

    @property
    def recounted(self) -> list[tuple[str, float | None, float | None]]:
        """The figures that are counted otherwise today: the name, as recorded, and as counted."""
        recorded = self.recorded.counts if self.recorded and self.held.whole else {}
        return [
            (name, count, self._counted[name])
            for name, count in recorded.items()
            if name in self._counted and count != self._counted[name]
        ]

    @property
    def complete(self) -> bool:
        """Whether every action of the plan is held and written down, and none was withheld."""
        improvement = self.edition.improvement
        written = improvement and improvement.complete and not improvement.lost("actions")
        return bool(written and self.held.whole)

    @property
    def standings(self) -> list[Standing]:
        """Overdue first, longest first; then open, then closed, then those that begin later."""
        overdue = self.period.overdue
        rest = [each for each in self.period.now if not each.overdue]
        begun = overdue + sorted(rest, key=lambda each: not each.open)
        return [*begun, *self.period.to_begin]


def plan_as_at(
    edition: Edition, index: Index, scope: Scope, as_at: date, since: date | None = None
) -> Plan | None:
    """An edition's plan as at a date, since an earlier one; None where it has no actions."""
    plan = edition.improvement
    actions = plan.actions if plan else ()
    if not actions:
        return None
    lives = index.once(
        (edition.id, "lives"), lambda: tuple(life_of(each, index, scope) for each in actions)
    )

    # The tracker, the papers and the charts ask about the same few dates.
    def at(day: date) -> tuple[Standing, ...]:
        recorded = plan.recorded_states(day) if plan else None
        return index.once((edition.id, day), lambda: standings(lives, day, recorded))

    period = between(at(as_at), at(since) if since else None)
    return Plan(edition, as_at, since, period, plan.recorded(as_at, since) if plan else None)


def date_of_tracker(edition: Edition, papers: Iterable[Paper]) -> date:
    """The date that a plan is shown as at: declared, or that of the newest thing said of it.

    A due date, or when an action will begin, is nothing that was said on that day.
    """
    plan = edition.improvement
    if plan and plan.as_at:
        dates = [plan.as_at]
    else:
        dates = [edition.as_at, *(paper.date for paper in papers if edition.id in paper.about)]
    for action in plan.actions if plan else ():
        # Of a date that is only a month, the declared day may be the exact one.
        told = (when for _, _, when in entries_of(action))
        dates += [when for when in told if first_day(when) > last_day(dates[0])]
    return max(map(last_day, dates))


def entries_of(action: Action) -> Iterator[tuple[Place, str, str]]:
    """Each entry of a history: where it stands, what it is called, and when it was known."""
    for at, due in enumerate(action.due):
        yield action.place("due", at), due.called, due.known
    for at, update in enumerate(action.updates):
        yield action.place("updates", at), update.called, update.known
    for at, milestone in enumerate(action.milestones):
        if milestone.met:
            yield action.place("milestones", at, "met"), f"{milestone.called} met", milestone.met


def whole_counts(plan: Plan | None) -> dict[str, int]:
    """The counts of a plan of which every action is known; none of any other."""
    figures = plan.figures if plan and plan.complete else None
    counts: dict[str, object] = {**figures.counts} if figures else {}
    return {name: count for name, count in counts.items() if isinstance(count, int)}


@dataclass(frozen=True)
class StatedView:
    """Numbers as printed, beside those counted, and where the printed ones disagree."""

    record: StatedCounts
    counts: list[Count]
    faults: list[str]


def stated_beside(stated: StatedCounts, plan: Plan | None) -> list[Count]:
    """The printed numbers beside those computed; computed only where every row is there."""
    computed = whole_counts(plan)
    return [
        Count(name.replace("_", " "), value, computed.get(name))
        for name in COUNTED
        if (value := getattr(stated, name)) is not None
    ]


COUNTED = (
    "opening", "new", "closed", "closing", "carried_forward", "complete", "on_track", "on_hold",
    "revised", "total", "per_cent_complete",
)  # fmt: skip


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
