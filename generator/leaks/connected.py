"""What the public may see of a year, how it stands inside each other, and what names what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model.index import key_of, own_key, slug_of
from generator.model.schema import children, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.leaks.decided import Decided
    from generator.model import Record
    from generator.model.index import Key


class Net:
    """The public records of a library, as the tables and pages of a body call them."""

    def __init__(self, decided: Decided, body: str) -> None:
        self._decided = decided
        self._body = body
        self.above: dict[int, Record] = {}  # what each record stands in
        self.near: defaultdict[int, set[str]] = defaultdict(set)  # the names of what is connected
        self.shown = list(self._walk(decided.library))
        for record in self.shown:
            self._connect(record)

    def _walk(self, record: Record) -> Iterator[Record]:
        yield record
        for _, child in children(record):
            if self._decided.shows(child):
                self.above[id(child)] = record
                yield from self._walk(child)

    def _connect(self, record: Record) -> None:
        """Note whom a record names, and who is named by it."""
        scope = self._decided.index.scopes[id(record)]
        for field in fields_of(type(record)):
            for name in self._decided.values(record, field) if field.refers else ():
                assert field.refers
                other = self._decided.index.items.get(key_of(field.refers.kind, name, scope))
                if other is not None:
                    self.near[id(other)].add(self.slug(record))
                    self.near[id(record)].add(self.slug(other))

    def slug(self, record: Record) -> str:
        """What a table calls a record, if it has a name."""
        key = own_key(record, self._decided.index.scopes[id(record)])
        return self.called(key) if key else str(getattr(record, "id", ""))

    def called(self, key: Key) -> str:
        """What a table calls an item: by its id, and by both if another body has the post."""
        kind, owner, name = key
        return slug_of(f"{owner}/{name}", self._body) if kind in {"post", "board"} else name
