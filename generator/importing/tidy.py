"""Takes away what is no part of the text, and makes whole what pages and programs cut up."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

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
    text_of,
    words_of,
)
from generator.importing.numbers import is_contents_line, is_page_number, split_paragraph
from generator.model.printed_dates import read_due

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)


def tidied(source: Source) -> Source:
    """The blocks of a source with whole paragraphs and tables, without a table of contents."""
    removed = list(source.removed)
    blocks = [part for block in source.blocks for part in whole(block)]
    removed += [Removed("signs without a word", text_of(e)) for e in blocks if not _says(e)]
    numbers = [each for each in blocks if _is_page_number(each)]
    removed += [Removed("number of a page", text_of(each)) for each in numbers]
    said = [each for each in blocks if _says(each) and each not in numbers]
    blocks = list(_without_contents(said, removed))
    blocks = list(_joined_tables(blocks, removed))
    return Source(tuple(_ranked(blocks)), tuple(removed))


def _says(block: ReadBlock) -> bool:
    return bool(words_of(text_of(block)))


def _is_page_number(block: ReadBlock) -> bool:
    return isinstance(block, TextBlock) and is_page_number(block.text)


SIGNED = re.compile(r"(?:signed|signature)\b", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
_BULLET = re.compile(r"\s[\u2022\u25aa\u25cf\u25e6\u25cb\u2023\u2043]\s+")


def whole(block: ReadBlock) -> Iterator[ReadBlock]:
    """A block with its lines joined; bullets inside a line begin entries of a list."""
    match block:
        case HeadingBlock(level, text):
            yield HeadingBlock(level, flat(text))
        case TableBlock(rows):
            wide = max(len(row) for row in rows)
            yield TableBlock(tuple((*map(_cell, row), *[""] * (wide - len(row))) for row in rows))
        case ItemBlock(marker, text, depth):
            first, *others = _BULLET.split(_line(text))
            yield ItemBlock(marker, first, depth)
            yield from (ItemBlock("-", each, depth + 1) for each in others if each)
        case TextBlock(text):
            lines_of = text.split("\n")
            groups = [[each] for each in lines_of] if SIGNED.match(text) else _paragraphs(lines_of)
            for lines in groups:
                first, *others = _BULLET.split(_line("\n".join(lines)))
                if first:
                    yield TextBlock(first)
                yield from (ItemBlock("-", each) for each in others if each)


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines by paragraph: each with a number of its own, and each of a table of contents."""
    group: list[str] = []
    for line in lines:
        if group and (split_paragraph(line)[0] or is_contents_line(line)):
            yield group
            group = []
        group.append(line)
    yield group


def _line(text: str) -> str:
    return flat(_HYPHEN.sub("-", text))


def _cell(text: str) -> str:
    lines = (flat(line) for line in _BULLET.sub("\n\u2022 ", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _without_contents(blocks: Sequence[ReadBlock], removed: list[Removed]) -> Iterator[ReadBlock]:
    """The blocks without lists of headings and pages."""
    headings = {flat(each.text).casefold() for each in blocks if isinstance(each, HeadingBlock)}
    inside = False
    for block in blocks:
        text = "" if isinstance(block, TableBlock) else flat(block.text)
        if _CONTENTS.fullmatch(text):
            inside = True
            removed.append(Removed("table of contents", text))
            continue
        named = not isinstance(block, HeadingBlock) and text.casefold() in headings
        if text and (is_contents_line(text, below=inside) or (inside and named)):
            marker = block.marker if isinstance(block, ItemBlock) else ""
            removed.append(Removed("table of contents", f"{marker} {text}".strip(" -")))
            continue
        if inside and isinstance(block, TableBlock) and _is_contents(block):
            removed.append(Removed("table of contents", "\n".join(map(" ".join, block.rows))))
            continue
        inside = False
        yield block


def _is_contents(table: TableBlock) -> bool:
    """Whether the last cell of each row, but for the first, is the number of a page."""
    return all(row[-1].strip().isdecimal() for row in table.rows[1:])


def _joined_tables(blocks: Sequence[ReadBlock], removed: list[Removed]) -> Iterator[ReadBlock]:
    """The blocks with tables that a page cut in two made whole again."""
    held: TableBlock | None = None
    for block in blocks:
        if not isinstance(block, TableBlock):
            if held:
                yield held
                held = None
            yield block
        elif held is None:
            held = block
        elif held.header == block.header and len(held.rows) > 1:
            removed.append(Removed("headings of a table that goes on", " ".join(block.header)))
            held = TableBlock(tuple(_continued(held.rows, block.rows[1:])))
        else:
            yield held
            held = block
    if held:
        yield held


def _continued(
    rows: tuple[tuple[str, ...], ...], others: tuple[tuple[str, ...], ...]
) -> list[tuple[str, ...]]:
    """Rows, and those of the next page, of which the first may be the end of the last one."""
    made = list(rows)
    for at, row in enumerate(others):
        dated = any(read_due(flat(cell)) for cell in row)
        if at == 0 and not row[0].strip() and not dated:
            pairs = zip(made[-1], row, strict=True)
            made[-1] = tuple("\n".join(filter(None, pair)) for pair in pairs)
        else:
            made.append(row)
    return made


def _ranked(blocks: Sequence[ReadBlock]) -> Iterator[ReadBlock]:
    """The blocks with the levels of headings counted from 1, without gaps, below the title."""
    headings = [each for each in blocks if isinstance(each, HeadingBlock)]
    levels = sorted({each.level for each in headings} - {TITLE, UNSURE})
    title = _title(headings, levels)
    if title and len(levels) > 1 and [each.level for each in headings].count(title.level) == 1:
        levels = [each for each in levels if each != title.level]
    ranks = {level: at for at, level in enumerate(levels, 1)} | {UNSURE: UNSURE}
    for block in blocks:
        if isinstance(block, HeadingBlock):
            level = TITLE if block is title else ranks.get(block.level, 1)
            yield HeadingBlock(level, block.text)
        else:
            yield block


_NAMES = re.compile(
    r"governance statement|statement of (?:internal control|accounts)", re.IGNORECASE
)


def _title(headings: Sequence[HeadingBlock], levels: Sequence[int]) -> HeadingBlock | None:
    """The heading of the whole document: marked as such, or the first and of its level alone."""
    marked = next((each for each in headings if each.level == TITLE), None)
    if marked or len(headings) <= 1:
        return marked
    first = headings[0]
    alone = [each.level for each in headings].count(first.level) == 1
    is_highest = bool(levels) and first.level == levels[0]
    return first if (alone and is_highest) or _NAMES.search(first.text) else None


def count(removed: Sequence[Removed]) -> int:
    """How many words were taken away."""
    return sum(len(words_of(each.text)) for each in removed)


def grouped(removed: Sequence[Removed]) -> list[tuple[str, list[tuple[str, int]]]]:
    """What was taken away, by what it was taken for, each text with how often it stood there."""
    ordered = sorted(removed, key=lambda each: each.why)
    told = []
    for why, group in groupby(ordered, key=lambda each: each.why):
        texts = [flat(each.text) for each in group]
        told.append((why, [(text, texts.count(text)) for text in dict.fromkeys(texts)]))
    return told
