"""A file as the program of an editor hands it to its JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.reading.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

# What JSON Schema says of a plain word, as version 1.2 of YAML reads it.
_PLAIN: tuple[tuple[str, Callable[[str], object]], ...] = (
    (r"|~|null|Null|NULL", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
)


def as_editors_see(node: Node) -> Any:
    """A file as the program of an editor hands it to its schema."""
    match node:
        case Mapping(entries=entries):
            return {key: as_editors_see(entry.node) for key, entry in entries.items()}
        case Sequence(items=items):
            return [as_editors_see(item) for item in items]
        case Scalar(value=value, plain=True):
            found = (made(value) for form, made in _PLAIN if re.fullmatch(form, value))
            return next(found, value)
        case Scalar(value=value):
            return value
