"""One item through the years: what is told of each, and how often what returns is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.sides import sides_of

from generator.compare.followed import items_of
from generator.compare.histories import Histories
from generator.render.lookups import facts_of, say_became

if TYPE_CHECKING:
    from support.comparisons import Side as Lines


def code(*areas: str, **more: object) -> Lines:
    """A Code with some areas; `more` is said of the last one."""
    made: list[Lines] = [{"id": name, "number": at + 1} for at, name in enumerate(areas)]
    made[-1] |= more
    return {"code": {"areas": made}}


def plan(*areas: str, **more: object) -> Lines:
    """A plan with some improvement areas; `more` is said of the last one."""
    made: list[Lines] = [{"id": name, "number": at + 1} for at, name in enumerate(areas)]
    if made:
        made[-1] |= more
    return {"improvement": {"areas": made}}


def acted(name: str, before: str = "", *, done: bool = False) -> Lines:
    """A plan with one action, carried on from that of another name in 2021/22, or done."""
    action: Lines = {"id": name, "carried_from": f"2021-22/{before}" if before else None}
    if done:
        action["updates"] = [{"date": "2022-01-10", "state": "complete"}]
    return {"improvement": {"actions": [action]}}


def announced(*areas: str) -> Lines:
    """A year whose statement names improvement areas, for which nothing is done in it."""
    return {**plan(*areas), "statement": {"sections": [{"id": "next"}]}}


def carried_out(area: str) -> Lines:
    """A year with a statement and an action for an improvement area."""
    made = announced(area)
    made["improvement"]["actions"] = [{"id": "print", "area": area}]
    return made


PART: Lines = {"held": "part", "held_about": "A list."}


def told(years: list[Lines], kind: str, name: str) -> list[str]:
    """What the page of an item says of each year, the newest first."""
    lines = []
    for year in Histories(sides_of(*years)).of(kind, name):
        titles = " and ".join(step.entry.title for step in year.steps)
        change = year.steps[0].change if year.steps else year.gone
        became = say_became(change) if change else ""
        said = [titles, became, "" if titles else year.gap or "Not in this year."]
        lines.append(f"{year.side.title}: {' '.join(filter(None, said))}")
    return lines


NO_CODE = "There is no Code for {}."


@pytest.mark.parametrize(
    ("kind", "name", "years", "expected"),
    [
        pytest.param("area", "risk", [code("risk"), code("risk"), code("risk", "money")],
                     ["2023/24: Risk Unchanged.", "2022/23: Risk Unchanged.", "2021/22: Risk"],
                     id="it stays as it is"),
        pytest.param("area", "risks", [code("risk"), code("risks", renamed_from="2021-22/risk")],
                     ["2022/23: Risks Renamed.", "2021/22: Risk"],
                     id="it is renamed, seen from its newer id"),
        pytest.param("area", "risk", [code("risk"), code("risks", renamed_from="2021-22/risk")],
                     ["2022/23: Risks Renamed.", "2021/22: Risk"],
                     id="it is renamed, seen from its older id"),
        pytest.param("area", "risk", [code("risk", "money"), code("money")],
                     ["2022/23: No longer included. Not in this year.", "2021/22: Risk"],
                     id="it is withdrawn"),
        pytest.param("area", "risk", [code("money"), code("money", "risk")],
                     ["2022/23: Risk New this year.", "2021/22: Not in this year."],
                     id="it is new"),
        pytest.param("area", "risk", [code("money", "risk"), code("money"), code("money", "risk")],
                     ["2023/24: Risk New this year.",
                      "2022/23: No longer included. Not in this year.", "2021/22: Risk"],
                     id="it comes back"),
        pytest.param("area", "risk", [code("risk"), plan("forms"), code("risk")],
                     ["2023/24: Risk Unchanged.", f"2022/23: {NO_CODE.format('2022/23')}",
                      "2021/22: Risk"], id="a year without a Code, over which it goes on"),
        pytest.param("area", "risks",
                     [code("risk"), plan("forms"), code("risks", renamed_from="2021-22/risk")],
                     ["2023/24: Risks Renamed.", f"2022/23: {NO_CODE.format('2022/23')}",
                      "2021/22: Risk"], id="renamed over a year without a Code"),
        pytest.param("area", "risk", [code("risk"), plan("forms"), code("money")],
                     ["2023/24: No longer included. Not in this year.",
                      f"2022/23: {NO_CODE.format('2022/23')}", "2021/22: Risk"],
                     id="withdrawn over a year without a Code"),
        pytest.param("improvement", "forms", [plan("forms"), code("risk"), plan("forms")],
                     ["2023/24: Forms Unchanged.",
                      "2022/23: There is no improvement plan for 2022/23.", "2021/22: Forms"],
                     id="a year without a plan, over which it goes on"),
        pytest.param("action", "post", [acted("form"), code("risk"), acted("post", "form")],
                     ["2023/24: Post Renamed.",
                      "2022/23: There is no improvement plan for 2022/23.", "2021/22: Form"],
                     id="an action carried on over a year without a plan"),
        pytest.param("action", "form", [acted("form", done=True), acted("post")],
                     ["2022/23: Completed 10 January 2022; not in the new plan. Not in this year.",
                      "2021/22: Form"], id="an action that was done"),
        pytest.param("area", "risk", [code("risk"), plan("forms"), plan("forms")],
                     ["2023/24: There is no Code for 2023/24.",
                      "2022/23: There is no Code for 2022/23.", "2021/22: Risk"],
                     id="two years without a Code"),
        pytest.param("improvement", "forms", [plan("forms"), code("risk")],
                     ["2022/23: There is no improvement plan for 2022/23.",
                      "2021/22: Forms"],
                     id="a year without a plan"),
    ],
)  # fmt: skip
def test_an_item_year_by_year(
    kind: str, name: str, years: list[Lines], expected: list[str]
) -> None:
    assert told(years, kind, name) == expected


WHOLE = plan("partners")
HALVES: Lines = {
    "improvement": {
        "areas": [
            {"id": "works", "split_from": "2021-22/partners"},
            {"id": "trade", "number": 2, "split_from": "2021-22/partners"},
        ]
    }
}
AGAIN = plan("together", merged_from=["2022-23/works", "2022-23/trade"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("partners",
                     ["2023/24: Together Merged: several became one.",
                      "2022/23: Works and Trade Split: one became several.", "2021/22: Partners"],
                     id="the whole leads to both halves"),
        pytest.param("works",
                     ["2023/24: Together Merged: several became one.",
                      "2022/23: Works Split: one became several.", "2021/22: Partners"],
                     id="a half leads to the whole, and not to the other half"),
        pytest.param("together",
                     ["2023/24: Together Merged: several became one.",
                      "2022/23: Works and Trade Split: one became several.", "2021/22: Partners"],
                     id="what was merged leads to all it was"),
    ],
)  # fmt: skip
def test_splits_and_merges(name: str, expected: list[str]) -> None:
    assert told([WHOLE, HALVES, AGAIN], "improvement", name) == expected


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        pytest.param([plan("forms"), plan("forms"), plan("forms")], {"Forms": 3},
                     id="rolled forward, it is counted once"),
        pytest.param([plan("forms"), plan("papers", carried_from="2021-22/forms")], {"Papers": 2},
                     id="under its newest title"),
        pytest.param([plan("new"), plan("new", "old"), plan("old"), plan("old")],
                     {"Old": 3, "New": 2}, id="the longest first"),
        pytest.param([plan("b", "a")], {"A": 1, "B": 1}, id="then by title"),
        pytest.param([WHOLE, HALVES], {"Works; Trade": 2}, id="halves are one thread"),
        pytest.param([WHOLE, HALVES, AGAIN], {"Together": 3}, id="and so is what they become"),
        pytest.param([plan("forms"), plan("minutes"), plan("forms")], {"Forms": 2, "Minutes": 1},
                     id="what comes back is the same"),
        pytest.param([plan("forms"), code("risk"), plan("forms")], {"Forms": 2},
                     id="a year without a plan ends nothing"),
        pytest.param([plan()], {}, id="nothing"),
        pytest.param([announced("forms"), plan("forms")], {"Forms": 1},
                     id="announced by a statement and carried out by the next plan: one promise"),
        pytest.param([announced("forms"), carried_out("forms")], {"Forms": 1},
                     id="the next year has a statement too, and actions"),
        pytest.param([announced("forms"), plan("forms"), plan("forms")], {"Forms": 2},
                     id="carried out for two years"),
        pytest.param([announced("forms"), announced("forms")], {"Forms": 2},
                     id="announced again"),
        pytest.param([carried_out("forms"), carried_out("forms")], {"Forms": 2},
                     id="worked on in both"),
        pytest.param([announced("forms"), announced("forms"), plan("forms")], {"Forms": 2},
                     id="announced twice, and carried out once: two promises"),
        pytest.param([announced("forms"), plan("forms"), announced("forms"), plan("forms")],
                     {"Forms": 2}, id="announced and carried out, and both again"),
        pytest.param([plan("forms"), plan("forms") | PART, plan("forms")], {"Forms": 2},
                     id="a plan that is not held whole is not counted"),
        pytest.param([plan("forms") | PART, plan("forms")], {"Forms": 1},
                     id="nor does it let anything return"),
        pytest.param([plan("forms") | PART], {}, id="alone it counts nothing"),
    ],
)  # fmt: skip
def test_what_returns(years: list[Lines], expected: dict[str, int]) -> None:
    threads = Histories(sides_of(*years)).threads("improvement")
    assert {"; ".join(e.title for e in each.entries): len(each.years) for each in threads} == (
        expected
    )
    assert [len(each.years) for each in threads] == [*expected.values()]
    assert [each.returns for each in threads] == [count > 1 for count in expected.values()]


def test_items_of_all_years_under_their_newest_titles() -> None:
    themes = {"id": "risk", "themes": [{"id": "boards", "controls": [{"id": "monthly"}]}]}
    older = {"code": {"areas": [{"id": "money", "controls": [{"id": "budget"}]}]}}
    newer: Lines = {
        "code": {"areas": [{"id": "money", "name": "Finance", "number": 2}, themes]},
        "improvement": {"areas": [{"id": "forms"}], "actions": [{"id": "print"}]},
    }
    sides = sides_of(older, newer)
    assert {kind: dict(items_of(sides, kind)) for kind in ("area", "control")} == {
        "area": {"money": "Finance", "risk": "Risk"},
        "control": {"budget": "Budget", "monthly": "Monthly"},
    }
    assert list(items_of(sides, "improvement")) == [("forms", "Forms")]
    assert list(items_of(sides, "action")) == [("print", "Print")]


DUE = {"date": "2023-05", "set_on": "2022-01"}


def test_the_facts_of_a_year() -> None:
    actions = [{"id": "print", "owners": ["chief", "money"], "due": [DUE]}]
    history = Histories(sides_of({"improvement": {"areas": [], "actions": actions}}))
    ((year,), (thread,)) = history.of("action", "print"), history.threads("action")
    assert facts_of(year.steps[0]) == [
        ("Owners", "Chief Officer, Finance Officer"),
        ("State", "Not stated"),
        ("Due", "May 2023"),
    ]
    assert thread.returns is False


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([plan("forms")], "In one year only, 2021/22."),
        ([plan("forms"), plan("forms")], "Carried forward: it is in 2 years, 2021/22 to 2022/23."),
        (
            [announced("forms"), plan("forms")],
            (
                "Announced in 2021/22 for the next year and carried out in 2022/23: "
                "counted as one promise."
            ),
        ),
        (
            [announced("forms"), plan("forms"), plan("forms")],
            "Carried forward: it is in 2 years, 2022/23 to 2023/24.",
        ),
        (
            [plan("forms"), plan("forms") | PART],
            "Known in 2 years, 2021/22 to 2022/23: not every year is held here in full.",
        ),
        (
            [plan("forms"), plan("minutes") | PART],
            "Known in 1 year, 2021/22: not every year is held here in full.",
        ),
    ],
)
def test_in_how_many_years_an_item_is(years: list[Lines], said: str) -> None:
    assert Histories(sides_of(*years)).years_of("improvement", "forms") == said


def test_years_left_out_say_why() -> None:
    assert Histories(sides_of(plan("forms"), plan("forms") | PART)).left_out == [
        "2022/23 is left out: the improvement plan is not held here in full."
    ]
