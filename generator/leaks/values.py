"""Every text of a library, with the item and the field it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from generator.leaks.decided import Decided
from generator.leaks.wording import Words, words_of
from generator.model import Edition, Library, Record
from generator.model.printed_dates import days_of
from generator.model.schema import Field, fields_of
from generator.prose import to_text, without_item_addresses
from generator.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        item = called(self.owner, self.edition)
        return item if self.record is self.owner else f"{self.record.called} of {item}"


def called(record: Record, edition: str) -> str:
    """What an author would call a record of an edition."""
    kind = "the " + record.called.removeprefix("an ").removeprefix("a ").removeprefix("the ")
    name = getattr(record, "id", "")
    item = f'{kind} "{name}"' if name else kind
    return f"{item} of {edition}" if edition and edition != name else item


def values_of(library: Library, folder: str = "") -> Iterator[PlacedText]:
    """All texts of a library, whose records name their files from a folder."""
    yield from _values(library, _Around(library, "", folder))


def public_values_of(published: Record | Decided) -> Iterator[PlacedText]:
    """The texts that the public may see of a library, or of another record that is public.

    Which these are of a library is decided here: that a selection gave it out proves nothing.
    """
    if isinstance(published, Library):
        published = Decided(published)
    if isinstance(published, Decided):
        library = published.library
        yield from _values(library, _Around(library, "", ""), published)
    else:
        yield from _values(published, _Around(published, "", ""))


@dataclass(frozen=True, slots=True)
class _Around:
    """What a text has from where it stands."""

    owner: Record
    edition: str
    folder: str


def _values(
    record: Record, around: _Around, decided: Decided | None = None
) -> Iterator[PlacedText]:
    """The texts of a record and of all in it; where it is decided which are public, these alone."""
    if hasattr(record, "id"):
        around = replace(around, owner=record)
    if isinstance(record, Edition):
        around = replace(around, edition=record.id)
        yield _placed(record.id, record, ("year",), around)
    for field in fields_of(type(record)):
        for path, held in decided.placed(record, field) if decided else field.values(record):
            if isinstance(held, Record):
                yield from _values(held, around, decided)
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
        forms |= days_in(value.text)
    return forms - {()}


def days_in(text: str) -> set[Words]:
    """The words of the day that a text means; of a month, of its last day."""
    if not _DATE.fullmatch(text):
        return set()
    try:
        _, day = days_of(text)
    except ValueError:  # a financial year, or a number
        return set()
    return {words_of(day.isoformat()), words_of(say_day(day))}
