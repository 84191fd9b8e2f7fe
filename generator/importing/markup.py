"""HTML to blocks: Word and Markdown come this way too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from generator.importing.blocks import (
    TITLE,
    UNSURE,
    HeadingBlock,
    ItemBlock,
    ReadBlock,
    Removed,
    Source,
    TableBlock,
    TextBlock,
    flat,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_UNSEEN = {"script", "style", "head", "template", "noscript", "title", "svg", "iframe"}
_AROUND = {"nav", "footer", "form", "button", "aside"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKING = {
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "header", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "tbody", "thead", "ul",
}  # fmt: skip
_BOLD = {"b", "strong"}
_HEADING_WORDS = 14  # a line in bold with more words is a sentence that is stressed


@dataclass
class _PageWalk:
    """What was read so far: blocks, and the words of the block that is still open."""

    blocks: list[ReadBlock] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    plain: bool = False  # whether any word of the open block is not in bold
    lists: list[list[str]] = field(default_factory=list)  # the kind of each open list, its next
    marker: str = ""


def blocks_of_html(html: str) -> Source:
    """The blocks of a page, without what stands around its text."""
    walk = _PageWalk()
    root = LexborHTMLParser(html).body
    if root is not None:
        _walk(walk, root)
        _close(walk)
    return Source(tuple(walk.blocks), tuple(walk.removed))


def _walk(walk: _PageWalk, root: LexborNode) -> None:
    """Go through a page; the way back up is kept in a list, since pages may nest deep."""
    waiting: list[tuple[LexborNode, bool, bool]] = [(root, False, False)]
    while waiting:
        node, leaving, bold = waiting.pop()
        tag = node.tag or ""
        if leaving:
            _leave(walk, tag, node)
        elif tag == "-text":
            text = visible(node.text_content or "")
            walk.words.append(re.sub(r"\s+", " ", text))
            walk.plain |= bool(text.strip()) and not bold
        elif tag in _UNSEEN or tag.startswith(("-", "!")):
            continue
        elif tag in _AROUND:
            _close(walk)
            walk.removed.append(Removed("beside the text of the page", flat(_text(node))))
        elif tag == "table":
            _close(walk)
            caption = node.css_first("caption")
            if caption is not None and (said := flat(_text(caption))):
                walk.blocks.append(TextBlock(said))
            walk.blocks += [TableBlock(rows)] if (rows := tuple(_grid(node))) else []
        elif tag == "dl":
            _close(walk)
            walk.blocks += [TableBlock(terms)] if (terms := tuple(_terms(node))) else []
        else:
            _enter(walk, tag, node)
            waiting.append((node, True, bold))
            children = list(node.iter(include_text=True))
            waiting += [(each, False, bold or tag in _BOLD) for each in reversed(children)]


def _enter(walk: _PageWalk, tag: str, node: LexborNode) -> None:
    if tag == "br":
        walk.words.append("\n")
    elif tag == "img" and (alt := flat(node.attributes.get("alt") or "")):
        walk.removed.append(Removed("words for an image", alt))
    elif tag in _BREAKING or tag in _HEADINGS:
        _close(walk)
    if tag in {"ul", "ol"}:
        start = node.attributes.get("start") or "1"
        walk.lists.append([tag, start if start.isdecimal() else "1"])
    elif tag == "li" and walk.lists:
        kind, number = walk.lists[-1]
        walk.marker = f"{number}." if kind == "ol" else "-"
        walk.lists[-1][1] = str(int(number) + 1)


def _leave(walk: _PageWalk, tag: str, node: LexborNode) -> None:
    if tag in _HEADINGS:
        is_title = "title" in (node.attributes.get("class") or "").split()
        _close(walk, TITLE if is_title else _HEADINGS[tag])
    elif tag in _BREAKING:
        _close(walk)
    if tag in {"ul", "ol"} and walk.lists:
        walk.lists.pop()


def _close(walk: _PageWalk, level: int | None = None) -> None:
    """End the open block."""
    lines = [flat(line) for line in "".join(walk.words).split("\n")]
    text = "\n".join(line for line in lines if line)
    if text:
        bold = not walk.plain and "\n" not in text and len(text.split()) <= _HEADING_WORDS
        if level is not None:
            walk.blocks.append(HeadingBlock(level, flat(text)))
        elif walk.lists:
            walk.blocks.append(ItemBlock(walk.marker, text, len(walk.lists) - 1))
            walk.marker = ""
        elif bold and text[-1] not in ".:;,":
            walk.blocks.append(HeadingBlock(UNSURE, text))
        else:
            walk.blocks.append(TextBlock(text))
    walk.words, walk.plain = [], False


def _text(node: LexborNode) -> str:
    """The words of a cell, with a line for each of its paragraphs and a bullet for each entry."""
    inner = _PageWalk()
    for child in node.iter(include_text=True):
        _walk(inner, child)
        if (child.tag or "") in _BREAKING:
            _close(inner)
    _close(inner)
    return "\n".join(_lines(inner.blocks))


def _lines(blocks: list[ReadBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case ItemBlock():
                marker = "\u2022" if block.marker in {"-", ""} else block.marker
                yield f"{marker} {flat(block.text)}"
            case TableBlock():
                yield from (" ".join(flat(cell) for cell in row) for row in block.rows)
            case _:
                yield block.text


def _terms(listed: LexborNode) -> Iterator[tuple[str, str]]:
    """The terms of a list of definitions, each with what is said of it."""
    term = ""
    for node in listed.css("dt, dd"):
        if node.tag == "dt":
            if term:
                yield term, ""
            term = _text(node)
        else:
            yield term, _text(node)
            term = ""
    if term:
        yield term, ""


def _grid(table: LexborNode) -> Iterator[tuple[str, ...]]:
    """The rows of a table; a cell that spans others stands in the first of them."""
    spans: dict[int, int] = {}
    for row in table.css("tr"):
        if row.parent is None or _owner(row) != table:
            continue
        cells: list[str] = []
        for cell in row.iter():
            if cell.tag not in {"td", "th"}:
                continue
            while spans.get(len(cells), 0) > 0:
                spans[len(cells)] -= 1
                cells.append("")
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            for at in range(wide):
                spans[len(cells)] = high - 1
                cells.append("" if at else _text(cell))
        while spans.get(len(cells), 0) > 0:
            spans[len(cells)] -= 1
            cells.append("")
        if any(cell.strip() for cell in cells):
            yield tuple(cells)


def _owner(row: LexborNode) -> LexborNode | None:
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node


_WIDEST = 100


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() else 1
