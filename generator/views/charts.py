"""The charts of a plan of actions, each with the table that says the same.

A chart over time needs two points in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _
from generator.tracker.figures import name_of
from generator.tracker.life import CLOSED
from generator.tracker.status import day_of
from generator.views.held import why_not
from generator.views.plots import Bar, Layer, Span, bars, columns, spans
from generator.views.tracker import say_days, say_due, say_left_out
from generator.vocabulary import ActionState
from generator.words import say_count, say_day, say_state, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.tracker.plan import Plan
    from generator.views.drawing import Drawing
    from generator.views.records import ActionView, EditionView


@dataclass(frozen=True)
class Chart:
    """A drawing, what it shows, and its data as rows under headings; without one, these alone."""

    id: str
    title: str
    drawing: Drawing | None
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class PlanCharts:
    """The charts of an edition's plan; drawn when its page is written."""

    def __init__(self, view: EditionView) -> None:
        self._view = view

    def __iter__(self) -> Iterator[Chart]:
        yield from charts_of(self._view)


def charts_of(view: EditionView) -> list[Chart]:
    """The charts that an edition's plan has enough data for.

    Which recommendations no action answers is known only where plan and recommendations are whole.
    """
    charts = [_states(view.history), _slippage(view)]
    if not why_not(view.edition, "improvement", "assurance"):
        charts.append(_recommendations(view))
    return [chart for chart in charts if chart]


CLOSED_FIRST = sorted(ActionState, key=lambda state: state not in CLOSED)
"""The states as they are drawn: what became of actions, then those that are open."""


def _states(history: Sequence[Plan]) -> Chart | None:
    dates = [say_day(plan.as_at) for plan in history]
    figures = history[-1].figures if history else None
    if figures is None:
        return None
    title = _(
        "%(done)s of %(actions)s done by %(day)s",
        done=figures["complete"],
        actions=say_count(figures.whole("total"), "actions"),
        day=dates[-1],
    )
    return states_of("states", title, _("As at"), dates, history)


def states_of(
    name: str, title: str, heading: str, labels: Sequence[str], plans: Sequence[Plan]
) -> Chart | None:
    """How the actions of several plans stand, one bar for each; None for fewer than two.

    A plan that is not held whole has no figures to draw.
    """
    figures = [plan.figures for plan in plans if plan.figures]
    if len(figures) < max(len(plans), len(("before", "after"))):
        return None
    counts = {state: tuple(each.whole(name_of(state)) for each in figures) for state in ActionState}
    states = [state for state in ActionState if any(counts[state])]
    layers = [
        Layer(f"gs-state-{state}", say_state(state), counts[state])
        for state in reversed(CLOSED_FIRST)  # what is done is the foot of a column
        if state in states
    ]
    rows = tuple(
        (label, *(str(counts[state][at]) for state in states)) for at, label in enumerate(labels)
    )
    headings = (heading, *(sentence_case(say_state(state)) for state in states))
    return Chart(name, title, columns(labels, layers), headings, rows)


@dataclass(frozen=True)
class StateShare:
    """How many actions of a plan are in a state, and its part of a bar, in per cent."""

    state: ActionState
    count: int
    at: float
    share: float


def shares_of(plan: Plan | None) -> list[StateShare]:
    """How the actions of a plan stand; none of a plan that is not held whole."""
    figures = plan.figures if plan else None
    counts = {state: figures.whole(name_of(state)) for state in CLOSED_FIRST} if figures else {}
    whole, before, shares = sum(counts.values()), 0, []
    for state, count in counts.items():
        if count:
            at, share = (round(100 * each / whole, 2) for each in (before, count))
            shares.append(StateShare(state, count, at, share))
        before += count
    return shares


MOST = 12


