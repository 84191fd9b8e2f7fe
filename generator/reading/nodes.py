"""YAML as plain data in which every value knows its file and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as AbstractMapping

    from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; `plain` when it stood without quotes and not in a block.

    `end` is where it ends in the text of its file, in characters from the beginning.
    """

    value: str
    place: Place
    plain: bool = False
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `end` is where the closing bracket of one that stands in brackets ends."""

    items: tuple[Node, ...]
    place: Place
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class KeyedNode:
    """One key of a mapping: where the key stands, and its value."""

    key_place: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they were written; `end` as of a list."""

    entries: AbstractMapping[str, KeyedNode]
    place: Place
    end: int | None = field(default=None, compare=False)


Node = Scalar | Sequence | Mapping
N = TypeVar("N", bound=Node)


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


def value_at(node: Node, path: tuple[str | int, ...]) -> Node | None:
    """The value at a path, if there is one."""
    here: Node | None = node
    for key in path:
        here = child(here, key) if here else None
    return here


def node_of(value: object, place: Place) -> Node:
    """Groups, lists and texts of Python as if they had been read, all at one place."""
    match value:
        case dict():
            entries = {
                key: KeyedNode(place, node_of(inside, place)) for key, inside in value.items()
            }
            return Mapping(entries, place)
        case list():
            return Sequence(tuple(node_of(inside, place) for inside in value), place)
        case _:
            return Scalar(str(value), place)


EVERY = "*"  # in the path of `edited`: each item of a list


def edited(node: N, path: tuple[str | int, ...], change: Callable[[Node], Node | None]) -> N:
    """A copy in which the value at a path is another, or taken out where `change` gives None.

    Where nothing stands at the path, nothing is changed.
    """
    key, *rest = path
    if isinstance(node, Sequence) and key == EVERY:
        for at in reversed(range(len(node.items))):  # so that what is taken out moves none
            node = edited(node, (at, *rest), change)
        return node
    value = child(node, key)
    if value is None:
        return node
    return _with_child(node, key, edited(value, tuple(rest), change) if rest else change(value))


def _with_child(node: N, key: str | int, value: Node | None) -> N:
    """A copy with another value under a key or an index that it has, or without that."""
    if isinstance(node, Mapping) and isinstance(key, str):
        entries = dict(node.entries)
        former = entries.pop(key)
        if value is not None:
            entries = {**node.entries, key: KeyedNode(former.key_place, value)}
        return type(node)(entries, node.place)
    if isinstance(node, Sequence) and isinstance(key, int):
        kept = () if value is None else (value,)
        return type(node)((*node.items[:key], *kept, *node.items[key + 1 :]), node.place)
    raise TypeError(key)
