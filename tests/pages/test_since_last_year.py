"""What the first page of a year says of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.sides import sides_of

from generator.pages.links import EditionLinks
from generator.pages.since_last_year import Since
from generator.units import EditionUnit
from generator.views import edition_view
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.comparisons import Side as Lines


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
NO_CODE = "There is no Code for {} to compare with."


@pytest.mark.parametrize(
    ("older", "newer", "said"),
    [
        pytest.param(code("register"), code("register", "drills"),
                     ["1 control added; 1 unchanged."], id="one kind of item"),
        pytest.param(code("register") | REVIEW | plan({"id": "forms"}, actions=({"id": "print"},)),
                     code("drills") | REVIEW | plan({"id": "forms"}, actions=({"id": "print"},)),
                     ["1 control added, 1 removed.", "1 review unchanged.",
                      "1 improvement area unchanged."], id="the three that tell most"),
        pytest.param(SECTIONS | plan({"id": "a"}, actions=({"id": "print"},)),
                     SECTIONS | plan({"id": "b"}, actions=({"id": "print"},)),
                     ["1 improvement area added, 1 removed.", "1 section unchanged.",
                      "1 action unchanged."], id="others where those are not there"),
        pytest.param(code("register"), SECTIONS,
                     [NO_CODE.format("2022/23"),
                      "There is no statement for 2021/22 to compare with.",
                      "Boards, posts and terms are compared only where both sides use them."],
                     id="nothing that both have"),
        pytest.param({}, {}, [], id="nothing at all"),
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
                     [("Forms", "Not among this year's areas", "")], id="gone"),
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
