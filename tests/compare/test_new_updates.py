"""What a comparison of two releases of a year says of updates that came in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.comparisons import compared, told

from generator.compare import ChangeKind

if TYPE_CHECKING:
    from support.comparisons import Side

BEFORE: Side = {"date": "2025-03-03", "state": "on-track", "text": "Begun."}
LATER: Side = {"date": "2025-05-03", "state": "on-track", "label": "Green", "text": "Half done."}
LAST: Side = {"date": "2025-06", "text": "Nearly done.\n\n- One is left."}


def version(*updates: Side, year: str = "2024-25") -> Side:
    action = {"id": "form", "updates": list(updates)}
    plan = {"areas": [{"id": "minutes"}], "actions": [action | {"area": "minutes"}]}
    return {"improvement": plan, "year": year, "as_at": "2025-06-30"}


FIRST = ["Updates: {+3 May 2025: on track, Green+}", "Updates: {+Half done.+}"]
SECOND = [f"Updates: {{+{said}+}}" for said in ("June 2025", "Nearly done.", "One is left.")]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ([LATER], ["New update, 3 May 2025.", *FIRST]),
        ([LATER, LAST], ["New updates, 3 May 2025 and June 2025.", *FIRST, *SECOND]),
    ],
)
def test_an_action_with_a_new_update_is_not_unchanged(new: list[Side], said: list[str]) -> None:
    lines = told(compared(version(BEFORE), version(BEFORE, *new))).splitlines()
    assert lines == ['changed action: "Form"', *(f"  {each}" for each in said)]


def test_what_an_update_said_before_is_compared_word_by_word() -> None:
    found = compared(version(BEFORE), version(BEFORE | {"text": "Begun in May."}))
    assert told(found).splitlines() == [
        'changed action: "Form"',
        "  Updates: Begun {+in May+}.",
    ]


def test_the_updates_of_two_years_are_not_compared() -> None:
    old, new = version(BEFORE, year="2023-24"), version(LATER)
    (action,) = (each for each in compared(old, new).changes if each.item == "action")
    assert action.kind is ChangeKind.UNCHANGED
    assert not action.news
