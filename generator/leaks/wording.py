"""Texts as plain words, so that the same words are recognised however they are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape
from sys import intern
from typing import TYPE_CHECKING

from generator.language import all_months, written_months
from generator.leaks.letters import seen_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

Words = tuple[str, ...]

RUN = 4
"""This many words in a row are hardly ever the same by chance."""
FIRST = 3
"""Nor are so many, where a longer text begins with them."""

_WORD = re.compile(r"[^\W_]+")
# "2017-07-26T10:00": the time is no part of the day.
_TIME = re.compile(r"(?<=[0-9])t(?=[0-9])")
_months = cache(all_months)


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """The words of a text: no case, entities, unseen signs, marks, look-alikes or punctuation."""
    # Most words stand in many texts, and are held once.
    return tuple(map(intern, _WORD.findall(plain(text))))


def plain(text: str) -> str:
    """A text in small letters as they are seen; a day and the time that follows it are apart."""
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = seen_letters(text)
    return _TIME.sub(" ", text.casefold())


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


def ordinals_of(number: int) -> frozenset[str]:
    """The number of a day as it is counted in English and in Welsh: "26th", "26ain"."""
    english = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    welsh = _WELSH[number - 1] if number <= len(_WELSH) else "ain"
    return frozenset({f"{number}{english}", f"{number}{welsh}"})


_WELSH = (
    "af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed",
    "eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed",
)  # fmt: skip


@cache
def _in_days() -> dict[str, str]:
    """What a word is that a day is written with: its number, in one of two ways, or a month."""
    numbers = {f"{number:{form}}": "d" for number in range(1, 100) for form in ("d", "02d")}
    ordinals = {word: "o" for number in range(1, 32) for word in ordinals_of(number)}
    months = {name: "m" for names in written_months() for name in names}
    return numbers | ordinals | months


_IN_DAYS = frozenset(["ymd", "ydd", "dmy", "dmd", "ddy", "ddd", "mdy", "omy", "omd", "moy"])
_OF = {"of", "o"}


def is_day(words: Words) -> bool:
    """Whether words are a day: "2017 07 26", "26 july 2017", "july 26th 2017"."""
    if len(words) == 1:
        return bool(_IN_ONE.fullmatch(words[0]))
    if len(words) not in {_PARTS, _PARTS + 1} or _WITHOUT_NUMBER.fullmatch("".join(words)):
        return False
    return "".join(_in_day(word) for word in words if word not in _OF) in _IN_DAYS


def _in_day(word: str) -> str:
    return "y" if len(word) == _YEAR and word.isdecimal() else _in_days().get(word, "?")


_PARTS, _YEAR = 3, 4


# Most words: to look at each of them takes long.
_WITHOUT_NUMBER = re.compile(r"[^0-9]*")
_IN_ONE = re.compile(r"(?:19|20)[0-9]{6}|[0-9]{4}(?:19|20)[0-9]{2}")


def is_short_day(words: Words) -> bool:
    """Whether words are a day only if they are written as one: "26 07 17"."""
    return len(words) == len("dmy") and all(
        word.isdecimal() and len(word) <= len("17") for word in words
    )
