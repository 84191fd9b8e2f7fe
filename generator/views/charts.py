"""Charts as SVG, each with the table that says the same.

A chart over time needs two points in time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from generator.language import _
from generator.tracker.figures import name_of
from generator.views.held import why_not
from generator.views.inferred import basis_of
from generator.views.tracker import say_left_out
from generator.vocabulary import ActionState, Trend
from generator.words import say_count, say_date, say_day, say_state, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Measure
    from generator.tracker.plan import Plan
    from generator.views.records import EditionView, RiskView


@dataclass(frozen=True)
class Chart:
    """A drawing, what it shows, and its data as rows under headings; without one, these alone."""

    id: str
    title: str
    svg: str
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
    counts = {state: [each.whole(name_of(state)) for each in figures] for state in ActionState}
    states = [state for state in ActionState if any(counts[state])]
    series = [(sentence_case(say_state(state)), counts[state]) for state in states]
    svg = _draw("HorizontalStackedBar", name, labels, series, rows=len(plans))
    from generator.views.drawing import coloured

    svg = coloured(svg, states)
    rows = tuple(
        (label, *(str(counts[state][at]) for state in states)) for at, label in enumerate(labels)
    )
    headings = (heading, *(sentence_case(say_state(state)) for state in states))
    return Chart(name, title, svg, headings, rows)


MOST = 12
LONGEST = 32  # letters of a label, or it runs over the bars


def _slippage(view: EditionView) -> Chart | None:
    moved = [each for each in view.actions if each.standing.slippage]
    slipped = [each for each in moved if not each.standing.has_inferred_due]
    without = say_left_out(len(moved) - len(slipped), "actions")
    slipped = sorted(slipped, key=lambda each: -(each.standing.slippage or 0))
    if not slipped:
        return None
    names = [each.record.reference or each.record.title for each in slipped]
    drawn = slipped[:MOST]
    series = [(_("Days"), [each.standing.slippage for each in reversed(drawn)])]
    labels = [shorten(name, LONGEST, placeholder=" …") for name in reversed(names[:MOST])]
    svg = _draw(
        "HorizontalBar",
        "slippage",
        labels,
        series,
        rows=len(drawn),
        show_legend=False,
        show_y_labels=False,
    )
    rows = tuple(
        (name, each.record.title, str(each.standing.slippage), str(each.standing.revisions))
        for name, each in zip(names, slipped, strict=True)
    )
    headings = (_("Reference"), _("Action"), _("Days"), _("Date changed"))
    title = _("Days from the first due date promised to the present one") + without
    if len(slipped) > MOST:
        title = _(
            "%(title)s: the %(drawn)s longest of %(all)s; the table has all",
            title=title,
            drawn=MOST,
            all=len(slipped),
        )
    return Chart("slippage", title, svg, headings, rows)


def _recommendations(view: EditionView) -> Chart | None:
    sources = list(dict.fromkeys(each.record.by for each in view.recommendations))
    if len(sources) < len(("one", "other")):
        return None
    answered = [_count(view, source, answered=True) for source in sources]
    waiting = [_count(view, source, answered=False) for source in sources]
    series = [(_("With an action"), answered), (_("Without an action"), waiting)]
    name = "recommendations"
    svg = _draw("HorizontalStackedBar", name, sources, series, rows=len(sources))
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
    return Chart(name, title, svg, headings, rows)


def _count(view: EditionView, source: str, *, answered: bool) -> int:
    given = [each for each in view.recommendations if each.record.by == source]
    return sum(bool(each.actions) is answered for each in given)


def trend_chart(risk: RiskView) -> Chart | None:
    """How each body saw a risk's trend over time: words by date, since a trend is no height."""
    told = [each for each in risk.rows if not {"date", "trend"} & each.record.inferred.keys()]
    dates = sorted({each.record.date for each in told})
    if len(dates) < len(("before", "after")):
        return None
    rows = []
    for body in dict.fromkeys(each.organisation.short_name for each in told):
        assessed = [each.record for each in told if each.organisation.short_name == body]
        trends = {each.date: each.trend for each in assessed}
        seen = [trends.get(date) for date in dates]
        rows.append((body, *map(say_trend, seen)))
    without = say_left_out(len(risk.rows) - len(told), "assessments")
    title = _("Trend of the risk %(risk)s", risk=risk.record.title) + without
    labels = [say_date(date) for date in dates]
    headings = (_("Body"), *labels)
    name = f"trend-{risk.record.id}"
    return Chart(name, title, "", headings, tuple(rows))


_ARROWS = {
    Trend.RISING: "\N{UPWARDS ARROW}",
    Trend.STEADY: "\N{LEFT RIGHT ARROW}",
    Trend.FALLING: "\N{DOWNWARDS ARROW}",
}


def say_trend(value: str | None) -> str:
    """A trend as a glyph and a word, which stay on one line."""
    if not value:
        return _("Not stated")
    return f"{_ARROWS[Trend(value)]}\N{NO-BREAK SPACE}{sentence_case(_(value))}"


_NUMBER = re.compile(r"[£$€]?(-?\d[\d,]*(?:\.\d+)?)(?![\d.,])")


def measure_chart(measure: Measure) -> Chart | None:
    """A measure over time, with its target; none where less than two of its values are numbers."""
    found = [
        (each, _number_in(each.value))
        for each in sorted(measure.measured, key=lambda each: each.date)
        if not basis_of(each, "value", "date")
    ]
    numbers = [(each, number) for each, number in found if number is not None]
    if len(numbers) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    labels = [say_date(each.date) for each, number in numbers]
    series = [(measure.title, [number for _, number in numbers])]
    target = _number_in(measure.target or "")
    if target is not None:
        series.append((_("Target"), [target] * len(numbers)))
    # From nothing, or a small change would look large.
    svg = _draw("Line", f"measure-{measure.id}", labels, series, rows=5, include_x_axis=True)
    rows = tuple((say_date(each.date), each.value) for each, number in numbers)
    title = _("%(measure)s over time", measure=measure.title)
    return Chart(f"measure-{measure.id}", title, svg, (_("When"), _("Value")), rows)


def _number_in(text: str) -> float | None:
    """The number that a printed value begins with: "£1,200", "64 %"."""
    match = _NUMBER.match(text)
    return float(match[1].replace(",", "")) if match else None


def _draw(*chart: Any, **settings: Any) -> str:
    from generator.views.drawing import draw  # what draws is slow to load, and not always needed

    return draw(*chart, **settings)
