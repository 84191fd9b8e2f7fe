"""Public items that lean on internal ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audience import select
from generator.index import index_library
from generator.problems import Problem, Severity
from generator.shape import references
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules import Subject


def internal_references(subject: Subject) -> Iterator[Problem]:
    """A public item refers to an internal one: the public site leaves the reference out."""
    public = index_library(select(subject.library, Audience.PUBLIC))
    shown = {record.place() for record, _ in public.records}
    for record, scope in subject.index.records:
        if record.place() not in shown:
            continue
        for field, name, path in references(record):
            kind = field.refers.kind if field.refers else ""
            if public.find(kind, name, scope) is None:
                message = f'found "{name}", which is internal, in something public'
                hint = "the public site leaves it out; make both public, or this internal too"
                place = record.place(*path)
                yield Problem(place, "internal-reference", message, hint, Severity.WARNING)
