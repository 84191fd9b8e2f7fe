"""Lines of plain text, and of PDF pages, to blocks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importing.blocks import (
    UNSURE,
    HeadingBlock,
    ItemBlock,
    ReadBlock,
    Removed,
    Source,
    TableBlock,
    TextBlock,
    flat,
)
from generator.importing.numbers import is_contents_line, is_page_number, numbered_heading
from generator.prose.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; a level is that of a heading, by the size of its letters."""

    text: str
    level: int = 0
    bold: bool = False


def blocks_of(pages: Sequence[Sequence[PageLine]]) -> Source:
    """The blocks of pages of lines, and what was taken as furniture of the pages."""
    removed: list[Removed] = []
    bare = [list(page) for page in _without_furniture(pages, removed)]
    lines = [line for page in bare for line in page]
    blocks: list[ReadBlock] = []
    chunk: list[PageLine] = []
    for line in [*(part for each in lines for part in _bare(each, removed)), PageLine("")]:
        if _UNDERLINE.fullmatch(line.text.strip()) and len(chunk) == 1:
            chunk = [replace(chunk[0], bold=True)]
            removed.append(Removed("line below a heading", line.text.strip()))
            line = PageLine("")  # noqa: PLW2901 - the heading ends here
        parted = chunk and ("\t" in line.text) != ("\t" in chunk[-1].text)
        if not line.text.strip() or parted or (chunk and line.level != chunk[-1].level):
            blocks += _blocks(chunk)
            chunk = []
        if line.text.strip():
            chunk.append(line)
    return Source(tuple(blocks), tuple(removed))


_UNDERLINE = re.compile(r"={3,}|-{3,}")
_PAGE = re.compile(
    r"[-\u2013\s|]*(?:page|p\.)?\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?[-\u2013\s|]*",
    re.IGNORECASE,
)
_EDGE = 2  # so many lines at the top and the bottom of a page may be furniture
_OFTEN = 3


def _without_furniture(
    pages: Sequence[Sequence[PageLine]], removed: list[Removed]
) -> Iterator[list[PageLine]]:
    """The pages without their numbers and without the lines that stand at the edge of most."""
    edges = Counter(key for page in pages for key in {_key(page[at]) for at in _edge(page)})
    for page in pages:
        there = set(_edge(page))
        kept = []
        for at, line in enumerate(page):
            text = line.text.strip()
            running = at in there and edges[_key(line)] >= max(_OFTEN, len(pages) // 2)
            number = at in there and len(pages) > 1 and _PAGE.fullmatch(text) is not None
            if text and (number or is_page_number(text)):
                removed.append(Removed("number of a page", text))
            elif text and running:
                removed.append(Removed("running heading of the pages", text))
            else:
                kept.append(line)
        yield kept


def _edge(page: Sequence[PageLine]) -> list[int]:
    filled = [at for at, line in enumerate(page) if line.text.strip()]
    return filled[:_EDGE] + filled[-_EDGE:]


def _key(line: PageLine) -> str:
    """What a line says, whatever number stands in it."""
    return re.sub(r"[0-9]+", "0", flat(line.text))


_TAG = re.compile(
    r"</?(?:p|ul|ol|li|br|b|i|u|em|strong|span|sup|sub|div|td|tr|table)\b[^<>]*>", re.IGNORECASE
)
_ENDING = re.compile(r"</?(?:p|ul|ol|div|tr)\b[^<>]*>|</li>|<br[^<>]*>", re.IGNORECASE)
_STARS = re.compile(r"\*\*([^*\n]+)\*\*")


def _bare(line: PageLine, removed: list[Removed]) -> Iterator[PageLine]:
    """A line without the tags and stars with which programs write text out."""
    text = line.text
    if tags := _TAG.findall(text):
        removed += [Removed("tag of HTML in plain text", tag) for tag in tags]
        cells = [_without_tags(cell) for cell in text.split("\t")]
        text = "\t".join(cells) if "\t" in text else cells[0].replace("\v", "\n")
    for part in text.split("\n"):
        bold = line.bold or bool(_STARS.fullmatch(part.strip(" .0123456789")))
        yield replace(line, text=_STARS.sub(r"\1", part), bold=bold)


def _without_tags(text: str) -> str:
    """The words between tags; a vertical tab stands where a line ends."""
    text = re.sub(r"<li[^<>]*>\s*(?:\u2022\s*)?", "\v\u2022 ", text, flags=re.IGNORECASE)
    text = re.sub(
        r"</?(?:p|ul|ol|div|tr)\b[^<>]*>|</li>|<br[^<>]*>", "\v", text, flags=re.IGNORECASE
    )
    text = _TAG.sub("", text).replace("\n", "\v")
    return re.sub(r"\s*\v\s*", "\v", text).strip("\v ")


def _blocks(chunk: list[PageLine]) -> Iterator[ReadBlock]:
    """The blocks of lines between which no empty line stands."""
    if not chunk:
        return
    if "\t" in chunk[0].text:
        rows = [tuple(cell.replace("\v", "\n") for cell in line.text.split("\t")) for line in chunk]
        yield TableBlock(tuple(row for row in rows if any(cell.strip() for cell in row)))
        return
    if chunk[0].level:
        yield HeadingBlock(chunk[0].level, flat(" ".join(line.text for line in chunk)))
        return
    group: list[PageLine] = []
    for line in chunk:
        alone = is_heading(line, alone=len(chunk) == 1)
        if group and (alone or _begins(line.text)):
            yield _block(group)
            group = []
        if alone:
            yield HeadingBlock(UNSURE, flat(line.text))
        else:
            group.append(line)
    if group:
        yield _block(group)


_PARAGRAPH = re.compile(r"(?:-\s+)?([0-9]{1,3}(?:\.[0-9]{1,3})+)[.)]?\s+\S")
_NUMBERED = re.compile(r"-\s+(?=[0-9]{1,3}(?:\.[0-9]{1,3})+[.)]?\s)")


def _begins(text: str) -> bool:
    bare = text.strip()
    return bool(_PARAGRAPH.match(bare)) or marker_of(bare) is not None or is_contents_line(bare)


def _block(group: list[PageLine]) -> ReadBlock:
    first = group[0].text
    depth = (len(first) - len(first.lstrip())) // 2
    lines = [line.text.strip() for line in group]
    lines[0] = _NUMBERED.sub("", lines[0])  # a bullet that a program wrote before a number
    found = None if _PARAGRAPH.match(lines[0]) else marker_of(lines[0])
    if found is None:
        return TextBlock("\n".join(lines))
    marker = "-" if found.frame == "bullet" else found.written
    lines[0] = lines[0][found.width :]
    return ItemBlock(marker, "\n".join(lines), min(depth, 3))


_LONGEST = 12
_ENDS = re.compile(r"[.,;:?!]$")
_DAY = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ [0-9]{4}$|^\W*[0-9./-]+$")


def is_heading(line: PageLine, *, alone: bool) -> bool:
    """Whether a line is a heading by its look; one that stands between others needs more for it."""
    text = line.text.strip()
    first = re.search(r"[^\W_]", text)
    if not first or len(text.split()) > _LONGEST or _ENDS.search(text) or "@" in text:
        return False
    if _DAY.search(text):
        return False
    if numbered_heading(text):
        return alone or line.bold
    if marker_of(text) or (":" in text[:-1] and not text.startswith(("Risk", "Part", "Principle"))):
        return False
    return (alone or line.bold) and first[0].isupper()
