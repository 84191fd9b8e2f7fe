"""What the rules would say of a plan with what is new in it, beside the field that it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.news import CLOSED, YEAR, loaded_with, new_in, said_of
from support.previews import PLAN

from generator.updates.trial import try_out

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

DAY = "2025-09-01"
BEFORE = 'before the action began; "began" says 2025-04'
CASES: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "nothing is wrong": (PLAN, {"text": "Four boards.", "date": DAY}, []),
    "a text that pages cannot show": (
        PLAN,
        {"text": "# All", "date": DAY},
        [
            (
                'text: found the heading "# All"; make it a subsection with a title of its own, or '
                "emphasise it with **"
            )
        ],
    ),
    "before it began": (
        PLAN,
        {"text": "x", "date": "31/03/2025"},
        [f"date: found an update of 2025-03-31, {BEFORE}"],
    ),
    "a state that goes back": (
        PLAN,
        {"state": "not-started", "date": DAY},
        [
            (
                'text: found the state going back to "not-started" without an explanation; '
                'say in "text" what happened'
            )
        ],
    ),
    "a due date that moves": (
        PLAN,
        {"due": "2026-03", "date": DAY},
        ['due: found a due date that moved, without a reason; say why in "reason"'],
    ),
    "a closed action that goes on": (
        CLOSED,
        {"state": "on-track", "text": "It is lost.", "date": DAY},
        [
            (
                "state: found a closure for an open action, which is shown nowhere; add the "
                "update that closes it, or keep the closure until then"
            )
        ],
    ),
}


@pytest.mark.parametrize(("plan", "typed", "said"), CASES.values(), ids=CASES)
def test_what_the_rules_refuse_is_said_beside_its_field(
    project: MakeProject, tmp_path: Path, plan: str, typed: dict[str, str], said: list[str]
) -> None:
    loaded = loaded_with(project, plan)
    assert said_of(try_out(tmp_path, loaded, YEAR, [new_in(loaded, typed)])) == said


def test_a_plan_that_hides_what_is_new_is_said_once_unless_its_date_moves_too(
    project: MakeProject, tmp_path: Path
) -> None:
    loaded = loaded_with(project, f"as_at: 2025-06-30\n{PLAN}")
    news = [new_in(loaded, {"text": "x", "date": DAY}, at) for at in (0, 1)]
    assert said_of(try_out(tmp_path, loaded, YEAR, news)) == [
        (
            "date: found an update of 2025-09-01, which the plan as at 2025-06-30 hides, as it "
            'does 1 more; give the plan of example/2024-25 a later "as_at", or remove that'
        )
    ]
    assert try_out(tmp_path, loaded, YEAR, news, "2025-09") == []


def test_what_was_wrong_before_is_not_said_of_what_is_new(
    project: MakeProject, tmp_path: Path
) -> None:
    loaded = loaded_with(project, PLAN.replace("owners: [chief-officer]", "owners: [nobody]", 1))
    assert try_out(tmp_path, loaded, YEAR, [new_in(loaded, {"text": "x", "date": DAY})]) == []
