"""What does not go together in what is new of an action, or is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.news import CLOSED, loaded_with, new_in, said_of
from support.previews import PLAN

from generator.updates.amiss import amiss

if TYPE_CHECKING:
    from support.project import MakeProject

DAY = "2025-09-01"
NOTHING = "found nothing, expected text or a date"
NO_DAY = f"date: {NOTHING}; type the day of what is new"
STILL_OPEN = (
    "evidence: found evidence of an action that is not closed; choose the state with which it is "
    'closed, or write it under "New update"'
)
CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    "nothing": ({}, []),
    "an update": ({"text": "Four boards.", "date": DAY}, []),
    "an update without its day": ({"text": "Four boards."}, [NO_DAY]),
    "a day without an update": (
        {"date": DAY},
        [f"text: {NOTHING}; write what happened, or take the date out"],
    ),
    "the due date that there is": (
        {"due": "30/09/2025", "reason": "x", "date": DAY},
        ['due: found "2025-09-30", which is the due date already; remove it, or give another'],
    ),
    "a due date beside an accepted risk": (
        {"state": "risk-accepted", "reason": "x", "due": "2026", "date": DAY},
        [
            (
                "due: found a new due date beside a risk that is accepted: the action is closed; "
                "remove it"
            )
        ],
    ),
    "a reason for nothing": (
        {"text": "x", "reason": "The printer.", "date": DAY},
        [
            (
                "reason: found a reason, and neither a new due date nor an accepted risk that it "
                'is for; write it under "New update"'
            )
        ],
    ),
    "no reason for an accepted risk": (
        {"state": "risk-accepted", "date": DAY},
        [f"reason: {NOTHING}; say which risk is accepted"],
    ),
    "an end without evidence": (
        {"state": "complete", "date": DAY},
        [f"evidence: {NOTHING}; say what shows that it is done"],
    ),
    "evidence of what goes on": ({"evidence": "The form."}, [STILL_OPEN]),
    "several things, all said at once": ({"due": "2026", "evidence": "x"}, [NO_DAY, STILL_OPEN]),
}


@pytest.mark.parametrize(("typed", "said"), CASES.values(), ids=CASES)
def test_what_is_amiss_is_said_beside_its_field(
    project: MakeProject, typed: dict[str, str], said: list[str]
) -> None:
    assert said_of(amiss(new_in(loaded_with(project, PLAN), typed))) == said


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("The  form.", []),
        (
            "Another.",
            [
                (
                    'evidence: found "Another.", where the plan says "The form." already; '
                    "change it in improvement.yml"
                )
            ],
        ),
    ],
)
def test_evidence_that_is_there_is_not_given_in_other_words(
    project: MakeProject, evidence: str, said: list[str]
) -> None:
    assert said_of(amiss(new_in(loaded_with(project, CLOSED), {"evidence": evidence}))) == said


def test_a_due_date_that_was_brought_in_before_may_stand_there_still(project: MakeProject) -> None:
    plan = PLAN.replace("set_on: 2025-04-08}\n", "set_on: 2025-04-08, reason: Late.}\n", 1)
    loaded = loaded_with(project, plan)
    typed = {"due": "2025-09-30", "date": "2025-04-08", "reason": "Late."}
    assert amiss(new_in(loaded, typed)) == []
