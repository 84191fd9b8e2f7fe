"""The parts of a document as paragraphs, lists, tables and images of Word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.image.exceptions import UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import _Cell

from generator.exporting.parts import (
    HeadingPart,
    ImagePart,
    ListPart,
    NotePart,
    NumberedPart,
    Phrase,
    TablePart,
    TextPart,
)
from generator.exporting.word_look import BELOW_NUMBER, NOTE, NOTE_LABEL, NUMBER_WIDTH, NUMBERED
from generator.exporting.word_xml import ListNumbers, add_bookmark, element, make_link, put_in_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document as WordFile
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

    from generator.exporting.parts import CellPart, DocumentPart, Phrases, RowOfCells

_DEEPEST_HEADING = 5
_GRID = "Table Grid"
_TWENTIETH = 635  # of a point, in the units in which Word counts lengths
_PER_PIXEL = 9525  # at 96 pixels to the inch


def add_words(paragraph: WordParagraph, text: str) -> None:
    """Add plain words, if there are any."""
    if text:
        paragraph.add_run(text)


class PartWriter:
    """Writes parts at the end of a document."""

    def __init__(
        self, file: WordFile, images: Mapping[str, bytes], bookmarks: Mapping[str, str]
    ) -> None:
        self._file = file
        self._images = images
        self._bookmarks = dict(bookmarks)
        self._lists = ListNumbers(file)
        # Looked for by python-docx each time, styles take half of all the time.
        self._styles = {str(each.name): each.style_id for each in file.styles}

    def write(self, parts: Sequence[DocumentPart]) -> None:
        """Write all parts in their order."""
        self._write(_Spot(_Holder(self._file, self._styles)), parts)

    def _write(self, spot: _Spot, parts: Sequence[DocumentPart]) -> None:
        for part in parts:
            match part:
                case HeadingPart():
                    level = min(part.level - 1, _DEEPEST_HEADING)
                    paragraph = spot.paragraph(f"Heading {level}")
                    self._add(paragraph, part.words)
                    self._name(paragraph, part.id)
                case TextPart():
                    self._add(spot.paragraph(), part.words)
                case NumberedPart():
                    self._numbered(spot, part)
                case ListPart():
                    self._list(spot, part)
                case TablePart():
                    self._table(spot, part)
                case ImagePart():
                    self._image(spot, part)
                case NotePart():
                    self._note(spot, part)

    def _add(self, paragraph: WordParagraph, line: Phrases, *, bold: bool = False) -> None:
        before = ""
        for words in line:
            text = words.text
            if words.became:
                text = f"[{words.became}: {text}]"
                text = f" {text}" if before else text
            before = words.became
            run = paragraph.add_run(text)
            run.bold = True if words.bold or bold else None
            run.italic = True if words.italic else None
            run.underline = True if words.became == "added" or words.link else None
            run.font.strike = True if words.became == "removed" else None
            run.font.superscript = True if words.raised else None
            if words.language:
                run._r.get_or_add_rPr().append(element("lang", val=words.language))  # noqa: SLF001
            self._lead(run, words)

    def _lead(self, run: Any, words: Phrase) -> None:
        if words.link.startswith("#"):
            if bookmark := self._bookmarks.get(words.link[1:]):
                make_link(run, "", bookmark)
        elif words.link:
            make_link(run, words.link)

    def _name(self, paragraph: WordParagraph, name: str) -> None:
        if bookmark := self._bookmarks.get(name):
            add_bookmark(paragraph, bookmark, int(bookmark.removeprefix("_Part")))

    def _numbered(self, spot: _Spot, part: NumberedPart) -> None:
        first, rest = part.parts[:1], part.parts[1:]
        paragraph = spot.paragraph(NUMBERED)
        self._name(paragraph, part.id)
        paragraph.add_run(f"{part.number}\t")
        if first and isinstance(first[0], TextPart):
            self._add(paragraph, first[0].words)
        else:
            rest = part.parts
        indent = spot.indent + int(NUMBER_WIDTH) // _TWENTIETH
        self._write(replace(spot, style=BELOW_NUMBER, indent=indent), rest)

    def _list(self, spot: _Spot, part: ListPart) -> None:
        name, expected = 0, None
        within = spot.deeper()
        for item in part.items:
            if part.kind == "notes":
                self._item(replace(spot, style="List Paragraph"), item.parts, item.id, 0)
                continue
            if not name or (part.kind and item.number != expected):
                name = self._lists.new(part.kind, item.number, spot.depth, spot.indent)
            expected = item.number + 1
            self._item(within, item.parts, item.id, name)

    def _item(self, spot: _Spot, parts: Sequence[DocumentPart], item: str, name: int) -> None:
        """An entry; what stands below its first paragraph is set in as far."""
        paragraph = spot.paragraph()
        self._name(paragraph, item)
        if name:
            put_in_list(paragraph, name)
        rest = parts
        if parts and isinstance(parts[0], TextPart):
            self._add(paragraph, parts[0].words)
            rest = parts[1:]
        self._write(spot, rest)

    def _note(self, spot: _Spot, part: NotePart) -> None:
        if part.label:
            spot.paragraph(NOTE_LABEL).add_run(part.label)
        self._write(replace(spot, style=NOTE if part.label else "Quote"), part.parts)

    def _table(self, spot: _Spot, part: TablePart) -> None:
        rows = [*part.head, *part.body]
        wide = max((len(row) for row in rows), default=0)
        if not wide:
            return
        if part.caption:
            caption = spot.paragraph("Caption")
            self._add(caption, part.caption)
            caption.paragraph_format.keep_with_next = True
        table = spot.around.table(len(rows), wide)
        if _GRID in self._file.styles:
            table.style = _GRID
        if part.caption:
            said = "".join(words.text for words in part.caption)
            table._tbl.tblPr.append(element("tblCaption", val=said))  # noqa: SLF001
        for number, row in enumerate(rows):
            self._row(table.rows[number], row, repeated=number < len(part.head))
        look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
        if look is not None and not part.head:
            look.set(qn("w:firstRow"), "0")

    def _row(self, shown: Any, row: RowOfCells, *, repeated: bool) -> None:
        properties = shown._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(element("cantSplit"))
        if repeated:
            properties.append(element("tblHeader"))
        for cell, part in zip(shown.cells, row, strict=False):
            self._cell(cell, part)

    def _cell(self, cell: _Cell, part: CellPart) -> None:
        spot = _Spot(_Holder(cell, self._styles))
        if part.heading and len(part.parts) == 1 and isinstance(part.parts[0], TextPart):
            self._add(spot.paragraph(), part.parts[0].words, bold=True)
        else:
            self._write(spot, part.parts)

    def _image(self, spot: _Spot, part: ImagePart) -> None:
        data = self._images.get(part.name)
        paragraph = spot.paragraph()
        try:
            picture = paragraph.add_run().add_picture(BytesIO(data or b""))
        except UnrecognizedImageError:  # or no longer there: the words for it stay
            paragraph.add_run(f"[{part.alt}]")
        else:
            section = self._file.sections[0]
            edges = int(section.left_margin or 0) + int(section.right_margin or 0)
            room = int(section.page_width or 0) - edges - int(spot.indent * _TWENTIETH)
            natural = int(picture.width)
            width = min(room, natural)
            picture.width, picture.height = (
                Emu(width),
                Emu(int(picture.height) * width // natural),
            )
            picture._inline.docPr.set("descr", part.alt)  # noqa: SLF001
            paragraph.paragraph_format.keep_with_next = bool(part.caption)
        if part.caption:
            self._add(spot.paragraph("Caption"), part.caption)


class _Holder:
    """The document or a cell; a cell begins with a paragraph, which is to be used first."""

    def __init__(self, holder: WordFile | _Cell, styles: Mapping[str, str]) -> None:
        self._holder = holder
        self._styles = styles
        self._unused: list[WordParagraph] = []
        if isinstance(holder, _Cell):
            self._unused += holder.paragraphs

    def paragraph(self, style: str) -> WordParagraph:
        """A new paragraph at the end."""
        paragraph = self._unused.pop() if self._unused else self._holder.add_paragraph()
        if style:
            paragraph._p.style = self._styles[style]  # noqa: SLF001
        return paragraph

    def table(self, rows: int, columns: int) -> WordTable:
        """A new table at the end."""
        return self._holder.add_table(rows, columns)


@dataclass(frozen=True)
class _Spot:
    """Where the next part goes, in which style, in how many lists, and how far in."""

    around: _Holder
    style: str = ""
    depth: int = 0
    indent: int = 0  # in twentieths of a point

    def deeper(self) -> _Spot:
        """The same place, for what stands in a list."""
        return replace(self, style="List Paragraph", depth=self.depth + 1)

    def paragraph(self, style: str = "") -> WordParagraph:
        """A new paragraph, in the style of the place unless it has one of its own."""
        return self.around.paragraph(style or self.style)
