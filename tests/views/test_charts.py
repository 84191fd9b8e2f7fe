"""Charts: nothing but the drawing, the same each time, and saying what their tables say."""

from __future__ import annotations

import re
import runpy
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.contents import content_of
from support.moving_plan import FILES, FIRST, PLAN, SECOND
from support.plans import action, with_actions
from support.project import REPOSITORY, STARTER

from generator.model import Assessment, Assurance, Recommendation, Risk, Risks
from generator.pipeline import check_content
from generator.views import edition_view
from generator.views.charts import Chart, charts_of, trend_chart

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library

SVG = "{http://www.w3.org/2000/svg}"


def all_charts(library: Library) -> dict[str, Chart]:
    """Every chart of every year, by edition and id."""
    found: dict[str, Chart] = {}
    for edition in library.editions:
        view = edition_view(library, edition)
        drawn = [*charts_of(view), *(chart for risk in view.risks if (chart := trend_chart(risk)))]
        found |= {f"{edition.id} {chart.id}": chart for chart in drawn}
    return found


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    """Those of the Example Authority, which has every kind."""
    return all_charts(content_of(STARTER).library)


def of_kind(charts: dict[str, Chart], kind: str) -> list[Chart]:
    found = [chart for chart in charts.values() if chart.id.startswith(kind)]
    assert found
    return found


def series(chart: Chart) -> list[list[str]]:
    """The numbers written into a drawing, for each colour; nothing where it is a zero."""
    overlay = _part(chart, "plot text-overlay")
    return [[(text.text or "0").strip() for text in group.iter(f"{SVG}text")] for group in overlay]


def _part(chart: Chart, name: str) -> ET.Element:
    (found,) = [each for each in _tree(chart).iter() if each.get("class") == name]
    return found


def _tree(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)  # noqa: S314 - our own drawing


def columns(chart: Chart) -> list[list[str]]:
    """The columns of a chart's table, without that of the names."""
    return [list(column) for column in zip(*chart.rows, strict=True)][1:]


def test_a_drawing_is_nothing_but_a_drawing(charts: dict[str, Chart]) -> None:
    for chart in filter(lambda each: each.svg, charts.values()):
        parts = list(_tree(chart).iter())
        assert {each.tag for each in parts} <= {
            SVG + name for name in ("svg", "defs", "g", "rect", "path", "circle", "text")
        }
        names = {name for each in parts for name in each.attrib}
        assert not names & {"id", "style", "onclick", "href"}
        assert not re.search(r"pygal\.|http(?!://www\.w3\.org/2000/svg)|<!--|<\?", chart.svg)
        assert _tree(chart).get("aria-hidden") == "true"


def test_two_builds_draw_the_same(charts: dict[str, Chart]) -> None:
    assert all_charts(check_content(STARTER).library) == charts


def test_charts_are_drawn_by_the_standard_library_even_where_lxml_is_installed() -> None:
    from pygal.etree import etree

    etree.to_lxml()  # as pygal begins where it finds lxml
    runpy.run_path(str(REPOSITORY / "generator/views/drawing.py"))
    assert (etree._etree, etree.lxml) == (ET, False)


def test_every_row_of_a_table_has_a_cell_for_each_heading(charts: dict[str, Chart]) -> None:
    for chart in charts.values():
        assert {len(row) for row in chart.rows} == {len(chart.headings)}


@pytest.mark.parametrize("kind", ["states", "recommendations"])
def test_stacked_bars_say_what_their_table_says(charts: dict[str, Chart], kind: str) -> None:
    for chart in of_kind(charts, kind):
        assert series(chart) == columns(chart)


def test_slipped_days_say_what_their_table_says_longest_at_the_top(
    charts: dict[str, Chart],
) -> None:
    for chart in of_kind(charts, "slippage"):
        days = columns(chart)[1]
        assert days == sorted(days, key=int, reverse=True)
        assert series(chart) == [days[11::-1]]  # drawn from the bottom up


def test_trends_are_words_by_date_and_no_heights(charts: dict[str, Chart]) -> None:
    for chart in of_kind(charts, "trend"):
        assert not chart.svg
        assert {cell[1:] for row in chart.rows for cell in row[1:]} <= {
            "\xa0Rising",
            "\xa0Steady",
            "\xa0Falling",
            "ot stated",
        }


def test_a_state_has_one_colour_whichever_others_are_drawn(charts: dict[str, Chart]) -> None:
    for chart in of_kind(charts, "states"):
        drawn = re.findall(r'class="series serie-\d+ gs-state-([a-z-]+)"', chart.svg)
        told = [each.removeprefix("Closed, ").casefold() for each in chart.headings[1:]]
        named = [each.replace(" ", "-") for each in told]
        assert dict.fromkeys(drawn) == dict.fromkeys(named)
        assert "color-" not in chart.svg


