"""What a Word document begins as: a body's own template, or a plain look, without any text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from generator.exporting.document import LANGUAGE
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordFile
    from docx.styles.style import ParagraphStyle

NUMBERED, BELOW_NUMBER, NOTE, NOTE_LABEL, MARKING = (
    "Numbered Paragraph",
    "Below Number",
    "Note",
    "Note Label",
    "Marking",
)
"""The styles that Word does not have by itself; a template may bring its own under these names."""
_BLUE = RGBColor(0x12, 0x34, 0x5C)
_FONT = "Arial"
_SIZES = {
    "Title": 22,
    "TOC Heading": 15,
    "Heading 1": 15,
    "Heading 2": 12.5,
    "Heading 3": 11,
    "Heading 4": 11,
}
NUMBER_WIDTH = Cm(1.5)


def empty_document(template: Path | None) -> WordFile:
    """A document without text, in the look of a template or in ours."""
    document = _opened(template) if template else _plain()
    for each in list(document.element.body):
        if each.tag != qn("w:sectPr"):
            document.element.body.remove(each)
    for name, make in _OWN_STYLES.items():
        if name not in document.styles:
            make(_added(document, name))
    for name in _NEEDED:
        if name not in document.styles:
            _added(document, name)
    _speak(document)
    return document


def _added(document: WordFile, name: str) -> ParagraphStyle:
    """A new style, in the typeface of the text: without a base, Word takes one of its own."""
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style  # type: ignore[no-any-return]


def _opened(template: Path) -> WordFile:
    try:
        return Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError):
        message = f"{template} is not a Word document (.docx)"
        raise ExpectedError(f"{message}. Save it in Word as .docx, or remove it.") from None


def _plain() -> WordFile:
    """What python-docx begins with, on A4 and in a plain look."""
    document = Document()
    thumbnails = [
        key
        for key, each in document.part.package.rels.items()
        if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL
    ]
    for key in thumbnails:  # it shows another document
        del document.part.package.rels[key]
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.6)
    normal: Any = document.styles["Normal"]
    _set_font(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style: Any = document.styles[name]
        _set_font(style, size)
        style.font.color.rgb, style.font.bold, style.font.italic = _BLUE, True, False
    caption: Any = document.styles["Caption"]
    _set_font(caption, 10)
    caption.font.color.rgb, caption.font.bold = RGBColor(0, 0, 0), True
    return document


def _set_font(style: ParagraphStyle, size: float) -> None:
    """A typeface and size, also where the style names those of a theme."""
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{name}Theme"), None)
        fonts.set(qn(f"w:{name}"), _FONT)


def _numbered(style: ParagraphStyle) -> None:
    style.paragraph_format.left_indent = NUMBER_WIDTH
    style.paragraph_format.first_line_indent = -NUMBER_WIDTH


def _below_number(style: ParagraphStyle) -> None:
    style.paragraph_format.left_indent = NUMBER_WIDTH


def _note(style: ParagraphStyle) -> None:
    style.paragraph_format.left_indent = Cm(0.6)
    border = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in {"val": "single", "sz": "18", "space": "6", "color": "12345C"}.items():
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    # Word wants the properties of a paragraph in one order: borders before these.
    style.element.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc")


def _note_label(style: ParagraphStyle) -> None:
    _note(style)
    style.font.bold = True
    style.paragraph_format.keep_with_next = True


def _marking(style: ParagraphStyle) -> None:
    style.font.bold, style.font.size = True, Pt(9)
    style.paragraph_format.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    style.paragraph_format.space_after = Pt(0)


_OWN_STYLES = {
    NUMBERED: _numbered,
    BELOW_NUMBER: _below_number,
    NOTE: _note,
    NOTE_LABEL: _note_label,
    MARKING: _marking,
}
# A template in which nobody used one of these may not have it.
_NEEDED = (
    *(
        "Title",
        "Subtitle",
        "TOC Heading",
        "Caption",
        "Quote",
        "List Bullet",
        "List Bullet 2",
        "List Bullet 3",
    ),
    *("List Paragraph", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5"),
)


def _speak(document: WordFile) -> None:
    """Say in which language the text is, where no run of it says another."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")) if defaults is not None else ():
        language = properties.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            properties.append(language)
        language.set(qn("w:val"), LANGUAGE)
