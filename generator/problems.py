"""Problems as values: what is wrong with the content, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a problem is; only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file: path relative to the project, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def below(self, folder: str) -> Place:
        """The same place, where the file is named from a folder; "" if it was from the project."""
        return replace(self, file=folder + self.file) if folder else self


def line_in(place: Place, text: str, words: str) -> Place:
    """The line of words of a text in its file, as far as it is known.

    A block's text begins below its key. A folded text (`>-`) has lost its line breaks; its
    problems are reported at its first line.
    """
    before = text[: max(text.find(words), 0)].count("\n")
    return replace(place, line=place.line + 1 + before, column=1) if before else place


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong: the message says what was found and what was expected."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    also: tuple[Place, ...] = ()  # where else it is so, by the same cause

    def below(self, folder: str) -> Problem:
        """The same problem, where its file is named from a folder."""
        also = tuple(each.below(folder) for each in self.also)
        return replace(self, place=self.place.below(folder), also=also)


def by_cause(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of the files; errors in the same words are one, with all its places.

    What is only doubtful has to be looked at wherever it is, and stays as it is.
    """
    first: dict[object, Problem] = {}
    places: dict[object, list[Place]] = {}
    for each in sorted(set(problems)):
        words = (each.code, each.message, each.hint)
        key = words if each.severity is Severity.ERROR else each
        first.setdefault(key, each)
        places.setdefault(key, []).extend([each.place, *each.also])
    return [replace(each, also=tuple(places[key][1:])) for key, each in first.items()]


class ContentError(Exception):
    """The content has errors; carries all problems found, warnings and notes too."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = by_cause(problems)
        super().__init__(f"{len(self.problems)} problems")


class ExpectedError(Exception):
    """Something outside the content stops the program; its text is a sentence for the user."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def sentences(title: str, faults: Iterable[str]) -> str:
    """What is wrong with one thing, as a title and a line for each fault."""
    return "\n".join([f"{title}:", *(f"  {fault}" for fault in faults)])


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them when they are few."""
    choices = sorted(set(known))
    if near := nearest(found, choices):
        return f'did you mean "{near}"?'
    if 0 < len(choices) <= MANY:
        return "known here: " + ", ".join(choices)
    return ""


def nearest(found: str, known: Iterable[str]) -> str:
    """The known word of which another is most likely a misspelling; "" where it is of none."""
    # What is put before a word or behind it may turn its meaning round: "incomplete".
    alike = [
        each
        for each in sorted(set(known))
        if each[:1] == found[:1] and abs(len(each) - len(found)) <= FEW_LETTERS
    ]
    near = get_close_matches(found, alike, n=1, cutoff=SAME_WORD)
    return near[0] if near else ""


# Words less alike than this mean different things: "partially-complete" is not "complete".
SAME_WORD = 0.75
FEW_LETTERS = 2
# More names than this in a hint help nobody.
MANY = 16
