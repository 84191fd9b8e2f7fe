"""What the content files make public: the gate's own reading of the rules of audience.

It is written apart from `audience.py`, which it must not know, and from records as they were read:
what a selection gave out is no reason to take anything for public. A record is public only if all
that it stands in is and it says so itself, or says nothing inside a document that does. A document
is its file and its entry in the edition. What is internal by type, or was withdrawn, never is; nor
is what names something that is not, if it makes no sense without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.model import (
    AreaReview,
    Board,
    Dated,
    Document,
    Edited,
    Edition,
    Item,
    Library,
    OwnRisk,
    Post,
    ReaderNote,
    Record,
    Review,
)
from generator.model.index import Scope, index_library, key_of, own_key
from generator.model.schema import Field, children, fields_of
from generator.vocabulary import Audience, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.index import Key
    from generator.model.schema import Path

_EMPTIED = {"about", "papers", "documents", *(kind.value for kind in DocumentKind)}
"""What a year has no more that was withdrawn as a whole: its address stays, and says so."""


class Decided:
    """A library as it was read, and which of its records and values the public may see.

    `before` are earlier releases of the same year: lineage may name what was public in them. It is
    `emptied` where all that the release of its first year holds was withdrawn.
    """

    def __init__(
        self, library: Library, before: Iterable[Decided] = (), *, emptied: bool = False
    ) -> None:
        self.library = library
        self._earlier = frozenset(key for each in before for key in each.keys)
        self.index = index_library(library)
        self._emptied: set[int] = set()
        withdrawals = library.withdrawals.standing if library.withdrawals else ()
        self._withdrawn = {each.of_what for each in withdrawals}
        if emptied:
            self._withdrawn.add((library.edition.id, "edition", None))
        self._seen: set[int] = set()
        self._see(library)
        self.keys: frozenset[Key] = self._keys()
        while lost := self._without_what_they_need():
            for record in lost:
                self._lose(record)
            self.keys = self._keys()

    def shows(self, record: Record) -> bool:
        """Whether the public may see a record of the library, as it stands there."""
        return id(record) in self._seen

    def values(self, record: Record, field: Field) -> list[Any]:
        """What the public may see of a field of a record that it may see."""
        return [value for _, value in self.placed(record, field)]

    def placed(self, record: Record, field: Field) -> Iterator[tuple[Path, Any]]:
        """The same, each value with where it stands in the record.

        Of references, those that lead to something public; and what a value was inferred from
        only where the value itself is public.
        """
        if field.internal or (id(record) in self._emptied and field.name in _EMPTIED):
            return
        for path, value in field.values(record):
            if field.record:
                seen = self.shows(value)
            elif field.refers:
                seen = self._leads(record, field, value)
            else:
                seen = len(path) == 1 or field.many or self._gives(record, str(path[-1]))
            if seen:
                yield path, value

    def _gives(self, record: Record, name: str) -> bool:
        """Whether the public may see something of what stands under a name in a record."""
        name = record.computed.get(name, name) if isinstance(record, Edited) else name
        field = next((each for each in fields_of(type(record)) if each.name == name), None)
        return field is not None and any(True for _ in self.placed(record, field))

    def _see(self, record: Record) -> None:
        """Note that a record may be seen, and what in it may be."""
        self._seen.add(id(record))
        if isinstance(record, Edition) and self._is_withdrawn(record):
            self._emptied.add(id(record))
        for field, child in children(record):
            if self._may_be_seen(record, field, child):
                self._see(child)

    def _may_be_seen(self, around: Record, field: Field, record: Record) -> bool:
        if field.internal or (id(around) in self._emptied and field.name in _EMPTIED):
            return False
        if not _says_public(record):
            return False
        if self._is_withdrawn(record) and not isinstance(record, Edition):
            return False
        return not isinstance(around, Edition) or self._is_whole(around, field, record)

    def _is_whole(self, edition: Edition, field: Field, record: Record) -> bool:
        """Whether the other half of a document may be seen: its file, or its entry in the year."""
        kinds = {kind.value for kind in DocumentKind}
        if field.name == "documents":
            other = getattr(edition, getattr(record, "kind").value)  # noqa: B009 - of any entry
            return other is not None and _says_public(other) and not self._is_withdrawn(other)
        if field.name not in kinds:
            return True
        return any(
            entry.kind == field.name and _says_public(entry) and not self._is_withdrawn(entry)
            for entry in edition.documents
        )

    def _is_withdrawn(self, record: Record) -> bool:
        if not self._withdrawn:
            return False
        scope = self.index.scopes[id(record)]
        return (scope.edition, *_called(record, scope)) in self._withdrawn

    def _keys(self) -> frozenset[Key]:
        """All that a reference may name and be public."""
        named = (
            own_key(record, scope)
            for record, scope in self.index.records
            if id(record) in self._seen
        )
        return frozenset(filter(None, named))

    def _leads(self, record: Record, field: Field, name: str) -> bool:
        assert field.refers
        key = key_of(field.refers.kind, name, self.index.scopes[id(record)])
        return key in self.keys or (field.refers.lineage and key in self._earlier)

    def _without_what_they_need(self) -> list[Record]:
        """The records that name something they make no sense without, and may not be seen."""
        return [
            record
            for record, scope in self.index.records
            if id(record) in self._seen and self._lacks(record, scope)
        ]

    def _lacks(self, record: Record, scope: Scope) -> bool:
        for field in fields_of(type(record)):
            if not field.refers:
                continue
            undated = isinstance(record, Dated) and record.given_day is None
            day = undated and field.refers.kind == "paper"
            names = field.held(record) if field.required or field.refers.essential or day else ()
            keys = [key_of(field.refers.kind, name, scope) for name in names]
            if keys and self.keys.isdisjoint(keys):
                return True
        return False

    def _lose(self, record: Record) -> None:
        self._seen.discard(id(record))
        for _, child in children(record):
            self._lose(child)


def _says_public(record: Record) -> bool:
    """Whether a record lets itself be seen where it stands."""
    said = getattr(record, "audience", None)
    if isinstance(record, Document | ReaderNote):
        return said is Audience.PUBLIC
    return not isinstance(record, Item) or said is not Audience.INTERNAL


def _called(record: Record, scope: Scope) -> tuple[str, str | None]:
    """The kind and the id by which a withdrawal names a record."""
    kind = re.sub(r"\B([A-Z])", r"-\1", type(record).__name__).lower()
    match record:
        case OwnRisk():
            return "risk", record.id
        case Post() | Board():
            return kind, f"{scope.organisation}/{record.id}"
        case Review():
            return kind, f"{scope.area}/{record.theme}" if record.theme else scope.area
        case AreaReview():
            return kind, record.area
        case Edition():
            return kind, None
    return kind, getattr(record, "id", None)
