"""The charts of one risk and of one measure, each with the table that says the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.language import _
from generator.tracker.dates import last_day
from generator.views.charts import Chart
from generator.views.inferred import basis_of
from generator.views.plots import Point, curve
from generator.views.tracker import say_left_out
from generator.vocabulary import Trend
from generator.words import say_date, sentence_case

if TYPE_CHECKING:
    from generator.model import Measure
    from generator.views.records import RiskView


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
    return Chart(name, title, None, headings, tuple(rows))


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
    points = [
        Point(last_day(each.date), number, say_date(each.date), each.value)
        for each, number in numbers
    ]
    rows = tuple((say_date(each.date), each.value) for each, _number in numbers)
    unit = f" ({measure.unit})" if measure.unit else ""
    title = _(
        "%(measure)s: from %(first)s to %(last)s",
        measure=measure.title + unit,
        first=points[0].said,
        last=points[-1].said,
    )
    drawn = curve(points, _target_of(measure))
    return Chart(f"measure-{measure.id}", title, drawn, (_("When"), _("Value")), rows)


def _target_of(measure: Measure) -> tuple[float, str] | None:
    """What a measure should reach, as a number and as printed; none where it was inferred."""
    number = None if basis_of(measure, "target") else _number_in(measure.target or "")
    if number is None:
        return None
    return number, _("Target %(target)s", target=measure.target)


def _number_in(text: str) -> float | None:
    """The number that a printed value begins with: "£1,200", "64 %"."""
    match = _NUMBER.match(text)
    return float(match[1].replace(",", "")) if match else None
