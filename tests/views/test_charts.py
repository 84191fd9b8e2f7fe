"""Charts: nothing but the drawing, the same each time, and saying what their tables say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.moving_plan import FILES, FIRST, PLAN, SECOND
from support.plans import action, plan_of, with_actions
from support.project import STARTER

from generator.model import Assessment, Assurance, Measure, Recommendation, Risk, Risks
from generator.pipeline import check_content
from generator.views import edition_view
from generator.views.charts import Chart, charts_of, shares_of
from generator.views.item_charts import measure_chart, trend_chart

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library
    from generator.views.drawing import Drawing


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


def drawing_of(chart: Chart) -> Drawing:
    assert chart.drawing
    return chart.drawing


def words(chart: Chart) -> list[str]:
    """All that is written in a drawing, from line to line."""
    return [label.words for label in drawing_of(chart).labels]


def heights(chart: Chart) -> dict[str, list[float]]:
    """How much of a drawing each kind has: its heights in columns, its widths in bars."""
    found: dict[str, list[float]] = {}
    for each in drawing_of(chart).rectangles:
        found.setdefault(each.kind, []).append(
            each.width if chart.id == "recommendations" else each.height
        )
    return found


def columns(chart: Chart) -> list[list[str]]:
    """The columns of a chart's table, without that of the names."""
    return [list(column) for column in zip(*chart.rows, strict=True)][1:]


def test_two_builds_draw_the_same(charts: dict[str, Chart]) -> None:
    assert all_charts(check_content(STARTER).library) == charts


def test_every_row_of_a_table_has_a_cell_for_each_heading(charts: dict[str, Chart]) -> None:
    for chart in charts.values():
        assert {len(row) for row in chart.rows} == {len(chart.headings)}


@pytest.mark.parametrize("kind", ["states", "recommendations"])
def test_rectangles_are_as_large_as_the_numbers_in_the_table(
    charts: dict[str, Chart], kind: str
) -> None:
    for chart in of_kind(charts, kind):
        told = sorted(int(cell) for column in columns(chart) for cell in column if cell != "0")
        drawn = sorted(size for sizes in heights(chart).values() for size in sizes)
        assert drawn == pytest.approx([count * drawn[0] / told[0] for count in told])


def test_the_newest_column_has_words_for_each_state_also_for_those_it_has_no_more(
    charts: dict[str, Chart],
) -> None:
    for chart in of_kind(charts, "states"):
        newest = dict(zip(chart.headings[1:], chart.rows[-1][1:], strict=True))
        said = " ".join(words(chart))
        assert [
            state for state, count in newest.items() if f"{count} {lower(state)}" not in said
        ] == []
        assert {row[0] for row in chart.rows} <= set(words(chart))


def lower(state: str) -> str:
    return state[:1].lower() + state[1:]


def test_a_state_has_the_class_of_its_tag_whichever_others_are_drawn(
    charts: dict[str, Chart],
) -> None:
    for chart in of_kind(charts, "states"):
        told = [each.removeprefix("Closed, ").casefold() for each in chart.headings[1:]]
        assert set(heights(chart)) == {f"gs-state-{each.replace(' ', '-')}" for each in told}


def test_what_is_done_is_the_foot_of_a_column(charts: dict[str, Chart]) -> None:
    for chart in of_kind(charts, "states"):
        rectangles = drawing_of(chart).rectangles
        foot = max(each.y + each.height for each in rectangles)
        done = [each for each in rectangles if each.kind == "gs-state-complete"]
        assert done
        assert [each.y + each.height for each in done] == pytest.approx([foot] * len(done))


def test_each_action_that_moved_is_named_above_its_line_with_the_days_at_its_end(
    charts: dict[str, Chart],
) -> None:
    for chart in of_kind(charts, "slippage"):
        days = [row[4] for row in chart.rows]
        assert days == sorted(days, key=int, reverse=True)
        said = " ".join(words(chart))
        for reference, title, _first, _due, late, _times in chart.rows:
            assert f"{reference} {title} {late} days later" in said


