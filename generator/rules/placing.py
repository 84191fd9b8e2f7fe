"""Attachments that texts place, as `![](attachment:map)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem, did_you_mean, line_in
from generator.reading.nodes import quote
from generator.views.attached import attached_to, placed_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.rules.subject import Subject


def placed_attachments(subject: Subject) -> Iterator[Problem]:
    """One that is not listed beside its text, or that is placed a second time."""
    met = set()
    for name, holder, record, path, text in placed_below(subject.library):
        address = f"attachment:{name}"
        place = line_in(record.place(*path), text, address)
        key = id(holder), name
        if holder is None:
            message = f"found {quote(address)} in a text that has no attachments beside it"
            hint = "place it in a text of the section, area, review or risk that lists it"
            yield Problem(place, "unknown-attachment", message, hint)
        elif name not in (known := [each.id for each in attached_to(holder)]):
            message = f"found {quote(address)}, expected an attachment of {_same(holder)}"
            hint = did_you_mean(name, known) or 'list it under "attachments" there'
            yield Problem(place, "unknown-attachment", message, hint)
        elif key in met:
            message = f"found {quote(address)} a second time in {_same(holder)}"
            yield Problem(place, "placed-twice", message, "place it once")
        met.add(key)


def _same(holder: Record) -> str:
    return f"the same {holder.called.partition(' ')[2]}"
