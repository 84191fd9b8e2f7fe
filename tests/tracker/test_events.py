"""The history of an action as lines, in the order in which it was known."""

from __future__ import annotations

from datetime import date
from typing import Any

from support.plans import action

from generator.model import Milestone
from generator.tracker.events import Event, events_of
from generator.tracker.life import Life
from generator.tracker.status import standing


def events(as_at: str = "2024-12-31", due: str = "", updates: str = "", **more: Any) -> list[Event]:
    life = Life(action(updates, due, **more))
    return events_of(
        standing(life, date.fromisoformat(as_at)), {"main-board": "Main Board"}.__getitem__
    )


def test_it_begins_and_dates_are_set_and_moved() -> None:
    due = "2024-04-02 2024-06-30, 2024-05-01 TBC, 2024-05-02 -"
    assert [(each.day, each.what) for each in events(due=due)] == [
        ("2024-04-01", "began"),
        ("2024-04-02", "due date set: 30 June 2024"),
        ("2024-05-01", "due date changed: to be confirmed"),
        ("2024-05-02", "due date changed; the date was not printed"),
    ]


def test_it_ends_with_the_date_it_is_told_as_at() -> None:
    updates = "2024-05-01 on-track, 2024-06-01 complete"
    told = events("2024-05-31", updates=updates)
    assert [(each.day, each.what, each.state) for each in told] == [
        ("2024-04-01", "began", ""),
        ("2024-05-01", "update", "on-track"),
    ]


def test_a_month_told_by_a_paper_of_that_month_comes_on_the_paper_s_day() -> None:
    updates = "2024-04-20 on-hold, 2024-04@2024-04-13-report on-track"
    assert [(each.day, each.known, each.state) for each in events(updates=updates)[1:]] == [
        ("2024-04", "2024-04-13", "on-track"),
        ("2024-04-20", "2024-04-20", "on-hold"),
    ]


def test_a_milestone_is_told_when_it_was_met() -> None:
    points = (
        Milestone(id="a", title="A point", met="2024-05-01"),
        Milestone(id="b", title="Another"),
    )
    met = Event("2024-05-01", "2024-05-01", "milestone met: A point")
    assert events(milestones=points)[1:] == [met]


def test_a_due_date_says_why_and_which_board_approved_it() -> None:
    dated = action("", "2024-04-02 2024-06-30")
    due = dated.due[0].model_copy(update={"approved_by": "main-board"})
    found = standing(Life(dated.model_copy(update={"due": (due,)})), date(2024, 12, 31))
    _, event = events_of(found, {"main-board": "Main Board"}.__getitem__)
    assert (event.text, event.approved_by) == ("Why.", "Main Board")


def test_a_later_year_keeps_a_date_for_a_reason_or_only_repeats_it() -> None:
    before = action(due="2024-04-02 2024-06-30")
    again = action(due="2024-04-02 2024-06-30, 2025-04-02 2024-06-30", carried_from="2023-24/a")
    told = events_of(standing(Life(again, (before,), ("2023-24",)), date(2025, 12, 31)), str)
    assert [(each.day, each.what) for each in told] == [
        ("2024-04-01", "began"),
        ("2024-04-02", "due date set: 30 June 2024"),
        ("2025-04-02", "due date unchanged: 30 June 2024"),
    ]
