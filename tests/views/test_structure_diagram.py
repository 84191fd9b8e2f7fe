"""The drawing of boxes and lines: how it is laid out, and that any label is safe in it."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from generator.views.structure import (
    BOX_HEIGHT,
    BOX_WIDTH,
    CHARACTERS,
    COLUMN,
    ROW,
    Branch,
    draw_trees,
)


def drawn(*trees: Branch) -> ET.Element:
    return ET.fromstring(draw_trees(trees, "Boards", "structure"))  # noqa: S314 - our own


def boxes(svg: ET.Element) -> list[tuple[int, float]]:
    """The column of each box and the row of its middle, in the order of drawing."""
    return [
        (int(box.attrib["x"]) // COLUMN, (float(box.attrib["y"]) + BOX_HEIGHT / 2) / ROW - 0.5)
        for box in svg.iter("rect")
    ]


def words(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter("text")]


def test_a_small_tree_looks_exactly_like_this() -> None:
    tree = Branch("Board", (Branch("Panel", dashed=True),))
    assert draw_trees([tree], "Boards & groups", "structure") == (
        '<svg role="img" aria-labelledby="structure-title" viewBox="-1 0 434 58"'
        ' width="434" height="58">\n'
        '<title id="structure-title">Boards &amp; groups</title>\n'
        '<path d="M196 29H216V29H236" class="gs-dashed"/>\n'
        '<rect x="236" y="6" width="196" height="46" rx="3"/>\n'
        '<text x="334" y="34">Panel</text>\n'
        '<rect x="0" y="6" width="196" height="46" rx="3"/>\n'
        '<text x="98" y="34">Board</text>\n'
        "</svg>"
    )


def test_a_box_stands_in_the_middle_of_those_that_lead_to_it() -> None:
    inner = Branch("B", (Branch("C"), Branch("D")))
    svg = drawn(Branch("A", (inner, Branch("E"))))
    assert dict(zip(words(svg), boxes(svg), strict=True)) == {
        "A": (0, 1.25),
        "B": (1, 0.5),
        "C": (2, 0),
        "D": (2, 1),
        "E": (1, 2),
    }


def test_trees_stand_below_each_other() -> None:
    svg = drawn(Branch("A", (Branch("B"), Branch("C"))), Branch("D", (Branch("E"),)))
    rows = {word: row for word, (_, row) in zip(words(svg), boxes(svg), strict=True)}
    assert rows == {"A": 0.5, "B": 0, "C": 1, "D": 2, "E": 2}


def test_no_two_boxes_overlap_and_all_are_inside_the_drawing() -> None:
    wide = Branch(
        "root", tuple(Branch("x", tuple(Branch("y") for _ in range(n))) for n in range(4))
    )
    svg = drawn(wide, wide)
    places = boxes(svg)
    for column in {column for column, _ in places}:
        rows = sorted(row for each, row in places if each == column)
        assert all(after - before >= 1 for before, after in pairwise(rows))
    left, top, width, height = map(float, svg.attrib["viewBox"].split())
    for box in svg.iter("rect"):
        x, y = float(box.attrib["x"]), float(box.attrib["y"])
        assert left < x < x + BOX_WIDTH < left + width
        assert top < y < y + BOX_HEIGHT < top + height


def test_each_box_but_a_root_has_one_line_and_it_ends_where_the_boxes_begin() -> None:
    svg = drawn(Branch("A", (Branch("B", (Branch("C"),)), Branch("D", dashed=True))))
    lines = [(line.attrib["d"], line.get("class")) for line in svg.iter("path")]
    assert lines == [
        ("M432 29H452V29H472", None),
        ("M196 58H216V29H236", None),
        ("M196 58H216V87H236", "gs-dashed"),
    ]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Main Board", ["Main Board"]),
        ("Portfolio and Investment Board", ["Portfolio and Investment", "Board"]),
        ("", [""]),
        (
            "Risk and organisational learning meeting of all chief officers",
            ["Risk and organisational", "learning meeting of..."],
        ),
        (
            "Portfolio and investment board of communityengagement",
            ["Portfolio and investment", "board of..."],
        ),
        ("Communityengagementandpublicconfidence", ["Communityengagementandpu", "blicconfidence"]),
        ("One two three four five\nsix  seven", ["One two three four five", "six  seven"]),
    ],
)  # fmt: skip
def test_a_label_takes_at_most_two_lines(label: str, lines: list[str]) -> None:
    svg = drawn(Branch(label))
    assert words(svg) == lines
    assert max(map(len, words(svg))) <= CHARACTERS


@pytest.mark.parametrize("label", ["<script>", "R&D", "</text></svg>", '"quoted"', "a <b> & c"])
def test_a_label_is_only_text(label: str) -> None:
    svg = drawn(Branch(label))
    assert words(svg) == [label]
    assert [child.tag for child in svg] == ["title", "rect", "text"]


def test_the_drawing_is_one_image_with_a_name() -> None:
    svg = draw_trees([Branch("A")], 'The "boards" <of> this year', "boards")
    root = ET.fromstring(svg)  # noqa: S314 - our own
    (title,) = root.iter("title")
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == title.attrib["id"] == "boards-title"
    assert title.text == 'The "boards" <of> this year'
