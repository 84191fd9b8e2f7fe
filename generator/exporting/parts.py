"""What a document is made of, before anybody knows whether it becomes Word, PDF or HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row that look alike; a line break stands among them as in any text."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    became: str = ""  # "added" or "removed" where two versions are compared
    link: str = ""  # an address, or "#" and the id of a part
    language: str = ""  # the code of another language than the document's


Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A heading; 2 is the highest level below the title."""

    level: int
    words: Phrases
    id: str = ""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A paragraph."""

    words: Phrases


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A paragraph with the number that was printed beside it, and all that stands under that."""

    number: str
    parts: tuple[DocumentPart, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An entry of a list; `number` counts from 1, also where a letter is shown."""

    parts: tuple[DocumentPart, ...]
    number: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list: its kind is "" for bullets, "notes" for footnotes, or as `type` of HTML's `ol`."""

    kind: str
    items: tuple[ItemPart, ...]


@dataclass(frozen=True, slots=True)
class CellPart:
    """A cell of a table, and whether it is a heading."""

    parts: tuple[DocumentPart, ...]
    heading: bool = False


RowOfCells = tuple[CellPart, ...]


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table; `head` has the rows that are repeated on each page."""

    caption: Phrases
    head: tuple[RowOfCells, ...]
    body: tuple[RowOfCells, ...]


@dataclass(frozen=True, slots=True)
class ImagePart:
    """An image by the name of its file, with the words that stand for it."""

    name: str
    alt: str
    caption: Phrases = ()


@dataclass(frozen=True, slots=True)
class NotePart:
    """What is set apart: a note under its label; a quotation has none."""

    label: str
    parts: tuple[DocumentPart, ...]


DocumentPart = HeadingPart | TextPart | NumberedPart | ListPart | TablePart | ImagePart | NotePart


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """A text without the signs that steer machines, and that neither Word nor HTML can hold."""
    return _CONTROLS.sub("", text)


def said(line: Phrases) -> str:
    """The words of a line as plain text."""
    return "".join(words.text for words in line)


def lines_in(parts: Sequence[DocumentPart]) -> Iterator[Phrases]:
    """Every line of some parts, in their order."""
    for part in parts:
        match part:
            case HeadingPart() | TextPart():
                yield part.words
            case NumberedPart():
                yield (Phrase(part.number),)
                yield from lines_in(part.parts)
            case ListPart():
                for item in part.items:
                    yield from lines_in(item.parts)
            case TablePart():
                yield part.caption
                for cell in (cell for row in (*part.head, *part.body) for cell in row):
                    yield from lines_in(cell.parts)
            case ImagePart():
                yield part.caption
            case NotePart():
                yield (Phrase(part.label),)
                yield from lines_in(part.parts)
