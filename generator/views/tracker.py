"""What the tracker and the page of an action say of a plan, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _, known
from generator.model.wording import main_of
from generator.prose import to_text
from generator.tracker.dates import say_due_day
from generator.tracker.figures import DAYS_IN_A_MONTH, DEFINITIONS, left_out
from generator.views.held import why_not
from generator.views.inferred import basis_of, say_inferred
from generator.vocabulary import ActionState
from generator.words import (
    name_of_state,
    say_count,
    say_date,
    say_day,
    say_noun,
    say_state,
    sentence_case,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import DueDate, Milestone
    from generator.tracker.figures import Figures
    from generator.tracker.plan import Plan
    from generator.tracker.status import Standing
    from generator.views.records import ActionView, EditionView


@dataclass(frozen=True)
class TrackerList:
    """Some actions of a plan under a title, each with the reason; "" where none was given."""

    title: str
    id: str
    actions: list[tuple[ActionView, str]]
    empty: str  # what is said where there are no actions
    explained: bool = False  # whether the reasons are told


@dataclass(frozen=True)
class Tracker:
    """A plan of actions as at a date, and what moved since an earlier one."""

    plan: Plan
    uncounted: str  # why nothing is counted, of a plan that is not held whole
    figures: list[tuple[str, str]]
    meanings: list[tuple[str, str]]  # what the site means by each figure
    since: str
    lists: list[TrackerList]
    carried: list[tuple[ActionView, str]]  # each with for how long it has been carried forward
    measures: list[tuple[str, str]]
    # Which columns the table of actions has.
    owners: bool
    improvement_areas: bool
    asked_for: bool


def tracker_of(view: EditionView) -> Tracker | None:
    """The tracker of an edition; None where it has no action."""
    plan = view.plan
    if plan is None:
        return None
    carried = [(each, each.standing.life.carried) for each in view.actions]
    return Tracker(
        plan,
        why_not(view.edition, "improvement"),
        _figures(plan),
        [(_(name), _(said)) for name, said in DEFINITIONS.items()] if plan.figures else [],
        say_day(plan.since) if plan.since else _("the plan began"),
        [each for each in _lists(plan, view.actions) if plan.held.whole or each.actions],
        [(action, say_count(years, "years")) for action, years in carried if years],
        _say_measures(plan.figures, left_out(plan.period.now)) if plan.figures else [],
        owners=any(each.owners for each in view.actions),
        improvement_areas=any(each.improvement for each in view.actions),
        asked_for=any(each.recommendations for each in view.actions),
    )


def _figures(plan: Plan) -> list[tuple[str, str]]:
    figures, when = plan.figures, say_day(plan.as_at)
    if figures is None:
        here = len(plan.standings)
        return [
            (
                str(here),
                _("%(actions)s held here, %(day)s", actions=say_noun(here, "actions"), day=when),
            )
        ]
    total = figures.whole("total")
    closed = [(str(figures.ended), say_closed(figures))] if figures.otherwise_closed else []
    to_begin = [(str(figures["to_begin"]), _("to begin later"))] if figures["to_begin"] else []
    return [
        (
            _("%(done)s of %(total)s", done=figures["complete"], total=total),
            _("%(actions)s complete, %(day)s", actions=say_noun(total, "actions"), day=when),
        ),
        *closed,
        (str(figures["overdue"]), _("overdue")),
        (str(figures["moved"]), _("with a changed due date")),
        (str(figures["carried_forward"]), _("carried forward from earlier years")),
        *to_begin,
    ]


def say_closed(figures: Figures) -> str:
    """How actions came to be closed: "closed: 4 done, 1 by accepting the risk"."""
    done = figures.whole("complete")
    ways = [_("%(done)s complete", done=done)] if done else []
    ways += [f"{count} {_(_CLOSED[state])}" for state, count in figures.otherwise_closed.items()]
    return _("closed: %(ways)s", ways=", ".join(ways))


_CLOSED = {
    ActionState.RISK_ACCEPTED: known("by accepting the risk"),
    ActionState.SUPERSEDED: known("superseded"),
}


def _lists(plan: Plan, actions: list[ActionView]) -> Iterable[TrackerList]:
    views = {view.record.id: view for view in actions}

    def reasons(standings: Iterable[Standing]) -> list[tuple[ActionView, str]]:
        return [(views[each.action.id], reason_of(each)) for each in standings]

    moved = plan.period
    yield TrackerList(
        _("Completed or closed"),
        "closed",
        reasons(moved.closed),
        _("No action has been closed since then."),
    )
    yield TrackerList(
        _("Due date changed"),
        "revised",
        reasons(moved.revised),
        _("No due date has changed since then."),
        explained=True,
    )


def reason_of(standing: Standing) -> str:
    """Why an action stands as it does: why its due date moved, or what was last said of it."""
    reason = standing.due.reason if standing.due else None
    said = reason or (standing.update.text if standing.update else None)
    return to_text(said) if said else ""


def _say_measures(measures: Figures, inferred: int) -> list[tuple[str, str]]:
    """What national auditors publish of a plan."""

    def say(value: float | None, unit: str) -> str:
        return f"{value} {unit}" if value is not None else _("Nothing to measure")

    return [
        (_("Share complete"), say(measures["per_cent_complete"], _("per cent"))),
        (
            _("Median time to completion"),
            say(measures["months_to_complete"], _("months")) + say_left_out(inferred, "actions"),
        ),
        (_("Share with a changed due date"), say(measures["per_cent_moved"], _("per cent"))),
        (_("Open for over three years"), str(measures["open_three_years"])),
    ]


def say_left_out(number: int, noun: str) -> str:
    """How much was left out of something since an editor inferred it; "" of nothing."""
    said = _("%(things)s left out: inferred", things=say_count(number, noun))
    return f" ({said})" if number else ""


def moved_in(plan: Plan) -> list[tuple[str, list[str]]]:
    """What happened to the actions of a plan since an earlier date, and which they are.

    Of a plan that is not held whole, nobody can tell that nothing happened, or what is new.
    """
    period = plan.period
    moved = [
        (_("Completed or closed"), [_titled(each) for each in period.closed]),
        (_("Due date changed"), [_revised(each) for each in period.revised]),
        (_("New"), [_titled(each) for each in period.new]),
        (_("Reopened"), [_titled(each) for each in period.reopened]),
        (_("Overdue"), [_titled(each) for each in period.overdue]),
    ]
    if plan.held.whole:
        return moved
    return [(title, actions) for title, actions in moved if actions and title != _("New")]


def _titled(standing: Standing) -> str:
    action = standing.action
    return f"{action.reference} {action.title}" if action.reference else action.title


def _revised(standing: Standing) -> str:
    reason = standing.due.reason if standing.due else None
    return f"{_titled(standing)} ({to_text(reason)})" if reason else _titled(standing)


def say_due(due: DueDate | None) -> str:
    """When an action is due, or why there is no date."""
    if due is None:
        return _("Not set")
    return sentence_case(say_due_day(due.date)) if due.date else _("Date not printed")


def say_moved(standing: Standing) -> str:
    """How often a due date moved, and how far; "" where it did not."""
    if not standing.revisions:
        return ""
    times = _("once") if standing.revisions == 1 else say_count(standing.revisions, "times")
    if standing.slippage is None:
        return times
    days = say_days(abs(standing.slippage), exact=standing.exact)
    if standing.slippage < 0:
        return _("%(times)s (%(days)s earlier)", times=times, days=days)
    return _("%(times)s (%(days)s later)", times=times, days=days)


def say_late(standing: Standing) -> str:
    """How long after its first promise it was closed, or is open; "" where it is in time."""
    return say_days(standing.days_late, exact=standing.exact) if standing.days_late else ""


def say_days(days: int, *, exact: bool) -> str:
    """Days between two dates, or months where one of them is only a month or a year."""
    if exact:
        return say_count(days, "days")
    return _("about %(months)s", months=say_count(round(days / DAYS_IN_A_MONTH), "months"))


def say_standing(standing: Standing) -> str:
    """How an action stands: its state, when it begins, or the words it was printed with."""
    if not standing.begun:
        return _("begins %(day)s", day=say_date(standing.life.began or ""))
    state = say_state(standing.state)
    if standing.state is ActionState.NOT_STATED and standing.label:
        return _('%(state)s, printed as "%(label)s"', state=state, label=standing.label)
    return state


COLOURS = ("red", "amber", "green")


def looks_of(standing: Standing) -> str:
    """What the sign of an action's standing is called: a colour alone has a shape of its own."""
    if not standing.begun:
        return "not started"
    printed = main_of(standing.label or "").casefold()
    if standing.state is ActionState.NOT_STATED and printed in COLOURS:
        return f"printed {printed}"
    return name_of_state(standing.state)


def _mark(milestone: Milestone, name: str) -> str:
    return say_inferred(basis_of(milestone, name))


def milestones_of(standing: Standing) -> list[tuple[str, str, str]]:
    """The title of each milestone of an action, when it is due, and when it was met."""
    return [
        (
            each.title,
            sentence_case(say_due_day(each.due)) + _mark(each, "due") if each.due else _("Not set"),
            say_date(each.met) + _mark(each, "met")
            if each.met and standing.met(each)
            else _("Not yet"),
        )
        for each in standing.action.milestones
    ]
