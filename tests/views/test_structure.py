"""Where each board stands, and that the list and the diagram of boards say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.project import REPOSITORY
from support.rendered_pages import pages_in

from generator.pipeline import check_content
from generator.views import edition_view
from generator.views.structure import COLUMN, BoardInTree, Structure, structure_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

BODY = "organisations/example.yml"
BOARD = "  - {id: %s, name: %s, named_in: [2024-25]%s}\n"


def boards(project: MakeProject, *written: str) -> Path:
    """A project with these boards: "panel", "panel < board" below, "panel ~ board" escalating."""
    text = ""
    for board in written:
        name, sign, above = board.partition(" < ") if " < " in board else board.partition(" ~ ")
        where = {" < ": f", parent: {above}", " ~ ": f", escalates_to: {above}", "": ""}[sign]
        text += BOARD % (name, name.title(), where)
    folder = project()
    file = folder / "content" / BODY
    body, found, _ = file.read_text("utf-8").partition("boards:\n")
    file.write_text(body + found + text, "utf-8")
    code = folder / "content/example/2024-25/code.yml"
    code.write_text(code.read_text("utf-8").replace("boards: [main-board]", ""), "utf-8")
    return folder


def structure(folder: Path) -> Structure:
    library = check_content(folder).library
    return structure_of(edition_view(library, library.editions[0]))


def said(place: BoardInTree) -> str:
    """A place on one line: panel(sub-board, ~board that escalates)."""
    below = ", ".join(said(child) for child in place.below)
    name = ("~" if place.escalates else "") + place.board.record.id
    return f"{name}({below})" if below else name


@pytest.mark.parametrize(
    ("written", "trees", "unplaced"),
    [
        pytest.param(["a", "b"], [], ["a", "b"], id="boards that stand nowhere"),
        pytest.param(["a", "b < a"], ["a(b)"], [], id="a sub-board"),
        pytest.param(["a", "b ~ a"], ["a(~b)"], [], id="one that escalates"),
        pytest.param(["a", "b < a", "c ~ b"], ["a(b(~c))"], [], id="both in a row"),
        pytest.param(["c ~ b", "b < a", "a"], ["a(b(~c))"], [], id="in any order"),
        pytest.param(["a", "c < a", "b ~ a"], ["a(c, ~b)"], [], id="as the body lists them"),
        pytest.param(["a", "b < a", "x", "c", "d < c"], ["a(b)", "c(d)"], ["x"], id="two trees"),
    ],
)
def test_where_boards_stand(
    project: MakeProject, written: list[str], trees: list[str], unplaced: list[str]
) -> None:
    found = structure(boards(project, *written))
    assert [said(tree) for tree in found.trees] == trees
    assert [board.record.id for board in found.unplaced] == unplaced


def test_a_sub_board_stands_below_its_parent_wherever_it_escalates_to(project: MakeProject) -> None:
    folder = boards(project, "a", "b < a", "c < b, escalates_to: a")
    assert [said(tree) for tree in structure(folder).trees] == ["a(b(c))"]


def test_lines_of_escalation_are_dashed(project: MakeProject) -> None:
    svg = ET.fromstring(structure(boards(project, "a", "b < a", "c ~ a")).diagram())  # noqa: S314
    assert [line.get("class") for line in svg.iter("path")] == [None, "gs-dashed"]


def test_a_name_is_only_text_in_the_diagram_and_in_the_list(project: MakeProject) -> None:
    folder = boards(project, "a", "b < a")
    file = folder / "content" / BODY
    file.write_text(file.read_text("utf-8").replace("name: A,", 'name: "R&D <b> board",'), "utf-8")
    page = pages_in(folder)["example/2024-25/boards/"]
    assert page.count("R&amp;D &lt;b&gt; board") >= 3
    assert "<b>" not in page


def in_the_list(page: str) -> list[tuple[int, str]]:
    """The boards of the page's list, each with its depth."""
    start = page.index("<ul>", page.index("</figure>"))
    text = page[start : page.index("</div>", start)].partition("<p>")[0]
    return list(_listed(ET.fromstring(text), 0))  # noqa: S314 - our own


def _listed(items: ET.Element, depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.findtext("a") or ""
        for below in item.findall("ul"):
            yield from _listed(below, depth + 1)


def in_the_diagram(page: str) -> list[tuple[int, str]]:
    """The boards of the page's diagram, each with its column."""
    svg = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    found: list[tuple[int, str]] = []
    for drawn in ET.fromstring(svg):  # noqa: S314 - our own
        if drawn.tag == "rect":
            found.append((int(drawn.attrib["x"]) // COLUMN, ""))
        elif drawn.tag == "text":
            column, words = found[-1]
            found[-1] = (column, f"{words} {drawn.text}".strip())
    return found


SMALL = ("a", "b < a", "c ~ b", "d < a", "e", "f < e", "g")


def test_the_list_and_the_diagram_name_the_same_boards(project: MakeProject) -> None:
    page = pages_in(boards(project, *SMALL))["example/2024-25/boards/"]
    listed = [(0, "A"), (1, "B"), (2, "C"), (1, "D"), (0, "E"), (1, "F")]
    assert in_the_list(page) == listed
    assert sorted(in_the_diagram(page)) == sorted(listed)


def test_they_do_so_in_the_repository_where_names_are_long() -> None:
    page = pages_in(REPOSITORY)["met/2016-17/boards/"]
    listed, drawn = sorted(in_the_list(page)), sorted(in_the_diagram(page))
    assert len(listed) == len(drawn) > 10
    for (depth, name), (column, label) in zip(listed, drawn, strict=True):
        assert depth == column
        assert name.startswith(label.removesuffix("..."))


def test_boards_that_stand_nowhere_are_named_after_the_list(project: MakeProject) -> None:
    page = pages_in(boards(project, "a", "b < a", "x", "y"))["example/2024-25/boards/"]
    assert "<p>Reporting line not stated: " in page
    assert re.findall(r">(\w)</a>[,.]", page) == ["X", "Y"]


def test_without_structure_there_is_neither(project: MakeProject) -> None:
    page = pages_in(boards(project, "a", "b"))["example/2024-25/boards/"]
    assert "<svg" not in page
    assert "Reporting line" not in page
