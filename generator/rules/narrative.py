"""Narrative text that holds what it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.schema import narratives
from generator.problems import Problem, line_in
from generator.prose import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject


def unsafe_text(subject: Subject) -> Iterator[Problem]:
    """Headings, raw HTML and unsafe links; they are taken out of every page as well."""
    for record, _ in subject.index.records:
        for path, text in narratives(record):
            for finding in findings(text):
                place = line_in(record.place(*path), text, finding.words)
                yield Problem(place, finding.code, finding.message, finding.hint)


_SWALLOWED = re.compile(r"(?:^|\s)(audience: (?:public|internal))(?=\s|$)")


def swallowed_keys(subject: Subject) -> Iterator[Problem]:
    """A key that wrong indentation made part of a text: an `audience` lost so would leak."""
    for record, _ in subject.index.records:
        keys = "|".join(type(record).model_fields)
        line = re.compile(rf"^({keys}):(?=\s|$)", re.MULTILINE)
        for path, text in narratives(record):
            for found in [*_SWALLOWED.finditer(text), *line.finditer(text)]:
                place = line_in(record.place(*path), text, found[1])
                message = f'found "{found[1]}" inside a text'
                hint = "indent it like the other keys, or put the words in quotes"
                yield Problem(place, "key-in-text", message, hint)
