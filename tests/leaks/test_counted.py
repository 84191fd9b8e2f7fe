"""The gate's own arithmetic of plans beside that of the tracker, over plans that are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.contents import content_of
from support.plans import with_actions
from support.project import MINIMAL, REPOSITORY

from generator.audience import select
from generator.leaks.counted import Counted, count, date_of_plan
from generator.leaks.decided import Decided
from generator.model import Action, DueDate, Library, Milestone, Paper, Update
from generator.model.index import Scope, index_library
from generator.model.load import load
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, plan_as_at
from generator.tracker.status import day_of
from generator.vocabulary import ActionState, Audience

if TYPE_CHECKING:
    from generator.model import Edition
    from generator.tracker.status import Standing

AUDIENCES = st.sampled_from([None, None, Audience.PUBLIC, Audience.INTERNAL])
DAYS = st.sampled_from(
    ["2023", "2023-11", "2024-04-01", "2024-05", "2024-05-10", "2024-06", "2024-06-13", "2025"]
)
PAPERS = ("2024-06-13-report", "2024-10-01-hidden")
DUES = st.sampled_from(
    ["2024-06-30", "2024-09", "By July 2024", "Q2 2024/25", "2025", "TBC", "Ongoing", None]
)
LABELS = st.sampled_from([None, None, "Amber", "Green"])


@st.composite
def dated(draw: st.DrawFn, field: str) -> dict[str, Any]:
    """When something became known: a day, a paper, or both."""
    day = draw(st.one_of(st.none(), DAYS))
    paper = draw(st.sampled_from(PAPERS)) if day is None or draw(st.booleans()) else None
    return {field: day, "paper": paper, "audience": draw(AUDIENCES)}


@st.composite
def updates(draw: st.DrawFn) -> Update:
    state = draw(st.one_of(st.none(), st.sampled_from(list(ActionState))))
    said = {"label": draw(LABELS), "impact": draw(LABELS), "text": draw(st.sampled_from("xy"))}
    return Update(state=state, **said, **draw(dated("date")))


@st.composite
def dues(draw: st.DrawFn) -> DueDate:
    return DueDate(date=draw(DUES), reason=draw(st.sampled_from([None, "Why.", "Late."])),
                   **draw(dated("set_on")))  # fmt: skip


@st.composite
def milestones(draw: st.DrawFn) -> Milestone:
    return Milestone(id="m", title="M", met=draw(DAYS), audience=draw(AUDIENCES))


@st.composite
def actions(draw: st.DrawFn, name: str, before: str) -> Action:
    return Action(
        id=name,
        title=name,
        began=draw(st.one_of(st.none(), DAYS)),
        audience=draw(AUDIENCES),
        carried_from=draw(st.sampled_from([None, f"{before}/a", f"{before}/b"]))
        if before
        else None,
        updates=tuple(draw(st.lists(updates(), max_size=4))),
        due=tuple(draw(st.lists(dues(), max_size=4))),
        milestones=tuple(draw(st.lists(milestones(), max_size=1))),
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Two years of a body, the second of which carries on what the first promised."""
    (edition,) = LIBRARY.editions
    first = edition.model_copy(update={"year": "2023-24"})
    shown = {PAPERS[0]: Audience.PUBLIC, PAPERS[1]: Audience.INTERNAL}
    papers = tuple(
        Paper(id=name, date=name[:10], title="R", panel="main-board", purpose="P",
              about=(edition.id,), audience=audience)
        for name, audience in shown.items()
    )  # fmt: skip
    both = (first, edition.without({"papers": papers}, {}))
    library = LIBRARY.model_copy(update={"editions": both})
    as_at = draw(st.one_of(st.none(), DAYS))
    for at, before in ((0, ""), (1, "2023-24")):
        rows = [draw(actions(name, before)) for name in "abc"]
        told = {"as_at": as_at, "audience": Audience.PUBLIC}
        library = with_actions(library, rows, at=at, **told)
    return library


LIBRARY = load(MINIMAL).library


def as_counted(standing: Standing) -> Counted:
    """What the tracker says of an action, as its row in a table says it."""
    day, due = day_of(standing.due), standing.due
    return Counted(
        begun=standing.begun,
        state=standing.state,
        label=standing.label or None,
        impact=standing.impact or None,
        overdue=standing.overdue,
        began=standing.life.began,
        due=due.date if due else None,
        due_by=day.isoformat() if day else None,
        first_due=standing.first_due.date if standing.first_due else None,
        times_moved=standing.revisions,
        days_moved=standing.slippage if standing.exact else None,
        days_late=standing.days_late if standing.exact else None,
        reason=due.reason if due else None,
        closed=standing.closed,
    )


def tracked(library: Library, edition: Edition) -> tuple[object, dict[str, Counted]]:
    """How the actions of a year stand for the public, as the tracker has it."""
    as_at = date_of_tracker(edition, all_papers(library))
    scope = Scope(edition.organisation, edition.id, edition.framework or "")
    plan = plan_as_at(edition, index_library(library), scope, as_at)
    return as_at, {each.action.id: as_counted(each) for each in (plan.standings if plan else ())}


@settings(max_examples=budget(short=150, long=3000))
@given(libraries())
def test_both_count_the_same_of_whatever_plan(library: Library) -> None:
    decided, public = Decided(library), select(library, Audience.PUBLIC)
    for own, given_out in zip(library.editions, public.editions, strict=True):
        as_at = date_of_plan(decided, own)
        assert (as_at, count(decided, own, as_at)) == tracked(public, given_out)


@pytest.mark.parametrize("number", range(6))
def test_both_count_the_same_of_the_sample(number: int) -> None:
    releases = content_of(REPOSITORY).releases
    for release in releases[number::6]:
        decided = Decided(release.library)
        public = select(release.library, Audience.PUBLIC)
        own = release.library.edition
        as_at = date_of_plan(decided, own)
        assert (as_at, count(decided, own, as_at)) == tracked(public, public.edition)


def test_what_is_internal_counts_for_nothing() -> None:
    """Counted with the internal update, the action would be complete."""
    told = (
        Update(date="2024-05-10", state=ActionState.ON_TRACK),
        Update(date="2024-06-13", state=ActionState.COMPLETE, audience=Audience.INTERNAL),
    )
    action = Action(id="a", title="A", updates=told)
    library = with_actions(LIBRARY, [action], as_at="2024-09-30", audience=Audience.PUBLIC)
    decided, edition = Decided(library), library.edition
    counted = count(decided, edition, date_of_plan(decided, edition))
    assert counted["a"].state is ActionState.ON_TRACK
