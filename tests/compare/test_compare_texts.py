"""What changed inside a text: blocks, then words; see cases/texts.yml."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.project import CASE_FILES

from generator.compare import Block, BlockKind, Mark, Shape, text_diff
from generator.compare.blocks import blocks_of

FILE = CASE_FILES / "texts.yml"
CASE_FILES = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes text alone
SIGNS = {"same": "=", "added": "+", "removed": "-", "changed": "~", "housekeeping": "."}
MARKS = {Mark.SAME: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}


def written(block: Block) -> str:
    whole = block.kind in {BlockKind.ADDED, BlockKind.REMOVED}
    cells = [
        "".join((run.text if whole else MARKS[run.mark].format(run.text)) for run in cell)
        for cell in block.cells
    ]
    bullet = "* " if block.shape is Shape.ITEM else ""
    return f"{SIGNS[block.kind]} {bullet}{' | '.join(cells)}"


@pytest.mark.parametrize("case", CASE_FILES, ids=lambda case: case["name"])
def test_what_changed_is_exactly_this(case: dict[str, str]) -> None:
    found = [written(block) for block in text_diff(case["old"], case["new"])]
    assert found == case["diff"].rstrip("\n").split("\n")


WORDS = st.sampled_from(
    ["board", "meets", "12", "5%", "the", "The", ",", ".", "risk", "(or", "not)"]
)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(
    st.one_of(
        PARAGRAPHS,
        st.lists(PARAGRAPHS, min_size=1, max_size=4).map(lambda items: "- " + "\n- ".join(items)),
    ),
    max_size=6,
).map("\n\n".join)


def read_off(blocks: tuple[Block, ...], other: Mark, alone: BlockKind) -> list[str]:
    """The letters of one side, block by block: all but what is only on the other one."""
    return [
        "".join(run.text for cell in block.cells for run in cell if run.mark is not other)
        for block in blocks
        if block.kind is not alone
    ]


def without_spaces(texts: list[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


def blocks(text: str) -> list[str]:
    return ["".join(each.cells) for each in blocks_of(text)]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_difference(old: str, new: str) -> None:
    found = text_diff(old, new)
    before = read_off(found, Mark.INSERTED, BlockKind.ADDED)
    after = read_off(found, Mark.DELETED, BlockKind.REMOVED)
    assert without_spaces(before) == without_spaces(blocks(old))
    assert without_spaces(after) == without_spaces(blocks(new))


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {block.kind for block in text_diff(text, text)} <= {BlockKind.SAME}


@given(TEXTS, TEXTS, PARAGRAPHS)
def test_an_inserted_paragraph_changes_nothing_else(first: str, last: str, more: str) -> None:
    text = "\n\n".join(part for part in (first, last) if part)
    longer = "\n\n".join(part for part in (first, f"Inserted {more}", last) if part)
    kinds = [block.kind for block in text_diff(text, longer)]
    assert kinds.count(BlockKind.ADDED) == 1
    assert set(kinds) <= {BlockKind.ADDED, BlockKind.SAME}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("All pay, unless excused.", "All pay unless excused.", BlockKind.CHANGED),
        ("Staff who are not, as told, away", "Staff who are not as told, away", BlockKind.CHANGED),
        ("Gifts except, cups", "Gifts, except cups", BlockKind.CHANGED),
        ("Boards, panels and groups", "Boards panels and groups", BlockKind.HOUSEKEEPING),
        ("All pay unless excused.", "All pay unless excused", BlockKind.HOUSEKEEPING),
        ("A notice, by post", "A notice by post", BlockKind.HOUSEKEEPING),
    ],
)
def test_a_comma_beside_an_exception_is_a_change(old: str, new: str, kind: BlockKind) -> None:
    assert [block.kind for block in text_diff(old, new)] == [kind]
