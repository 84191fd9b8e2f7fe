"""What a statement is made of, before anybody knows what it means: headings, texts and tables."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

TITLE = 0  # the level of the heading of the whole document
UNSURE = 9  # of a heading that its own look does not rank, such as a line in bold


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading; 1 is the highest level below the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, in the lines in which it was found."""

    text: str


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """An entry of a list, with its bullet or number as printed and how deep it stands."""

    marker: str
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; a cell may have several lines."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The first row, on one line each."""
        return tuple(flat(cell) for cell in self.rows[0])


ReadBlock = HeadingBlock | TextBlock | ItemBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Removed:
    """Words that are no part of the text, and what they were taken for."""

    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of a file."""

    blocks: tuple[ReadBlock, ...]
    removed: tuple[Removed, ...] = ()


def text_of(block: ReadBlock) -> str:
    """All words of a block, the number of an entry of a list included."""
    match block:
        case TableBlock():
            return "\n".join("\t".join(row) for row in block.rows)
        case ItemBlock():
            return f"{block.marker} {block.text}"
        case _:
            return block.text


def words_of(text: str) -> list[str]:
    """The words of a text: what stands between spaces and punctuation."""
    return re.findall(r"[^\W_]+", text)


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


_STEERING = {"Cf", "Co", "Cs", "Cn"}  # signs that nobody sees, and private ones such as bullets


def visible(text: str) -> str:
    """A text without signs that nobody sees; lines and tabs stay.

    Two brackets are kept apart: together they stand for a word that the program knows.
    """
    kept = []
    for sign in text.replace("\r\n", "\n").replace("\r", "\n"):
        kind = unicodedata.category(sign)
        if sign in "\n\t\f":
            kept.append(sign)
        elif kind in {"Zs", "Zl", "Zp", "Cc"}:
            kept.append(" ")
        elif sign in "\uf0b7\uf0a7":  # what word processors paste for their bullets
            kept.append("\u2022")
        elif kind not in _STEERING:
            kept.append(sign)
    return re.sub(r"\[(?=\[)", "[ ", "".join(kept))
