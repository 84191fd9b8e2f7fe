"""How content was written down over time: a release keeps the form it was frozen in.

The files of a release never change; what they say is read as if written today. Whoever changes
what content may say adds one to FORMAT and a step here, and keeps a release of the form before
among the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.reading.nodes import Entry, Mapping, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

N = TypeVar("N", bound=Node)

FORMAT = 2


def upgraded(tree: Mapping, written_as: int) -> Mapping:
    """The content of an older format as the present one would have it."""
    for step in _STEPS[written_as - 1 :]:
        tree = step(tree)
    return tree


def _no_state_in_control(tree: Mapping) -> Mapping:
    """1 to 2: how final a document is and when it came out is said by its release."""

    def edition(node: Node) -> Node:
        return _changed(node, "documents", lambda documents: _each(documents, entry))

    def entry(node: Node) -> Node:
        return _changed(node, "control", lambda control: _without(control, "state", "published"))

    return _changed(tree, "editions", lambda editions: _each(editions, edition))


_STEPS: tuple[Callable[[Mapping], Mapping], ...] = (_no_state_in_control,)


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    if not isinstance(node, Sequence):
        return node
    return Sequence(tuple(change(item) for item in node.items), node.place)


def _changed(node: N, key: str, change: Callable[[Node], Node]) -> N:
    """The node with one of its values changed, if it has it."""
    if not isinstance(node, Mapping) or key not in node.entries:
        return node
    entry = node.entries[key]
    return type(node)({**node.entries, key: Entry(entry.key_place, change(entry.node))}, node.place)


def _without(node: Node, *keys: str) -> Node:
    if not isinstance(node, Mapping):
        return node
    kept = {key: entry for key, entry in node.entries.items() if key not in keys}
    return Mapping(kept, node.place)
