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


# A reader's eye does not stop at these; at all others it does.
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    "br",
    # A label of a drawing is wrapped over several of these.
    "g", "text", "textpath", "tspan",
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


class _Tag(NamedTuple):
    """A tag: whether it ends a piece, what it is as part of one, and the pieces in it."""

    ends: bool
    within: str
    own: tuple[Piece, ...]
    each_time: tuple[Piece, ...]  # of these, those that count wherever the tag stands again


def pieces_of_markup(text: str) -> list[Piece]:
    """The texts between the borders of blocks, and all attributes, names and comments.

    Of a tag that stands there again, only what may be part of a text in several of them.
    """
    pieces: list[Piece] = []
    parts: list[str] = []
    opened: set[Piece] = set()
    seen: set[str] = set()
    for at, part in enumerate(_MARKUP.split(text)):
        if at % 2 == 0:
            if part:
                parts.append(unescape(part) if "&" in part else part)
            continue
        ends, within, own, each_time = _markup(part)
        if ends:
            if parts:
                pieces += _joined(parts)
                parts = []
        elif within:
            parts.append(within)
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
    pieces += _joined(parts)
    return [*pieces, *_letter_by_letter(pieces)]


def _letter_by_letter(pieces: list[Piece]) -> list[Piece]:
    """Letters that stand in cells, blocks or texts of a drawing of their own, as one row."""
    texts = [piece.text.strip() for piece in pieces if piece.where == "text"]
    rows = [list(row) for alone, row in groupby(texts, lambda text: len(text) == 1) if alone]
    return [Piece("row of letters", " ".join(row)) for row in rows if len(row) >= _WORD]


_WORD = 4  # letters; fewer are no word that would tell anything


def _joined(parts: list[str]) -> list[Piece]:
    """A text as one piece; inside it, elements may touch as one word or stand apart as two."""
    joined = "".join(parts)
    if not joined.strip():
        return []
    if len(parts) == 1:
        return [Piece("text", joined)]
    return [Piece("text", joined), Piece("text", " ".join(parts))]


@lru_cache(maxsize=10_000)  # pages have the same tags over and over
def _markup(tag: str) -> _Tag:
    ends, within, own = _read(tag)
    return _Tag(ends, within, own, tuple(each for each in own if each.where not in NO_TEXT))


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
