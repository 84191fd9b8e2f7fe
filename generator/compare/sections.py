"""The sections of a document with all below them, as items that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare import fields
from generator.compare.statement_fields import signatures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.compare.records import EntryKey, FieldValue
    from generator.compare.rows import Rows
    from generator.model import Figure, Section, Subsection
    from generator.views import EditionView


def add_sections(rows: Rows, view: EditionView, document: str, sections: Iterable[Section]) -> None:
    """Add the sections of a document below it."""
    above = ("document", document)
    for section in sections:
        signed = {"Signed by": signatures(section.signatories)}
        own = rows.add(
            "section", section, part=document, parent=above, within=True,
            match=section.kind or "", more=_reviewed(view, section) | signed,
        )  # fmt: skip
        _figures(rows, document, own, section.figures)
        for below in section.sections:
            more = _reviewed(view, below)
            inner = rows.add("subsection", below, part=document, parent=own, within=True, more=more)
            _figures(rows, document, inner, below.figures)
            for part in below.sections:
                lowest = rows.add("subsection", part, part=document, parent=inner, within=True)
                _figures(rows, document, lowest, part.figures)


def _reviewed(view: EditionView, section: Section | Subsection) -> dict[str, FieldValue]:
    """The principles that a section reviews."""
    principles = view.principles_of(section)
    return {"Principles": fields.names("principle", [(each.id, each.name) for each in principles])}


def _figures(rows: Rows, document: str, above: EntryKey, figures: Iterable[Figure]) -> None:
    for each in figures:
        rows.add("figure", each, part=document, parent=above, within=True)
