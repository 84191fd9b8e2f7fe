"""Which attachments the texts beside them place, and which are shown below those texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import Attachment
from generator.model.schema import children, narratives
from generator.prose import attachments_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.model.schema import Path


class PlacedAttachment(NamedTuple):
    """The id of an attachment that a text places, where, and the record that should list it.

    That is the record of the text or the nearest around it that may have attachments; none for
    a text that is shown apart from those.
    """

    name: str
    holder: Record | None
    record: Record
    path: Path
    text: str


def placed_below(record: Record, holder: Record | None = None) -> Iterator[PlacedAttachment]:
    """Every attachment that is placed in the texts of a record and of all records inside it."""
    holder = record if "attachments" in type(record).model_fields else holder
    for path, text in narratives(record):
        beside = None if path[0] == _TOLD_ELSEWHERE else holder
        for name in attachments_in(text):
            yield PlacedAttachment(name, beside, record, path, text)
    for _, child in children(record):
        yield from placed_below(child, holder)


_TOLD_ELSEWHERE = "why"  # it stands where years are compared


def attached_to(record: Record) -> tuple[Attachment, ...]:
    """The attachments of a record."""
    found = getattr(record, "attachments", ())
    return tuple(each for each in found if isinstance(each, Attachment))


def attached_below(record: Record) -> list[Attachment]:
    """The attachments of a record that no text of it places: they are shown below it."""
    attached = attached_to(record)
    if not attached:
        return []
    placed = {each.name for each in placed_below(record) if each.holder is record}
    return [each for each in attached if each.id not in placed]
