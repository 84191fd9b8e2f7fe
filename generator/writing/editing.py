"""Changes to the bytes of one file: spliced in, read back, and compared with what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.problems import ContentError, ExpectedError
from generator.reading.nodes import Mapping, Node, Sequence
from generator.writing.changes import Append, say_path
from generator.writing.layout import Laid, lay_out
from generator.writing.scalars import plain, without_end
from generator.writing.splices import splices_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as AbstractSequence

    from generator.writing.changes import EditInFile, KeyPath

_MARK = b"\xef\xbb\xbf"  # a byte-order mark


class _Leaf(NamedTuple):
    """A single value; `plain` is None where it does not matter whether it stands in quotes."""

    text: str
    plain: bool | None


def edited_bytes(data: bytes, name: str, changes: AbstractSequence[EditInFile]) -> bytes:
    """The bytes of a file with changes in it; every byte that is not part of one is as it was.

    ContentError where the file cannot be read; ExpectedError where a change has no place in it, or
    could only be made by changing something else.
    """
    laid = lay_out(data, name)
    for together in _rounds(changes):
        text = laid.text
        splices = [splice for change in together for splice in splices_of(laid, change)]
        # Of two that begin at one place, the later one is put in first.
        for _, splice in sorted(enumerate(splices), key=lambda each: (each[1].start, each[0]))[
            ::-1
        ]:
            text = text[: splice.start] + splice.text + text[splice.end :]
        laid = _read_back(laid, text, together)
    return (_MARK if data.startswith(_MARK) else b"") + laid.text.encode()


def _rounds(changes: AbstractSequence[EditInFile]) -> Iterator[list[EditInFile]]:
    """The changes in order, in rounds of such as have nothing to do with each other."""
    left = list(changes)
    while left:
        now: list[EditInFile] = []
        later: list[EditInFile] = []
        homes: list[KeyPath] = []
        for change in left:
            home = change.at if isinstance(change, Append) else change.at[:-1]
            near = any(home[: len(each)] == each[: len(home)] for each in homes)
            homes.append(home)
            (later if near else now).append(change)
        yield now
        left = later


def _read_back(before: Laid, text: str, changes: list[EditInFile]) -> Laid:
    """The new text as our reader reads it, if it says exactly what was wanted."""
    wanted = _data_of(before.root)
    for change in changes:
        wanted = _with_change(wanted, change)
    try:
        after = lay_out(text.encode(), before.name)
    except ContentError:
        after = None
    if after is None or after.cut > before.cut or not _agree(_data_of(after.root), wanted):
        places = "; ".join(say_path(change.at) for change in changes)
        raise ExpectedError(
            f"{before.name}: this cannot be changed without changing something else beside it "
            f"({places}). Write it into the file by hand."
        )
    return after


def _data_of(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: _data_of(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [_data_of(item) for item in node.items]
    return _Leaf(without_end(node.value), node.plain)


def _wanted(value: object) -> Any:
    if isinstance(value, dict):
        return {key: _wanted(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_wanted(one) for one in value]
    if isinstance(value, str):
        return _Leaf(without_end(value), None)
    return _Leaf(plain(value), plain=True)


def _with_change(data: Any, change: EditInFile) -> Any:
    """The data with a change; whether it has a place there was asked before."""
    if not change.at:
        new = _wanted(change.value)
        before = data if isinstance(data, list) else []
        return [*before, new] if isinstance(change, Append) else new
    key, *rest = change.at
    inner = type(change)(change.file, tuple(rest), change.value)
    if isinstance(data, list):
        return [_with_change(one, inner) if at == key else one for at, one in enumerate(data)]
    group = data if isinstance(data, dict) else {}
    return group | {key: _with_change(group.get(key), inner)}


def _agree(found: Any, wanted: Any) -> bool:
    if isinstance(found, _Leaf) or isinstance(wanted, _Leaf):
        return (
            isinstance(found, _Leaf)
            and isinstance(wanted, _Leaf)
            and found.text == wanted.text
            and wanted.plain in {None, found.plain}
        )
    if isinstance(found, dict) and isinstance(wanted, dict):
        return list(found) == list(wanted) and all(_agree(found[k], wanted[k]) for k in wanted)
    if isinstance(found, list) and isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(_agree, found, wanted))
    return False
