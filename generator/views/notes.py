"""Editorial notes, gathered from a whole record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.schema import children, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record


@dataclass(frozen=True)
class Note:
    """An editorial note and what it is about."""

    about: str
    text: str
    place: str


def editorial_notes(record: Record, folder: str = "", title: str = "") -> Iterator[Note]:
    """All notes in and below a record, each with the titles that lead to it.

    `folder` is where the record names its file from; "" for the project itself.
    """
    here = _title_of(record)
    titles = f"{title}: {here}" if title and here else here or title
    for field_ in fields_of(type(record)):
        if field_.name == "notes":
            for at, text in enumerate(getattr(record, "notes")):  # noqa: B009 - not on Record
                yield Note(titles, text, str(record.place("notes", at).below(folder)))
    for _, child in children(record):
        yield from editorial_notes(child, folder, titles)


def _title_of(record: Record) -> str:
    for name in ("name", "title", "term"):
        if isinstance(value := getattr(record, name, None), str):
            return value
    return ""
