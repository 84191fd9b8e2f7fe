"""A page's HTML to the parts of a document, without what only a screen has a use for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

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
    writable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from selectolax.lexbor import LexborNode

    from generator.exporting.parts import DocumentPart, Phrases, RowOfCells

# The title of a document stands at its top in any case, with whose it is and how final.
_LEFT_OUT = {"nav", "svg", "script", "style", "button", "h1", "hr", "template"}
_FOR_SCREENS = {
    "gs-permalink", "gs-steps", "gs-cover", "gs-change__read", "gs-on-screen", "gs-heard",
    "gs-same", "gs-folded",
}  # fmt: skip
_INLINE = {
    "-text", "a", "b", "br", "code", "del", "em", "i", "ins", "small", "span", "strong", "sup",
}  # fmt: skip
_HEADING = re.compile(r"h([2-6])")
_LOOKS: dict[str, Callable[[Phrase], Phrase]] = {
    "b": lambda words: replace(words, bold=True),
    "strong": lambda words: replace(words, bold=True),
    "em": lambda words: replace(words, italic=True),
    "i": lambda words: replace(words, italic=True),
    "sup": lambda words: replace(words, raised=True),
    "ins": lambda words: replace(words, became="added"),
    "del": lambda words: replace(words, became="removed"),
    ".gs-inferred": lambda words: replace(words, italic=True),
}


def parts_of_page(html: str) -> tuple[DocumentPart, ...]:
    """The parts of a page, in order; a link that leads out of it to another page is words alone."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    ids = {node.attributes["id"] or "" for node in body.css("[id]")}
    return _PageReader(ids).parts(body, Phrase(""))


