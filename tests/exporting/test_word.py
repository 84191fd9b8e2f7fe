"""Word documents, read back: what Word and those who hear a document are told about it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from support.documents import everything

from generator.exporting.word import as_word
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document


@pytest.fixture(scope="module")
def data() -> bytes:
    return as_word(everything())


@pytest.fixture(scope="module")
def file(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def texts(file: Document, style: str) -> list[str]:
    return [each.text for each in file.paragraphs if each.style and each.style.name == style]


def test_headings_are_headings(file: Document) -> None:
    assert texts(file, "Title") == ["Annual Governance Statement"]
    assert texts(file, "Heading 1") == ["First & <foremost>", "Tables", "The end"]
    assert texts(file, "Heading 2") == ["Below it"]
    assert texts(file, "Heading 3") == ["Deeper"]
    assert texts(file, "Heading 4") == ["Deepest"]


def test_paragraphs_have_their_numbers_as_printed(file: Document) -> None:
    assert texts(file, "Numbered Paragraph") == ["1.1\tSaid with a number."]


def test_the_contents_lead_to_the_headings(file: Document) -> None:
    assert texts(file, "TOC Heading") == ["Contents"]
    codes = [each.text for each in file.element.iter(qn("w:instrText"))]
    assert codes[0] == r" TOC \o 1-2 \h \z \u "
    body = file.element.body
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    inner = [each for each in links if each]
    assert len(inner) == 5  # four headings of two levels, and the mark of a note
    assert set(inner) == names


def test_every_field_that_begins_ends(file: Document) -> None:
    around = [file.element, file.sections[0].footer._element]
    kinds = [each.get(qn("w:fldCharType")) for e in around for each in e.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * 3


def test_words_look_as_on_the_page(file: Document) -> None:
    (paragraph,) = [each for each in file.paragraphs if each.text.startswith("Plain, ")]
    said = "Plain, bold and slanted[1]\nnext line; [removed: old] [added: new] elsewhere yn Gymraeg"
    assert paragraph.text == said
    runs = {each.text: each for each in paragraph.runs}
    assert runs["bold"].bold
    assert runs["slanted"].italic
    assert runs["[removed: old]"].font.strike
    assert runs[" [added: new]"].underline
    (welsh,) = paragraph._p.iter(qn("w:lang"))
    assert welsh.get(qn("w:val")) == "cy"
    assert [link.address for link in paragraph.hyperlinks] == ["", "https://example.org/"]


def test_lists_are_word_s_own_and_begin_at_their_numbers(file: Document) -> None:
    numbering: Any = file.part.numbering_part.element
    kept = {each.get(qn("w:abstractNumId")): each for each in numbering.iter(qn("w:abstractNum"))}

    def list_of(text: str) -> tuple[str, str, str]:
        properties: Any = next(each for each in file.paragraphs if each.text == text)._p.pPr
        level = kept[str(properties.numPr.numId.val)].find(qn("w:lvl"))
        wanted = (level.find(qn(f"w:{name}")) for name in ("numFmt", "start"))
        indent = level.find(qn("w:pPr")).find(qn("w:ind")).get(qn("w:left"))
        form, start = (each.get(qn("w:val")) for each in wanted)
        return form, start, indent

    assert list_of("the third") == ("lowerLetter", "3", "360")
    assert list_of("a fifth") == ("lowerLetter", "5", "360")
    assert list_of("one") == list_of("two") == ("decimal", "1", "360")
    assert list_of("A bullet") == ("bullet", "1", "1210")  # below a number, which takes room
    order = [each.tag for each in numbering if each.tag in {qn("w:abstractNum"), qn("w:num")}]
    assert order == sorted(order)  # all kinds of list before all lists, as Word wants it


def test_tables_repeat_their_headings_and_have_a_caption(file: Document) -> None:
    table, facts = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "Who"],
        ["Strategies", "The Main Board\nMore."],
        ["Budgets", "The Panel\nMore."],
    ]
    repeated = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
    assert repeated == [True, False, False]
    assert texts(file, "Caption") == ["Table 1: Who approves what", "The dots"]
    (caption,) = table._tbl.iter(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == "Table 1: Who approves what"
    assert facts.rows[0].cells[0].paragraphs[0].runs[0].bold
    assert not list(facts._tbl.iter(qn("w:tblHeader")))


def test_an_image_has_words_for_those_who_do_not_see_it(file: Document) -> None:
    (image,) = file.inline_shapes
    assert image._inline.docPr.get("descr") == "Red dots"


def test_notes_are_set_apart(file: Document) -> None:
    assert texts(file, "Note Label") == ["Withheld"]
    assert texts(file, "Note") == ["1 control is not published here."]
    assert texts(file, "Quote") == ["Quoted."]


def test_markings_stand_on_every_page(file: Document) -> None:
    section = file.sections[0]
    markings = ["Internal: for staff only, not for publication", "Protective marking: OFFICIAL"]
    assert [each.text for each in section.header.paragraphs] == markings
    assert [each.text for each in section.footer.paragraphs] == [
        *markings,
        "Annual Governance Statement. Page 1 of 1",
    ]
    assert not section.different_first_page_header_footer


def test_a_document_says_what_it_is(file: Document) -> None:
    about = file.core_properties
    assert (about.title, about.author) == ("Annual Governance Statement", "Example Authority")
    assert about.language == "en-GB"
    assert about.created == about.modified == datetime(2025, 6, 13, tzinfo=UTC)
    languages = file.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}


def test_the_same_content_gives_the_same_bytes_at_any_time(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 100_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert as_word(everything()) == data
    with ZipFile(BytesIO(data)) as package:
        assert {each.date_time for each in package.infolist()} == {(2025, 6, 13, 0, 0, 0)}


def body_template(tmp_path: Path, change: Callable[[Document], None]) -> Path:
    """A body's own template, made from Word's."""
    made = docx.Document()
    change(made)
    made.save(str(tmp_path / "template.docx"))
    return tmp_path / "template.docx"


def test_a_body_may_bring_its_own_styles_and_header(tmp_path: Path) -> None:
    def change(made: Document) -> None:
        made.add_paragraph("Text of the template, which goes")
        made.styles["Heading 1"].font.size = Pt(33)
        made.sections[0].header.paragraphs[0].text = "Letterhead"
        made.sections[0].different_first_page_header_footer = True

    file = docx.Document(BytesIO(as_word(everything(), body_template(tmp_path, change))))
    assert file.styles["Heading 1"].font.size == Pt(33)
    assert not [each for each in file.paragraphs if "goes" in each.text]
    header = [each.text for each in file.sections[0].header.paragraphs]
    assert header[:2] == ["Letterhead", "Internal: for staff only, not for publication"]
    assert not file.sections[0].different_first_page_header_footer  # or one page had no marking


def test_a_template_without_the_styles_is_given_them(tmp_path: Path) -> None:
    def change(made: Document) -> None:
        for name in ("Heading 3", "Caption", "Quote", "Table Grid", "List Paragraph"):
            made.styles[name].delete()

    file = docx.Document(BytesIO(as_word(everything(), body_template(tmp_path, change))))
    assert texts(file, "Heading 3") == ["Deeper"]
    assert len(file.tables) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(content)
    with pytest.raises(ExpectedError) as refused:
        as_word(everything(), template)
    assert str(refused.value) == (
        f"{template} is not a Word document (.docx). Save it in Word as .docx, or remove it."
    )


# Word calls a file damaged in which the properties of a thing stand in another order.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike noProof webHidden color "
    "spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs lang",
    "tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}


def test_properties_stand_in_the_order_that_word_wants(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    seen = dict.fromkeys(ORDER, 0)
    for root in map(parse_xml, parts):
        for kind, names in ORDER.items():
            order = names.split()
            for element in root.iter(qn(f"w:{kind}")):
                children = [each.tag.partition("}")[2] for each in element]
                assert set(children) <= set(order), kind
                assert children == sorted(children, key=order.index), kind
                seen[kind] += 1
    assert min(seen.values()) > 0
