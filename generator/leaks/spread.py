"""Texts spread over a file one word at a time: cell after cell, or value after value."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.leaks.markup import NO_TEXT, Piece
from generator.leaks.wording import FIRST, RUN, words_of
from generator.publish.near_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LISTS = (".pf_index", ".pf_meta", f"/{WORDS}")


def spread_over(name: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The words that stand alone in pieces of one kind, one piece after another, as one text.

    The words that a search knows stand in the order of the alphabet, or of how often they come.
    """
    if name.endswith(_LISTS):
        return
    alone: defaultdict[str, list[str]] = defaultdict(list)
    for where, text, raw, _ in pieces:
        if raw or where in NO_TEXT:
            continue
        is_one = " " not in text.strip()
        words = words_of(text) if is_one else ()
        if len(words) == 1:
            alone[where] += words
        elif where in alone and (words or not is_one):
            yield from _joined(where, alone.pop(where, []))
    for where, words_alone in alone.items():
        yield from _joined(where, words_alone)


def _joined(where: str, words: list[str]) -> Iterator[Piece]:
    if len(words) >= RUN:
        yield Piece(where, " ".join(words))


def apart_in(name: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Short pieces of one kind as the lines of a text: all of a file, and those of each column.

    Longer ones between them are left out. What stands in these texts was hardly written in a row:
    only much of it proves anything.
    """
    if name.endswith(_LISTS):
        return
    kinds, columns = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for where, text, raw, column in pieces:
        if raw or where in _NAMES or len(text) > _LONGEST:
            continue
        line = _short(_last_part(text) if where in _ADDRESSES else text)
        if line:
            kinds[where].append(line)
            if column:
                columns[column].append(line)
    # Objects of one kind have the same keys over and over.
    kinds["key"] = [*dict.fromkeys(kinds["key"])]
    for where, lines in (*kinds.items(), *(("column", column) for column in columns.values())):
        if len(lines) > 1:
            yield Piece(where, "\n".join(lines))


_LONGEST = 100
_NAMES = {
    "closing tag", "declaration", "element", "name of an attribute", "name of the file",
    *(f'attribute "{name}"' for name in ("property", "rel", "role", "scope", "type")),
}  # fmt: skip
_ADDRESSES = {'attribute "href"', 'attribute "src"'}


@lru_cache(maxsize=50_000)  # pages have the same texts over and over
def _short(text: str) -> str:
    """A text of a few words as one line; "" of any other."""
    return " ".join(text.split()) if 0 < len(words_of(text)) <= FIRST else ""


@lru_cache(maxsize=10_000)
def _last_part(address: str) -> str:
    """The name that ends an address, without what only says the form of a file."""
    last = _BORDER.split(address.strip().rstrip("/"))[-1]
    return last.partition(".")[0] or last


_BORDER = re.compile("[/?#&=]")
