"""What Word can do and python-docx has no words for: links, bookmarks, fields, numbers of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun


def element(tag: str, **attributes: str) -> Any:
    """An element of Word's, with attributes of its own namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def make_link(run: WordRun, address: str, bookmark: str = "") -> None:
    """Make a run lead to an address or, where a bookmark is named, to that."""
    link = element("hyperlink", anchor=bookmark) if bookmark else element("hyperlink")
    if not bookmark:
        key = run.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), key)
    run._r.addprevious(link)  # noqa: SLF001 - python-docx has no other way to it
    link.append(run._r)  # noqa: SLF001


def add_bookmark(paragraph: WordParagraph, name: str, number: int) -> None:
    """Give the beginning of a paragraph a name to lead to."""
    start = element("bookmarkStart", id=str(number), name=name)
    at = 1 if paragraph._p.pPr is not None else 0  # noqa: SLF001
    paragraph._p.insert(at, start)  # noqa: SLF001
    start.addnext(element("bookmarkEnd", id=str(number)))


def add_field(paragraph: WordParagraph, instruction: str, shown: str) -> None:
    """Add what Word works out itself, such as the number of a page."""
    _sign(paragraph, "begin")
    code = element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)  # noqa: SLF001
    _sign(paragraph, "separate")
    paragraph.add_run(shown)
    _sign(paragraph, "end")


def begin_field(paragraph: WordParagraph, instruction: str) -> None:
    """Begin a field that reaches over several paragraphs."""
    add_field(paragraph, instruction, "")
    paragraph._p.remove(paragraph.runs[-1]._r)  # noqa: SLF001 - its end comes later


def end_field(paragraph: WordParagraph) -> None:
    """End a field that reaches over several paragraphs."""
    _sign(paragraph, "end")


def _sign(paragraph: WordParagraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001


_FORMATS = {
    "": "bullet",
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STEP = 360  # twentieths of a point, by which each list stands further in than the one around it
_DEEPEST = 8


class ListNumbers:
    """The lists of a document; each has numbers of its own, as Word counts them."""

    def __init__(self, document: WordFile) -> None:
        self._numbering: Any = document.part.numbering_part.element
        self._next = 1 + max(
            [
                int(each.get(qn(name)))
                for tag, name in (("abstractNum", "w:abstractNumId"), ("num", "w:numId"))
                for each in self._numbering.findall(qn(f"w:{tag}"))
            ],
            default=0,
        )

    def new(self, kind: str, first: int, depth: int, indent: int) -> int:
        """A list that begins at a number; give what its entries name it by."""
        name, self._next = self._next, self._next + 1
        kept = element("abstractNum", abstractNumId=str(name))
        kept.append(element("multiLevelType", val="singleLevel"))
        level = element("lvl", ilvl="0")
        text = "%1." if kind else "\u2022"
        values = {"start": str(first), "numFmt": _FORMATS[kind], "lvlText": text, "lvlJc": "left"}
        level.extend([element(tag, val=value) for tag, value in values.items()])
        properties = element("pPr")
        left = str(indent + _STEP * (1 + min(depth, _DEEPEST)))
        properties.append(element("ind", left=left, hanging=str(_STEP)))
        level.append(properties)
        kept.append(level)
        numbers = self._numbering.findall(qn("w:num"))
        if numbers:  # all kinds of list stand before all lists
            numbers[0].addprevious(kept)
        else:
            self._numbering.append(kept)
        listed = element("num", numId=str(name))
        listed.append(element("abstractNumId", val=str(name)))
        self._numbering.append(listed)
        return name


def put_in_list(paragraph: WordParagraph, name: int) -> None:
    """Make a paragraph an entry of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = name
