"""Who must act: what is overdue, due soon or without an update, by who owns it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.plans import action, with_actions

from generator.model import Paper
from generator.views import edition_view
from generator.views.due import who_must_act

if TYPE_CHECKING:
    from generator.model import Library

OWNERS: dict[str, Any] = {"owners": ("chief-officer",)}
AS_AT = date(2024, 9, 20)
JUNE, SEPTEMBER = "2024-06-13", "2024-09-12"


def with_papers(library: Library, *days: str) -> Library:
    (edition,) = library.editions
    papers = tuple(
        Paper(id=day, date=day, title="R", panel="audit-panel", purpose="P", about=(edition.id,))
        for day in days
    )
    return library.without({"editions": (edition.without({"papers": papers}, {}),)}, {})


def told(
    library: Library, updates: str, due: str, days: int = 30, began: str = "2024-04-01"
) -> str:
    """Why one action stands on the list, after two papers; "" where it does not."""
    content = with_actions(library, [action(updates, due, began=began, **OWNERS)])
    content = with_papers(content, JUNE, SEPTEMBER)
    found = who_must_act(edition_view(content, content.editions[0], as_at=AS_AT), days)
    assert found
    return "; ".join(why for each in found.duties for why in each.why)


SINCE = "no update since the paper of 12 September 2024"


@pytest.mark.parametrize(
    ("updates", "due", "said"),
    [
        ("2024-09-15 on-track", "2024-04-01 2024-09-19",
         "due 19 September 2024; overdue by 1 day"),
        ("2024-09-15 on-track", "2024-04-01 2024-08", "due August 2024"),  # overdue, by no one day
        ("2024-09-15 on-track", "2024-04-01 2024-09-20", "due 20 September 2024"),
        ("2024-09-15 on-track", "2024-04-01 2024-10-20", "due 20 October 2024"),
        ("2024-09-15 on-track", "2024-04-01 2024-10-21", ""),
        ("2024-09-15 on-track", "2024-04-01 2024-10", ""),  # it has until the last day of October
        ("2024-09-15 on-track", "2024-04-01 2024-09", "due September 2024"),
        ("2024-09-15 on-track", "", ""),
        ("2024-09-15 complete", "2024-04-01 2024-08-01", ""),
        # The paper of that day is told of the update of that day: it is nothing since.
        ("2024-09-12 on-track", "2024-04-01 2025-03-31", f"due 31 March 2025; {SINCE}"),
        ("2024-05-01 on-hold", "", SINCE),
        ("", "2024-04-01 2024-09-19", f"due 19 September 2024; overdue by 1 day; {SINCE}"),
        ("", "2024-04-01 TBC", f"due date to be confirmed; {SINCE}"),
    ],
)  # fmt: skip
def test_an_action_stands_on_the_list_for_a_reason(
    library: Library, updates: str, due: str, said: str
) -> None:
    assert told(library, updates, due) == said


def test_what_begins_later_asks_nothing_yet(library: Library) -> None:
    assert told(library, "", "2024-04-01 2024-10-01", began="2024-10-01") == ""


def test_what_began_since_the_paper_is_not_without_an_update(library: Library) -> None:
    assert told(library, "", "2024-09-15 2025-03-31", began="2024-09-15") == ""


def test_more_days_ahead_make_more_due_soon(library: Library) -> None:
    late = "2024-04-01 2024-12-31"
    assert told(library, "2024-09-15 on-track", late, days=102) == "due 31 December 2024"
    assert told(library, "2024-09-15 on-track", late, days=101) == ""


def test_the_last_day_there_is_ends_all_that_is_soon(library: Library) -> None:
    content = with_actions(library, [action("", "2024-04-01 2024-08-01")])
    found = who_must_act(edition_view(content, content.editions[0], as_at=date.max))
    assert found
    assert found.until == date.max


def owners_of(library: Library, **more: Any) -> list[str]:
    content = with_actions(library, [action("", "2024-04-01 2024-08-01", **more)])
    found = who_must_act(edition_view(content, content.editions[0], as_at=AS_AT))
    assert found
    assert found.figures == [("1", "overdue"), ("0", "due by 20 October 2024")]
    return [each.title for each in found.owners]


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ({"owners": ("chief-officer",)}, ["Chief Officer"]),
        # In the order in which the body lists its posts.
        ({"owners": ("finance-director", "chief-officer")}, ["Chief Officer", "Finance Director"]),
        ({"owners": ("chief-officer",), "lead": "finance-director"}, ["Chief Officer"]),
        ({"lead": "finance-director"}, ["Finance Director"]),
        ({}, ["No owner named"]),
    ],
)
def test_its_owners_are_asked_or_its_lead(
    library: Library, named: dict[str, Any], asked: list[str]
) -> None:
    assert owners_of(library, **named) == asked


def test_an_action_is_listed_once_where_it_is_most_urgent(library: Library) -> None:
    rows = [
        action("", "2024-04-01 2024-08-01", name="late", **OWNERS),
        action("", "2024-04-01 2024-10-01", name="soon", **OWNERS),
        action("", "2024-04-01 2025-03-31", name="quiet", **OWNERS),
    ]
    content = with_papers(with_actions(library, rows), JUNE, SEPTEMBER)
    found = who_must_act(edition_view(content, content.editions[0], as_at=AS_AT))
    assert found
    (owner,) = found.owners
    listed = (owner.overdue, owner.soon, owner.silent)
    assert [[each.action.record.id for each in part] for part in listed] == [
        ["late"], ["soon"], ["quiet"],
    ]  # fmt: skip
    assert found.figures == [
        ("1", "overdue"), ("1", "due by 20 October 2024"), ("3", SINCE),
    ]  # fmt: skip


def test_without_a_plan_nobody_must_act(library: Library) -> None:
    assert who_must_act(edition_view(library, library.editions[0])) is None
