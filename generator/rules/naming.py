"""What internal things are called, found in texts that the public reads.

A name of several words is meant wherever it stands. A single word of a post or board is found as it
is written, capital letter and all; where any word has a capital, an editor is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Board, Meaning, Organisation, Post
from generator.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Record
    from generator.problems import Place

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
        self._holders = {
            name
            for each in shown
            if isinstance(each, _HOLDERS)
            for name in titles_of(each) | aliases_of(each)
        }
        # What the glossary explains is a term of the field, which a document may be called by.
        terms = {each.text for each in shown if isinstance(each, Meaning)}
        self._called: dict[str, str] = {}
        self._headings: set[str] = set()  # of what is neither a post nor a board nor a body
        self._titles = {name.casefold() for name in said}
        for each in hidden:
            known = said if isinstance(each, _HOLDERS) else said | terms
            for called, names in (("title", titles_of(each)), ("alias", aliases_of(each))):
                for name in names - known:
                    if isinstance(each, _HOLDERS) or len(name.split()) > 1:
                        self._called.setdefault(name, called)
                    if not isinstance(each, _HOLDERS):
                        self._headings.add(name)
        # Most texts hold the first word of none.
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._called):
            self._by_word[_first_word(name)].append(name)

    def found_in(self, text: str) -> Iterator[FoundName]:
        """The names in a text of the public's, each once."""
        flat = " ".join(text.split())
        begun = {word for word in map(str.casefold, _WORD.findall(flat)) if word in self._by_word}
        for name in sorted(name for word in begun for name in self._by_word[word]):
            certain = [self._is_certain(name, flat, each) for each in _places(name, flat)]
            told = [each for each in certain if each is not None]
            if told:
                yield FoundName(name, self._called[name], any(told))

    def _is_certain(self, name: str, text: str, at: re.Match[str]) -> bool | None:
        """Whether the name is meant at a place of a text; None where another name stands there."""
        if name in self._headings and text.casefold() in self._titles:
            return False  # two headings may have words in common
        for longer in self._holders:
            if name.casefold() in longer.casefold():
                if longer.casefold() == text.casefold():
                    return False  # the name of something public is made of it
                if any(each.start() <= at.start() < each.end() for each in _places(longer, text)):
                    return None
        if " " in name or re.search(r"[A-Z]", name[1:]):
            return True
        return name[:1].isupper() and not _has_capital_anyway(text, at)


_WORD = re.compile(r"\w+")


def _first_word(name: str) -> str:
    words = _WORD.findall(name)
    return words[0].casefold() if words else ""


def _places(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a name stands between the borders of words; a single word only as it is written."""
    letters = re.IGNORECASE if " " in name else 0
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, letters)


_BEGINS = re.compile(r"(?:^|[.!?:;|\u2022]|\*\*|^#+|[-*+] |[0-9]+[.)])[\s\"'(*_\u2018\u201c]*$")


# In a title whose other words have capitals, these have none.
_SMALL = {
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "our", "the",
    "to", "up", "with",
}  # fmt: skip


def _has_capital_anyway(text: str, at: re.Match[str]) -> bool:
    """Whether a word begins a sentence, an item or a cell, or all words there have capitals."""
    before = text[: at.start()]
    if _BEGINS.search(before):
        return True
    rest = f"{re.split(r'[.!?] ', before)[-1]} {re.split(r'[.!?]', text[at.end() :])[0]}"
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
