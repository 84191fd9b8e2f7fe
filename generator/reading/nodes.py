"""YAML as plain data in which every value knows its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping as AbstractMapping

    from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; `plain` when it stood without quotes and not in a block."""

    value: str
    place: Place
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping: where the key stands, and its value."""

    key_place: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they were written."""

    entries: AbstractMapping[str, Entry]
    place: Place


Node = Scalar | Sequence | Mapping


def describe(node: Node) -> str:
    """What an author would call this value."""
    match node:
        case Mapping():
            return "a group of keys"
        case Sequence():
            return "a list"
        case Scalar(value="", plain=True):
            return "nothing"
        case Scalar(value=value):
            return quote(value)


def quote(text: str) -> str:
    """A found value in quotes, shortened to fit a message."""
    line = " ".join(text.split())
    return f'"{line[:LONG]}..."' if len(line) > LONG else f'"{line}"'


LONG = 60


def child(node: Node, key: str | int) -> Node | None:
    """The value under a key or an index, if there is one."""
    if isinstance(node, Mapping) and isinstance(key, str):
        entry = node.entries.get(key)
        return entry.node if entry else None
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
        return node.items[key]
    return None


def place_of(node: Node, path: tuple[str | int, ...]) -> Place:
    """The place of the value at a path, or of the nearest thing above it that was written."""
    for key in path:
        below = child(node, key)
        if below is None:
            break
        node = below
    return node.place
