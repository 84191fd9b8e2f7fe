"""Where in the text of a file a change goes: what is cut out, and what is put in there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from generator.problems import ExpectedError
from generator.reading.nodes import Mapping, Node, Scalar, Sequence, child, describe
from generator.writing.changes import Append, say_path
from generator.writing.drawing import Drawn, below_key, entries, in_brackets, in_place
from generator.writing.layout import is_block, pattern

if TYPE_CHECKING:
    from generator.writing.changes import EditInFile, KeyPath
    from generator.writing.layout import Laid

_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\r\n]*?)\s*:(?=\s)""")


class Splice(NamedTuple):
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    text: str


class _Found(NamedTuple):
    """The last value there is on the way to a path, what it stands in, and what is left."""

    node: Node
    above: Node | None
    at: KeyPath
    left: KeyPath
    flow: bool  # within brackets


def splices_of(laid: Laid, change: EditInFile) -> list[Splice]:
    """What a change does to the text of a file; ExpectedError where it has no such place."""
    found = _find(laid, change.at)
    value = change.value
    if isinstance(change, Append) and not found.left and isinstance(found.node, Sequence):
        if found.node.items:
            return _behind_last(laid, found, in_list=value)
        value = [value]
    elif isinstance(change, Append):
        if not found.left and not _is_nothing(found.node):
            raise _no_place(laid, change.at, found.node, "a list")
        value = [value]
    for key in reversed(found.left[1:]):
        if isinstance(key, int):
            raise _no_place(laid, change.at, found.node, "a list with that entry")
        value = {key: value}
    if not found.left:
        return _replaced(laid, found, value)
    key = found.left[0]
    if isinstance(key, str) and isinstance(found.node, Mapping) and found.node.entries:
        return _behind_last(laid, found, in_group={key: value})
    if isinstance(key, str) and (isinstance(found.node, Mapping) or _is_nothing(found.node)):
        return _replaced(laid, found, {key: value})
    wanted = "a group of keys" if isinstance(key, str) else "a list with that entry"
    raise _no_place(laid, change.at, found.node, wanted)


def _no_place(laid: Laid, at: KeyPath, node: Node, wanted: str) -> ExpectedError:
    place = f"{laid.name}, line {node.place.line}"
    return ExpectedError(f"{place}: found {describe(node)}, expected {wanted} ({say_path(at)}).")


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.value


def _find(laid: Laid, at: KeyPath) -> _Found:
    node, above, flow = laid.root, None, False
    for depth, key in enumerate(at):
        below = None if isinstance(key, int) and key < 0 else child(node, key)
        if below is None:
            return _Found(node, above, at[:depth], at[depth:], flow)
        flow = flow or node.end is not None
        node, above = below, node
    return _Found(node, above, at, (), flow)


def _behind_last(
    laid: Laid,
    found: _Found,
    *,
    in_list: object = None,
    in_group: dict[str, object] | None = None,
) -> list[Splice]:
    """Another entry behind the last one of a list or group that has some."""
    node, at = found.node, pattern(found.at)
    end = laid.end(_last(node))
    if node.end is not None:
        new = in_brackets(in_group)[1:-1] if in_group else in_brackets(in_list)
        return [Splice(end, end, _separator(laid, node) + new)]
    column = laid.column(laid.start(node))
    if in_group:
        lines = list(entries(laid, in_group, at, column))
    else:
        last = laid.start(_last(node))
        gap = laid.column(last) - column
        gap = gap if gap > 1 and laid.line_start(last) <= _dash(laid, last) < last else laid.gap
        drawn = in_place(laid, in_list, (*at, "*"), column + gap)
        lines = [f"{' ' * column}{'-'.ljust(gap)}{drawn.inline}", *drawn.below]
    end = laid.line_end(end)
    line_break = laid.line_break(end)
    return [Splice(end, end, "".join(line_break + line for line in lines))]


