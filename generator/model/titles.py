"""What is called what, in content that is not sound yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.fields import ID
from generator.reading.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from generator.reading.nodes import Node


def ids_by_title(tree: Node) -> dict[str, set[str]]:
    """The ids of all that has a title or a name, by that in small letters."""
    found: dict[str, set[str]] = {}
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Sequence):
            waiting += here.items
        if not isinstance(here, Mapping):
            continue
        waiting += [entry.node for entry in here.entries.values()]
        own = _text(here, "id")
        for called in filter(None, (_text(here, "title"), _text(here, "name"))):
            if ID.fullmatch(own):
                found.setdefault(called.casefold(), set()).add(own)
    return found


def _text(node: Mapping, key: str) -> str:
    entry = node.entries.get(key)
    return entry.node.value if entry and isinstance(entry.node, Scalar) else ""
