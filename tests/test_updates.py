"""What is newly said of an action: what cannot be written, and the changes that write the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.previews import PLAN, PLAN_FILE

from generator.pipeline import check_content
from generator.updates import NewUpdate, Unfit, changes_of, due_as_written, unfit_in
from generator.writing import Append, FileChange, Put

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Action


def action_of(project: MakeProject, plan: str = PLAN) -> Action:
    library = check_content(project({"example/2024-25/improvement.yml": plan}), ()).library
    (edition,) = library.editions
    assert edition.improvement
    return edition.improvement.actions[0]


def closed(project: MakeProject) -> Action:
    """The action when it was closed, with its evidence."""
    plan = PLAN.replace(
        "    updates:\n      - {date: 2025-06-10, state: on-track, text: Two boards use it.}\n",
        "    updates: [{date: 2025-06-10, state: complete}]\n    closure: {evidence: The form.}\n",
    )
    assert plan != PLAN
    return action_of(project, plan)


DAY = "2025-09-01"
NO_DAY = "Give the day from which this holds, such as 2025-06-30."
NO_STATE = (
    'There is no state "amber". There are: not-stated, not-started, on-track, at-risk, on-hold, '
    "complete, risk-accepted, disputed, superseded."
)


@pytest.mark.parametrize(
    ("new", "faults"),
    [
        ({}, []),
        ({"date": "nonsense"}, []),  # nothing is said by it
        ({"text": "Four boards.", "date": DAY}, []),
        ({"text": "Four boards."}, [("date", NO_DAY)]),
        (
            {"text": "x", "date": "soon"},
            [("date", '"soon" is not a date. Write it as 2025-06-30 or 30/06/2025.')],
        ),
        ({"text": "x", "date": "31/03/2025"}, [("date", "The action only began on 2025-04.")]),
        (
            {"state": "amber", "date": DAY},
            [("state", NO_STATE)],
        ),
        (
            {"due": "31/02/2026", "reason": "x", "date": DAY},
            [("due", '"31/02/2026" is not a due date. Write it as 2025-09-30 or 2025-09, or TBC.')],
        ),
        (
            {"due": "30/09/2025", "reason": "x", "date": DAY},
            [("due", "This is the due date already. Leave it empty, or give another.")],
        ),
        ({"due": "2026-03", "date": DAY}, [("reason", "Say why the due date moves.")]),
        (
            {"reason": "The printer.", "date": DAY},
            [("reason", "A reason is for a new due date, or for a risk that is accepted.")],
        ),
        (
            {"state": "complete", "date": DAY},
            [("evidence", "Say what shows that it is done: it is closed by this.")],
        ),
        (
            {"evidence": "The form.", "date": DAY},
            [("evidence", "Evidence is for an action that is closed.")],
        ),
        ({"state": "risk-accepted", "date": DAY}, [("reason", "Say which risk is accepted.")]),
        (
            {"state": "risk-accepted", "reason": "x", "due": "2026", "date": DAY},
            [("due", "What is closed has no new due date.")],
        ),
        # several things at once are all said
        (
            {"due": "nonsense", "evidence": "x"},
            [
                ("date", NO_DAY),
                ("due", '"nonsense" is not a due date. Write it as 2025-09-30 or 2025-09, or TBC.'),
                ("reason", "Say why the due date moves."),
                ("evidence", "Evidence is for an action that is closed."),
            ],
        ),
    ],
)
def test_what_cannot_be_written_is_said(
    project: MakeProject, new: dict[str, str], faults: list[tuple[str, str]]
) -> None:
    found = unfit_in(NewUpdate("one-form", **new), action_of(project))
    assert found == [Unfit(*each) for each in faults]


def test_evidence_that_is_there_is_not_overwritten(project: MakeProject) -> None:
    action = closed(project)
    other = NewUpdate("one-form", evidence="Another.", date=DAY)
    message = "There is evidence already. Change that in the file of the plan."
    assert unfit_in(other, action) == [Unfit("evidence", message)]
    same = NewUpdate("one-form", evidence="The form.", date=DAY)
    assert unfit_in(same, action) == []
    assert list(changes_of(PLAN_FILE, 0, same, action)) == []


HERE = ("actions", 0)


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        ({}, []),
        ({"date": DAY}, []),
        (
            {"text": " Four boards.  \r\n\r\nAll use it.\r\n", "date": "1 September 2025"},
            [
                Append(
                    PLAN_FILE,
                    (*HERE, "updates"),
                    {"date": DAY, "text": "Four boards.\n\nAll use it."},
                )
            ],
        ),
        (
            {"state": "at-risk", "due": "31/03/2026", "reason": "The printer.", "date": DAY},
            [
                Append(PLAN_FILE, (*HERE, "updates"), {"date": DAY, "state": "at-risk"}),
                Append(
                    PLAN_FILE,
                    (*HERE, "due"),
                    {"date": "2026-03-31", "set_on": DAY, "reason": "The printer."},
                ),
            ],
        ),
        (
            {"state": "complete", "evidence": "The form.", "date": DAY},
            [
                Append(PLAN_FILE, (*HERE, "updates"), {"date": DAY, "state": "complete"}),
                Put(PLAN_FILE, (*HERE, "closure", "evidence"), "The form."),
            ],
        ),
        (
            {"state": "risk-accepted", "reason": "Minutes may be late.", "date": DAY},
            [
                Append(PLAN_FILE, (*HERE, "updates"), {"date": DAY, "state": "risk-accepted"}),
                Put(PLAN_FILE, (*HERE, "closure", "risk_accepted"), "Minutes may be late."),
            ],
        ),
    ],
)
def test_what_is_new_is_added_below_what_there_is(
    project: MakeProject, new: dict[str, str], changes: list[FileChange]
) -> None:
    made = changes_of(PLAN_FILE, 0, NewUpdate("one-form", **new), action_of(project))
    assert list(made) == changes


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("30/09/2025", "2025-09-30"),
        (" September 2025 ", "2025-09"),
        ("tbc", "TBC"),
        ("By Q3 2025/26", "By Q3 2025/26"),
        ("Ongoing", "Ongoing"),
    ],
)
def test_a_due_date_is_kept_as_printed_or_as_a_number(typed: str, written: str) -> None:
    assert due_as_written(typed) == written
