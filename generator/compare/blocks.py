"""Narrative Markdown as blocks: paragraphs, items of lists and rows of tables, as plain words.

Its own reader rather than the renderer of pages: two editions must be compared in no time, and
only words count here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from html import unescape
from unicodedata import category


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
    addresses: tuple[str, ...]  # where its links lead
    source: str

    @cached_property
    def said(self) -> tuple[tuple[str, ...], ...]:
        """What it says, whatever its punctuation, case and spacing; links lead somewhere too."""
        return (*map(words_of, self.cells), self.addresses)

    @property
    def words(self) -> list[str]:
        """The words it says, in one row."""
        return [word for part in self.said for word in part]


_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_BULLET = re.compile(r"^\s*([-*+]|[0-9]+\.)[ \t]+")
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)


@lru_cache(maxsize=20_000)
def blocks_of(text: str) -> tuple[BlockText, ...]:
    """The blocks of a narrative text; the same text is read once."""
    found: list[BlockText] = []
    for part in re.split(r"\n[ \t]*\n", _QUOTE.sub("", text)):
        lines = [line for line in part.split("\n") if line.strip()]
        if len(lines) > 1 and "|" in lines[0] and _RULE.match(lines[1]):
            found += [_row(line) for line in (lines[0], *lines[2:])]
        else:
            found += _paragraphs(lines)
    return tuple(found)


def line_of(text: str) -> tuple[BlockText, ...]:
    """A text that is no Markdown: a title, a name."""
    return (BlockText(Shape.PARAGRAPH, "", (text,), (), text),) if text else ()


def _row(line: str) -> BlockText:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return _text(Shape.ROW, "", [cell.strip() for cell in cells], line)


def _paragraphs(lines: list[str]) -> list[BlockText]:
    """A paragraph, or the items of a list, each with the lines that go on with it."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        bullet = _BULLET.match(line)
        # Below a paragraph a number or a dash is only where its line was wrapped.
        if bullet and (not found or found[0][0]):
            found.append((bullet[1], [line[bullet.end() :]]))
        elif found:
            found[-1][1].append(line)
        else:
            found.append(("", [line]))
    return [
        _text(Shape.ITEM if marker else Shape.PARAGRAPH, marker, [" ".join(held)], "\n".join(held))
        for marker, held in found
    ]


_LINK = re.compile(r"\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)|<(https?://[^>\s]+|mailto:[^>\s]+)>")
_CODE = re.compile(r"(`+)(.+?)\1")
_EMPHASIS = re.compile(r"(?<![\w*_\\])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_\\])[*_]{1,3}(?![\w*_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")


def _text(shape: Shape, marker: str, cells: list[str], source: str) -> BlockText:
    addresses = tuple(found[2] or found[3] for cell in cells for found in _LINK.finditer(cell))
    # Where its lines were wrapped is to be seen in the file alone.
    written = " ".join([marker, *source.split()])
    return BlockText(shape, marker, tuple(map(_plain, cells)), addresses, written)


def _plain(markdown: str) -> str:
    """The words of a line of Markdown, without its marks."""
    if not re.search(r"[\\`*_<\[&]", markdown):
        return " ".join(markdown.split())
    text = _CODE.sub(r"\2", markdown)
    text = _LINK.sub(lambda found: found[1] if found[1] is not None else found[3], text)
    text = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))
    return " ".join(unescape(text).split())


# Signs such as % and + are words; those that only punctuate are not looked at twice.
_QUIET = re.escape(".,;:!?'\"()[]{}-/\u2013\u2014\u2018\u2019\u201c\u201d\u2026")
_SIGN = re.compile(rf"[^\w\s{_QUIET}]")
_WORD = re.compile(rf"[^\W\d_][^\W_]*|(?<!\w)[-\u2212]?\d+(?:[.,:/]\d+)*|\d+|[^\w\s{_QUIET}]")
_APOSTROPHE = re.compile(r"['\u2019](?<=\w.)(?=\w)")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a plain text without case, spacing and punctuation; signs such as % count."""
    text = text.casefold().replace("&", " and ")
    text = _THOUSANDS.sub("", _APOSTROPHE.sub("", text))
    words = _WORD.findall(text)
    if _SIGN.search(text):
        words = [word for word in words if word[-1].isalnum() or _means(word)]
    return tuple(words)


def _means(sign: str) -> bool:
    """Whether a sign says something, as %, + and a tick do and a section sign does not."""
    return sign == "%" or category(sign)[0] == "S"
