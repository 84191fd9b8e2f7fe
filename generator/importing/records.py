"""What was placed, as the records of the content's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importing.blocks import ReadBlock, text_of
from generator.importing.ids import GivenIds
from generator.importing.prose_of import markdown_of
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importing.placed import FileRow, Placed, PlacedPart


def statement_of(placed: Placed) -> FileRow:
    """The record of statement.yml."""
    row: FileRow = {}
    if placed.introduction:
        _write(placed, row, "introduction", placed.introduction)
    ids = GivenIds()
    sections = [_section(part, ids, GivenIds(), placed) for part in placed.sections]
    if sections:
        row["sections"] = sections
    kept = [text for _, text in sorted(placed.unplaced, key=lambda each: each[0])]
    if kept:
        row["unplaced"] = kept
    return row


def _section(part: PlacedPart, ids: GivenIds, below: GivenIds, placed: Placed) -> FileRow:
    """The record of a part; the ids of all that stands below a section differ."""
    row: FileRow = {"id": ids.give(part.title, "section")}
    row |= {"kind": part.kind} if part.kind else {}
    row |= {"number": part.number} if part.number else {}
    row["title"] = part.title
    if part.text:
        _write(placed, row, "text", part.text)
    paragraphs = [_paragraph(number, blocks, placed) for number, blocks in part.paragraphs]
    if said := [each for each in paragraphs if "text" in each]:
        row["paragraphs"] = said
    if part.parts:
        row["sections"] = [_section(each, below, below, placed) for each in part.parts]
    if part.signatories:
        row["signatories"] = part.signatories
    return row


def _paragraph(number: str, blocks: Sequence[ReadBlock], placed: Placed) -> FileRow:
    row: FileRow = {"number": number}
    _write(placed, row, "text", blocks, number)
    return row


def _write(
    placed: Placed, row: FileRow, name: str, blocks: Sequence[ReadBlock], number: str = ""
) -> None:
    """Write blocks to a field of a row; what it cannot hold is kept, in its order.

    Where it can hold none of them, their number is kept with the first.
    """
    text, left = markdown_of(blocks)
    if text:
        row[name], number = text, ""
    for block in left:
        placed.at = placed.stood[id(block)]
        placed.keep(f"{number} {text_of(block)}".lstrip())
        number = ""


def edition_of(placed: Placed, file_name: str) -> FileRow:
    """The record of edition.yml."""
    year = say_year(placed.target.year)
    title = placed.title or f"Annual Governance Statement {year}"
    statement: FileRow = {
        "kind": "statement",
        "title": title,
        "name": "Statement",
        "about": f"The statement on governance in {year}.",
        "source": file_name,
    }
    if placed.control:
        statement["control"] = {"rows": placed.control}
    documents = [statement]
    if placed.actions or placed.areas:
        documents.append(
            {
                "kind": "improvement",
                "title": f"Improvement plan of the statement {year}",
                "name": "Improvement",
                "about": "What will be improved, as the statement says.",
                "source": file_name,
            }
        )
    return {"as_at": placed.target.as_at, "documents": documents}


def improvement_of(placed: Placed) -> FileRow:
    """The record of improvement.yml; an empty one where there is no plan."""
    row: FileRow = {}
    if any("due" in each for each in placed.actions):
        row["as_at"] = placed.target.as_at
    if placed.areas:
        row["areas"] = placed.areas
    if placed.actions:
        row["actions"] = placed.actions
    return row


def organisation_of(placed: Placed, name: str) -> FileRow:
    """The record of a body that is new to the content."""
    row: FileRow = {
        "name": name,
        "short_name": name,
        "about": "[to be written: what the body does]",
    }
    if placed.posts:
        row["posts"] = [{"id": each, "title": title} for title, each in placed.posts.items()]
    return row


def site_of(target_day: str) -> FileRow:
    """The record of site.yml, where there is none."""

    def link(title: str, page: str) -> FileRow:
        return {"title": title, "url": f"https://example.org/{page}"}

    return {
        "title": "Governance statements",
        "about": "What public bodies say about how they are governed.",
        "address": "https://example.org/",
        "as_at": target_day,
        "feedback": link("Tell us about a mistake", "feedback"),
        "accessibility": {
            "standard": "Web Content Accessibility Guidelines 2.2, level AA",
            "checked": target_day,
            "how": "[to be written: nobody has checked it yet]",
            "contact": link("Ask for another format", "accessibility"),
            "enforcement": link("Equality Advisory and Support Service", "enforcement"),
        },
    }
