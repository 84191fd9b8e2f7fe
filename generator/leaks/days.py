"""Days that share their month or year with others, or are written in words of their own.

"14-16 March 2019" says two days, and so does "14 March to 2 April 2019"; "the fourteenth of March
2019" and "14 o Fawrth 2019" say one. Each is given as its number, its month and its year.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.language import written_months
from generator.leaks.wording import ordinals_of, plain, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.leaks.wording import Words

# Numbers with nothing between them, as where one text ends and the next begins, are no range.
_SIGNS = r"[\u2010-\u2015\u2212~,&+/-]"
_TOKEN = re.compile(rf"[^\W_]+|{_SIGNS}")
_SIGN = re.compile(_SIGNS)
_AFTER_O = {
    "fawrth": "mawrth", "fai": "mai", "fehefin": "mehefin", "orffennaf": "gorffennaf",
    "fedi": "medi", "dachwedd": "tachwedd", "ragfyr": "rhagfyr",
}  # fmt: skip
"""The Welsh months whose first letter changes behind "o", and those that they are."""
_BETWEEN = {
    "and", "to", "or", "until", "till", "through", "the", "a", "ac", "i", "neu", "hyd", "at", "y",
}  # fmt: skip
_OF = {"of", "o"}
_IN_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30}
_LONGEST = 24
"""So many words before its year, no day is named."""
_YEAR, _SHORT_YEAR = len("2019"), len("19")


@cache
def _months() -> dict[str, str]:
    return _AFTER_O | {name: name for names in written_months() for name in names}


@cache
def _numbers() -> dict[str, int]:
    written = {form: number for number in range(1, 32)
               for form in (f"{number}", f"{number:02}", *ordinals_of(number))}  # fmt: skip
    return written | {word: at for at, word in enumerate(_IN_WORDS, 1)} | {"thirtieth": 30}


def days_told(text: str) -> Iterator[Words]:
    """The days that a text names, each as the words of "14 March 2019"."""
    months = _months()
    if months.keys().isdisjoint(words_of(text)):
        return
    words = tuple(_TOKEN.findall(plain(text)))
    for at, word in enumerate(words):
        if word.isdecimal() and (
            len(word) == _YEAR or (len(word) == _SHORT_YEAR and words[at - 1] in months)
        ):
            yield from _days_before(words[max(0, at - _LONGEST) : at], word)


def _days_before(words: Words, year: str) -> Iterator[Words]:
    """The days of a year that stands behind words, the last first: to the first other word."""
    month, waiting = "", list[int]()  # numbers whose month stands before them
    at, apart = len(words) - 1, True
    while at >= 0:
        number, size = _number_at(words, at)
        if number and not apart:
            return
        if number and month:
            yield str(number), month, year
        elif number:
            waiting.append(number)
        elif name := _months().get(words[at]):
            yield from ((str(each), name, year) for each in waiting)
            month = "" if waiting else name
            waiting.clear()
        elif not (_is_between(words[at]) or (month and words[at] in _OF)):
            return
        at, apart = at - size, not number


def _is_between(word: str) -> bool:
    return word in _BETWEEN or bool(_SIGN.fullmatch(word))


def _number_at(words: Words, at: int) -> tuple[int, int]:
    """The number of a day that ends at a word, 0 where none does, and in how many words."""
    number, before = _numbers().get(words[at], 0), at - 1
    if words[at] not in _IN_WORDS[:9] or before < 0:
        return number, 1
    before -= words[before] == "-"
    tens = _TENS.get(words[before], 0) if before >= 0 else 0
    return number + tens, at - before + 1 if tens else 1
