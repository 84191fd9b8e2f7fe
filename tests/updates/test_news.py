"""What is new of an action, as changes to the file of its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.news import CLOSED, loaded_with, new_in
from support.previews import PLAN, PLAN_FILE

from generator.updates.news import changes_of, is_there
from generator.writing import Append, FileChange, Put

if TYPE_CHECKING:
    from support.project import MakeProject

DAY = "2025-09-01"
UPDATES, DUE, CLOSURE = (("actions", 0, key) for key in ("updates", "due", "closure"))
CASES: dict[str, tuple[dict[str, str], list[FileChange]]] = {
    "nothing": ({}, []),
    "an update": (
        {"text": " Four boards.  \r\n\r\nAll use it.\r\n", "date": "1 September 2025"},
        [Append(PLAN_FILE, UPDATES, {"date": DAY, "text": "Four boards.\n\nAll use it."})],
    ),
    "a state and a due date": (
        {"state": "at-risk", "due": "31/03/2026", "reason": "The printer.", "date": DAY},
        [
            Append(PLAN_FILE, UPDATES, {"date": DAY, "state": "at-risk"}),
            Append(PLAN_FILE, DUE, {"date": "2026-03-31", "set_on": DAY, "reason": "The printer."}),
        ],
    ),
    "an end": (
        {"state": "Complete", "evidence": "The form.", "date": DAY},
        [
            Append(PLAN_FILE, UPDATES, {"date": DAY, "state": "complete"}),
            Put(PLAN_FILE, (*CLOSURE, "evidence"), "The form."),
        ],
    ),
    "an accepted risk": (
        {"state": "risk-accepted", "reason": "Minutes may be late.", "date": DAY},
        [
            Append(PLAN_FILE, UPDATES, {"date": DAY, "state": "risk-accepted"}),
            Put(PLAN_FILE, (*CLOSURE, "risk_accepted"), "Minutes may be late."),
        ],
    ),
}


@pytest.mark.parametrize(("typed", "changes"), CASES.values(), ids=CASES)
def test_what_is_new_is_added_below_what_there_is(
    project: MakeProject, typed: dict[str, str], changes: list[FileChange]
) -> None:
    new = new_in(loaded_with(project, PLAN), typed)
    assert list(changes_of([new], PLAN_FILE)) == changes
    assert new.says_something == bool(typed)
    assert is_there(new) == (changes == [])


@pytest.mark.parametrize(
    "typed",
    [
        {"state": "on-track", "text": "Two  boards\nuse it.", "date": "10/06/2025"},
        {"due": "30/09/2025", "date": "2025-04-08"},
    ],
)
def test_what_the_plan_says_already_is_known(project: MakeProject, typed: dict[str, str]) -> None:
    assert is_there(new_in(loaded_with(project, PLAN), typed))


def test_evidence_that_is_there_is_not_overwritten(project: MakeProject) -> None:
    same = new_in(loaded_with(project, CLOSED), {"evidence": "The\nform."})
    assert is_there(same)
    assert list(changes_of([same], PLAN_FILE)) == []
