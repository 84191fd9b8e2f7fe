"""One YAML file to nodes: safe, bounded, and every refusal a sentence.

Tags, anchors and aliases are refused: each value stands where it is used, so that a problem
can name one line and no file can grow when it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.problems import Place, Problem
from generator.reading.cut import cut_off
from generator.reading.encoded import decode, read_bytes
from generator.reading.nodes import KeyedNode, Mapping, Node, Scalar, Sequence, quote
from generator.reading.signs import LINE_ENDS
from generator.reading.syntax import (
    FORBIDDEN,
    MAX_DEPTH,
    character_problem,
    joined_entry,
    mark_of,
    nesting_problem,
    syntax_problem,
)

if TYPE_CHECKING:
    from pathlib import Path

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def read_yaml(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """Read one file; `name` is what problems call it. No node when anything is wrong."""
    data, problem = read_bytes(path, name)
    return (None, [problem]) if problem else read_yaml_bytes(data, name)


def read_yaml_bytes(data: bytes, name: str) -> tuple[Node | None, list[Problem]]:
    """The same of what a file holds, or would hold."""
    text, unreadable = decode(data, name)
    if unreadable:
        return None, [unreadable]
    reader = _Reader(name, text.translate(LINE_ENDS))
    try:
        for event in yaml.parse(reader.text, Loader=_Loader):
            reader.take(event)
    except yaml.YAMLError as error:
        problem = syntax_problem(name, reader.text, error)
        # A text that goes on behind what was cut off it is no YAML either.
        because = reader.cut and reader.cut[-1].place.line >= problem.place.line - 1
        found = reader.cut.pop() if because else problem
        reader.problems += [found] if found not in reader.problems else []
    except _Stop:
        pass
    if not reader.problems and reader.root is None:
        reader.problems.append(
            Problem(Place(name), "empty-file", "found an empty file, expected keys and values")
        )
    return (None if reader.problems else reader.root), reader.problems + reader.cut


class _Stop(Exception):  # noqa: N818 - leaves the event loop, is no error
    """Nothing more in this file is worth reading."""


@dataclass
class _Open:
    """A list or mapping that is still being read."""

    place: Place
    flow: bool
    items: list[Node] | None = None
    entries: dict[str, KeyedNode] | None = None
    key: Scalar | None = None


@dataclass
class _Reader:
    """Builds nodes from parser events without recursion, so that depth cannot hurt."""

    name: str
    text: str
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    cut: list[Problem] = field(default_factory=list)  # what was read all the same, and not whole
    stack: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Signs that only a few texts have, so that not every value is looked at for them.
        self._escapes = "\\" in self.text
        self._comments = "#" in self.text

    def take(self, event: yaml.Event) -> None:
        # A file has thousands of values, and little else.
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self.stack.pop(), _index(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", "found an alias (*), expected the value itself")
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse(event, "second-document", "found a second document (---) in the file")

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_marked(event, event.tag)
        place = self._place(event)
        if self._escapes and (wrong := FORBIDDEN.search(event.value)):  # as "\\e" in quotes
            self.problems.append(character_problem(place, wrong[0]))
        plain = event.style in (None, "")
        if plain and (joined := joined_entry(self.name, self.text, event)):
            self.problems.append(joined)
        if plain and self._comments:
            self._look_behind(event)
        self._add(Scalar(event.value, place, plain, _index(event)))

    def _refuse_marked(self, event: yaml.NodeEvent, tag: str | None) -> None:
        if event.anchor:
            self._refuse(event, "alias", "found an anchor (&), expected the value itself")
        if tag and tag != "!":
            self._refuse(event, "tag", f"found the tag {quote(tag)}, expected a plain value")

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_marked(event, event.tag)
        place = self._place(event)
        if len(self.stack) >= MAX_DEPTH:
            self.problems.append(nesting_problem(self.name, self.text, self._place(event).line))
            raise _Stop
        flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            self.stack.append(_Open(place, flow, entries={}))
        else:
            self.stack.append(_Open(place, flow, items=[]))

    def _look_behind(self, event: yaml.ScalarEvent) -> None:
        """Notice that a text without quotes ends at a # that is no comment of its author's."""
        top = self.stack[-1] if self.stack else None
        around = (top.key.place if top.key else top.place).column if top else 1
        end: Any = event.end_mark
        found = cut_off(self.text, end.index, around)
        if found:
            line = end.line + 1 + found.line
            message = f"found {quote(found.words)} after a text, which YAML takes for a comment"
            hint = "put the whole text in quotes, or write a space after the # of a comment"
            problem = Problem(Place(self.name, line, found.column), "cut-text", message, hint)
            # Nothing is left of a text that begins so.
            (self.cut if event.value else self.problems).append(problem)

    def _close(self, done: _Open, behind: int) -> None:
        end = behind if done.flow else None  # of a block, parsers tell where something else begins
        if done.entries is not None:
            self._add(Mapping(done.entries, done.place, end))
        else:
            self._add(Sequence(tuple(done.items or ()), done.place, end))

    def _add(self, node: Node) -> None:
        if not self.stack:
            if isinstance(node, Scalar) and node.plain and not node.value:
                return
            self.root = node
            return
        top = self.stack[-1]
        if top.items is not None:
            top.items.append(node)
        elif top.key is None:
            self._key(top, node)
        else:
            self._value(top, top.key, node)

    def _key(self, top: _Open, node: Node) -> None:
        if not isinstance(node, Scalar):
            message = "found a list or a group of keys where the name of a key belongs"
            hint = "write the key as text, or put it in quotes"
            self.problems.append(Problem(node.place, "key", message, hint))
            raise _Stop
        top.key = node

    def _value(self, top: _Open, key: Scalar, node: Node) -> None:
        top.key = None
        entries = top.entries if top.entries is not None else {}
        if key.value in entries:
            first = entries[key.value].key_place.line
            found = f"found the key {quote(key.value)} again, first given in line {first}"
            hint = "keep one of the two"
            self.problems.append(Problem(key.place, "duplicate-key", found, hint))
            return
        entries[key.value] = KeyedNode(key.place, node)

    def _refuse(self, event: yaml.Event, code: str, message: str) -> None:
        hint = {
            "alias": "write the value out, or quote a text that begins with * or &",
            "tag": "remove the tag, or quote a text that begins with !",
            "second-document": "put it in a file of its own",
        }[code]
        self.problems.append(Problem(self._place(event), code, message, hint))
        raise _Stop

    def _place(self, event: yaml.Event) -> Place:
        return mark_of(self.name, event.start_mark)


def _index(event: yaml.Event) -> int:
    """Where what an event tells of ends, in characters."""
    mark: Any = event.end_mark
    return int(mark.index)
