r"""Finds words that stand in a text without the spaces between them, or with others inside them.

"KeyList", "keylist", "k e y l i s t", "ke-\nylist": the letters are those of "key list".
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.leaks.wording import Words, is_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_APART, _WHOLE, _ACROSS, _INSIDE = 4, 6, 10, 12
"""So many letters are found each alone; as one word; over several words; inside a longer word."""

_ByFirst = defaultdict[str, list[tuple[str, Words]]]


class Joined:
    """Finds runs of words by their letters alone, which are looked up by the first of them."""

    def __init__(self, runs: Iterable[Words]) -> None:
        self._apart, self._starts = _ByFirst(list), _ByFirst(list)
        self._whole: dict[str, Words] = {}
        self._quiet: set[str] = set()  # words that were looked at
        self._stamped: dict[str, Words] = {}  # days that a time may follow
        for run in runs:
            letters = "".join(run)
            if _DAY.fullmatch(letters) and len(run) == 1:
                self._stamped[letters] = run
            if letters.isdecimal() or is_day(run) or len(letters) < _APART:
                continue
            self._apart[letters[:_APART]].append((letters, run))
            if len(run) > 1 and len(letters) >= _WHOLE:
                self._whole[letters] = run
            # One word is found as a word; inside others, it stands by chance.
            if len(letters) >= (_ACROSS if len(run) > 1 else _INSIDE):
                self._starts[letters[:_ACROSS]].append((letters, run))

    def runs_in(self, words: Words) -> Iterator[Words]:
        """The runs of which words have the letters, but which they are not word by word."""
        for word in dict.fromkeys(words) if not self._quiet.issuperset(words) else ():
            found = self._in_word(word)
            yield from found
            if not found:
                self._quiet.add(word)
        letters, places = "".join(words), [0, *accumulate(map(len, words))]
        firsts = [letters[at : at + _ACROSS] for at in places]
        if not self._starts.keys().isdisjoint(firsts):
            for number, first in enumerate(firsts):
                if first in self._starts:
                    yield from self._across(words, number, letters, places[number])

    def spelt_in(self, words: Words) -> Iterator[Words]:
        """The runs that stand in a text letter by letter."""
        if [*map(len, words)].count(1) >= _APART:
            for row in _SPACED.findall(" ".join(words)):
                yield from _anywhere(row.replace(" ", ""), self._apart, _APART)

    def _in_word(self, word: str) -> list[Words]:
        """The runs that one word has the letters of, also in the plural, or that stand in it."""
        wholes = {word, word.removesuffix("s")} & self._whole.keys()
        long = _anywhere(word, self._starts, _ACROSS) if len(word) >= _INSIDE else ()
        inside = [run for run in long if len(run) > 1 and sum(map(len, run)) >= _INSIDE]
        stamp = _STAMP.fullmatch(word)
        if stamp and stamp[1] in self._stamped:
            inside.append(self._stamped[stamp[1]])
        return [*(self._whole[each] for each in sorted(wholes)), *inside]

    def _across(self, words: Words, number: int, letters: str, at: int) -> Iterator[Words]:
        """The runs whose letters begin with that word, and end where a later one does."""
        for each, run in self._starts[letters[at : at + _ACROSS]]:
            if letters.startswith(each, at) and words[number : number + len(run)] != run:
                sizes = accumulate(map(len, words[number : number + len(each)]))
                if len(words[number]) < len(each) in sizes:
                    yield run


_DAY = re.compile(r"(?:19|20)[0-9]{6}")
# Hours and minutes, mostly seconds, and parts of them.
_STAMP = re.compile(rf"({_DAY.pattern})(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9][0-9]*)?z?")


def _anywhere(letters: str, starts: _ByFirst, size: int) -> Iterator[Words]:
    for at in range(len(letters) - size + 1):
        if (first := letters[at : at + size]) in starts:
            yield from (run for each, run in starts[first] if letters.startswith(each, at))


_SPACED = re.compile(r"(?:(?<!\S)\S ){3,}\S(?!\S)")
_HUMP = re.compile(r"[a-z][A-Z]")
_WITHIN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])")


def without_humps(text: str) -> list[str]:
    """The words of a text that are several, as "KeyList" is, with spaces between these."""
    words = text.split() if _HUMP.search(text) else ()
    return [_WITHIN.sub(" ", word) for word in words if _HUMP.search(word)]
