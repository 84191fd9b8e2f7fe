"""Whether what is said to be inferred is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Edited
from generator.model.schema import fields_of
from generator.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject

# Of these nobody says what they were inferred from: they are the editor's own.
_EDITORS = {"id", "audience", "notes", "inferred"}


def inferred_fields(subject: Subject) -> Iterator[Problem]:
    """A basis of something that is no field of its record, or has no value there."""
    for record, _ in subject.index.records:
        if not isinstance(record, Edited):
            continue
        fields = [each.name for each in fields_of(type(record)) if not each.record]
        names = [*(name for name in fields if name not in _EDITORS), *record.computed]
        for name in record.inferred:
            if name in names and record.gives(name):
                continue
            if name in names:
                message = f'found "{name}" as inferred, which this record does not give'
                hint = f'give "{record.computed.get(name, name)}", or delete this'
            else:
                message = f'found "{name}" as inferred, expected the name of a field'
                hint = did_you_mean(name, names)
            yield Problem(record.place("inferred", name), "not-inferred", message, hint)
