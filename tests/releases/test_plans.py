"""A release hides nothing of its plan and tells nothing that staff know to be otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import release

from generator.pipeline import check_content
from generator.problems import ContentError
from generator.views import edition_view

if TYPE_CHECKING:
    from support.project import MakeProject

PLAN = "example/2024-25/improvement.yml"
WRITTEN = """\
audience: public
areas:
  - id: quicker-minutes
    number: 1
    title: Quicker minutes
actions:
  - id: new-form
    title: A form for minutes
    owners: [chief-officer]
    area: quicker-minutes
    began: 2025-01
    due:
      - {date: 2025-09, set_on: 2025-01}
    updates:
      - {date: 2025-02-01, state: on-track, text: Drawn.}
"""
LATER = "      - {date: 2025-06-20, state: on-track, text: Printed.}\n"
KNOWN = "      - {date: 2025-06-01, state: at-risk, text: It burns., audience: internal}\n"
MOVED = "      - {date: 2026-01, set_on: 2025-06, reason: Smoke., audience: internal}\n"
DUE = "      - {date: 2025-09, set_on: 2025-01}\n"
STATE = (
    'told-otherwise: found the state "at risk" for staff, the state "on track" in public, '
    'as at {} (publish what staff know, or give the plan an earlier "as_at")'
)
DATE = (
    "told-otherwise: found the due date January 2026 for staff, the due date September 2025 in "
    'public, as at {} (publish what staff know, or give the plan an earlier "as_at")'
)


@pytest.mark.parametrize(
    ("plan", "what", "said"),
    [
        (WRITTEN, "2025-06-13 report", []),
        (WRITTEN + LATER, "2025-06-20 report", []),
        (WRITTEN + LATER, "2025-06-13 unaudited", [
            ("after-release: found an update of 2025-06-20, after the date of the release, "
            "2025-06-13 (give the release a later date, or take the entry out until then)")
        ]),
        (WRITTEN + KNOWN, "2025-06-13 report", [STATE.format("13 June 2025")]),
        (WRITTEN + KNOWN, "2025-06-13 unaudited", [STATE.format("1 June 2025")]),
        (WRITTEN.replace(DUE, DUE + MOVED), "2025-06-13 report", [DATE.format("13 June 2025")]),
        (WRITTEN + KNOWN, "2025-06-13 notice", []),
        (WRITTEN + KNOWN.replace("at-risk", "on-track"), "2025-06-13 report", []),
    ],
)  # fmt: skip
def test_a_plan_that_would_be_told_otherwise_than_it_is_known_is_not_released(
    project: MakeProject, plan: str, what: str, said: list[str]
) -> None:
    folder = project({PLAN: plan})
    if not said:
        release(folder, what)
        return
    with pytest.raises(ContentError) as refused:
        release(folder, what)
    assert [
        f"{each.code}: {each.message} ({each.hint})"
        for each in refused.value.problems
        if each.severity == "error"
    ] == said


def test_what_staff_learn_after_a_release_stops_nothing(project: MakeProject) -> None:
    folder = project({PLAN: WRITTEN})
    release(folder, "2025-06-13 report")
    (folder / "content" / PLAN).write_text(WRITTEN + KNOWN, "utf-8")
    (note,) = check_content(folder).problems
    assert note.code == "internal-news"


@pytest.mark.parametrize(
    ("what", "as_at"), [("2025-06-20 report", "2025-06-20"), ("2025-06-20 unaudited", "2025-03-31")]
)
def test_a_report_shows_the_plan_as_at_its_date_and_a_statement_as_at_its_own(
    project: MakeProject, what: str, as_at: str
) -> None:
    folder = project({PLAN: WRITTEN})
    release(folder, what)
    (frozen,) = check_content(folder).releases
    plan = edition_view(frozen.library, frozen.library.edition).plan
    assert plan
    assert str(plan.as_at) == as_at
