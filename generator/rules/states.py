"""How final a document is: its release says that, and not its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.schema import fields_of
from generator.problems import Problem, Severity, line_in
from generator.releases.states import HINT, STATE, stated_in, within
from generator.tracker.papers import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject


def own_states(subject: Subject) -> Iterator[Problem]:
    """Text that says how final this document is; a release refuses it where it says otherwise."""
    for edition in subject.library.editions:
        for found in stated_in(edition):
            message = f'found "{found.words}": the release says what its status is'
            yield Problem(found.place, "own-state", message, HINT, Severity.NOTE)


def unknown_words(subject: Subject) -> Iterator[Problem]:
    """Words in [[ ]] that stand for nothing where they are; papers have a rule of their own."""
    of_years = {id(record) for each in subject.library.editions for record in within(each)}
    for record in within(subject.library):
        for field in fields_of(type(record)):
            known = field.narrative and id(record) in of_years
            for path, text in field.values(record):
                for match in REFERENCE.finditer(text) if isinstance(text, str) else ():
                    if not (known and STATE.fullmatch(match[0])):
                        message = f'found "{match[0]}", which stands for nothing here'
                        hint = "write it in words" + known * "; only [[state]] is said here"
                        place = line_in(record.place(*path), text, match[0])
                        yield Problem(place, "unknown-words", message, hint)
