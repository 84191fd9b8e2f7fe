"""Names and texts as words, so that a name is known however it is spelt.

Of no account are capitals, the number of a word, whether words are joined, spaced or hyphenated,
and what marks them: emphasis, quotation marks, links. A comma or a full stop parts words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Word(NamedTuple):
    """A word at its place; `apart` is what parts it from the one before, "" where nothing does."""

    start: int
    end: int
    written: str
    stem: str
    apart: str
    hyphen: bool  # joined to the word before by one


_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MARKS = re.compile(r"[*_~`'\"“”\\\[\]]+")
_HYPHEN = re.compile(r"[-\u2010-\u2015]")
# Where a link leads, a new line in a cell, the number of a note, emphasis inside a word.
_MARKUP = re.compile(
    r"\]\([^()\s]*\)|\[\^[^\]\s]*\]|(?<=[^\W_])[*~`]+(?=[^\W_])|\\(?=[^\w\s])|(<br ?/?>)"
)
# What a link refers to by kind and id; of something internal, no reader sees it.
_REFERENCE = re.compile(r"\]\((?!https?:)[^()\s]*\)")
_SIGNS = {ord("\u2018"): "'", ord("\u2019"): "'", ord("&"): " and "}


def forms_of(text: str) -> list[str]:
    """A text on one line, and once more without its markup, if it has any."""
    plain = _REFERENCE.sub("]", unicodedata.normalize("NFKC", unescape(text)))
    forms = (plain, _MARKUP.sub(lambda found: " " if found[1] else "", plain))
    return list(dict.fromkeys(" ".join(form.translate(_SIGNS).split()) for form in forms))


def words_in(line: str) -> list[Word]:
    """The words of a line that `forms_of` gave."""
    found: list[Word] = []
    end = 0
    for at in _WORD.finditer(line):
        gap = line[end : at.start()]
        apart, hyphen = _between(gap) if gap != " " else ("", False)
        end = at.end()
        found.append(Word(at.start(), end, at[0], stem_of(at[0]), apart, hyphen))
    return found


@lru_cache(maxsize=1_000)
def _between(gap: str) -> tuple[str, bool]:
    bare = _MARKS.sub("", gap)
    if _HYPHEN.fullmatch(bare):
        return "", True
    return bare.strip(), False


_SHORT = 4  # "bus" and "gas" are no plurals


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """A word without its case, and in its singular, where it may be a plural or a possessive."""
    stem = word.casefold().removesuffix("'s")
    if len(stem) < _SHORT or stem.endswith(("ss", "us", "is")):
        return stem
    for plural, singular in _ENDS.items():
        if stem.endswith(plural):
            return stem.removesuffix(plural) + singular
    return stem


_ENDS = {
    "ies": "y",
    "sses": "ss",
    "xes": "x",
    "zes": "z",
    "ches": "ch",
    "shes": "sh",
    "men": "man",
    "s": "",
}


class SpeltName:
    """What something is called; one word is found only as it is written, but for hyphens."""

    def __init__(self, name: str) -> None:
        self.called = name
        self.words = words_in(forms_of(name)[0]) if _is_called_by(name) else []
        capital = any(each.written[0].isupper() for each in self.words[1:])
        self.several = capital or (" " in name.strip() and len(self.words) > 1)
        self.letters = letters_of(self.words) if self.several else _written(self.words)

    def fits(self, run: list[Word]) -> bool:
        """Whether words that have the letters of the name are parted nowhere but where it is."""
        if not self.several:
            return all(each.hyphen for each in run[1:])
        apart = {each.apart for each in self.words[1:]} | {""}
        hyphens = any(each.hyphen for each in (*self.words[1:], *run[1:]))
        alike = len(run) == len(self.words) or hyphens
        return alike and all(each.apart in apart for each in run[1:])

    def is_exactly(self, run: list[Word]) -> bool:
        """Whether words are those of the name, each in the same number."""
        return _written(self.words).casefold() == _written(run).casefold()


def _is_called_by(name: str) -> bool:
    """Whether a name can be told from other words: not a sign, a letter, or "it;"."""
    plain = unescape(name).strip()
    letters = "".join(_LETTER.findall(plain))
    return len(letters) > 1 and (letters == plain or " " in plain or letters != letters.casefold())


class SpeltNames:
    """Several names, to be found in one go."""

    def __init__(self, names: Iterable[SpeltName]) -> None:
        self._several: defaultdict[str, list[SpeltName]] = defaultdict(list)
        self._single: defaultdict[str, list[SpeltName]] = defaultdict(list)
        self._most = 0
        self._begun: set[str] = set()  # most texts hold the first letters of none
        for name in names:
            if name.words:
                found = self._several if name.several else self._single
                found[name.letters].append(name)
                self._begun.add(letters_of(name.words)[: _FIRST[0]])
                self._most = max(self._most, len(name.words) + _HYPHENS)

    def found_in(self, words: list[Word]) -> Iterator[tuple[SpeltName, slice]]:
        """Each name with the places of its words among those of a line."""
        letters = letters_of(words)
        begin = 0
        for start, word in enumerate(words):
            if any(letters[begin : begin + size] in self._begun for size in _FIRST):
                yield from self._found_at(start, words)
            begin += len(word.stem)

    def _found_at(self, start: int, words: list[Word]) -> Iterator[tuple[SpeltName, slice]]:
        for stop in range(start + 1, min(start + self._most, len(words)) + 1):
            run = words[start:stop]
            found = (*self._several.get(letters_of(run), ()), *self._single.get(_written(run), ()))
            yield from ((name, slice(start, stop)) for name in found if name.fits(run))


_FIRST = (3, 2, 1)
_HYPHENS = 2  # so many more words a name may have that is spelt with hyphens


def letters_of(words: list[Word]) -> str:
    """The letters of words that may be spelt in several ways."""
    return "".join(each.stem for each in words)


def _written(words: list[Word]) -> str:
    return "".join(each.written.removesuffix("'s") for each in words)
