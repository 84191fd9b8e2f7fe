"""Narrative text that holds what it may not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.prose import findings
from generator.shape import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.problems import Place
    from generator.rules import Subject


def unsafe_text(subject: Subject) -> Iterator[Problem]:
    """Headings, raw HTML and unsafe links; they are taken out of every page as well."""
    for record, _ in subject.index.records:
        for path, text in _narratives(record):
            for finding in findings(text):
                place = _line_of(record.place(*path), text, finding.words)
                yield Problem(place, finding.code, finding.message, finding.hint)


def _narratives(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for field in fields_of(type(record)):
        if not field.narrative:
            continue
        value = getattr(record, field.name)
        if isinstance(value, str):
            yield (field.name,), value
        elif value:
            yield from (((field.name, at), text) for at, text in enumerate(value))


def _line_of(place: Place, text: str, words: str) -> Place:
    """The line in the file, as far as it is known: a block's text begins below its key.

    A folded text (`>-`) has lost its line breaks; its problems are reported at its first line.
    """
    before = text[: max(text.find(words), 0)].count("\n")
    return replace(place, line=place.line + 1 + before, column=1) if before else place