def test_a_line_leads_from_the_first_day_promised_to_the_present_one(library: Library) -> None:
    rows = [
        action(due="2024-04-01 2024-05-01, 2024-05-01 2024-09-28", name="later"),
        action(due="2024-04-01 2024-09-28, 2024-05-01 2024-07-30", name="earlier"),
    ]
    chart = all_charts(with_actions(library, rows))["example/2024-25 slippage"]
    later, earlier = (
        [x for x, _ in each.points] for each in drawing_of(chart).strokes if each.kind == "span"
    )
    assert later[1] == earlier[0]
    assert (later[1] - later[0]) / (earlier[0] - earlier[1]) == pytest.approx(150 / 60)
    assert [each for each in words(chart) if "days" in each] == [
        "150 days later",
        "60 days earlier",
    ]
    assert chart.title == "Due later than first promised: 1 action, by up to 150 days"


def test_bars_say_how_many_recommendations_are_answered(charts: dict[str, Chart]) -> None:
    chart = charts["example/2025-26 recommendations"]
    assert chart.title == "All 8 recommendations have an action"
    assert words(chart)[:2] == ["Internal Audit Service", "4, all with an action"]
    assert set(heights(chart)) == {"gs-drawing__with"}


def test_trends_are_words_by_date_and_no_heights(charts: dict[str, Chart]) -> None:
    for chart in of_kind(charts, "trend"):
        assert not chart.drawing
        assert {cell[1:] for row in chart.rows for cell in row[1:]} <= {
            "\xa0Rising",
            "\xa0Steady",
            "\xa0Falling",
            "ot stated",
        }


def test_the_shares_of_a_plan_fill_a_bar_and_none_is_lost(library: Library) -> None:
    states = ["complete", "superseded", *["on-track"] * 3, *["at-risk"] * 2]
    rows = [action(f"2024-05 {state}", name=f"a{at}") for at, state in enumerate(states)]
    shares = shares_of(plan_of(with_actions(library, rows), "2025-03-31"))
    assert [(each.state, each.count) for each in shares] == [
        ("complete", 1), ("superseded", 1), ("on-track", 3), ("at-risk", 2)
    ]  # fmt: skip
    assert shares[0].at == 0
    for before, after in pairwise(shares):
        assert before.at + before.share == pytest.approx(after.at, abs=0.02)
    assert shares[-1].at + shares[-1].share == pytest.approx(100, abs=0.02)
    assert shares_of(None) == []


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
    assert chart.rows == (("slipped", "slipped", "30 August 2024", "September 2024", "31", "1"),)
    assert chart.title == (
        "Due later than first promised: 1 action, by up to about 1 month "
        "(1 action left out: no day known)"
    )


def test_the_twelve_that_slipped_furthest_are_drawn_and_the_table_has_all(library: Library) -> None:
    rows = [
        action(due=f"2024-04-01 2024-09-01, 2024-05-01 2024-09-{at + 2:02}", name=f"a{at}")
        for at in range(15)
    ]
    chart = all_charts(with_actions(library, rows))["example/2024-25 slippage"]
    drawn = [each for each in words(chart) if "later" in each]
    assert drawn == [f"{days} days later" for days in range(15, 3, -1)]
    assert [row[4] for row in chart.rows] == [str(days) for days in range(15, 0, -1)]
    assert chart.title == (
        "Due later than first promised: 15 actions, by up to 15 days: the 12 longest of 15; "
        "the table shows all"
    )


DATES = ("2020-03-31", "2020-04-30", "2021-03-31")


def measured(*values: str, target: str = "95") -> Measure:
    rows = tuple({"date": date, "value": value} for date, value in zip(DATES, values, strict=False))
    return Measure.model_validate(
        {"id": "m", "title": "Minutes in time", "target": target, "measured": rows}
    )


def test_a_measure_is_drawn_with_its_values_and_dates_as_printed() -> None:
    chart = measure_chart(measured("£52 %", "71 %"))
    assert chart
    assert chart.title == "Minutes in time: from £52 % to 71 %"
    assert words(chart) == [*("0", "Target 95", "£52 %", "71 %", "31 March 2020", "30 April 2020")]


def test_no_line_is_drawn_at_a_target_that_is_no_number_or_that_an_editor_inferred() -> None:
    told = measured("52", "71")
    inferred = told.model_copy(update={"inferred": {"target": "From the minutes."}})
    for measure in (measured("52", "71", target="most of them"), inferred):
        chart = measure_chart(measure)
        assert chart
        assert "target" not in {each.kind for each in drawing_of(chart).strokes}


def test_values_stand_at_their_distance_in_time() -> None:
    chart = measure_chart(measured("52", "60", "71"))
    assert chart
    first, second, third = (each.x for each in drawing_of(chart).dots)
    assert (second - first) / (third - second) == pytest.approx(30 / 335)
