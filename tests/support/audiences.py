"""What a selection must keep, worked out from the records alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model import Document, Edition, Item, Record
from generator.model.schema import children, fields_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL


def chains(record: Record, above: tuple[Record, ...] = ()) -> Iterator[tuple[Record, ...]]:
    """Each record with all that stands around it, itself last; none that is internal by type."""
    yield (*above, record)
    for field, child in children(record):
        if not field.internal:
            yield from chains(child, (*above, record))


def allows(record: Record) -> bool:
    if isinstance(record, Document):
        return record.audience is PUBLIC
    return not isinstance(record, Item) or record.audience is not INTERNAL


def halves(chain: tuple[Record, ...]) -> Iterator[Record]:
    """A document is its entry and its file: for either, the other half."""
    for above, record in pairwise(chain):
        if isinstance(above, Edition):
            for entry in above.documents:
                document = getattr(above, entry.kind)
                if record in (entry, document):
                    yield from (entry, document)


def with_audiences(record: Record, random: Random) -> Any:
    """The same record with other audiences, and so has all that is inside it."""
    changes: dict[str, object] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name == "audience":
            unset = [None] if isinstance(record, Item) else []
            changes["audience"] = random.choice([PUBLIC, PUBLIC, PUBLIC, INTERNAL, *unset])
        elif field.record and value:
            inside = value if field.many else (value,)
            made = tuple(with_audiences(each, random) for each in inside)
            changes[field.name] = made if field.many else made[0]
    return record.without(changes, {})
