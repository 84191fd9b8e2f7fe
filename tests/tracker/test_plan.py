"""A plan as at a date: its order, what it carries forward, its counts and their arithmetic."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.plans import action, milestones, plan_of, with_actions

from generator.model import Paper, Recommendation, StatedCounts
from generator.model.index import Index, Scope
from generator.tracker.plan import (
    Count,
    arithmetic_faults,
    date_of_tracker,
    plan_as_at,
    stated_beside,
    unanswered,
)

if TYPE_CHECKING:
    from generator.model import Action, Library

CLOSE = "2024-06-10 complete"


def stated(**counts: int) -> StatedCounts:
    return StatedCounts.model_validate(
        {"id": "june", "title": "June", "as_at": "2024-06-30"} | counts
    )


def over_years(library: Library, **years: Action) -> Library:
    """A library with an edition for each year, "y2023_24" for example, of one action each."""
    (edition,) = library.editions
    names = [name[1:].replace("_", "-") for name in years]
    library = library.without(
        {"editions": tuple(edition.without({"year": name}, {}) for name in names)}, {}
    )
    for at, one in enumerate(years.values()):
        library = with_actions(library, [one], at=at)
    return library


def test_overdue_first_then_open_then_closed_each_in_the_plan_s_order(library: Library) -> None:
    plan = [
        action(CLOSE, name="closed"),
        action(name="open"),
        action(due="2024-04-01 2024-06-01", name="late"),
        action(CLOSE, name="closed-too"),
        action(due="2024-04-01 2024-05-01", name="later-still"),
        action(due="2024-04-01 2024-09", name="open-too"),
    ]
    found = plan_of(with_actions(library, plan), "2024-06-30")
    assert [each.action.id for each in found.standings] == [
        "later-still",
        "late",
        "open",
        "open-too",
        "closed",
        "closed-too",
    ]


def test_actions_that_begin_later_stand_last_and_are_not_counted(library: Library) -> None:
    plan = [action(name="to-come", began="2024-07"), action(CLOSE, name="closed"), action()]
    found = plan_of(with_actions(library, plan), "2024-06-30")
    assert [each.action.id for each in found.standings] == ["a", "closed", "to-come"]
    assert found.figures
    assert [found.figures[name] for name in ("total", "open", "to_begin")] == [2, 1, 1]


def test_there_is_no_plan_without_actions(library: Library) -> None:
    (edition,) = with_actions(library, []).editions
    assert plan_as_at(edition, Index(), Scope(), date(2024, 4, 29)) is None


def test_an_action_is_followed_through_all_years_it_was_carried_forward(library: Library) -> None:
    three = over_years(
        library,
        y2022_23=action(),
        y2023_24=action(carried_from="2022-23/a"),
        y2024_25=action(carried_from="2023-24/a"),
    )
    plans = [plan_of(three, "2024-06-30", at=at) for at in range(3)]
    years = [plan.standings[0].life.years for plan in plans]
    assert years == [(), ("2022-23",), ("2023-24", "2022-23")]
    figures = [plan.figures for plan in plans]
    assert [each and each["carried_forward"] for each in figures] == [0, 1, 1]


def test_years_that_are_not_here_are_not_counted(library: Library) -> None:
    one = with_actions(library, [action(carried_from="2023-24/a")])
    assert plan_of(one, "2024-06-30").standings[0].life.years == ()


def test_a_loop_of_years_ends(library: Library) -> None:
    two = over_years(
        library,
        y2023_24=action(carried_from="2024-25/a"),
        y2024_25=action(carried_from="2023-24/a"),
    )
    assert plan_of(two, "2024-06-30").standings[0].life.years == ("2024-25",)


def test_only_a_plan_with_all_its_actions_is_complete(library: Library) -> None:
    whole = with_actions(library, [action()])
    assert plan_of(whole, "2024-06-30").complete
    assert not plan_of(with_actions(library, [action()], complete=False), "2024-06-30").complete
    (edition,) = whole.editions
    assert edition.improvement
    less = edition.without({"improvement": edition.improvement.without({}, {"actions": 1})}, {})
    assert not plan_of(whole.without({"editions": (less,)}, {}), "2024-06-30").complete


ROWS = [
    action("2024-05-01 complete", name="a", began="2024-04-01"),
    action("2024-05-01 on-track, 2024-06-10 complete", name="b"),
    action("2024-05-01 risk-accepted", name="c"),
    action("2024-05-01 on-track", "2024-04-01 2024-06, 2024-06-10 2024-09", name="d"),
    action("2024-05-01 on-hold", name="e"),
    action("2024-06-10 on-track", name="f", began="2024-06-05"),
]
PRINTED = {
    "opening": 3,
    "new": 1,
    "closed": 1,
    "closing": 3,
    "carried_forward": 0,
    "complete": 2,
    "on_track": 2,
    "on_hold": 1,
    "revised": 1,
    "total": 6,
    "per_cent_complete": 33,
}


def test_every_printed_count_stands_beside_the_computed_one(library: Library) -> None:
    plan = plan_of(with_actions(library, ROWS), "2024-06-30", "2024-05-31")
    counts = stated_beside(stated(**PRINTED), plan)
    assert [(each.name, each.computed) for each in counts] == [
        (name.replace("_", " "), value) for name, value in PRINTED.items()
    ]
    assert [each.name for each in counts if each.differs] == []


def test_a_count_that_differs_says_so(library: Library) -> None:
    plan = plan_of(with_actions(library, ROWS), "2024-06-30")
    assert stated_beside(stated(on_hold=2), plan) == [Count("on hold", 2, 1)]
    assert Count("on hold", 2, 1).differs
    assert not Count("on hold", 2, None).differs


def test_what_was_not_printed_is_not_counted_and_what_is_withheld_is_not_known(
    library: Library,
) -> None:
    plan = plan_of(with_actions(library, ROWS, complete=False), "2024-06-30")
    assert stated_beside(stated(on_hold=1), plan) == [Count("on hold", 1, None)]
    assert stated_beside(stated(on_hold=1), None) == [Count("on hold", 1, None)]


ARITHMETIC = {
    "10 of 25 is 40%": (
        {"complete": 10, "on_track": 11, "on_hold": 4, "per_cent_complete": 40}, [],
    ),
    "10 of 25 is not 41%": (
        {"complete": 10, "on_track": 11, "on_hold": 4, "per_cent_complete": 41},
        ["41% stated as complete, but 10 of 25 is 40%"],
    ),
    "halves are rounded up": (
        {"complete": 1, "on_track": 7, "on_hold": 0, "per_cent_complete": 13}, [],
    ),
    "nothing is 0%": ({"complete": 0, "on_track": 0, "on_hold": 0, "per_cent_complete": 0}, []),
    "without those on hold, nobody knows": ({"complete": 10, "per_cent_complete": 48}, []),
    "14 carried forward against 41 - 26": (
        {"total": 41, "new": 26, "carried_forward": 14},
        ["14 stated as carried forward, but 41 - 26 = 15"],
    ),
    "15 carried forward": ({"total": 41, "new": 26, "carried_forward": 15}, []),
    "a flow": ({"opening": 5, "new": 2, "closed": 3, "closing": 4}, []),
    "a flow that leaks": (
        {"opening": 5, "new": 2, "closed": 3, "closing": 5},
        ["5 stated as still open, but 5 + 2 - 3 = 4"],
    ),
    "two at once": (
        {"opening": 5, "new": 2, "closed": 3, "closing": 5, "total": 8, "carried_forward": 5},
        [
            "5 stated as carried forward, but 8 - 2 = 6",
            "5 stated as still open, but 5 + 2 - 3 = 4",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("counts", "faults"), ARITHMETIC.values(), ids=ARITHMETIC.keys())
def test_printed_numbers_are_checked_against_themselves(
    counts: dict[str, int], faults: list[str]
) -> None:
    assert list(arithmetic_faults(stated(**counts))) == faults


def paper(day: str, about: str) -> Paper:
    return Paper(id=f"{day}-report", date=day, title="R", panel="p", purpose="P", about=(about,))


@pytest.mark.parametrize(
    ("declared", "papers", "expected"),
    [
        (None, [], "2025-03-31"),
        ("2024-12", [], "2024-12-31"),
        ("2024-12", ["2024-06-13", "2025-01-15"], "2024-12-31"),
        ("2025-02-01", ["2025-01-15"], "2025-02-01"),
        (None, ["2025-01-15"], "2025-03-31"),
        (None, ["2025-05-15"], "2025-05-15"),
    ],
)
def test_the_tracker_has_the_date_of_the_newest_paper_or_of_the_plan(
    library: Library, declared: str | None, papers: list[str], expected: str
) -> None:
    (edition,) = with_actions(library, [action()], as_at=declared).editions
    known = [paper("2026-01-01", "example/2025-26"), *(paper(p, edition.id) for p in papers)]
    assert date_of_tracker(edition, known) == date.fromisoformat(expected)


def test_recommendations_that_no_action_answers() -> None:
    asked = [Recommendation(id=name, title=name, by="Audit") for name in ("one", "two")]
    assert unanswered(asked, [action(recommendations=("two",))]) == asked[:1]


MOVED = "2024-04-01 2024-06, 2024-05-01 2024-09, 2024-06-01 2025-03"


def test_a_promise_keeps_its_history_when_it_is_carried_forward(library: Library) -> None:
    two = over_years(
        library,
        y2023_24=action("2024-05-01 on-track", MOVED, began="2023-05-01"),
        y2024_25=action(
            due="2025-04-02 2025-03, 2025-05-01 2025-12", began="2025-04", carried_from="2023-24/a"
        ),
    )
    plan = plan_of(two, "2025-06-30", at=1)
    (found,) = plan.standings
    assert found.first_due is not None
    assert found.due is not None
    assert (found.first_due.date, found.due.date, found.revisions) == ("2024-06", "2025-12", 3)
    assert (found.state, found.days_late, found.life.began) == ("on-track", 365, "2023-05-01")
    assert (plan.period.flow.opening, plan.period.flow.new) == (1, 0)
    assert [each.action.id for each in plan.period.revised] == ["a"]


def test_what_a_later_year_repeats_of_a_history_counts_once(library: Library) -> None:
    told = action("2024-05-01 at-risk", MOVED)
    again = told.model_copy(update={"carried_from": "2023-24/a"})
    plan = plan_of(over_years(library, y2023_24=told, y2024_25=again), "2025-06-30", at=1)
    (found,) = plan.standings
    assert (found.revisions, len(found.life.updates)) == (2, 1)
    assert plan.period.revised == []


def test_what_was_closed_in_one_year_is_not_closed_in_the_next(library: Library) -> None:
    two = over_years(
        library,
        y2023_24=action("2024-05-01 superseded"),
        y2024_25=action(began="2024-06", carried_from="2023-24/a"),
    )
    (found,) = plan_of(two, "2025-06-30", at=1).standings
    assert (found.state, found.open) == ("not-stated", True)


def test_without_a_date_the_plan_is_shown_as_at_the_newest_thing_said_of_it(
    library: Library,
) -> None:
    told = action(
        "2025-05-01 on-track",
        "2025-05-20 2026-03",
        began="2025-09",
        milestones=milestones("2025-06"),
    )
    (edition,) = with_actions(library, [told]).editions
    assert date_of_tracker(edition, []) == date(2025, 6, 30)
    (edition,) = with_actions(library, [action(due="2025-03-01 2026-03", began="2025-09")]).editions
    assert date_of_tracker(edition, []) == date(2025, 3, 31)
    (edition,) = with_actions(library, [told], as_at="2025-06-20").editions
    assert date_of_tracker(edition, []) == date(2025, 6, 20)
