"""Documents of a project without the command line, and what they hold as text that reads well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from generator.exporting.chosen import comparison_named, document_named
from generator.exporting.document import WholeDocument, document_of
from generator.exporting.parts import (
    CellPart,
    HeadingPart,
    ImagePart,
    ItemPart,
    ListPart,
    NotePart,
    NumberedPart,
    Phrase,
    TablePart,
    TextPart,
)
from generator.resources import find_resources
from generator.vocabulary import Audience
from support.contents import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.exporting.parts import DocumentPart, Phrases, RowOfCells


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
                yield f"{step}h{part.level}: {_line(part.words)}{_named(part.id)}"
            case TextPart():
                yield f"{step}p: {_line(part.words)}"
            case NumberedPart():
                yield f"{step}number {part.number}{_named(part.id)}"
                yield from _outlined(part.parts, inner)
            case ListPart():
                yield f"{step}list {part.kind or 'of bullets'}"
                yield from _items(part, inner)
            case TablePart():
                yield f"{step}table: {_line(part.caption)}".rstrip()
                yield from _rows("head", part.head, inner)
                yield from _rows("row", part.body, inner)
            case ImagePart():
                yield f"{step}image {part.name} ({part.alt}): {_line(part.caption)}"
            case NotePart():
                yield f"{step}note {part.label}".rstrip()
                yield from _outlined(part.parts, inner)


def _named(name: str) -> str:
    return f" #{name}" if name else ""


def _items(part: ListPart, step: str) -> Iterator[str]:
    for item in part.items:
        yield f"{step}item {item.number}{_named(item.id)}"
        yield from _outlined(item.parts, f"{step}    ")


def _rows(name: str, rows: Sequence[RowOfCells], step: str) -> Iterator[str]:
    for row in rows:
        yield f"{step}{name}"
        for cell in row:
            yield f"{step}    {'heading' if cell.heading else 'cell'}"
            yield from _outlined(cell.parts, f"{step}        ")


def _line(phrases: Phrases) -> str:
    return "".join(map(_phrase, phrases))


def _phrase(phrase: Phrase) -> str:
    text = phrase.text.replace("\n", " / ")
    looks = [name for name in ("bold", "italic", "raised") if getattr(phrase, name)]
    looks += [each for each in (phrase.became, phrase.link, phrase.language) if each]
    return f"<{text}: {', '.join(looks)}>" if looks else text


def everything() -> WholeDocument:
    """A document with a part of each kind, and an image of 40 by 20 red dots."""
    picture = BytesIO()
    Image.new("RGB", (40, 20), "red").save(picture, "PNG")
    rows = tuple(
        (CellPart((_text(name),), heading=True), CellPart((_text(said), _text("More."))))
        for name, said in (("Strategies", "The Main Board"), ("Budgets", "The Panel"))
    )
    head = (CellPart((_text("What"),), heading=True), CellPart((_text("Who"),), heading=True))
    inner = ListPart("", (ItemPart((_text("A bullet"),), 1),))
    phrases = (
        Phrase("Plain, "),
        Phrase("bold", bold=True),
        Phrase(" and "),
        Phrase("slanted", italic=True),
        Phrase("[1]", raised=True, link="#note-1-1"),
        Phrase("\nnext line; "),
        Phrase("old", became="removed"),
        Phrase("new", became="added"),
        Phrase(" elsewhere", link="https://example.org/"),
        Phrase(" yn Gymraeg", language="cy"),
    )
    parts = (
        HeadingPart(2, (Phrase("First & <foremost>"),), "first"),
        TextPart(phrases),
        HeadingPart(3, (Phrase("Below it"),), "below"),
        NumberedPart("1.1", (_text("Said with a number."), inner), "p-1.1"),
        HeadingPart(4, (Phrase("Deeper"),), "deeper"),
        HeadingPart(5, (Phrase("Deepest"),), "deepest"),
        ListPart("a", (ItemPart((_text("the third"), inner), 3), ItemPart((_text("a fifth"),), 5))),
        ListPart("1", (ItemPart((_text("one"),), 1), ItemPart((_text("two"),), 2))),
        HeadingPart(2, (Phrase("Tables"),), "tables"),
        TablePart((Phrase("Table 1: Who approves what"),), (head,), rows),
        TablePart((), (), rows),
        ImagePart("dots.png", "Red dots", (Phrase("The dots"),)),
        NotePart("Withheld", (_text("1 control is not published here."),)),
        NotePart("", (_text("Quoted."),)),
        HeadingPart(2, (Phrase("The end"),), "end"),
        ListPart("notes", (ItemPart((_text("[1] By the Board."),), 1, "note-1-1"),)),
    )
    return WholeDocument(
        title="Annual Governance Statement",
        body="Example Authority",
        lines=("2024/25", "Working copy, not published"),
        notices=("The Example Authority is fictional.",),
        markings=("Internal: for staff only, not for publication", "Protective marking: OFFICIAL"),
        day=date(2025, 6, 13),
        parts=parts,
        closing=(("Source", "Made up for tests."),),
        images={"dots.png": picture.getvalue()},
    )


def _text(text: str) -> TextPart:
    return TextPart((Phrase(text),))


def replaced(document: WholeDocument, parts: tuple[DocumentPart, ...]) -> WholeDocument:
    """The same document with other parts."""
    return replace(document, parts=parts)
