"""HTML and XML in pieces that are read as one: no run of words crosses from one to the next."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in a file, and what it is there; `raw` if it may as well be no text at all."""

    where: str
    text: str
    raw: bool = False


def pieces_of_markup(text: str) -> list[Piece]:
    """The texts between the borders of blocks, and all attributes and comments."""
    parser = _Pieces()
    with suppress(AssertionError):
        parser.feed(text)
        parser.close()
    # The parser gives up on some declarations, and some versions of it leave a script that never
    # ends unread: what is left is read as it stands.
    parser.handle_data(parser.rawdata)
    parser.end()
    return parser.pieces


# A reader's eye does not stop at these; at all others it does.
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    "br",
}  # fmt: skip


class _Pieces(HTMLParser):
    """Collects the pieces of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._names: set[str] = set()

    def end(self) -> None:
        """Close a piece; inside it, elements may touch as one word or stand apart as two."""
        parts, self._parts = self._parts, []
        if parts:
            joined = "".join(parts)
            if joined.strip():
                self.pieces.append(Piece("text", joined))
            if len(parts) > 1 and joined.strip():
                self.pieces.append(Piece("text", " ".join(parts)))

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end()
        elif tag == "br":
            self._parts.append(" ")
        self._names.add(tag)
        self.pieces.append(Piece("element", tag))
        for name, value in attrs:
            self._attribute(name, value or "")

    def _attribute(self, name: str, value: str) -> None:
        self.pieces.append(Piece("name of an attribute", name))
        if value:
            self.pieces.append(Piece(f'attribute "{name}"', value))
            if "%" in value:
                self.pieces.append(Piece(f'attribute "{name}"', unquote(value)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end()

    def parse_endtag(self, i: int) -> int:
        """Keep what a closing tag holds besides the name of an element that was opened."""
        end = super().parse_endtag(i)
        inside = self.rawdata[i:end].removeprefix("</").removesuffix(">")
        if end > i and inside not in self._names:
            self._names.add(inside)
            self.pieces.append(Piece("closing tag", inside))
        return end

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        self._parts.append(data.removeprefix("CDATA["))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece("instruction", data))
