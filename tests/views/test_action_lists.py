"""The lists of a plan's actions with pages of their own, and what is said of each action."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.plans import action, with_actions

from generator.tracker.life import Life
from generator.tracker.status import standing
from generator.views import edition_view
from generator.views.action_lists import action_lists, last_said, say_when

if TYPE_CHECKING:
    from generator.model import Action, Library

PLAN = [
    action("2024-05-01 complete", name="done"),
    action("2024-06-01 complete", name="done-later"),
    action("2024-05-01 on-hold", name="held"),
    action("", "2024-04-02 2024-06-30, 2024-05-01 2024-07-30", name="late"),
    action("", "2024-04-02 2025-06-29", name="soon"),
    action("", "2024-04-02 2025-06-30", name="not-so-soon"),
]


def test_each_list_has_its_actions_and_an_empty_one_is_not_there(library: Library) -> None:
    changed = with_actions(library, PLAN)
    lists = action_lists(edition_view(changed, changed.editions[0]))
    assert [(each.name, [view.record.id for view in each.actions]) for each in lists] == [
        ("overdue", ["late"]),
        ("due-soon", ["soon"]),
        ("date-changed", ["late"]),
        ("on-hold", ["held"]),
        ("closed", ["done-later", "done"]),
    ]
    assert [(each.label, each.count) for each in lists] == [
        ("Overdue", "1"),
        ("Due soon", "1"),
        ("Date changed", "1"),
        ("On hold", "1"),
        ("Closed", "2"),
    ]
    assert lists[1].about == "Open actions due within 90 days, the earliest first."
    none = with_actions(library, [PLAN[5]])
    assert action_lists(edition_view(none, none.editions[0])) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (action(), "Due date: not set."),
        (action("", "2024-04-02 2025-06-30"), "Due 30 June 2025."),
        (action("", "2024-04-02 2025-03-30"), "Due 30 March 2025, 1 day overdue."),
        (
            action("", "2024-04-02 2025-03-01, 2024-05-01 2025-03-30"),
            (
                "Due 30 March 2025, 1 day overdue; first promised for 1 March 2025 (30 days ago); "
                "date changed once."
            ),
        ),
        (
            action("2025-02-01 complete", "2024-04-02 2025-01-01, 2024-05-01 2025-03-30"),
            "Closed 1 February 2025; first promised for 1 January 2025; date changed once.",
        ),
    ],
)
def test_when_an_action_is_due_or_was_closed(one: Action, said: str) -> None:
    assert say_when(standing(Life(one), date(2025, 3, 31))) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (action(), ("", "")),
        (action("2025-02-01 complete"), ("", "")),
        (action("", "2024-04-02 2025-03-01"), ("Why.", "2 April 2024")),
    ],
)
def test_the_last_words_on_an_action(one: Action, said: tuple[str, str]) -> None:
    assert last_said(standing(Life(one), date(2025, 3, 31))) == said