class _PageReader:
    """Reads elements; `look` is what surrounds them, as words without text."""

    def __init__(self, ids: set[str]) -> None:
        self._ids = ids

    def parts(self, around: LexborNode, look: Phrase) -> tuple[DocumentPart, ...]:
        """What stands in an element; words that stand in it alone are a paragraph."""
        found: list[DocumentPart] = []
        line: list[Phrase] = []
        for node in around.iter(include_text=True):
            if _is_left_out(node):
                continue
            if node.tag in _INLINE:
                line += self._words(node, look)
                continue
            found += _paragraph(line)
            line = []
            found += self._block(node, self._look(node, look))
        return (*found, *_paragraph(line))

    def _block(self, node: LexborNode, look: Phrase) -> Iterable[DocumentPart]:
        tag, classes = node.tag or "", _classes(node)
        if heading := _HEADING.fullmatch(tag):
            return [HeadingPart(int(heading[1]), self._line(node, look), _id(node))]
        if "gs-note" in classes:
            return [self._note(node, look)]
        if "gs-paragraph" in classes:
            return [self._numbered(node, look)]
        if "gs-figures" in classes:
            return [self._figures(node, look)]
        readers: dict[str, Callable[[LexborNode, Phrase], Iterable[DocumentPart]]] = {
            "p": lambda node, look: _paragraph(self._line(node, look)),
            "summary": lambda node, look: _paragraph(self._line(node, replace(look, italic=True))),
            "ul": self._list,
            "ol": self._list,
            "dl": self._facts,
            "table": self._table,
            "img": lambda node, _: [_image(node)],
            "figure": self._figure,
            "blockquote": lambda node, look: [NotePart("", self.parts(node, look))],
        }
        return readers.get(tag, self.parts)(node, look)

    def _look(self, node: LexborNode, look: Phrase) -> Phrase:
        """How words look inside an element."""
        for name in (node.tag or "", *(f".{each}" for each in _classes(node))):
            change = _LOOKS.get(name)
            look = change(look) if change else look
        if language := node.attributes.get("lang"):
            look = replace(look, language=language)
        if node.tag == "a":
            look = replace(look, link=self._address(node.attributes.get("href") or ""))
        return look

    def _address(self, address: str) -> str:
        """Where a link leads that is of use in a file."""
        if address.startswith("#"):
            return address if address[1:] in self._ids else ""
        return address if re.match(r"https?:|mailto:", address) else ""

    def _words(self, node: LexborNode, look: Phrase) -> Iterator[Phrase]:
        if node.tag == "-text":
            text = writable(re.sub(r"[ \t\r\n\f]+", " ", node.text_content or ""))
            # Spaces around words that were added or removed stand outside what marks those.
            words = re.split(r"(^ | $)", text) if look.became else [text]
            for each in words:
                yield replace(look, text=each, became=look.became if each != " " else "")
        elif node.tag == "br":
            yield replace(look, text="\n")
        elif not _is_left_out(node):
            inner = self._look(node, look)
            for child in node.iter(include_text=True):
                yield from self._words(child, inner)

    def _line(self, node: LexborNode, look: Phrase) -> Phrases:
        words = (w for child in node.iter(include_text=True) for w in self._words(child, look))
        return _tidy(words)

    def _note(self, node: LexborNode, look: Phrase) -> NotePart:
        label = node.css_first(".gs-note__label")
        within = self.parts(node, look)
        if label is None:
            return NotePart("", within)
        return NotePart(_plain(self._line(label, look)), within[1:])

    def _numbered(self, node: LexborNode, look: Phrase) -> NumberedPart:
        number, *rest = (child for child in node.iter() if not _is_left_out(child))
        parts = tuple(part for child in rest for part in self.parts(child, look))
        return NumberedPart(_plain(self._line(number, look)), parts, _id(node))

    def _figures(self, node: LexborNode, look: Phrase) -> ListPart:
        lines = (self._line(child, look) for child in node.iter())
        return ListPart("", tuple(ItemPart((TextPart(line),)) for line in lines))

    def _list(self, node: LexborNode, look: Phrase) -> Iterator[DocumentPart]:
        if "gs-notes" in _classes(node):
            kind = "notes"
        else:
            kind = (node.attributes.get("type") or "1") if node.tag == "ol" else ""
        number = int(node.attributes.get("start") or 1)
        items = []
        for child in (each for each in node.iter() if each.tag == "li"):
            number = int(child.attributes.get("value") or number)
            items.append(ItemPart(self.parts(child, self._look(child, look)), number, _id(child)))
            number += 1
        if items:
            yield ListPart(kind, tuple(items))

    def _facts(self, node: LexborNode, look: Phrase) -> Iterator[DocumentPart]:
        names, values = node.css("dt"), node.css("dd")
        rows = tuple(
            (CellPart(self.parts(name, look), heading=True), CellPart(self.parts(value, look)))
            for name, value in zip(names, values, strict=True)
        )
        if rows:
            yield TablePart((), (), rows)

    def _table(self, node: LexborNode, look: Phrase) -> Iterator[DocumentPart]:
        caption = node.css_first("caption")
        rows = [(row, self._row(row, look)) for row in node.css("tr")]
        head = tuple(cells for row, cells in rows if row.parent and row.parent.tag == "thead")
        body = tuple(cells for row, cells in rows if not row.parent or row.parent.tag != "thead")
        yield TablePart(self._line(caption, look) if caption else (), head, body)

    def _row(self, row: LexborNode, look: Phrase) -> RowOfCells:
        cells = (each for each in row.iter() if each.tag in {"th", "td"})
        return tuple(CellPart(self.parts(each, look), heading=each.tag == "th") for each in cells)

    def _figure(self, node: LexborNode, look: Phrase) -> Iterator[DocumentPart]:
        caption = node.css_first("figcaption")
        said = self._line(caption, look) if caption else ()
        image = node.css_first("img")
        if image is not None:
            yield replace(_image(image), caption=said)
            return
        yield from self.parts(node, look)


def _image(node: LexborNode) -> ImagePart:
    name = (node.attributes.get("src") or "").rpartition("/")[2]
    return ImagePart(name, writable(node.attributes.get("alt") or ""))


def _is_left_out(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag == "-text":
        return False
    role = node.attributes.get("role")
    return (
        tag in _LEFT_OUT
        or tag.startswith(("-", "!"))
        or role == "doc-backlink"
        or not _FOR_SCREENS.isdisjoint(_classes(node))
    )


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _id(node: LexborNode) -> str:
    return node.attributes.get("id") or ""


def _paragraph(words: Iterable[Phrase]) -> Iterator[TextPart]:
    if line := _tidy(words):
        yield TextPart(line)


def _plain(line: Phrases) -> str:
    return "".join(words.text for words in line)


def _tidy(words: Iterable[Phrase]) -> Phrases:
    """Words without spaces at both ends or two in a row, those that look alike in one."""
    line: list[Phrase] = []
    for each in words:
        text = each.text
        if not line or line[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text.startswith("\n") and line:
            line[-1] = replace(line[-1], text=line[-1].text.rstrip(" "))
        if line and replace(line[-1], text="") == replace(each, text=""):
            line[-1] = replace(line[-1], text=line[-1].text + text)
        elif text:
            line.append(replace(each, text=text))
    while line and not line[-1].text.rstrip():
        line.pop()
    if line:
        line[-1] = replace(line[-1], text=line[-1].text.rstrip())
    return tuple(line)
