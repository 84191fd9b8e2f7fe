"""When the first due date of an action was set, where its plan's table does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.rendered_pages import words_of
from support.years import written

from generator.pipeline import check

if TYPE_CHECKING:
    from support.project import MakeProject

HEAD = "audience: public\nas_at: 2025-07-01\nareas: []\nactions:\n  - id: new-form\n"
HEAD += "    title: A form for minutes\n"


@pytest.mark.parametrize(
    ("action", "said"),
    [
        pytest.param(
            "    began: 2024-06\n    due: [{date: Q3 2025/26}]\n",
            "June 2024 : due date set: Q3 2025/26 (inferred: when the action began)",
            id="when the action began",
        ),
        pytest.param(
            "    due: [{date: Q3 2025/26}]\n",
            "1 July 2025 : due date set: Q3 2025/26 (inferred: the date of the plan)",
            id="the date of the plan",
        ),
        pytest.param(
            "    due:\n      - date: 31/12/2025\n        inferred: {date: read from a diagram}\n",
            "due date set: 31/12/2025 (inferred: read from a diagram; the date of the plan)",
            id="beside what else was inferred",
        ),
        pytest.param(
            "    due: [{date: 2025-12-31, set_on: 2025-05}]\n",
            "May 2025 : due date set: 31 December 2025 Connections",
            id="as it says itself",
        ),
        pytest.param(
            "    due: [{date: 2025-12-31}, {date: 2026-03-31, reason: Late., set_on: 2025-07}]\n",
            "July 2025 : due date changed: 31 March 2026",
            id="only the first",
        ),
    ],
)
def test_it_is_said_and_marked(project: MakeProject, action: str, said: str) -> None:
    folder = project({"example/2024-25/improvement.yml": HEAD + action})
    assert not [each for each in check(folder) if each.severity == "error"]
    page = words_of(written(folder, "example/2024-25", "actions/new-form/"))
    assert said in page


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(HEAD.replace("as_at: 2025-07-01\n", "") + "    due: [{date: 2026}]\n",
                     id="a plan without a date"),
        pytest.param(HEAD + "    due: [{date: 2026}, {date: 2027, reason: Late.}]\n",
                     id="a second one"),
    ],
)  # fmt: skip
def test_without_any_day_it_is_refused(project: MakeProject, plan: str) -> None:
    folder = project({"example/2024-25/improvement.yml": plan})
    assert "undated" in [each.code for each in check(folder)]


@pytest.mark.parametrize("due", ["nothing", "[]", "{date: 2026}", "[later]"])
def test_what_is_no_list_of_dates_is_told_as_before(project: MakeProject, due: str) -> None:
    folder = project({"example/2024-25/improvement.yml": f"{HEAD}    due: {due}\n"})
    codes = {each.code for each in check(folder) if each.severity == "error"}
    assert codes <= {"not-a-list", "not-keys"}
