"""A file as it is laid out: where each value begins and ends, and what its editor is used to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.problems import ContentError
from generator.reading.encoded import decode
from generator.reading.nodes import Mapping, Node, Scalar, Sequence
from generator.reading.yamlfile import read_yaml_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.writing.changes import KeyPath

EACH = "*"  # in the place of a position: what all entries of a list have in common
_BROKEN = re.compile(r"\r\n|\r|\n")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*\Z")


def pattern(at: KeyPath) -> tuple[str, ...]:
    """A path that is the same for all entries of a list."""
    return tuple(EACH if isinstance(key, int) else key for key in at)


@dataclass(frozen=True)
class Laid:
    """The text of a file without its byte-order mark, and what our reader finds in it."""

    name: str
    text: str
    root: Node
    cut: int  # how many texts are cut off by what YAML takes for a comment

    def start(self, node: Node) -> int:
        """Where a value begins, in characters."""
        return self.index(node.place.line, node.place.column)

    def index(self, line: int, column: int) -> int:
        """Where a line and column, counted from 1, are in the text."""
        return self._starts[line - 1] + column - 1

    def end(self, node: Node) -> int:
        """Where a value ends; of a block of text, where its last line does."""
        if node.end is None:  # a block ends with the last that stands in it
            return self.end(_children(node)[-1][1])
        written = self.text[self.start(node) : node.end]
        if not written.endswith(("\n", "\r")) and not is_block(written):
            return node.end
        if "+" in written.split("\n")[0].split("#")[0]:  # it keeps the empty lines behind it
            return len(self.text[: node.end].removesuffix("\n").removesuffix("\r"))
        blank = _BLANK_LINES.search(self.text, 0, node.end)
        return self.line_end(blank.start() if blank else node.end)

    def line_end(self, at: int) -> int:
        """Where the line ends in which something stands, before its line break."""
        found = _BROKEN.search(self.text, at)
        return found.start() if found else len(self.text)

    def line_start(self, at: int) -> int:
        """Where that line begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def column(self, at: int) -> int:
        """How many signs stand before a place in its line."""
        return at - self.line_start(at)

    def line_break(self, at: int) -> str:
        """How the lines around a place end."""
        found = _BROKEN.search(self.text, at) or _BROKEN.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BROKEN.finditer(self.text))]

    @cached_property
    def step(self) -> int:
        """How much further in the keys of a group stand."""
        return self._usual(Mapping, 2)

    @cached_property
    def list_step(self) -> int:
        """How much further in than its key a list stands, which may be not at all."""
        return self._usual(Sequence, self.step)

    def _usual(self, kind: type[Node], otherwise: int) -> int:
        found = Counter(
            entry.node.place.column - entry.key_place.column
            for _, node in nodes_of(self.root)
            if isinstance(node, Mapping) and node.end is None
            for entry in node.entries.values()
            if isinstance(entry.node, kind) and entry.node.end is None
        )
        return found.most_common(1)[0][0] if found else otherwise

    @cached_property
    def gap(self) -> int:
        """How far behind the dash of an entry its text begins."""
        found = Counter(
            item.place.column - node.place.column
            for _, node in nodes_of(self.root)
            if isinstance(node, Sequence) and node.end is None
            for item in node.items
            if self.text[self.start(item) - 1 : self.start(item)] == " "
        )
        usual = (width for width, _ in found.most_common() if width > 1)
        return next(usual, 2)

    @cached_property
    def brackets(self) -> dict[tuple[str, ...], int]:
        """How many more groups or lists of a kind stand in brackets than do not."""
        found: Counter[tuple[str, ...]] = Counter()
        for at, node in nodes_of(self.root):
            if not isinstance(node, Scalar) and _children(node):
                found[pattern(at)] += 1 if node.end is not None else -1
        return found


def is_block(written: str) -> bool:
    """Whether a text as written stands in a block of its own lines."""
    return written[:1] in {"|", ">"}


def lay_out(data: bytes, name: str) -> Laid:
    """Read a file that is to be changed; ContentError says what is wrong with it."""
    node, problems = read_yaml_bytes(data, name)
    if node is None:
        raise ContentError(problems)
    text, _ = decode(data, name)
    return Laid(name, text, node, len(problems))


def _children(node: Node) -> list[tuple[str | int, Node]]:
    if isinstance(node, Mapping):
        return [(key, entry.node) for key, entry in node.entries.items()]
    return list(enumerate(node.items)) if isinstance(node, Sequence) else []


def nodes_of(root: Node) -> Iterator[tuple[KeyPath, Node]]:
    """Every value of a file with its path."""
    waiting: list[tuple[KeyPath, Node]] = [((), root)]
    while waiting:
        at, node = waiting.pop()
        yield at, node
        waiting += [((*at, key), child) for key, child in _children(node)]
