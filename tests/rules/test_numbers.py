"""Which numbers above a list are taken for the number of its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pipeline import check

if TYPE_CHECKING:
    from support.project import MakeProject

STATEMENT = "example/2024-25/statement.yml"
PLAN = "example/2024-25/improvement.yml"


def told(project: MakeProject, text: str) -> list[str]:
    """What is said of a text above a list of two things."""
    lines = "".join(f"      {line}\n" for line in [*text.split("\n"), "", "- one", "- other"])
    section = "sections:\n  - id: scope\n    kind: scope\n    title: Scope\n    text: |\n" + lines
    folder = project(replace={STATEMENT: ("sections:\n", section)})
    return [each.message for each in check(folder) if each.code == "list-number"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The following five areas:", "five areas"),
        ("Members asked for 12 new written reports:", "12 new written reports"),
        ("It met in 2024. Three boards heard of it:", "Three boards"),
        ("The Board wants\nfour things:", "four things"),
    ],
)
def test_another_number_than_of_the_items_is_questioned(
    project: MakeProject, text: str, words: str
) -> None:
    assert told(project, text) == [f'found "{words}" above a list of 2']


@pytest.mark.parametrize(
    "text",
    [
        "Both boards:",
        "These two boards:",
        "The seven principles are not listed here.",  # nothing says that they follow
        "Seven principles were read. Of them it keeps:",
        "Over five years it will have:",  # a measure
        "Three boards and the panel:",  # how many there are of all is not said
        "Of nine areas, four groups asked:",
        "It spent £12 millions on:",
        "On page 2.4 things:",
        "Within 60 days:",
    ],
)
def test_what_may_be_right_is_not(project: MakeProject, text: str) -> None:
    assert told(project, text) == []


@pytest.mark.parametrize(
    ("introduction", "found"),
    [
        ("It names two areas.", ["two areas"]),
        ("It names 3 improvement areas.", ["3 improvement areas"]),
        ("It names two areas, of which this part lists 1 areas.", []),  # one of them is right
        ("There are four actions.", []),  # they stand below their areas
        ("All seven governance areas get better.", []),
        ("It names areas.", []),
    ],
)
def test_an_introduction_counts_what_stands_below_it(
    project: MakeProject, introduction: str, found: list[str]
) -> None:
    text = f"audience: public\nintroduction: {introduction}\n"
    folder = project(replace={PLAN: ("audience: public\n", text)})
    messages = [each.message for each in check(folder) if each.code == "list-number"]
    assert messages == [f'found "{words}" above a list of 1' for words in found]
