"""Documents of a project without the command line, and what they hold as text that reads well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exporting.chosen import comparison_named, document_named
from generator.exporting.document import document_of
from generator.exporting.parts import (
    HeadingPart,
    ImagePart,
    ListPart,
    NotePart,
    NumberedPart,
    TablePart,
    TextPart,
)
from generator.resources import find_resources
from generator.vocabulary import Audience
from support.contents import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.exporting.document import WholeDocument
    from generator.exporting.parts import DocumentPart, Phrase, Phrases, RowOfCells


def document_in(project: Path, asked: str, audience: Audience = Audience.INTERNAL) -> WholeDocument:
    """The document that `governance export` would write."""
    chosen = document_named(asked, content_of(project).units[audience])
    return document_of(chosen, find_resources(project))


def comparison_in(project: Path, old: str, new: str) -> WholeDocument:
    """The document that `governance compare` would write."""
    units = content_of(project).units[Audience.INTERNAL]
    return document_of(comparison_named(old, new, units), find_resources(project))


def outlined(document: WholeDocument) -> str:
    """All that a document holds, a line for each thing; what stands in another is set in."""
    head = [document.title, *document.lines, *document.notices, *document.markings]
    about = [f"day: {document.day}", *(f"{name}: {said}" for name, said in document.closing)]
    return "\n".join([*head, "", *_outlined(document.parts, ""), "", *about, ""])


def lines_of(parts: Sequence[DocumentPart]) -> str:
    """Some parts, as `outlined` shows those of a document."""
    return "\n".join(_outlined(parts, ""))


def _outlined(parts: Sequence[DocumentPart], step: str) -> Iterator[str]:
    inner = f"{step}    "
    for part in parts:
        match part:
            case HeadingPart():
                named = f" #{part.id}" if part.id else ""
                yield f"{step}h{part.level}: {_line(part.words)}{named}"
            case TextPart():
                yield f"{step}p: {_line(part.words)}"
            case NumberedPart():
                yield f"{step}number {part.number} #{part.id}"
                yield from _outlined(part.parts, inner)
            case ListPart():
                yield f"{step}list {part.kind or 'of bullets'}"
                for item in part.items:
                    yield f"{inner}item {item.number}" + (f" #{item.id}" if item.id else "")
                    yield from _outlined(item.parts, f"{inner}    ")
            case TablePart():
                yield f"{step}table: {_line(part.caption)}"
                for name, rows in (("head", part.head), ("row", part.body)):
                    for row in rows:
                        yield f"{inner}{name}"
                        yield from _cells(row, f"{inner}    ")
            case ImagePart():
                yield f"{step}image {part.name} ({part.alt}): {_line(part.caption)}"
            case NotePart():
                yield f"{step}note {part.label}"
                yield from _outlined(part.parts, inner)


def _cells(row: RowOfCells, step: str) -> Iterator[str]:
    for cell in row:
        yield f"{step}{'heading' if cell.heading else 'cell'}"
        yield from _outlined(cell.parts, f"{step}    ")


def _line(phrases: Phrases) -> str:
    return "".join(map(_phrase, phrases))


def _phrase(phrase: Phrase) -> str:
    text = phrase.text.replace("\n", " / ")
    looks = [name for name in ("bold", "italic", "raised") if getattr(phrase, name)]
    looks += [each for each in (phrase.became, phrase.link, phrase.language) if each]
    return f"<{text}: {', '.join(looks)}>" if looks else text