def _dash(laid: Laid, start: int) -> int:
    """The dash before an entry, if it stands in its line; else before that line."""
    return laid.text.rfind("-", laid.line_start(start), start)


def _last(node: Node) -> Node:
    if isinstance(node, Mapping):
        return list(node.entries.values())[-1].node
    return cast("Sequence", node).items[-1]


def _separator(laid: Laid, node: Node) -> str:
    """What stands between the last two entries in brackets: a comma, and perhaps a new line."""
    usual = ", "
    if isinstance(node, Mapping):
        values = list(node.entries.values())
        starts = [laid.index(each.key_place.line, each.key_place.column) for each in values]
        ends = [laid.end(each.node) for each in values]
    else:
        items = cast("Sequence", node).items
        starts, ends = [laid.start(each) for each in items], [laid.end(each) for each in items]
    between = laid.text[ends[-2] : starts[-1]] if len(starts) > 1 else usual
    return between if re.fullmatch(r"\s*,\s*", between) else usual


def _replaced(laid: Laid, found: _Found, value: object) -> list[Splice]:
    """Another value in the place of one."""
    node, at = found.node, pattern(found.at)
    start, end = laid.start(node), laid.end(node)
    if found.flow:
        space = "" if end > start or laid.text[start - 1 : start] == " " else " "
        return [Splice(start, end, space + in_brackets(value, at[-1]))]
    if not isinstance(found.above, Mapping):
        if end == start:  # nothing stands behind a dash
            column = laid.column(laid.text.rfind("-", 0, start)) + laid.gap
            drawn = in_place(laid, value, at, column)
            return _spliced(laid, node, Drawn(f" {drawn.inline}", drawn.below))
        return _spliced(laid, node, in_place(laid, value, at, laid.column(start)))
    place = found.above.entries[cast("str", found.at[-1])].key_place
    key = laid.index(place.line, place.column)
    used = max(laid.column(start), laid.column(key) + len(at[-1]) + 2)
    drawn = below_key(laid, value, at, place.column - 1, used)
    if not isinstance(node, Scalar) and node.end is None:
        return _block_replaced(laid, node, drawn, key)
    if end == start and drawn.inline:
        return _spliced(laid, node, Drawn(f" {drawn.inline}", drawn.below))
    return _spliced(laid, node, drawn)


def _spliced(laid: Laid, node: Node, drawn: Drawn) -> list[Splice]:
    """A value that stands behind its key or dash, and another there; comments stay behind it."""
    start, end = laid.start(node), laid.end(node)
    text, line_break = laid.text, laid.line_break(start)
    below = "".join(line_break + line for line in drawn.below)
    if not drawn.inline:
        start = len(text[:start].rstrip())
    if isinstance(node, Scalar) and is_block(text[laid.start(node) :]):
        header = re.compile(r"[^\s#]+").match(text, laid.start(node))
        sign_end, line = (header.end() if header else end), laid.line_end(laid.start(node))
        return [Splice(start, sign_end, drawn.inline), Splice(line, max(end, line), below)]
    if isinstance(node, Scalar) or node.end is not None:
        line = laid.line_end(end)
        return [Splice(start, end, drawn.inline), Splice(line, line, below)]
    return [Splice(start, laid.line_end(end), drawn.inline + below)]


def _block_replaced(laid: Laid, node: Node, drawn: Drawn, key: int) -> list[Splice]:
    """A list or group below its key, and another value in its place."""
    first, end = laid.line_start(laid.start(node)), laid.line_end(laid.end(node))
    if not drawn.inline:
        line_break = laid.line_break(first)
        return [Splice(first, end, line_break.join(drawn.below))]
    colon = _KEY.match(laid.text, key)
    behind = colon.end() if colon else key
    line_break = laid.line_break(key)
    below = "".join(line_break + line for line in drawn.below)
    before = len(laid.text[:first].removesuffix("\n").removesuffix("\r"))
    return [
        Splice(behind, behind, f" {drawn.inline}"),
        Splice(before, end, below),
    ]
