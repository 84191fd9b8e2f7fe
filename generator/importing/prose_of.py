"""Blocks to narrative Markdown that says, to the word, what they say."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.importing.blocks import (
    HeadingBlock,
    ItemBlock,
    ReadBlock,
    TableBlock,
    TextBlock,
    flat,
    text_of,
    words_of,
)
from generator.prose import findings, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MARKS = re.compile(r"[\\`*_{}\[\]#|~!^=]|^[-+>]")
_NUMBER = re.compile(r"^(\(?[0-9A-Za-z]{1,8})(?=[.)]\s)")
_KEY = re.compile(r"^[a-z_]+:(?=\s|$)|audience: (?:public|internal)", re.MULTILINE)
_COLON = re.compile(r"(?<=[a-z_]):(?=\s|$)")


def markdown_of(blocks: Sequence[ReadBlock]) -> tuple[str, list[ReadBlock]]:
    """The Markdown of blocks, and those that cannot be said in it."""
    for escape in (str, _escaped):
        text = _joined(blocks, escape)
        if is_said(text, blocks):
            return text, []
    kept: list[ReadBlock] = []
    left: list[ReadBlock] = []
    for block in blocks:
        sound = any(is_said(_joined([block], each), [block]) for each in (str, _escaped))
        (kept if sound else left).append(block)
    text = _joined(kept, _careful)
    if not is_said(text, kept):
        return "", list(blocks)
    return text, left


def is_said(text: str, blocks: Sequence[ReadBlock]) -> bool:
    """Whether a text may stand in the content and says the words of the blocks."""
    wanted = [word for block in blocks for word in words_of(text_of(block))]
    if not wanted:
        return False
    if _KEY.search(text) or "[[" in text or findings(text):
        return False
    return words_of(to_text(text)) == wanted


def _escaped(text: str) -> str:
    """A text in which no sign is one of Markdown's."""
    text = _MARKS.sub(lambda found: "\\" + found[0], text)
    text = _COLON.sub(r"\\:", _NUMBER.sub(r"\1\\", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _careful(text: str) -> str:
    """A text as it is, if it says its words so, and else without Markdown's marks."""
    return text if is_said(text, [TextBlock(text)]) else _escaped(text)


def _joined(blocks: Sequence[ReadBlock], escape: Callable[[str], str]) -> str:
    if not blocks:
        return ""
    parts = [_said(blocks[0], escape)]
    for before, block in pairwise(blocks):
        list_goes_on = isinstance(before, ItemBlock) and isinstance(block, ItemBlock)
        parts.append("\n" if list_goes_on else "\n\n")
        parts.append(_said(block, escape))
    return "".join(parts)


def _said(block: ReadBlock, escape: Callable[[str], str]) -> str:
    match block:
        case HeadingBlock(text=text):
            return f"**{escape(text)}**"
        case ItemBlock(marker, text, depth):
            return f"{'  ' * depth * 2}{marker or '-'} {escape(text)}"
        case TableBlock(rows):
            return "\n".join(_table(rows, escape))
        case _:
            return escape(block.text)


def _table(rows: tuple[tuple[str, ...], ...], escape: Callable[[str], str]) -> list[str]:
    def line(row: tuple[str, ...]) -> str:
        cells = ("<br>".join(map(_in_cell, map(escape, cell.split("\n")))) for cell in row)
        return f"| {' | '.join(cells)} |"

    return [line(rows[0]), "|" + "---|" * len(rows[0]), *map(line, rows[1:])]


def _in_cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", flat(text))
