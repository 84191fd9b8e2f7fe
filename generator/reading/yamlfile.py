"""One YAML file to nodes: safe, bounded, and every refusal a sentence.

Tags, anchors and aliases are refused: each value stands where it is used, so that a problem
can name one line and no file can grow when it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.problems import Place, Problem
from generator.reading.cut import cut_off
from generator.reading.encoded import decode, read_bytes
from generator.reading.nodes import KeyedNode, Mapping, Node, Scalar, Sequence, quote
from generator.reading.signs import LINE_ENDS, unseen_beside_key

if TYPE_CHECKING:
    from pathlib import Path

MAX_DEPTH = 20

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
        problem = _syntax_problem(name, reader.text, error)
        # A text that goes on behind what was cut off it is no YAML either.
        because = reader.cut and reader.cut[-1].place.line >= problem.place.line - 1
        reader.problems.append(reader.cut.pop() if because else problem)
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

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.AliasEvent():
                self._refuse(event, "alias", "found an alias (*), expected the value itself")
            case yaml.ScalarEvent() | yaml.CollectionStartEvent():
                self._begin(event)
            case yaml.CollectionEndEvent():
                self._close(self.stack.pop(), _index(event))
            case yaml.DocumentStartEvent() if self.root is not None:
                self._refuse(event, "second-document", "found a second document (---) in the file")

    def _begin(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self._refuse(event, "alias", "found an anchor (&), expected the value itself")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._refuse(event, "tag", f"found the tag {quote(tag)}, expected a plain value")
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            if wrong := _FORBIDDEN.search(event.value):  # as "\\e" in quotes
                self.problems.append(_character(place, wrong[0]))
            plain = event.style in (None, "")
            if plain and "#" in self.text:
                self._look_behind(event)
            self._add(Scalar(event.value, place, plain, _index(event)))
            return
        if len(self.stack) >= MAX_DEPTH:
            self.problems.append(_nesting(self.name, self.text, self._place(event).line))
            raise _Stop
        flow = bool(getattr(event, "flow_style", False))
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
        return _mark(self.name, event.start_mark)


def _index(event: yaml.Event) -> int:
    """Where what an event tells of ends, in characters."""
    mark: Any = event.end_mark
    return int(mark.index)


def _mark(name: str, mark: Any) -> Place:  # PyYAML's mark or libyaml's, or None
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _line_place(name: str, text: str, line: int) -> Place:
    """Where the text of a line begins, for what parsers notice at columns of their own choice."""
    lines = text.split("\n")
    content = lines[line - 1] if line <= len(lines) else ""
    return Place(name, line, len(content) - len(content.lstrip()) + 1)


def _nesting(name: str, text: str, line: int) -> Problem:
    found = f"found values nested more than {MAX_DEPTH} deep"
    hint = "check the brackets and the indentation"
    return Problem(_line_place(name, text, line), "nesting", found, hint)


# Words that all versions of both parsers have in common, and ours: what an author can act on.
_SYNTAX = (
    ("mapping values are not allowed", 'found a second ": " in one value',
     'put the text in quotes, or in a block below ">-"'),
    ("could not find expected ':'", "found a line that is neither a key nor part of a text",
     "check the line before it: its text may need quotes or more indentation"),
    ("while parsing a block mapping", "found a line whose indentation fits nothing above it",
     "indent it like its neighbours, or put the text in quotes"),
    ("while parsing a block collection", "found a line in a list that is no list entry",
     'begin it with "- ", or indent it further'),
    ("sequence entries are not allowed", "found a list entry where none can stand",
     "begin the list on a line of its own"),
    ("unexpected end of stream", "found a quoted text without its closing quotes",
     "close the quotes"),
    ("while parsing a flow", "found a bracket that is not closed",
     "close it, or write the list with one entry to a line"),
)  # fmt: skip
# Of these parsers tell both where they gave up and where it began: the beginning is the mistake.
_NEVER_CLOSED = ("unexpected end of stream", "while parsing a flow")


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        return _character_problem(name, text)
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = _mark(name, mark)
    lines = text.split("\n")
    content = lines[line] if line < len(lines) else ""
    if problem := _sign_problem(name, lines, line):
        return problem
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    opened = getattr(error, "context_mark", None)
    if opened and opened.line == line and content[column : column + 1] == ":":
        said = _SYNTAX[0][0]  # in braces, each value ends at a comma
    for words, message, hint in _SYNTAX:
        if words in said:
            began = opened if words in _NEVER_CLOSED else None
            return Problem(_mark(name, began) if began else place, "syntax", message, hint)
    if "cannot start any token" in said:
        found = f"found a text that begins with {quote(content[column : column + 1])}"
        return Problem(place, "syntax", found, "put the text in quotes")
    if "nest" in said:  # newer versions of libyaml look ahead until they have enough
        return _nesting(name, text, place.line)
    place = _line_place(name, text, place.line)
    message = "found text that is not YAML"
    return Problem(place, "syntax", message, "check quotes, brackets and indentation in this line")


def _sign_problem(name: str, lines: list[str], line: int) -> Problem | None:
    """A tab, or a sign that nobody sees, where keys are: parsers may notice it a line later."""
    near = [at for at in (line, line - 1) if 0 <= at < len(lines)]
    for at in near:
        if re.match(r"^ *\t", lines[at]):
            place = Place(name, at + 1, lines[at].index("\t") + 1)
            message = "found a tab in the indentation, expected spaces"
            return Problem(place, "tab", message, "indent with two spaces for each level")
    for at in near:
        sign, before = unseen_beside_key(lines[at])
        if sign:
            message = f"found an invisible character beside a key ({sign})"
            place = Place(name, at + 1, before + 1)
            return Problem(place, "unseen-sign", message, "delete it, and type spaces")
    return None


_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _character_problem(name: str, text: str) -> Problem:
    found = _FORBIDDEN.search(text)
    at = found.start() if found else 0
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return _character(Place(name, line, column), text[at])


def _character(place: Place, found: str) -> Problem:
    message = f"found the control character U+{ord(found):04X}, which text cannot hold"
    return Problem(place, "character", message, "delete it")
