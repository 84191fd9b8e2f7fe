"""What internal things are called, found in texts that the public reads.

A name of several words is meant wherever it stands, however it is spelt. A single word of a post or
board is found as it is written, capital letter and all; where any word has a capital, an editor is
asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Board, Meaning, Organisation, Post
from generator.problems import Problem, Severity
from generator.rules.spelling import SpeltName, SpeltNames, forms_of, letters_of, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Record
    from generator.problems import Place
    from generator.rules.spelling import Word

_NAMES = ("title", "name", "term", "short_name")
_OTHER_NAMES = ("aliases", "other_titles")
_HOLDERS = (Board, Organisation, Post)


class FoundName(NamedTuple):
    """An internal name in a text: what it is, and whether it must be meant."""

    name: str
    called: str  # "title" or "alias"
    certain: bool


def titles_of(record: Record) -> set[str]:
    """What an item is called."""
    names = (getattr(record, name, None) for name in _NAMES)
    return {name for name in names if isinstance(name, str)}


def aliases_of(record: Record) -> set[str]:
    """What else it is called."""
    return {name for field in _OTHER_NAMES for name in getattr(record, field, ())}


class InternalNames:
    """The names of what is internal and of nothing that is public."""

    def __init__(self, hidden: Iterable[Record], public: Iterable[Record]) -> None:
        shown = list(public)
        said = {name for each in shown for name in titles_of(each) | aliases_of(each)}
        # "Finance Director" of the public is not the "Director" who is internal.
        holders = {
            name
            for each in shown
            if isinstance(each, _HOLDERS)
            for name in titles_of(each) | aliases_of(each)
        }
        self._holders = [SpeltName(each) for each in sorted(holders)]
        # What the glossary explains is a term of the field, which a document may be called by.
        terms = {each.text for each in shown if isinstance(each, Meaning)}
        self._called: dict[str, str] = {}
        self._headings: set[str] = set()  # of what is neither a post nor a board nor a body
        self._titles = {letters_of(SpeltName(each).words) for each in said}
        for each in hidden:
            known = said if isinstance(each, _HOLDERS) else said | terms
            for called, names in (("title", titles_of(each)), ("alias", aliases_of(each))):
                for name in names - known:
                    heading = " " in name.strip() and SpeltName(name).several
                    if isinstance(each, _HOLDERS) or heading:
                        self._called.setdefault(name, called)
                    if not isinstance(each, _HOLDERS):
                        self._headings.add(name)
        self._names = SpeltNames(map(SpeltName, sorted(self._called)))

    def found_in(self, text: str) -> Iterator[FoundName]:
        """The names in a text of the public's, each once."""
        told: defaultdict[str, list[bool]] = defaultdict(list)
        for line in forms_of(text) if self._called else ():
            words = words_in(line)
            for name, at in self._names.found_in(words):
                certain = self._is_certain(name, line, words, at)
                if certain is not None:
                    told[name.called].append(certain)
        for called, places in sorted(told.items()):
            yield FoundName(called, self._called[called], any(places))

    def _is_certain(self, name: SpeltName, line: str, words: list[Word], at: slice) -> bool | None:
        """Whether a name is meant at a place; None where another name stands there."""
        whole, begin = letters_of(words), words[at][0].start
        if name.called in self._headings and whole in self._titles:
            return False  # two headings may have words in common
        for longer in self._longer(name):
            if letters_of(longer.words) == whole:
                return False  # the name of something public is made of it
            found = SpeltNames([longer]).found_in(words)
            if any(each.start <= at.start < each.stop for _, each in found):
                return None
        if name.several:
            # A heading of one report is not that of all reports.
            return name.called not in self._headings or name.is_exactly(words[at])
        if re.search(r"[A-Z]", name.called[1:]):
            return True
        return name.called[:1].isupper() and not _has_capital_anyway(line, begin, words[at][-1].end)

    def _longer(self, name: SpeltName) -> Iterator[SpeltName]:
        """What public posts, boards and bodies are called that has a name in it."""
        letters = letters_of(name.words)
        return (each for each in self._holders if letters in letters_of(each.words))


_BEGINS = re.compile(r"(?:^|[.!?:;|\u2022]|\*\*|^#+|[-*+] |[0-9]+[.)])[\s\"'(*_\u2018\u201c]*$")


# In a title whose other words have capitals, these have none.
_SMALL = {
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "our", "the",
    "to", "up", "with",
}  # fmt: skip


_WORD = re.compile(r"\w+")


def _has_capital_anyway(text: str, start: int, end: int) -> bool:
    """Whether a word begins a sentence, an item or a cell, or all words there have capitals."""
    before = text[:start]
    if _BEGINS.search(before):
        return True
    rest = f"{re.split(r'[.!?] ', before)[-1]} {re.split(r'[.!?]', text[end:])[0]}"
    others = [word for word in _WORD.findall(rest) if word.casefold() not in _SMALL]
    return len(others) > 1 and all(word[0].isupper() for word in others)


def problem_of(found: FoundName, place: Place) -> Problem:
    """What is said of an internal name in a public text: certain, or asked."""
    hint = "remove the name from the text, or make both public"
    if found.certain:
        said = f'found "{found.name}", the {found.called} of something internal, in a public text'
        return Problem(place, "named-in-public", said, hint)
    said = f'found "{found.name}" in a public text, which is the {found.called} of something '
    return Problem(
        place, "named-in-public", f"{said}internal", f"if that is meant, {hint}", Severity.WARNING
    )
