"""A document as Word: real headings, lists and tables, in the styles of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exporting.parts import HeadingPart, lines_in, said
from generator.exporting.word_look import MARKING, empty_document
from generator.exporting.word_package import packed_document
from generator.exporting.word_parts import PartWriter, add_words
from generator.exporting.word_xml import add_field, begin_field, end_field, make_link
from generator.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordFile
    from docx.section import _Footer, _Header
    from docx.text.paragraph import Paragraph as WordParagraph

    from generator.exporting.document import WholeDocument


def as_word(document: WholeDocument, template: Path | None = None) -> bytes:
    """The document as the bytes of a .docx; ExpectedError where the template cannot be read."""
    file = empty_document(template)
    marks = _bookmarks(document)
    for marking in document.markings:
        file.add_paragraph(marking, MARKING)
    file.add_paragraph(document.title, "Title")
    for line in document.lines:
        file.add_paragraph(line)
    for notice in document.notices:
        file.add_paragraph().add_run(notice).italic = True
    if document.contents:
        _add_contents(file, document.contents, marks)
    PartWriter(file, document.images, marks).write(document.parts)
    for name, text in document.closing:
        paragraph = file.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(text)
    _add_around(file, document)
    return packed_document(file, document)


def _bookmarks(document: WholeDocument) -> dict[str, str]:
    """The names of all places that something leads to, by the ids of these."""
    targets = [w.link[1:] for line in lines_in(document.parts) for w in line if w.link[:1] == "#"]
    ids = dict.fromkeys([*(heading.id for heading in document.contents), *targets])
    return {name: f"_Part{number}" for number, name in enumerate(ids, 1)}


def _add_contents(file: WordFile, headings: tuple[HeadingPart, ...], marks: dict[str, str]) -> None:
    """A list of contents that can be read at once; Word adds the numbers of pages when asked."""
    file.add_paragraph(_("Contents"), "TOC Heading")
    levels = max(each.level for each in headings) - 1
    paragraph = None
    for number, heading in enumerate(headings):
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        paragraph.paragraph_format.left_indent = _STEP * (heading.level - 2)
        if not number:
            begin_field(paragraph, rf"TOC \o 1-{levels} \h \z \u")
        make_link(paragraph.add_run(said(heading.words)), "", marks[heading.id])
    if paragraph is not None:
        end_field(paragraph)


_STEP = 228600  # a quarter of an inch, as Word counts


def _add_around(file: WordFile, document: WholeDocument) -> None:
    """The markings at the top and the foot of every page, and there the title and the number."""
    file.settings.odd_and_even_pages_header_footer = False
    section = file.sections[0]
    section.different_first_page_header_footer = False
    for marking in document.markings:
        _new_line(section.header).add_run(marking)
        _new_line(section.footer).add_run(marking)
    line = _new_line(section.footer)
    before, between, after = _("Page %(page)s of %(pages)s", page="\0", pages="\0").split("\0")
    add_words(line, f"{document.title}. {before}")
    add_field(line, "PAGE", "1")
    add_words(line, between)
    add_field(line, "NUMPAGES", "1")
    add_words(line, after)


def _new_line(around: _Header | _Footer) -> WordParagraph:
    """A line of a header or footer; what a template has there stays."""
    around.is_linked_to_previous = False
    last = around.paragraphs[-1] if around.paragraphs else None
    empty = last is not None and not last.text and len(around.paragraphs) == 1
    paragraph = last if last is not None and empty else around.add_paragraph()
    paragraph.style = MARKING
    return paragraph
