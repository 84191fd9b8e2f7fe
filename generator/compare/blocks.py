"""Narrative Markdown as blocks: paragraphs, items of lists and rows of tables, as plain words.

They are read as for the page, so that both show the same words; how accents are put together in
the file is to be seen on neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from generator.prose import item_of
from generator.prose.notes import NOTE_CLOSE, NOTE_OPEN, label_of
from generator.prose.reading import links_of, tokens_of, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


class Shape(StrEnum):
    """What a block is printed as."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True)
class BlockText:
    """A block as written: its bullet or number, and its words; a row has one text per cell."""

    shape: Shape
    marker: str
    cells: tuple[str, ...]
    addresses: tuple[str, ...]  # where its links lead, away from the site
    source: str

    @cached_property
    def said(self) -> tuple[tuple[str, ...], ...]:
        """What it says, whatever its punctuation, case and spacing; links lead somewhere too."""
        return (*map(words_of, self.cells), self.addresses)

    @property
    def words(self) -> list[str]:
        """The words it says, in one row."""
        return [word for part in self.said for word in part]


@lru_cache(maxsize=5_000)
def blocks_of(text: str) -> tuple[BlockText, ...]:
    """The blocks of a narrative text, as a page shows it; the same text is read once."""
    found: list[BlockText] = []
    cells: list[Token] = []
    shapes, marker, row = [Shape.PARAGRAPH], "", ""
    lines = text.split("\n")
    for token in tokens_of(text):
        match token.type:
            case "list_item_open":
                shapes.append(Shape.ITEM)
                marker = f"{marker} {token.markup}".strip()  # a list may begin with a list
            case _ if token.type == NOTE_OPEN:
                shapes.append(Shape.ITEM)
                marker = label_of(token)
            case _ if token.type == NOTE_CLOSE:
                shapes, marker = shapes[:-1], ""
            case "tr_open":
                shapes.append(Shape.ROW)
                cells, row = [], lines[token.map[0]] if token.map else ""
            case "list_item_close" | "table_open":
                # Also an item without words, or with none before its table, has its number.
                numbered = any(map(str.isalnum, marker))
                found += [_block(Shape.ITEM, marker, [], "")] if numbered else []
                marker = ""
                shapes = shapes[:-1] if token.type == "list_item_close" else shapes
            case "tr_close":
                found.append(_block(shapes.pop(), "", cells, row))
            case "inline" if shapes[-1] is Shape.ROW:
                cells.append(token)
            case "inline":
                found.append(_block(shapes[-1], marker, [token], token.content))
                marker = ""  # a second paragraph of an item has none
    return tuple(found)


def _block(shape: Shape, marker: str, cells: Sequence[Token], source: str) -> BlockText:
    leads = [str(link.meta["written"]) for link in links_of(cells)]
    # Which item of the site a link names is to be seen on its page alone.
    addresses = tuple(each for each in leads if not item_of(each))
    # Where its lines were wrapped is to be seen in the file alone.
    written = [marker, *source.split()]
    words = tuple(normalize("NFC", words_in(cell)) for cell in cells)
    return BlockText(shape, marker, words, addresses, " ".join(written))


def line_of(text: str) -> tuple[BlockText, ...]:
    """A text that is no Markdown: a title, a name."""
    said = normalize("NFC", text)
    return (BlockText(Shape.PARAGRAPH, "", (said,), (), text),) if text else ()


# Signs such as % and + are words; those that only punctuate are not looked at twice.
_QUIET = re.escape(".,;:!?'\"()[]{}-/\u2013\u2014\u2018\u2019\u201c\u201d\u2026")
_SIGN = re.compile(rf"[^\w\s{_QUIET}]")
_WORD = re.compile(rf"[^\W\d_][^\W_]*|(?<!\w)[-\u2212]?\d+(?:[.,:/]\d+)*|\d+|[^\w\s{_QUIET}]")
_APOSTROPHE = re.compile(r"['\u2019](?<=\w.)(?=\w)")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")


@lru_cache(maxsize=5_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a plain text without case, spacing and punctuation; signs such as % count."""
    text = normalize("NFC", text).casefold().replace("&", " and ")
    text = _THOUSANDS.sub("", _APOSTROPHE.sub("", text))
    words = _WORD.findall(text)
    if _SIGN.search(text):
        words = [word for word in words if word[-1].isalnum() or _means(word)]
    return tuple(map(intern, words))  # most stand in many texts, and are held once


_EXCEPTION = re.compile(r"(,?)\s*\b(?:not|unless|except)\b\s*(,?)", re.IGNORECASE)


def telling_commas(text: str) -> tuple[tuple[str, str], ...]:
    """The commas beside each "not", "unless" and "except": they say what is excepted."""
    return tuple((each[1], each[2]) for each in _EXCEPTION.finditer(text))


def _means(sign: str) -> bool:
    """Whether a sign says something, as %, + and a tick do and a section sign does not."""
    return sign == "%" or category(sign)[0] == "S"
