"""Texts spread over a file one word at a time: cell after cell, or value after value."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.leaks.markup import NO_TEXT, Piece
from generator.leaks.wording import RUN, words_of
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
    for where, text, raw in pieces:
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
