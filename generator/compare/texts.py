"""What changed inside a text: blocks aligned first, then the words of each pair.

Differences in punctuation, case, spacing, numbering and markup alone are housekeeping, but for
commas that decide what is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.compare.blocks import BlockText, Shape, blocks_of, line_of, telling_commas

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence


class BlockKind(StrEnum):
    """What became of a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    HOUSEKEEPING = "housekeeping"


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    DELETED = "del"
    INSERTED = "ins"


@dataclass(frozen=True)
class Run:
    """Some words in a row with one fate."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph, an item or a row of both texts: one list of runs, or one for each cell."""

    kind: BlockKind
    shape: Shape
    cells: tuple[tuple[Run, ...], ...]
    marker: str = ""


def text_diff(old: str, new: str) -> tuple[Block, ...]:
    """What became of each block of a narrative text, in the order of the new one."""
    return _diff(blocks_of(old), blocks_of(new))


def line_diff(old: str, new: str) -> tuple[Block, ...]:
    """What became of a line that is no Markdown."""
    return _diff(line_of(old), line_of(new))


def _diff(old: tuple[BlockText, ...], new: tuple[BlockText, ...]) -> tuple[Block, ...]:
    found: list[Block] = []
    for tag, i, i_end, j, j_end in _opcodes([b.said for b in old], [b.said for b in new]):
        if tag == "equal":
            found += map(_pair, old[i:i_end], new[j:j_end])
        else:
            found += _aligned(old[i:i_end], new[j:j_end])
    return tuple(found)


Opcode = tuple[str, int, int, int, int]


