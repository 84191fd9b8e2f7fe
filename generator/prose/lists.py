"""Lists as a rule for the reader of Markdown: all usual bullets and numbers, as they are written.

What is indented below an item by two spaces or more belongs to it, however wide its number is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prose.markers import Marker, marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_block import StateBlock

NESTED = 2  # by so many spaces more, an item belongs to the one above it
_FAR = 100  # so many lines below an item, its next one is looked for


@dataclass(frozen=True, slots=True)
class _Item:
    """An item's marker, its first line, and the line behind its last."""

    marker: Marker
    first: int
    end: int


def list_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as the library calls it
    """Read a list, if one begins here; silently, say whether it ends the paragraph above."""
    below = state.parentType == "paragraph"
    if not _begins(state, first, last, below_text=silent and below):
        return False
    if silent:
        return "|" not in _line(state, first) or state.parentType != "table"
    items, types = _items(state, first, last)
    _write(state, items, _type_of(items, types))
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _begins(state: StateBlock, line: int, last: int, *, below_text: bool) -> bool:
    """Whether a list begins in a line.

    Below a line of text it may be that the text only goes on there: a number, and initials or a
    dash anywhere, begin a list only where the next item follows.
    """
    marker = marker_of(_line(state, line))
    if not marker:
        return False
    if marker.frame == "bullet" or (marker.is_sure and not below_text):
        return True
    return any(_follows(marker, each) for each in _siblings(state, line, last))


def _follows(marker: Marker, other: Marker) -> bool:
    types = marker.types_with(other, frozenset(marker.numbers))
    if types is None:
        return False
    return marker.is_bullet or any(marker.numbers[each] < other.numbers[each] for each in types)


def _siblings(state: StateBlock, line: int, last: int) -> Iterator[Marker]:
    """The markers at the depth of a line's, below it, as far as its list may go."""
    depth, gap = state.sCount[line], False
    for here in range(line + 1, min(last, line + _FAR)):
        if state.isEmpty(here):
            gap = True
            continue
        marker = marker_of(_line(state, here))
        if marker and abs(state.sCount[here] - depth) < NESTED:
            yield marker
        elif gap and state.sCount[here] <= depth:
            return
        gap = False


def _items(state: StateBlock, first: int, last: int) -> tuple[list[_Item], frozenset[str]]:
    """The items of the list that begins in a line, and the types of list that it may be."""
    depth = state.sCount[first]
    items: list[_Item] = []
    marker = marker_of(_line(state, first))
    types = frozenset(marker.numbers) if marker else frozenset()
    while marker:
        end = _end_of(state, first, last, (depth, marker, types))
        items.append(_Item(marker, first, end))
        first = state.skipEmptyLines(end)
        there = first < last and state.sCount[first] > depth - NESTED
        other = marker_of(_line(state, first)) if there else None
        fitting = marker.types_with(other, types) if other else None
        if fitting is None:
            break
        types, marker = fitting, other
    return items, types


def _end_of(
    state: StateBlock, first: int, last: int, current: tuple[int, Marker, frozenset[str]]
) -> int:
    """The line behind the last one of the item that begins in a line."""
    depth, marker, types = current
    end, gap = first + 1, False
    for here in range(first + 1, last):
        if state.isEmpty(here):
            gap = True
            continue
        other = marker_of(_line(state, here))
        if other and state.sCount[here] < depth + NESTED:
            if gap or marker.types_with(other, types) is not None:
                break
            if _begins(state, here, last, below_text=True):
                break
        elif gap and state.sCount[here] <= depth:
            break
        end, gap = here + 1, False
    return end


def _type_of(items: Sequence[_Item], types: frozenset[str]) -> str:
    """The type of a list, as HTML calls it; "" of one with bullets."""
    first = items[0].marker.written.strip("(.)")
    roman = types & {"i", "I"}
    if roman and (first in {"i", "I"} or types == roman):
        return next(iter(roman))
    return next(iter(types - {"i", "I"}), "")


def _write(state: StateBlock, items: Sequence[_Item], kind: str) -> None:
    name, tag = ("ordered_list", "ol") if kind else ("bullet_list", "ul")
    start = len(state.tokens)
    opening = state.push(f"{name}_open", tag, 1)
    lines = [items[0].first, items[-1].end]
    opening.map = lines
    # The theme gives lists inside others another type, unless they have one of their own.
    if kind and (kind != "1" or state.level > 1):
        opening.attrs["type"] = kind
    expected = 1
    loose = any(state.isEmpty(item.first - 1) for item in items[1:])
    for item in items:
        token = state.push("list_item_open", "li", 1)
        token.markup, token.map = item.marker.written, [item.first, item.end]
        if kind:
            value = item.marker.numbers[kind]
            if value != expected:
                where = opening if item is items[0] else token
                where.attrs["start" if where is opening else "value"] = value
            expected = value + 1
        loose = _read_inside(state, item) or loose
        state.push("list_item_close", "li", -1)
    state.push(f"{name}_close", tag, -1)
    state.line = items[-1].end
    if not loose:
        for token in state.tokens[start:]:
            if token.type.startswith("paragraph") and token.level == opening.level + 2:
                token.hidden = True


def _read_inside(state: StateBlock, item: _Item) -> bool:
    """Read what an item holds, as if its marker were not there; say if empty lines part it."""
    lines = range(item.first, item.end)
    before = [(state.bMarks[at], state.tShift[at], state.sCount[at]) for at in lines]
    around = state.blkIndent, state.parentType, state.tight, state.lineMax
    inside = state.sCount[item.first] + 1
    state.bMarks[item.first] += state.tShift[item.first] + item.marker.width
    state.tShift[item.first] = 0
    state.sCount[item.first] += item.marker.width
    for at in lines:
        state.sCount[at] = max(state.sCount[at], inside)
    state.blkIndent, state.parentType, state.tight = inside, "list", True
    state.lineMax = item.end
    if not state.isEmpty(item.first) or item.end > item.first + 1:
        state.md.block.tokenize(state, item.first, item.end)
    parted = not state.tight
    state.blkIndent, state.parentType, state.tight, state.lineMax = around
    for at, (begin, shift, indent) in zip(lines, before, strict=True):
        state.bMarks[at], state.tShift[at], state.sCount[at] = begin, shift, indent
    return parted


def paragraph_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - as the library calls it
    """Read a paragraph; how far its lines are indented does not matter."""
    rules = state.md.block.ruler.getRules("paragraph")
    around, state.parentType = state.parentType, "paragraph"
    end = first + 1
    while end < state.lineMax and not state.isEmpty(end):
        if state.sCount[end] >= 0 and any(rule(state, end, state.lineMax, True) for rule in rules):
            break
        end += 1
    state.push("paragraph_open", "p", 1).map = [first, end]
    token = state.push("inline", "", 0)
    token.content = state.getLines(first, end, state.blkIndent, keepLastLF=False).strip()
    token.map, token.children = [first, end], []
    state.push("paragraph_close", "p", -1)
    state.parentType, state.line = around, end
    return True
