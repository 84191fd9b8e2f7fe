"""What the tracker and the page of an action say, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.plans import action, plan_of, with_actions

from generator.model import DueDate, Milestone, Update
from generator.tracker.life import Life
from generator.tracker.status import Standing, standing
from generator.views import edition_view
from generator.views.tracker import (
    Tracker,
    milestones_of,
    moved_in,
    reason_of,
    say_due,
    say_late,
    say_moved,
    say_standing,
    tracker_of,
)

if TYPE_CHECKING:
    from generator.model import Action, Library

PLAN = [
    action("2024-05-01 complete", name="done"),
    action("2024-05-01 on-hold", name="held"),
    action("", "2024-04-02 2024-06-30, 2024-05-01 2024-07-30", name="late"),
]


def stands(one: Action, as_at: str = "2024-12-31") -> Standing:
    return standing(Life(one), date.fromisoformat(as_at))


def tracker(library: Library, *actions: Action) -> Tracker:
    changed = with_actions(library, actions)
    found = tracker_of(edition_view(changed, changed.editions[0]))
    assert found
    return found


def test_a_plan_of_which_no_action_began_has_no_tracker(library: Library) -> None:
    changed = with_actions(library, [])
    assert tracker_of(edition_view(changed, changed.editions[0])) is None


def test_the_figures_and_measures_of_a_plan(library: Library) -> None:
    shown = tracker(library, *PLAN)
    assert shown.figures == [
        ("1 of 3", "actions complete, 31 March 2025"),
        ("1", "overdue"),
        ("1", "with a changed due date"),
        ("0", "carried forward from earlier years"),
    ]
    assert shown.measures == [
        ("Share complete", "33 per cent"),
        ("Median time to completion", "1.0 months"),
        ("Share with a changed due date", "33 per cent"),
        ("Open for over three years", "0"),
    ]
    assert tracker(library, PLAN[1]).measures[1] == (
        "Median time to completion",
        "Nothing to measure",
    )


def test_the_lists_of_what_moved_and_why(library: Library) -> None:
    shown = tracker(library, *PLAN)
    assert shown.since == "the plan began"
    assert [
        (each.title, [(view.record.id, why) for view, why in each.actions], each.explained)
        for each in shown.lists
    ] == [
        ("Completed or closed", [("done", "")], False),
        ("Due date changed", [("late", "Why.")], True),
    ]
    assert [each.empty for each in shown.lists] == [
        "No action has been closed since then.",
        "No due date has changed since then.",
    ]


def test_a_column_that_would_be_empty_is_left_out(library: Library) -> None:
    bare = tracker(library, *PLAN)
    assert (bare.owners, bare.improvement_areas, bare.asked_for) == (False, False, False)
    full = tracker(library, action(owners=("chief-officer",)))
    assert (full.owners, full.improvement_areas, full.asked_for) == (True, False, False)


def test_a_paper_says_which_actions_moved(library: Library) -> None:
    rows = [*PLAN[:2], PLAN[2].model_copy(update={"reference": "3"})]
    assert moved_in(plan_of(with_actions(library, rows), "2024-12-31", "2024-04-15")) == [
        ("Completed or closed", ["done"]),
        ("Due date changed", ["3 late (Why.)"]),
        ("New", []),
        ("Reopened", []),
        ("Overdue", ["3 late"]),
    ]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, "Not set"),
        (DueDate(set_on="2024-04", date=None), "Date not printed"),
        (DueDate(set_on="2024-04", date="TBC"), "To be confirmed"),
        (DueDate(set_on="2024-04", date="2024-06-30"), "30 June 2024"),
    ],
)
def test_when_an_action_is_due(due: DueDate | None, said: str) -> None:
    assert say_due(due) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2024-04-02 2024-06-30", ""),
        ("2024-04-02 2024-06-30, 2024-05-01 2024-07-30", "once (30 days later)"),
        ("2024-04-02 2024-06-30, 2024-05-01 TBC", "once"),
        ("2024-04-02 2024-07-30, 2024-05-01 2024-06-30", "once (30 days earlier)"),
    ],
)
def test_how_often_and_how_far_a_due_date_moved(due: str, said: str) -> None:
    assert say_moved(stands(action("", due))) == said


def test_the_reason_is_that_of_the_due_date_else_what_was_last_said() -> None:
    said = action("2024-05-01 on-track")
    told = said.updates[0].model_copy(update={"text": "It *goes* on."})
    assert reason_of(stands(said)) == ""
    assert reason_of(stands(said.model_copy(update={"updates": (told,)}))) == "It goes on."
    assert reason_of(stands(action("", "2024-04-02 2024-06-30"))) == "Why."


def test_a_milestone_says_when_it_is_due_and_was_met() -> None:
    points = (
        Milestone(id="a", title="First", due="2024-05", met="2024-05-02"),
        Milestone(id="b", title="Second", due="TBC", met="2025-02"),
        Milestone(id="c", title="Third"),
    )
    assert milestones_of(stands(action(milestones=points))) == [
        ("First", "May 2024", "2 May 2024"),
        ("Second", "To be confirmed", "Not yet"),
        ("Third", "Not set", "Not yet"),
    ]


def test_how_an_action_stands_is_said_as_far_as_it_is_known() -> None:
    red = action().model_copy(update={"updates": (Update(date="2024-05", label="Red"),)})
    assert say_standing(stands(red)) == 'not stated, printed as "Red"'
    assert say_standing(stands(action(began="2026-04"))) == "begins April 2026"
    assert say_standing(stands(action("2024-05 on-track"))) == "on track"
    assert say_standing(stands(action())) == "not stated"


def test_what_is_late_is_counted_from_the_first_promise() -> None:
    moved = action(due="2024-04-01 2024-06-30, 2024-06-01 2025-06-30")
    assert say_late(stands(moved, "2024-07-10")) == "10 days"
    month = action(due="2024-04-01 2024-06, 2024-06-01 2025-06-30")
    assert say_late(stands(month, "2024-10-01")) == "about 3 months"
    assert say_moved(stands(month)) == "once (about 12 months later)"
    assert say_late(stands(action())) == ""


def test_what_was_closed_without_being_done_is_said_apart(library: Library) -> None:
    plan = [action("2024-05 complete"), action("2024-05 risk-accepted", name="b")]
    shown = tracker(library, *plan, action("2024-05 superseded", name="c"))
    assert shown.figures[:2] == [
        ("1 of 3", "actions complete, 31 March 2025"),
        ("3", "closed: 1 complete, 1 by accepting the risk, 1 superseded"),
    ]
