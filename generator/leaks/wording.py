"""Texts as plain words, so that the same words are recognised however they are written."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING

from generator.language import all_months

if TYPE_CHECKING:
    from collections.abc import Iterator

Words = tuple[str, ...]

RUN = 4
"""This many words in a row are hardly ever the same by chance."""

_WORD = re.compile(r"[^\W_]+")
# Soft hyphens, zero width signs, marks of direction: the eye does not see them in a word.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]"
)
_months = cache(all_months)


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """The words of a text: no case, entities, unseen signs, Markdown marks or punctuation."""
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return tuple(_WORD.findall(text.casefold()))


def runs(words: Words, size: int) -> Iterator[Words]:
    """All words in a row of this size."""
    return zip(*(words[start:] for start in range(size)), strict=False)


def all_runs(words: Words) -> Iterator[Words]:
    """All words in a row of every size up to four."""
    for size in range(1, RUN + 1):
        yield from runs(words, size)


def is_number(word: str) -> bool:
    """Whether a word counts or dates something: a program can have worked it out."""
    return word.isdecimal() or word in _months()


_LONG_NUMBER = 6
_SHORTEST = 3


def is_telling(words: Words) -> bool:
    """Whether finding these words proves anything: numbers and letters stand everywhere."""
    if len(words) >= RUN:
        return True
    if any(word.isdecimal() and len(word) >= _LONG_NUMBER for word in words) or is_day(words):
        return True
    return not all(is_number(word) for word in words) and sum(map(len, words)) >= _SHORTEST


_DAYS, _YEAR = 3, 4


def is_day(words: Words) -> bool:
    """Whether words are a day: "2017 07 26" or "26 july 2017"."""
    if len(words) != _DAYS or not all(is_number(word) for word in words):
        return False
    return words[1] in _months() or [len(word) for word in words] == [_YEAR, 2, 2]
