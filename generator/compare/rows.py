"""The table that everything of an edition that can be compared is gathered in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare import fields
from generator.compare.records import Entry

if TYPE_CHECKING:
    from generator.compare.records import EntryKey, FieldValue
    from generator.model import Record


class Rows:
    """Gathers entries under their keys."""

    def __init__(self) -> None:
        self.entries: dict[EntryKey, Entry] = {}

    def add(  # noqa: PLR0913 - each but the first two has its usual value
        self,
        kind: str,
        record: Record,
        *,
        part: str,
        name: str = "",
        parent: EntryKey | None = None,
        within: bool = False,
        match: str = "",
        title: str = "",
        more: dict[str, FieldValue] | None = None,
    ) -> EntryKey:
        """Add an item; `within`, its id counts only inside its parent."""
        local = name or str(getattr(record, "id", ""))
        key = (kind, "/".join(filter(None, [parent[1] if parent and within else "", local])))
        values = fields.values_of(kind, record, more or {})
        titles = [
            values[label].text for label in ("Name", "Term", "Label", "Title") if label in values
        ]
        self.entries[key] = Entry(
            key, title or titles[0], part, parent, values, within, local, match,
            getattr(record, "why", None) or "", record.place(),
        )  # fmt: skip
        return key
