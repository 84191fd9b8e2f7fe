"""Who has a part in an action, what it costs, what it is measured by, and where its evidence is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR
from support.rendered_pages import words_of
from support.years import written, year_before

from generator.compare import as_text, compare
from generator.model import Measure
from generator.model.load import load
from generator.pipeline import check
from generator.views.item_charts import measure_chart

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

PLAN = """\
audience: public
areas: [{id: quicker-minutes, number: 1, title: Quicker minutes}]
actions:
  - id: one-form
    title: One form for all minutes
    lead: chief-officer
    owners: [finance-director]
    sponsor: chief-officer
    partners: [Example Health Board, the parish councils]
    committee: audit-panel
    priority: High
    cost: £12,000 from reserves
    area: quicker-minutes
    began: 2024-04
    due: [{date: 2025-09, set_on: 2024-04}]
    measures:
      - id: in-time
        title: Minutes in time
        unit: per cent
        baseline: "40"
        target: "95"
        measured: [{date: 2024-06, value: "52"}, {date: 2025-03, value: "71"}]
    evidence_links: [{title: The form, url: "https://example.org/form"}]
"""


@pytest.fixture
def planned(project: MakeProject) -> Path:
    return project({f"{YEAR}/improvement.yml": PLAN})


def test_it_is_no_problem(planned: Path) -> None:
    assert check(planned) == []


def test_an_action_says_who_has_a_part_in_it(planned: Path) -> None:
    page = words_of(written(planned, YEAR, "actions/one-form/"))
    for said in (
        "Lead Chief Officer Owner Finance Director Sponsor Chief Officer",
        "With Example Health Board and the parish councils",
        "Responsible committee Audit Panel Priority High Cost £12,000 from reserves",
        "Minutes in time (per cent) When Value Baseline 40 June 2024 52 March 2025 71 Target 95",
        "Evidence {: #evidence } The form",
    ):
        assert said in page


LISTED = (
    "Actions {: #actions } Actions as at 31 March 2025 State Action Due This post is "
    "Not stated One form for all minutes September 2025 "
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("posts/chief-officer/", LISTED + "Lead and sponsor"),
        ("posts/finance-director/", LISTED + "Owner"),
        ("boards/audit-panel/", "Oversees actions One form for all minutes"),
    ],
)
def test_those_who_have_a_part_say_so(planned: Path, path: str, said: str) -> None:
    assert said in words_of(written(planned, YEAR, path))


def test_two_years_are_compared(planned: Path) -> None:
    folder = year_before(planned)
    now = folder / f"content/{YEAR}/improvement.yml"
    text = (
        now.read_text("utf-8")
        .replace("£12,000", "£14,000")
        .replace("sponsor: chief-", "sponsor: finance-")
    )
    text = text.replace("finance-officer", "finance-director").replace('value: "71"', 'value: "80"')
    now.write_text(text, "utf-8")
    library = load(folder).library
    older, newer = library.editions
    told = as_text(compare(library, older, library, newer))
    assert "Cost: £[-12,000-]{+14,000+} from reserves" in told
    assert "Sponsor: [-Chief Officer-], {+Finance Director+}" in told
    assert "80 in March 2025" in told


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        (["52", "71"], True),
        (["52 %", "£1,200.50"], True),
        (["52"], False),
        (["52", "not measured"], False),
        (["about half", "most"], False),
    ],
)
def test_a_measure_is_drawn_where_two_of_its_values_are_numbers(
    values: list[str], *, drawn: bool
) -> None:
    measured = tuple({"date": f"202{at}", "value": value} for at, value in enumerate(values))
    measure = Measure.model_validate({"id": "a", "title": "A", "measured": measured})
    assert (measure_chart(measure) is not None) is drawn
