"""What the first page of a year says of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, released, rewrite
from support.rendered_pages import words_of
from support.sides import sides_of
from support.years import written, year_before

from generator.pages.links import EditionLinks
from generator.pages.since_last_year import Since
from generator.units import EditionUnit
from generator.views import edition_view
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.comparisons import Side as Lines
    from support.project import MakeProject


COMPARED = ("example/compare/2021-22/2022-23",)


def since(older: Lines, newer: Lines) -> Since:
    before, after = sides_of(older, newer)
    unit = EditionUnit(after.path, Audience.INTERNAL, after.library, ())
    return Since(
        unit, before, edition_view(after.library, after.edition), EditionLinks(after.path, COMPARED)
    )


def code(*controls: str) -> Lines:
    return {"code": {"areas": [{"id": "risk", "controls": [{"id": name} for name in controls]}]}}


def plan(*areas: Lines, actions: tuple[Lines, ...] = (), **more: object) -> Lines:
    numbered = [{"number": at + 1} | area for at, area in enumerate(areas)]
    return {"improvement": {"areas": numbered, "actions": list(actions)} | more}


REVIEW = {"statement": {"areas": [{"area": "risk", "title": "Risk", "reviews": [{}]}]}}
SECTIONS = {"statement": {"sections": [{"id": "scope"}]}}
PART: Lines = {"held": "part", "held_about": "A list."}
NO_CODE = "There is no Code for {} to compare with."


@pytest.mark.parametrize(
    ("older", "newer", "said"),
    [
        pytest.param(code("register"), code("register", "drills"),
                     ["One control was added."], id="one kind of item"),
        pytest.param(code("register") | REVIEW | plan({"id": "forms"}, actions=({"id": "print"},)),
                     code("drills") | REVIEW | plan({"id": "forms"}, actions=({"id": "print"},)),
                     ["One control was added and one was removed."],
                     id="what is unchanged is not told"),
        pytest.param(SECTIONS | plan({"id": "a"}, actions=({"id": "print"},)),
                     SECTIONS | plan({"id": "b"}, actions=({"id": "print"},)),
                     ["Different: 2 improvement areas."], id="what has no sentence of its own"),
        pytest.param(code("register"), SECTIONS,
                     [NO_CODE.format("2022/23"),
                      "There is no statement for 2021/22 to compare with.",
                      "Boards, posts and terms are compared only where both versions use them."],
                     id="nothing that both have"),
        pytest.param({}, {}, ["Nothing has changed."], id="nothing at all"),
    ],
)  # fmt: skip
def test_three_sentences(older: Lines, newer: Lines, said: list[str]) -> None:
    assert since(older, newer).sentences == said


@pytest.mark.parametrize(
    ("older", "newer", "became"),
    [
        pytest.param([{"id": "forms"}], [{"id": "forms"}], [("Forms", "Carried forward", "Forms")],
                     id="the same"),
        pytest.param([{"id": "forms"}], [{"id": "papers", "carried_from": "2021-22/forms"}],
                     [("Forms", "Carried forward", "Papers")], id="under another title"),
        pytest.param([{"id": "forms"}], [{"id": "minutes"}],
                     [("Forms", "Not one of this year's areas", "")], id="gone"),
        pytest.param([{"id": "whole"}],
                     [{"id": name, "split_from": "2021-22/whole"} for name in ("left", "right")],
                     [("Whole", "Split into several", "Left; Right")], id="split"),
        pytest.param([{"id": "left"}, {"id": "right"}],
                     [{"id": "whole", "merged_from": ["2021-22/left", "2021-22/right"]}],
                     [("Left", "Merged with others", "Whole"),
                      ("Right", "Merged with others", "Whole")], id="merged"),
        pytest.param([], [{"id": "forms"}], [], id="what is new was no promise"),
    ],
)  # fmt: skip
def test_what_became_of_promises(
    older: list[Lines], newer: list[Lines], became: list[tuple[str, str, str]]
) -> None:
    found = since(plan(*older), plan(*newer)).promises
    assert [
        (each.said.title, each.became, "; ".join(now.title for now in each.now)) for each in found
    ] == became


def updated(name: str, *days: tuple[str, str], **more: object) -> Lines:
    """An action with a date and a state for each of its updates."""
    return {"id": name, "updates": [{"date": day, "state": state} for day, state in days]} | more


FORM = updated("form", ("2021-10-05", "complete"), area="papers")
STAMP = updated("stamp", ("2022-02-10", "complete"), area="papers")
LOCK = updated("lock", ("2022-01", "risk-accepted"), area="papers")
DESK = updated("desk", ("2022-02-10", "on-track"), area="papers")
DESK_DONE = updated("desk", ("2022-06-30", "complete"), area="papers")
PAPERS: Lines = {"id": "papers"}
DUE = {"due": [{"date": "2023-06", "set_on": "2022-05"}]}
DUE_BEFORE = {"due": [{"date": "2023-06", "set_on": "2021-05"}]}
LATER = {"due": [{"date": "2023-12-31", "set_on": "2022-05"}]}
TBC = {"due": [{"date": "TBC", "set_on": "2022-05"}]}
NO_PLAN = "there is no improvement plan for 2022/23"


@pytest.mark.parametrize(
    ("older", "newer", "became"),
    [
        pytest.param(plan(PAPERS, actions=(FORM, STAMP), complete=True), plan(),
                     "Completed in February 2022, 2 of 2 actions", id="all done"),
        pytest.param(plan(PAPERS, actions=(FORM,), complete=True), plan(),
                     "Completed in October 2021, 1 of 1 action", id="the only one done"),
        pytest.param(plan(PAPERS, actions=(FORM, LOCK), complete=True), plan(),
                     "Closed in January 2022, 1 of 2 actions completed", id="closed, not all done"),
        pytest.param(plan(PAPERS, actions=(FORM, DESK), complete=True), plan(),
                     "1 of 2 actions complete; not one of this year's areas",
                     id="dropped half done"),
        pytest.param(plan(PAPERS, actions=(LOCK, DESK), complete=True), plan(),
                     "0 of 2 actions complete, 1 closed otherwise; not one of this year's areas",
                     id="dropped, one closed otherwise"),
        pytest.param(plan(PAPERS, actions=(FORM, STAMP)), plan(),
                     "Completed in February 2022, 2 of 2 known actions",
                     id="all done that are known"),
        pytest.param(plan(PAPERS, actions=(FORM, DESK), complete=True),
                     plan(PAPERS, actions=({"id": "desk", "area": "papers"} | DUE,)),
                     "1 of 2 actions complete; carried forward, now due June 2023",
                     id="carried forward"),
        pytest.param(plan(PAPERS, actions=(FORM, DESK), complete=True),
                     plan(PAPERS, actions=({"id": "desk", "area": "papers"} | DUE,
                                           {"id": "chair", "area": "papers"} | LATER)),
                     "1 of 2 actions complete; carried forward, now due 31 December 2023",
                     id="due when the last of its actions is"),
        pytest.param(plan(PAPERS, actions=(DESK,), complete=True),
                     plan(PAPERS, actions=({"id": "desk", "area": "papers"} | TBC,)),
                     "0 of 1 action complete; carried forward, date to be confirmed",
                     id="no date yet"),
        pytest.param(plan(PAPERS, actions=(FORM,), complete=True),
                     plan(PAPERS, actions=({"id": "desk", "area": "papers"} | DUE,)),
                     "Completed in October 2021, 1 of 1 action; carried forward, now due June 2023",
                     id="done and carried forward with more"),
        pytest.param(plan(PAPERS, actions=(FORM, DESK, STAMP), complete=True),
                     plan(PAPERS, actions=(DESK_DONE, {"id": "stamp", "area": "papers"} | DUE)),
                     "2 of 3 actions complete; carried forward, now due June 2023",
                     id="one done where it was carried to, and one begun again"),
        pytest.param(plan(PAPERS, actions=(FORM, DESK), complete=True),
                     plan(PAPERS, actions=(DESK_DONE,)),
                     "Completed in June 2022, 2 of 2 actions; carried forward, "
                     "completed 30 June 2022",
                     id="all done, the last where it was carried to"),
        pytest.param(plan(PAPERS), plan(PAPERS), "Carried forward", id="no actions"),
        pytest.param(plan(PAPERS) | SECTIONS, plan(PAPERS), "Taken into this year's plan",
                     id="announced by last year's statement, to be carried out now"),
        pytest.param(plan(PAPERS) | SECTIONS,
                     plan(PAPERS, actions=({"id": "desk", "area": "papers"} | DUE,)) | SECTIONS,
                     "Taken into this year's plan, now due June 2023",
                     id="announced, and this year has a statement too"),
        pytest.param(plan(PAPERS) | SECTIONS, plan(PAPERS) | SECTIONS, "Carried forward",
                     id="announced again"),
        pytest.param(plan(PAPERS), plan({"id": "other"}) | PART,
                     "Not in the part of 2022/23 held here", id="not in what is held"),
        pytest.param(plan(PAPERS), {"code": {"areas": [{"id": "risk"}]}} | PART,
                     "No improvement plan is held here for 2022/23", id="no plan is held"),
        pytest.param(plan(PAPERS, actions=(FORM,), complete=True), SECTIONS,
                     "Completed in October 2021, 1 of 1 action", id="done, and no plan this year"),
        pytest.param(plan(PAPERS, actions=(DESK,), complete=True), SECTIONS,
                     f"0 of 1 action complete; {NO_PLAN}", id="no plan this year"),
    ],
)  # fmt: skip
def test_what_became_of_an_area_and_its_actions(older: Lines, newer: Lines, became: str) -> None:
    (promise,) = since(older, newer).promises
    assert promise.became == became


@pytest.mark.parametrize(
    ("older", "newer", "became"),
    [
        pytest.param(FORM, [], "Completed 5 October 2021", id="done"),
        pytest.param(updated("lock", ("2022-01", "risk-accepted")), [],
                     "Closed January 2022, risk accepted", id="its risk accepted"),
        pytest.param({"id": "form", "replaced_by": "2022-23/screen"}, [{"id": "screen"}],
                     "Replaced", id="another took its place"),
        pytest.param(DESK, [{"id": "desk"} | DUE], "Carried forward, now due June 2023",
                     id="carried forward under its id"),
        pytest.param(DESK, [{"id": "table", "carried_from": "2021-22/desk"}], "Carried forward",
                     id="carried forward under another"),
        pytest.param(DESK, [updated("desk", ("2022-06-30", "complete"))],
                     "Carried forward, completed 30 June 2022", id="carried forward and done"),
        pytest.param(FORM, [updated("form", ("2021-10-05", "complete"))],
                     "Completed 5 October 2021", id="done, and listed again"),
        pytest.param(DESK, [], "Not in this year's plan, and no outcome is given", id="dropped"),
        pytest.param(DESK, None, "On track, when last reported", id="no plan this year"),
        pytest.param(DESK | DUE_BEFORE, None, "On track, due June 2023, when last reported",
                     id="no plan this year, with a date"),
        pytest.param(FORM, None, "Completed 5 October 2021", id="done, and no plan this year"),
    ],
)  # fmt: skip
def test_what_became_of_each_action(older: Lines, newer: list[Lines] | None, became: str) -> None:
    before = plan(actions=({**older, "area": None},))
    after = SECTIONS if newer is None else plan(actions=tuple(newer))
    (promise,) = since(before, after).actions
    assert promise.became == became


STATES = ("on-track", "complete", "risk-accepted")


@pytest.mark.parametrize("then", STATES)
@pytest.mark.parametrize("now", [*STATES, None])
def test_an_area_counts_as_the_rows_of_its_actions_do(then: str, now: str | None) -> None:
    before = updated("desk", ("2022-02-10", then), area="papers")
    after = [updated("desk", ("2022-06-30", now), area="papers")] if now else []
    found = since(
        plan(PAPERS, actions=(before, FORM), complete=True), plan(PAPERS, actions=tuple(after))
    )
    (area,) = found.promises
    done = {each.id: len(each.promises) for each in found.outcomes}["promised-done"]
    assert f"{done} of 2 actions" in area.became


def test_what_the_public_is_not_shown_may_have_ended_or_been_withheld(
    project: MakeProject,
) -> None:
    folder = year_before(project())
    rewrite(
        folder,
        f"{YEAR}/improvement.yml",
        "    number: 1\n",
        "    number: 1\n    audience: internal\n",
    )
    page = words_of(written(released(folder), YEAR, audience=Audience.PUBLIC))
    assert "What we said last year, and what we did" in page
    said = "Not published in 2024/25: it may have ended or been withheld"
    assert f"Quicker minutes {said}" in page


def test_promises_older_than_a_year_do_not_stand_under_last_year() -> None:
    before, _, after = sides_of(plan(PAPERS), {}, plan(PAPERS))
    view = edition_view(after.library, after.edition)
    unit = EditionUnit(after.path, Audience.INTERNAL, after.library, ())
    found = Since(unit, before, view, EditionLinks(after.path))
    assert found.title == "What we said in 2021/22, and what we have done since"
    assert since(plan(), plan()).title == "What we said last year, and what we did"


def test_years_without_a_document_in_common_are_not_compared() -> None:
    before, after = sides_of(code("register"), plan(PAPERS))
    view = edition_view(after.library, after.edition)
    unit = EditionUnit(after.path, Audience.INTERNAL, after.library, ())
    found = Since(unit, before, view, EditionLinks(after.path))
    assert found.path == ""
    assert found.sentences == ["2021/22 and this year have no document in common."]


DONE: Lines = {
    "id": "print",
    "updates": [{"date": "2022-01-10", "state": "complete"}],
    "closure": {"evidence": "Seen."},
}
LATE: Lines = {"id": "train", "updates": [{"date": "2022-02-10", "state": "on-track"}]}


@pytest.mark.parametrize(
    ("older", "said"),
    [
        pytest.param(plan(actions=(DONE, LATE), complete=True),
                     "Of 2 actions of 2021/22: 1 on track and 1 complete, as at 31 March 2022.",
                     id="all are known"),
        pytest.param(plan(actions=(DONE,), complete=True),
                     "Of 1 action of 2021/22: 1 complete, as at 31 March 2022.", id="one"),
        pytest.param(plan(actions=(DONE, LATE)), "", id="perhaps not all are known"),
        pytest.param(plan({"id": "forms"}, complete=True), "", id="there are none"),
        pytest.param(code("register"), "", id="there is no plan"),
    ],
)  # fmt: skip
def test_what_became_of_actions(older: Lines, said: str) -> None:
    assert since(older, plan()).done == said


def test_where_the_two_are_compared() -> None:
    assert since({}, {}).path == "example/compare/2021-22/2022-23/"
