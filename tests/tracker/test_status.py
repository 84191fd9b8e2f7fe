"""How an action stands as at a date, from its history alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.plans import action, milestones

from generator.model import Action, DueDate, Update
from generator.tracker.dates import first_day, last_day
from generator.tracker.figures import Figures, counts_of
from generator.tracker.life import Life
from generator.tracker.period import period
from generator.tracker.status import Standing, standing
from generator.vocabulary import ActionState

# The same examples every time: a run of the tests must not depend on luck.
steady = settings(max_examples=100, derandomize=True)


def day(text: str) -> date:
    return date.fromisoformat(text)


def stands(one: Action, as_at: str) -> Standing:
    return standing(Life(one), day(as_at))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-06", "2024-06-30"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024", "2024-12-31"),
    ],
)
def test_a_month_or_a_year_means_its_last_day(text: str, last: str) -> None:
    assert last_day(text) == day(last)


# As at a day, after these updates: the state, and the day on which the action was closed.
REPORT = "2024-06-13-report"
STATES = {
    "nothing was said yet": ("", "2024-04-01", "not-stated", None),
    "as at a day includes that day": ("2024-05-01 on-track", "2024-05-01", "on-track", None),
    "not the day before": ("2024-05-01 on-track", "2024-04-30", "not-stated", None),
    "a month may be known from its first day": ("2024-05 at-risk", "2024-05-01", "at-risk", None),
    "not before that": ("2024-05 at-risk", "2024-04-30", "not-stated", None),
    "a year may be known from its first day": ("2024 at-risk", "2024-01-01", "at-risk", None),
    "without a day, the day of the paper": (f"{REPORT} on-hold", "2024-06-13", "on-hold", None),
    "not before the paper": (f"{REPORT} on-hold", "2024-06-12", "not-stated", None),
    "a month in a paper of that month": (
        "2024-06@2024-06-13-report on-hold", "2024-06-13", "on-hold", None,
    ),
    "two on one day count in order": (
        "2024-05-01 at-risk, 2024-05-01 on-track", "2024-05-01", "on-track", None,
    ),
    "a later entry about an earlier day": (
        "2024-06-01 on-track, 2024-05-01 at-risk", "2024-06-30", "on-track", None,
    ),
    "a month and a day in it stand as written": (
        "2024-05 on-track, 2024-05-20 at-risk", "2024-05-31", "at-risk", None,
    ),
    "a day and the month around it, too": (
        "2024-05-20 at-risk, 2024-05 on-track", "2024-05-31", "on-track", None,
    ),
    "what must be earlier stands before both": (
        "2024-05-20 at-risk, 2024 on-track, 2024-03-01 on-hold", "2024-05-31", "on-track", None,
    ),
    "complete": ("2024-05-01 complete", "2024-06-30", "complete", "2024-05-01"),
    "closed by accepting a risk": (
        "2024-05 risk-accepted", "2024-06-30", "risk-accepted", "2024-05",
    ),
    "superseded": ("2024-05-01 superseded", "2024-06-30", "superseded", "2024-05-01"),
    "disputed is open": ("2024-05-01 disputed", "2024-06-30", "disputed", None),
    "reopened": ("2024-05-01 complete, 2024-05-20 at-risk", "2024-06-30", "at-risk", None),
    "not yet reopened": (
        "2024-05-01 complete, 2024-05-20 at-risk", "2024-05-19", "complete", "2024-05-01",
    ),
    "closed again": (
        "2024-05-01 complete, 2024-05-20 at-risk, 2024-06-01 complete",
        "2024-06-30", "complete", "2024-06-01",
    ),
    "closed twice counts from the first day": (
        "2024-05-01 complete, 2024-06-01 superseded", "2024-06-30", "superseded", "2024-05-01",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("updates", "as_at", "state", "closed"), STATES.values(), ids=STATES.keys()
)
def test_the_state_as_at_a_day(updates: str, as_at: str, state: str, closed: str | None) -> None:
    found = stands(action(updates), as_at)
    assert (found.state, found.closed) == (state, closed)
    assert found.open is (closed is None)


def test_an_update_without_a_state_changes_none() -> None:
    words = Update(date="2024-05-20", text="Nothing new.")
    known = action("2024-05-01 at-risk")
    found = stands(known.model_copy(update={"updates": (*known.updates, words)}), "2024-06-30")
    assert (found.state, found.update) == ("at-risk", words)


def test_a_colour_alone_is_no_state() -> None:
    red = Update(date="2024-05-20", label="Red")
    for known in (action(), action("2024-05-01 on-track")):
        found = stands(known.model_copy(update={"updates": (*known.updates, red)}), "2024-06-30")
        assert (found.state, found.label, found.open) == ("not-stated", "Red", True)
    done = action("2024-05-01 complete")
    found = stands(done.model_copy(update={"updates": (*done.updates, red)}), "2024-06-30")
    assert (found.state, found.closed) == ("complete", "2024-05-01")


def test_an_action_may_begin_later() -> None:
    assert not stands(action(began="2024-05"), "2024-04-30").begun
    assert stands(action(began="2024-04"), "2024-04-01").begun
    assert stands(action(began="2024-04"), "2024-04-01").days_open == 0
    assert not stands(action(due="2024-04-01 2024-04", began="2024-06"), "2024-05-20").overdue


def test_whether_a_day_was_inferred_is_known() -> None:
    own, inferred = action(f"2024-05-01 on-track, {REPORT} on-hold").updates
    assert (own.on, own.has_day_of_paper) == ("2024-05-01", False)
    assert (inferred.on, inferred.has_day_of_paper) == ("2024-06-13", True)


# As at 30 June 2024: times the due date moved, days between first and newest, days overdue.
DUES = {
    "none": ("", 0, None, 0),
    "a day that passed": ("2024-04-01 2024-06-20", 0, None, 10),
    "a day is not overdue on itself": ("2024-04-01 2024-06-30", 0, None, 0),
    "a month ends on its last day": ("2024-04-01 2024-06", 0, None, 0),
    "a month that passed": ("2024-04-01 2024-05", 0, None, 30),
    "a year": ("2024-04-01 2023", 0, None, 182),
    "to be confirmed is never overdue": ("2024-04-01 TBC", 0, None, 0),
    "nor is one that was not printed": ("2024-04-01 -", 0, None, 0),
    "moved": ("2024-04-01 2024-05-31, 2024-05-30 2024-06-10", 1, 10, 20),
    "moved twice": ("2024-04-01 2024-05, 2024-05-01 2024-06, 2024-06-01 2024-07", 2, 61, 0),
    "brought forward": ("2024-04-01 2024-08, 2024-05-01 2024-07", 1, -31, 0),
    "moved without dates": (f"2024-04-01 -, {REPORT} -", 1, None, 0),
    "moved to a day to be confirmed": ("2024-04-01 2024-05, 2024-05-01 TBC", 1, None, 0),
    "to be confirmed at first": ("2024-04-01 TBC, 2024-05-01 2024-06-20", 1, None, 10),
    "moved later than that": ("2024-04-01 2024-05-31, 2024-07-01 2024-08", 0, None, 30),
    "written in another order": ("2024-05-30 2024-06-10, 2024-04-01 2024-05-31", 1, 10, 20),
}


@pytest.mark.parametrize(
    ("due", "revisions", "slippage", "overdue"), DUES.values(), ids=DUES.keys()
)
def test_due_dates(due: str, revisions: int, slippage: int | None, overdue: int) -> None:
    found = stands(action(due=due), "2024-06-30")
    assert (found.revisions, found.slippage, found.days_overdue) == (revisions, slippage, overdue)
    assert found.overdue is (overdue > 0)


def test_what_is_closed_is_not_overdue() -> None:
    late = action("2024-06-15 complete", "2024-04-01 2024-05")
    assert stands(late, "2024-06-14").days_overdue == 14
    assert stands(late, "2024-06-15").days_overdue == 0


def test_milestones_met_by_a_day() -> None:
    one = action(milestones=milestones("2024-05-01 2024-05 - 2024-07-01"))
    met = [
        stands(one, as_at).milestones_met for as_at in ("2024-04-30", "2024-05-30", "2024-06-30")
    ]
    assert met == [0, 2, 2]


def test_a_period_says_what_moved() -> None:
    plan = [
        action("2024-05-01 complete", name="closed-before"),
        action("2024-06-10 complete", name="closed-since"),
        action("2024-05-01 complete, 2024-06-10 on-track", name="reopened"),
        action(due="2024-04-01 2024-06, 2024-06-10 2024-09", name="moved"),
        action(due="2024-04-01 2024-05", name="late"),
        action(began="2024-06-05", name="new"),
        action("2024-06-10 complete", name="new-and-closed", began="2024-06-05"),
        action(began="2024-07-01", name="to-come"),
    ]
    found = period(map(Life, plan), day("2024-06-30"), day("2024-05-31"))
    assert [each.action.id for each in found.to_begin] == ["to-come"]
    moved = {
        name: [each.action.id for each in getattr(found, name)]
        for name in ("new", "closed", "reopened", "revised", "overdue")
    }
    assert moved == {
        "new": ["new", "new-and-closed"],
        "closed": ["closed-since", "new-and-closed"],
        "reopened": ["reopened"],
        "revised": ["moved"],
        "overdue": ["late"],
    }
    flow = found.flow
    assert (flow.opening, flow.new, flow.reopened, flow.closed, flow.closing) == (3, 2, 1, 2, 4)


def test_measures() -> None:
    plan = [
        action("2024-05-01 complete"),
        action("2024-06-30 risk-accepted", "2024-04-01 2024-05, 2024-05-01 2024-06"),
        action("2024-05-01 superseded"),
        *[action(began="2021-01") for _ in range(4)],
        action(),
    ]
    counts = counts_of(period(map(Life, plan), day("2024-06-30")))
    assert [counts[name] for name in ("total", "open", "complete", "moved")] == [8, 5, 1, 1]
    assert [counts[name] for name in ("per_cent_complete", "per_cent_moved")] == [13, 13]
    assert (counts["open_three_years"], counts["months_to_complete"]) == (4, 1.0)
    assert Figures(counts).ended == 3
    assert Figures(counts).otherwise_closed == {"risk-accepted": 1, "superseded": 1}


def test_months_are_counted_in_tenths_only_where_days_are_known() -> None:
    done = [action("2024-05-20 complete"), action("2024-06 complete")]
    exact, inexact = (
        counts_of(period(map(Life, plan), day("2024-06-30"))) for plan in (done[:1], done)
    )
    assert (exact["months_to_complete"], inexact["months_to_complete"]) == (1.6, 2)


def test_nothing_is_measured_where_there_is_nothing() -> None:
    counts = counts_of(period([], day("2024-06-30")))
    unknown = {name for name, count in counts.items() if count is None}
    assert unknown == {"per_cent_complete", "per_cent_moved", "months_to_complete"}


days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
written = days.map(date.isoformat) | days.map(lambda each: each.isoformat()[:7])
updates = st.builds(Update, date=written, state=st.none() | st.sampled_from(ActionState))
dues = st.builds(DueDate, set_on=written, date=st.none() | st.just("TBC") | written)


def _actions(name: str) -> st.SearchStrategy[Action]:
    return st.builds(
        Action,
        id=st.just(name),
        title=st.just(name),
        began=written,
        updates=st.lists(updates, max_size=6).map(tuple),
        due=st.lists(dues, max_size=3).map(tuple),
    )


plans = st.integers(0, 8).flatmap(lambda size: st.tuples(*[_actions(f"a{i}") for i in range(size)]))


@steady
@given(plans, days, days)
def test_the_flow_always_adds_up(plan: tuple[Action, ...], one: date, other: date) -> None:
    flow = period(map(Life, plan), max(one, other), min(one, other)).flow
    assert flow.opening + flow.new + flow.reopened - flow.closed == flow.closing


@steady
@given(_actions("a"), days, st.lists(updates, max_size=4), st.lists(dues, max_size=2))
def test_what_comes_later_changes_nothing_earlier(
    one: Action, as_at: date, more: list[Update], moved: list[DueDate]
) -> None:
    later = {
        "updates": (*one.updates, *(each for each in more if first_day(each.on) > as_at)),
        "due": (*one.due, *(each for each in moved if first_day(each.on) > as_at)),
    }
    both = (one, one.model_copy(update=later))
    before, after = (standing(Life(each), as_at) for each in both)
    assert _told(before) == _told(after)


def _told(found: Standing) -> tuple[object, ...]:
    """Everything said of an action, without the action."""
    return (
        found.state,
        found.update,
        found.due,
        found.revisions,
        found.slippage,
        found.closed,
        found.days_overdue,
        found.days_open,
    )


@steady
@given(_actions("a"), st.integers(0, 400), st.integers(0, 400))
def test_overdue_only_grows_while_nothing_changes(one: Action, wait: int, more: int) -> None:
    entries = [one.began, *(each.on for each in one.updates), *(each.on for each in one.due)]
    quiet = max(map(last_day, entries)) + timedelta(wait)
    before, after = (standing(Life(one), quiet + timedelta(days)) for days in (0, more))
    assert after.days_overdue >= before.days_overdue
    if before.overdue:
        assert after.days_overdue == before.days_overdue + more