def _opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Opcode]:
    """As difflib has them; what both begin and end with is taken off first, for speed."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first:
        yield "equal", 0, first, 0, first
    middle = old[first : len(old) - last], new[first : len(new) - last]
    if all(middle):
        matcher = SequenceMatcher(None, *middle, autojunk=False)
        for tag, i, i_end, j, j_end in matcher.get_opcodes():
            yield tag, i + first, i_end + first, j + first, j_end + first
    elif any(middle):
        yield "replace", first, len(old) - last, first, len(new) - last
    if last:
        yield "equal", len(old) - last, len(old), len(new) - last, len(new)


def _pair(old: BlockText, new: BlockText) -> Block:
    """A block of both texts that says the same in both."""
    same = (old.shape, old.source) == (new.shape, new.source)
    kind = BlockKind.SAME if same else BlockKind.HOUSEKEEPING
    if not same and any(
        telling_commas(a) != telling_commas(b) for a, b in zip(old.cells, new.cells, strict=False)
    ):
        kind = BlockKind.CHANGED
    return Block(kind, new.shape, _cells(old, new), new.marker)


def _aligned(old: Sequence[BlockText], new: Sequence[BlockText]) -> Iterator[Block]:
    """Blocks that say different things: similar ones paired, the rest removed and added."""
    i_at = j_at = 0
    for i, j in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_alone(each, BlockKind.REMOVED) for each in old[i_at:i])
        yield from (_alone(each, BlockKind.ADDED) for each in new[j_at:j])
        if i < len(old):
            yield Block(BlockKind.CHANGED, new[j].shape, _cells(old[i], new[j]), new[j].marker)
        i_at, j_at = i + 1, j + 1


def _alone(block: BlockText, kind: BlockKind) -> Block:
    mark = Mark.DELETED if kind is BlockKind.REMOVED else Mark.INSERTED
    cells = tuple((Run(mark, cell),) if cell else () for cell in block.cells)
    return Block(kind, block.shape, cells, block.marker)


LIKE = 0.5  # blocks with fewer words in common are two blocks, not one that was changed
NEAR = 40  # in a long text, how far from its place a changed block is looked for


def _pairs(old: Sequence[BlockText], new: Sequence[BlockText]) -> list[tuple[int, int]]:
    """The places of similar blocks, in the order of both texts, most alike on the whole."""
    if len(old) == len(new) == 1:
        return [(0, 0)]  # the only one was rewritten
    bags = [Counter(each.words) for each in old], [Counter(each.words) for each in new]
    likes: dict[tuple[int, int], float] = {}
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if abs(i * len(new) - j * len(old)) > NEAR * max(len(old), len(new)):
                continue
            like = 1.0 if _same_row(old[i], new[j]) else likeness(bags[0][i], bags[1][j])
            if like >= LIKE and like + best[i + 1][j + 1] > best[i][j]:
                likes[i, j] = best[i][j] = like + best[i + 1][j + 1]
    return list(_way(best, likes))


def _same_row(old: BlockText, new: BlockText) -> bool:
    """Whether two rows of a table are about the same thing: their first cells say so."""
    return old.shape is new.shape is Shape.ROW and old.cells[0] == new.cells[0] != ""


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """The share of the words of two texts that stand in both, wherever they stand."""
    total = old.total() + new.total()
    if not total or 2 * min(old.total(), new.total()) < LIKE * total:
        return 0.0
    smaller, larger = sorted((old, new), key=len)
    return 2 * sum(min(count, larger[word]) for word, count in smaller.items()) / total


def _way(best: list[list[float]], likes: dict[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if likes.get((i, j)) == best[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i + 1][j] == best[i][j]:
            i += 1
        else:
            j += 1


def _cells(old: BlockText, new: BlockText) -> tuple[tuple[Run, ...], ...]:
    """The words of a pair, cell by cell; where only links differ, with where they lead."""
    before, after = old.cells, new.cells
    if old.addresses != new.addresses:
        before = (*before[:-1], _with_addresses(before[-1], old.addresses))
        after = (*after[:-1], _with_addresses(after[-1], new.addresses))
    return tuple(_runs(*pair) for pair in zip_longest(before, after, fillvalue=""))


def _with_addresses(text: str, addresses: Sequence[str]) -> str:
    return f"{text} ({', '.join(addresses)})" if addresses else text


_TOKEN = re.compile(r"(?:\d+(?:[.,:/-]\d+)*|\w+(?:['\u2019]\w+)*|[^\w\s])\s*")
REPLACED = 0.4  # with fewer words in common than this, the whole text was replaced

WordStep = tuple[bool, list[str], list[str]]  # whether it is the same in both, old words, new words


def _runs(old: str, new: str) -> tuple[Run, ...]:
    """The words of two lines: what stayed, what went and what came."""
    if old == new:
        return (Run(Mark.SAME, new),) if new else ()
    words = _TOKEN.findall(old), _TOKEN.findall(new)
    bare = [[word.rstrip() for word in side] for side in words]
    steps: list[WordStep] = [
        (tag == "equal", words[0][i:i_end], words[1][j:j_end])
        for tag, i, i_end, j, j_end in _opcodes(*bare)
    ]
    kept = sum(len(new_words) for same, _, new_words in steps if same)
    if 2 * kept < REPLACED * (len(words[0]) + len(words[1])):
        steps = [(False, *words)]
    return tuple(_said(_joined(steps)))


def _joined(steps: list[WordStep]) -> list[WordStep]:
    """Changes with hardly a word between them made one, so that they can be read."""
    found: list[WordStep] = []
    for at, (same, old, new) in enumerate(steps):
        inside = 0 < at < len(steps) - 1
        apart = same and not (inside and _hardly(new))
        if found and not apart and not found[-1][0]:
            _, old_before, new_before = found.pop()
            found.append((False, old_before + old, new_before + new))
        else:
            found.append((apart, old, new))
    return found


def _hardly(words: list[str]) -> bool:
    return not any(word[0].isalnum() for word in words)


def _said(steps: list[WordStep]) -> Iterator[Run]:
    gap = ""  # the space after words that were exchanged belongs to neither
    for same, old, new in steps:
        before, after = "".join(old), "".join(new)
        if same:
            apart = " " if before.endswith(" ") and not after.endswith(" ") else ""
            yield Run(Mark.SAME, gap + after + apart)
            gap = ""
            continue
        if before.endswith(" ") and after.endswith(" "):
            before, after, gap = before.rstrip(), after.rstrip(), " "
        if before:
            yield Run(Mark.DELETED, before)
        if after:
            yield Run(Mark.INSERTED, after)
