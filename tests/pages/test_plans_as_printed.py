"""A plan with dates as its body prints them, and with what came from years that are not here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, rewrite, units_of
from support.rendered_pages import words_of
from support.years import OLDER, written, year_before

from generator.compare import as_text, compare
from generator.model.load import load
from generator.pages.downloads import downloads_of
from generator.pipeline import check
from generator.problems import Severity
from generator.views import edition_view
from generator.vocabulary import ActionState, Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.views import EditionView

PLAN = """\
audience: public
as_at: 2025-08-15
complete: true
areas:
  - {id: minutes, title: Minutes, carried_from_printed: "Statement 2021/22, issue 3"}
actions:
  - {id: by-july, title: By July, area: minutes, due: [{date: By July 2025, set_on: 2024-06}],
     lead: chief-officer}
  - {id: in-quarter, title: In the quarter, due: [{date: Q2 2025/26, set_on: 2024-06}],
     lead: chief-officer}
  - {id: visits, title: Visits, due: [{date: Ongoing, set_on: 2024-06}],
     lead: chief-officer}
  - {id: by-season, title: By season, due: [{date: Summer 2023, set_on: 2024-06}],
     lead: chief-officer}
  - id: old
    title: An old promise
    lead: chief-officer
    carried_from_printed: 2021/22 plan, action 4
    due: [{date: 31/03/2025, set_on: 2024-06}]
    updates: [{date: 2025-06, state: complete}]
    closure: {evidence: The clerk has it.}
"""


@pytest.fixture
def planned(project: MakeProject) -> Path:
    return project({f"{YEAR}/improvement.yml": PLAN})


def view_of(project: Path) -> EditionView:
    library = load(project).library
    return edition_view(library, library.edition)


def test_what_check_says_is_how_it_read_them(planned: Path) -> None:
    problems = check(planned)
    assert {each.code for each in problems} == {"printed-date", "passed-without-reason"}
    assert sum(each.severity is Severity.NOTE for each in problems) == 5


@pytest.mark.parametrize(
    ("action", "due", "overdue"),
    [
        ("by-july", "By July 2025", 15),
        ("in-quarter", "Q2 2025/26", 0),  # until 30 September
        ("visits", "Ongoing", 0),
        ("by-season", "Summer 2023", 0),
    ],
)
def test_a_date_is_shown_as_printed_and_counted_as_read(
    planned: Path, action: str, due: str, overdue: int
) -> None:
    page = words_of(written(planned, YEAR, f"actions/{action}/"))
    assert f"Due {due}" in page
    assert ("Overdue 15 days" in page) is bool(overdue)
    assert "Began" not in page
    views = {each.record.id: each.standing for each in view_of(planned).actions}
    assert views[action].days_overdue == overdue


def test_a_download_has_both(planned: Path) -> None:
    rows = json.loads(downloads_of(units_of(planned, Audience.INTERNAL)[YEAR])["actions.json"])
    assert {each["id"]: (each["due"], each["due_by"]) for each in rows} == {
        "by-july": ("By July 2025", "2025-07-31"),
        "in-quarter": ("Q2 2025/26", "2025-09-30"),
        "visits": ("Ongoing", None),
        "by-season": ("Summer 2023", None),
        "old": ("31/03/2025", "2025-03-31"),
    }


def test_what_came_from_a_year_that_is_not_here_is_said_and_counted(planned: Path) -> None:
    assert "Carried forward from 2021/22 plan, action 4" in words_of(
        written(planned, YEAR, "actions/old/")
    )
    area = words_of(written(planned, YEAR, "improvement/minutes/"))
    assert "Carried forward from Statement 2021/22, issue 3" in area
    plan = view_of(planned).plan
    assert plan
    assert [each.action.id for each in plan.period.carried] == ["old"]
    assert [each.action.id for each in plan.period.new] == [
        "by-july", "in-quarter", "visits", "by-season",
    ]  # fmt: skip
    assert plan.period.flow.opening == 1


@pytest.mark.parametrize(
    ("printed", "differs"),
    [("31 July 2025", False), ("31/07/2025", False), ("By 31/07/2025", False), ("July 2025", True)],
)
def test_a_date_that_is_only_printed_otherwise_is_no_difference(
    planned: Path, printed: str, *, differs: bool
) -> None:
    folder = year_before(planned)
    for year, due in ((OLDER, "2025-07-31"), (YEAR, printed)):
        rewrite(folder, f"{year}/improvement.yml", "By July 2025", due)
    older, newer = load(folder).library.editions
    library = load(folder).library
    assert ("Due:" in as_text(compare(library, older, library, newer))) is differs


def test_nothing_is_counted_from_a_beginning_that_is_not_known(planned: Path) -> None:
    plan = view_of(planned).plan
    assert plan
    assert plan.figures
    assert plan.figures["months_to_complete"] is None


RATED = """\
audience: public
as_at: 2025-06-30
ratings:
  - {label: Amber, means: Late by less than a quarter}
  - {label: Partially complete, means: Some of it is done}
  - {label: Green, means: Its effect is felt}
  - {label: Red, means: It has had no effect}
actions:
  - id: form
    title: A form
    lead: chief-officer
    began: 2024-06
    updates:
      - {date: 2025-03, label: 60 %, impact: Green}
      - {date: 2025-06, label: Amber, impact: Red}
  - id: clerk
    title: A clerk
    lead: chief-officer
    began: 2024-06
    updates: [{date: 2025-06, label: Partially complete}]
"""


def test_ratings_are_shown_as_printed_with_what_they_mean(project: MakeProject) -> None:
    folder = project({f"{YEAR}/improvement.yml": RATED})
    assert check(folder) == []
    tracker = words_of(written(folder, YEAR, "actions/"))
    assert "Amber Late by less than a quarter Partially complete Some of it is done" in tracker
    assert 'Not stated, printed as "Partially complete"' in tracker
    action = words_of(written(folder, YEAR, "actions/form/"))
    assert "Impact, as printed Red" in action
    assert 'March 2025 : update "60 %" impact "Green"' in action


def test_a_rating_is_never_taken_for_a_state(project: MakeProject) -> None:
    folder = project({f"{YEAR}/improvement.yml": RATED})
    view = view_of(folder)
    assert {each.standing.state for each in view.actions} == {ActionState.NOT_STATED}
    wrong = RATED.replace("label: Partially complete}]", "state: partially-complete}]")
    (folder / f"content/{YEAR}/improvement.yml").write_text(wrong, "utf-8")
    (problem,) = [each for each in check(folder) if each.code == "unknown-value"]
    assert problem.hint == ""
