"""HTML and XML in pieces that are read as one: no run of words crosses from one to the next.

It tells tags and comments from text, and drops nothing: what looks like the start of a tag and is
none is text. A parser that mends what it reads would leave out what a browser does not show.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote


class Piece(NamedTuple):
    """A text in a file, and what it is there; `raw` if it may as well be no text at all."""

    where: str
    text: str
    raw: bool = False
    column: str = ""  # what else is read as one with it: a column, or the values of one key


# A reader's eye does not stop at these; at all others it does.
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    "br",
    # A label of a drawing is wrapped over several of these.
    "foreignobject", "g", "switch", "text", "textpath", "tspan",
}  # fmt: skip

# A comment, a section of characters or a tag, whole; in quotation marks, tags hold any sign.
_MARKUP = re.compile(
    r"""(<!--.*?--!?>|<!\[CDATA\[.*?\]\]>|<[a-zA-Z/!?](?:[^<>"']|"[^"]*"|'[^']*')*+>)""", re.DOTALL
)
_NAME = re.compile(r"[^\s/>]+")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")


NO_TEXT = {
    "name of the file", "element", "closing tag", "name of an attribute", "declaration",
    *(f'attribute "{name}"' for name in ("class", "href", "id", "scope", "src", "type")),
}  # fmt: skip
"""Pieces whose order says nothing: folders stand in a row without being written in one, and the
names of elements, of looks and of places are none of the content's."""


_ASIDE = {"desc", "metadata", "title"}
"""What a drawing says of itself amid its labels: these go on behind it."""


class _Tag(NamedTuple):
    """A tag: whether it ends a piece, what it is as part of one, and the pieces in it."""

    ends: bool
    within: str
    own: tuple[Piece, ...]
    each_time: tuple[Piece, ...]  # of these, those that count wherever the tag stands again
    name: str  # of the element that it begins or, with "/", of the aside that it ends


class _Text:
    """The text that is being read, and the one that it is an aside of."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._around: list[list[str]] = []
        self._block, self._cell = "", 0

    def border(self, name: str) -> list[Piece]:
        """What ends at the border of a block."""
        if name in _ASIDE:
            self._around.append(self.parts)
            self.parts = []
            return []
        if name[:1] == "/" and self._around:
            pieces = _joined(self.parts, name[1:])
            self.parts = self._around.pop()
            return pieces
        pieces = self.end()
        if not name:
            return pieces
        self._cell = self._cell + 1 if name in _CELLS else 0 if name in _ROWS else self._cell
        self._block = f"{self._cell}" if name in _CELLS else name
        return pieces

    def end(self) -> list[Piece]:
        """The text that was read, in the column of its cell or with those of like elements."""
        pieces = _joined(self.parts, self._block) if self.parts else []
        self.parts = []
        return pieces

    def end_all(self) -> list[Piece]:
        """The text that was read, also around an aside that never ended."""
        pieces = self.end()
        while self._around:
            self.parts = self._around.pop()
            pieces += self.end()
        return pieces


_CELLS, _ROWS = {"td", "th"}, {"table", "tr"}


def pieces_of_markup(text: str) -> list[Piece]:
    """The texts between the borders of blocks, and all attributes, names and comments.

    Of a tag that stands there again, only what may be part of a text in several of them.
    """
    pieces: list[Piece] = []
    read = _Text()
    opened: set[Piece] = set()
    seen: set[str] = set()
    for at, part in enumerate(_MARKUP.split(text)):
        if at % 2 == 0:
            # A space before the first word is no part of a text.
            if part and (read.parts or not part.isspace()):
                read.parts.append(unescape(part) if "&" in part else part)
            continue
        ends, within, own, each_time, name = _markup(part)
        if ends and (read.parts or name):
            pieces += read.border(name)
        elif within:
            read.parts.append(within)
        if part in seen:
            pieces += each_time
            continue
        seen.add(part)
        if own[:1] and own[0].where == "closing tag":
            # Of an element that was opened, the name was looked at there.
            pieces += [piece for piece in own if Piece("element", piece.text) not in opened]
            continue
        opened.update(own[:1])
        pieces += own
    pieces += read.end_all()
    return [*pieces, *_letter_by_letter(pieces)]


def _letter_by_letter(pieces: list[Piece]) -> list[Piece]:
    """Letters that stand in cells, blocks or texts of a drawing of their own, as one row."""
    texts = [piece.text.strip() for piece in pieces if piece.where == "text"]
    rows = [list(row) for alone, row in groupby(texts, lambda text: len(text) == 1) if alone]
    return [Piece("row of letters", " ".join(row)) for row in rows if len(row) >= _WORD]


_WORD = 4  # letters; fewer are no word that would tell anything


def _joined(parts: list[str], column: str) -> list[Piece]:
    """A text as one piece; inside it, elements may touch as one word or stand apart as two."""
    joined = "".join(parts)
    if not joined.strip():
        return []
    if len(parts) == 1:
        return [Piece("text", joined, column=column)]
    return [Piece("text", each, column=column) for each in (joined, " ".join(parts))]


@lru_cache(maxsize=10_000)  # pages have the same tags over and over
def _markup(tag: str) -> _Tag:
    ends, within, own = _read(tag)
    each_time = tuple(each for each in own if each.where not in NO_TEXT)
    found = _BEGINS.match(tag)
    return _Tag(ends, within, own, each_time, found[1].lower() if found else "")


_BEGINS = re.compile(rf"<([^\s/>]+|/(?:{'|'.join(sorted(_ASIDE))})\b)", re.IGNORECASE)


def _read(tag: str) -> tuple[bool, str, tuple[Piece, ...]]:
    if tag.startswith("<![CDATA["):
        return False, tag[len("<![CDATA[") : -len("]]>")], ()
    if tag.startswith("<!--"):
        return False, "", (Piece("comment", tag[len("<!--") : -1].rstrip("!-")),)
    if tag[1] in "!?":
        return False, "", (Piece("declaration", tag[2:-1]),)
    closing = tag[1] == "/"
    found = _NAME.match(tag, 2 if closing else 1)
    name = found[0].lower() if found else ""
    if closing:
        return name not in _INLINE, "", (Piece("closing tag", tag[2:-1]),)
    pieces = (Piece("element", name), *_attributes(tag[1 + len(name) : -1]))
    return name not in _INLINE, " " if name == "br" else "", pieces


def _attributes(inside: str) -> list[Piece]:
    pieces: list[Piece] = []
    rest = inside
    for match in _ATTRIBUTE.finditer(inside):
        name, value = match[1].lower(), match[2] or ""
        rest = rest.replace(match[0], " ", 1)
        pieces.append(Piece("name of an attribute", name))
        said = unescape(value[1:-1] if value[:1] in {'"', "'"} else value)
        if said:
            pieces.append(Piece(f'attribute "{name}"', said))
            if "%" in said:
                pieces.append(Piece(f'attribute "{name}"', unquote(said)))
    # What stands between the attributes, where nothing should.
    return [*pieces, Piece("element", rest)] if rest.strip(" \t\r\n/") else pieces