def _slippage(view: EditionView) -> Chart | None:
    moved = [each for each in view.actions if each.standing.revisions]
    inferred = [each for each in moved if each.standing.has_inferred_due]
    told = [each for each in moved if each not in inferred]
    slipped = [each for each in told if each.standing.slippage]
    slipped.sort(key=lambda each: -(each.standing.slippage or 0))
    if not slipped:
        return None
    drawn = [span for each in slipped[:MOST] if (span := _span(each))]
    rows = tuple(
        (
            each.record.reference or each.record.title,
            each.record.title,
            say_due(each.standing.first_due),
            say_due(each.standing.due),
            str(each.standing.slippage),
            str(each.standing.revisions),
        )
        for each in slipped
    )
    headings = (
        *(_("Reference"), _("Action"), _("First due date"), _("Due")),
        *(_("Days"), _("Date changed")),
    )
    undated = sum(each.standing.slippage is None for each in told)
    title = _say_slipped(slipped) + say_left_out(len(inferred), "actions") + _say_undated(undated)
    return Chart("slippage", title, spans(drawn), headings, rows)


def _span(action: ActionView) -> Span | None:
    """An action from the day for which it was first promised to the one for which it is now."""
    standing = action.standing
    first, last, days = day_of(standing.first_due), day_of(standing.due), standing.slippage
    if not (first and last and days):
        return None
    said = say_days(abs(days), exact=standing.exact)
    said = _("%(days)s later", days=said) if days > 0 else _("%(days)s earlier", days=said)
    reference = action.record.reference
    title = f"{reference} {action.record.title}" if reference else action.record.title
    return Span(title, first, last, said)


def _say_slipped(slipped: Sequence[ActionView]) -> str:
    """How many due dates moved, the one that moved furthest first, and by how much at most."""
    furthest = slipped[0].standing
    later = [each for each in slipped if (each.standing.slippage or 0) > 0]
    title = _("Due dates that moved: %(actions)s", actions=say_count(len(slipped), "actions"))
    if later:
        title = _(
            "Due later than first promised: %(actions)s, by up to %(days)s",
            actions=say_count(len(later), "actions"),
            days=say_days(furthest.slippage or 0, exact=furthest.exact),
        )
    if len(slipped) <= MOST:
        return title
    return _(
        "%(title)s: the %(drawn)s longest of %(all)s; the table shows all",
        title=title,
        drawn=MOST,
        all=len(slipped),
    )


def _say_undated(number: int) -> str:
    """How many due dates moved from or to no day that is known; "" of none."""
    said = _("%(things)s left out: no day known", things=say_count(number, "actions"))
    return f" ({said})" if number else ""


def _recommendations(view: EditionView) -> Chart | None:
    sources = list(dict.fromkeys(each.record.by for each in view.recommendations))
    if len(sources) < len(("one", "other")):
        return None
    answered = [_count(view, source, answered=True) for source in sources]
    waiting = [_count(view, source, answered=False) for source in sources]
    drawn = [
        Bar(
            source,
            (("gs-drawing__with", yes), ("gs-drawing__without", no)),
            _say_answered(yes, no),
        )
        for source, yes, no in zip(sources, answered, waiting, strict=True)
    ]
    rows = tuple(
        (source, str(yes), str(no))
        for source, yes, no in zip(sources, answered, waiting, strict=True)
    )
    headings = (_("Source"), _("With an action"), _("Without an action"))
    title = _(
        "%(without)s of %(all)s recommendations have no action yet",
        without=sum(waiting),
        all=len(view.recommendations),
    )
    if not any(waiting):
        title = _("All %(all)s recommendations have an action", all=len(view.recommendations))
    return Chart("recommendations", title, bars(drawn), headings, rows)


def _say_answered(yes: int, no: int) -> str:
    if not no:
        return _("%(yes)s, all with an action", yes=yes)
    if not yes:
        return _("%(no)s, none with an action", no=no)
    return _("%(yes)s with an action, %(no)s without", yes=yes, no=no)


def _count(view: EditionView, source: str, *, answered: bool) -> int:
    given = [each for each in view.recommendations if each.record.by == source]
    return sum(bool(each.actions) is answered for each in given)
