"""Every text of a library, with the item and the field it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from generator.leaks.wording import Words, words_of
from generator.model import Document, Edition, Item, ReaderNote, Record
from generator.model.schema import Field, fields_of
from generator.prose import to_text, without_item_addresses
from generator.tracker.dates import last_day
from generator.vocabulary import Audience
from generator.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.problems import Place


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text, and where in the content it stands."""

    text: str
    narrative: bool
    record: Record
    path: tuple[str | int, ...]
    owner: Record  # the nearest record with an id: the record itself, or one around it
    edition: str
    folder: str  # from which the record names its file

    @property
    def field(self) -> str:
        return str(self.path[0])

    @property
    def place(self) -> Place:
        return self.record.place(*self.path).below(self.folder)

    @property
    def item(self) -> str:
        """What an author would call it, for example: the control "key-list" of met/2016-17."""
        kind = _definite(self.owner)
        name = getattr(self.owner, "id", "")
        item = f'{kind} "{name}"' if name else kind
        if self.record is not self.owner:
            item = f"{self.record.called} of {item}"
        return f"{item} of {self.edition}" if self.edition and self.edition != name else item


def _definite(record: Record) -> str:
    return "the " + record.called.removeprefix("an ").removeprefix("a ").removeprefix("the ")


def values_of(library: Library, folder: str = "") -> Iterator[PlacedText]:
    """All texts of a library, whose records name their files from a folder."""
    yield from _values(library, _Around(library, "", folder), public=False)


def public_values_of(published: Record) -> Iterator[PlacedText]:
    """The texts of a library that was selected for the public, or of another public record.

    What the records say about their audience is looked at again, apart from the selection: an
    item that it let through by mistake makes nothing public.
    """
    yield from _values(published, _Around(published, "", ""), public=True)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a text has from where it stands."""

    owner: Record
    edition: str
    folder: str


def _values(record: Record, around: _Around, *, public: bool) -> Iterator[PlacedText]:
    if hasattr(record, "id"):
        around = replace(around, owner=record)
    if isinstance(record, Edition):
        around = replace(around, edition=record.id)
        yield _placed(record.id, record, ("year",), around)
    internal = {field.name for field in fields_of(type(record)) if field.internal}
    for field in fields_of(type(record)):
        if public and field.internal:
            continue
        for path, held in field.values(record):
            if public and path[-1] in internal:
                continue  # what an internal value was inferred from
            if isinstance(held, Record):
                if not public or (_is_public(held) and _has_entry(record, field)):
                    yield from _values(held, around, public=public)
            elif _is_text(field, held):
                yield _placed(str(held), record, path, around, narrative=field.narrative)


def _placed(
    text: str,
    record: Record,
    path: tuple[str | int, ...],
    around: _Around,
    *,
    narrative: bool = False,
) -> PlacedText:
    return PlacedText(text, narrative, record, path, around.owner, around.edition, around.folder)


def _is_public(record: Record) -> bool:
    if isinstance(record, Document | ReaderNote):
        return record.audience is Audience.PUBLIC
    return not isinstance(record, Item) or record.audience is not Audience.INTERNAL


def _has_entry(record: Record, field: Field) -> bool:
    """Whether a document's entry in its edition is public too; true of all that is none."""
    if not isinstance(record, Edition) or field.many:
        return True
    return any(entry.kind == field.name and _is_public(entry) for entry in record.documents)


def _is_text(field: Field, value: object) -> bool:
    """Whether a value could be recognised: no choice, no flag; an id is said where it is given."""
    return isinstance(value, str | int) and not isinstance(value, bool | Enum) and not field.refers


_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_DAY = len("2017-07-26")


def forms_of(value: PlacedText) -> set[Words]:
    """The words of a text as written and as printed."""
    # No page says the id that a link names, so a public text does not make it public.
    written = without_item_addresses(value.text) if value.narrative else value.text
    forms = {words_of(written)}
    if value.narrative:
        # A page says the numbers of lists by its markup, a download in words.
        forms.add(words_of(to_text(value.text)))
        forms.add(words_of(to_text(value.text, numbered=False)))
    if len(value.text) == _DAY:
        forms |= _days(value.text)
    return forms - {()}


def public_forms_of(value: PlacedText) -> set[Words]:
    """The words of a public text as written and as printed; of a month, also its last day."""
    return forms_of(value) | _days(value.text)


def _days(text: str) -> set[Words]:
    if not _DATE.fullmatch(text):
        return set()
    try:
        day = last_day(text)
    except ValueError:  # a financial year, or a number
        return set()
    return {words_of(day.isoformat()), words_of(say_day(day))}
