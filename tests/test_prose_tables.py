"""A line right above a table as its caption."""

from __future__ import annotations

import pytest

from generator.compare.blocks import blocks_of
from generator.prose import findings, to_html, to_text

TABLE = "| Year | £m |\n|---|---|\n| 2024/25 | 2 |\n"


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Table: Savings\n\n", "Table: Savings"),
        ("Table 2: Savings in *one* year\n\n", "Table 2: Savings in <em>one</em> year"),
        ("Table A.1: Savings\n", "Table A.1: Savings"),  # without an empty line between them
        ("Words.\n\nTable: Savings\n\n", "Table: Savings"),
    ],
)
def test_a_line_that_begins_with_table_is_the_caption(above: str, caption: str) -> None:
    assert findings(above + TABLE) == []
    html = to_html(above + TABLE)
    assert f"<table>\n<caption>{caption}</caption>\n<thead>" in html
    assert html.count("<caption>") == 1


@pytest.mark.parametrize(
    "text",
    [
        f"The table: savings\n\n{TABLE}",
        f"Table: Savings\n\nWords.\n\n{TABLE}",
        f"Table: Savings\nand more\n\n{TABLE}",
        f"Table:\n\n{TABLE}",
        "Table: Savings\n\n- an item",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert "<caption>" not in to_html(text)


def test_its_words_are_compared_and_downloaded_as_they_stand() -> None:
    text = f"Words.\n\nTable: Savings\n\n{TABLE}"
    assert to_text(text) == "Words. Table: Savings Year £m 2024/25 2"
    assert [" ".join(block.cells) for block in blocks_of(text)] == [
        "Words.",
        "Table: Savings",
        "Year £m",
        "2024/25 2",
    ]


def test_a_cell_may_have_several_lines() -> None:
    text = TABLE.replace("2024/25", "2024/25<br>(unaudited)<br/>see 3.1")
    assert findings(text) == []
    assert "<td>2024/25<br>\n(unaudited)<br>\nsee 3.1</td>" in to_html(text)
    assert to_text(text) == "Year £m 2024/25 (unaudited) see 3.1 2"
    assert blocks_of(text)[1].cells == ("2024/25 (unaudited) see 3.1", "2")


def test_what_is_code_is_no_line_break() -> None:
    assert findings("Write `<br>` in a cell.") == []
    assert to_html("Write `<br>` in a cell.") == "<p>Write <code>&lt;br&gt;</code> in a cell.</p>"


@pytest.mark.parametrize("tag", ["<br class=x>", "<b>", "</br>", "<brother>"])
def test_no_other_tag_may_be_written(tag: str) -> None:
    assert [each.code for each in findings(f"One {tag} two.")] == ["raw-html"]