def test_colours_have_their_names(charts: dict[str, Chart]) -> None:
    for chart in (*of_kind(charts, "states"), *of_kind(charts, "recommendations")):
        legend = [text.text for text in _part(chart, "legends").iter(f"{SVG}text")]
        assert legend == list(chart.headings[1:])


def test_one_point_in_time_is_not_a_chart_over_time(project: MakeProject) -> None:
    """A paper, and the tracker as at its day."""
    one = {PLAN: f"as_at: 2024-12-12\n{FILES[PLAN]!s}", SECOND: FILES[FIRST]}
    assert "example/2024-25 states" not in all_charts(check_content(project(one)).library)


def test_two_points_in_time_are(project: MakeProject) -> None:
    two = FILES | {PLAN: f"as_at: 2024-12-12\n{FILES[PLAN]!s}"}
    drawn = all_charts(check_content(project(two)).library)["example/2024-25 states"]
    assert drawn.headings == ("As at", "On track", "Complete")
    assert drawn.rows == (("12 September 2024", "2", "0"), ("12 December 2024", "1", "1"))


def assessed(*dates: str) -> Risk:
    return Risk(
        id="flood",
        number=1,
        title="Flood",
        assessments=tuple(
            Assessment(organisation="example", date=date, description="Water.", trend=trend)
            for date, trend in zip(dates, ("rising", "steady", "falling"), strict=False)
        ),
    )


@pytest.mark.parametrize(("dates", "drawn"), [(["2024-06"], False), (["2024-06", "2024-09"], True)])
def test_a_trend_needs_two_dates(library: Library, dates: list[str], *, drawn: bool) -> None:
    risks = Risks(title="Risks", trends="Ours.", risks=(assessed(*dates),))
    charts = all_charts(library.without({"risks": risks}, {}))
    assert ("example/2024-25 trend-flood" in charts) is drawn


def test_a_trend_that_was_not_stated_leaves_a_gap(library: Library) -> None:
    risk = assessed("2024-06", "2024-09", "2024-12")
    first, second, third = risk.assessments
    gap = second.model_copy(update={"trend": None})
    risks = Risks(
        title="Risks",
        trends="Ours.",
        risks=(risk.model_copy(update={"assessments": (first, gap, third)}),),
    )
    chart = all_charts(library.without({"risks": risks}, {}))["example/2024-25 trend-flood"]
    assert chart.rows == (("the Authority", "↑\xa0Rising", "Not stated", "↓\xa0Falling"),)


def asked(*sources: str) -> Assurance:
    return Assurance(
        recommendations=tuple(
            Recommendation(id=f"r{at}", title="R", by=by) for at, by in enumerate(sources)
        )
    )


def test_recommendations_of_one_source_are_not_drawn(library: Library) -> None:
    rows = with_actions(library, [action(recommendations=("r0",))])
    (edition,) = rows.editions
    found = []
    for sources in (["Audit", "Audit"], ["Audit", "Audit", "Inspectorate"]):
        changed = edition.without({"assurance": asked(*sources)}, {})
        found.append(all_charts(rows.without({"editions": (changed,)}, {})))
    none, drawn = found
    assert "example/2024-25 recommendations" not in none
    assert drawn["example/2024-25 recommendations"].rows == (
        ("Audit", "1", "1"),
        ("Inspectorate", "0", "1"),
    )


def test_what_never_slipped_is_not_drawn(library: Library) -> None:
    rows = [
        action(due="2024-04-01 2024-09", name="kept"),
        action(due="2024-04-01 TBC, 2024-05-01 2024-09", name="unknown"),
        action(due="2024-04-01 2024-08-30, 2024-05-01 2024-09", name="slipped"),
    ]
    assert "example/2024-25 slippage" not in all_charts(with_actions(library, rows[:2]))
    chart = all_charts(with_actions(library, rows))["example/2024-25 slippage"]
    assert chart.rows == (("slipped", "slipped", "31", "1"),)


def test_the_twelve_that_slipped_furthest_are_drawn_and_the_table_has_all(library: Library) -> None:
    rows = [
        action(due=f"2024-04-01 2024-09-01, 2024-05-01 2024-09-{at + 2:02}", name=f"a{at}")
        for at in range(15)
    ]
    chart = all_charts(with_actions(library, rows))["example/2024-25 slippage"]
    assert series(chart) == [[str(days) for days in range(4, 16)]]
    assert [row[2] for row in chart.rows] == [str(days) for days in range(15, 0, -1)]
    assert chart.title == (
        "Days from the first due date promised to the present one: the 12 longest of 15; "
        "the table has all"
    )
