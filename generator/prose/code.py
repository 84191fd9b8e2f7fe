"""Where code stands in a narrative text: between as many backticks as it begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TICKS = re.compile("`+")


def code_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each piece of code begins and ends, with its backticks.

    Not by one expression: it would look for an end from every backtick anew, and take seconds for
    a text that is full of them.
    """
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(text)]
    ends: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        ends.setdefault(end - start, []).append(end)
    behind = 0
    for start, end in runs:
        alike = ends[end - start]
        alike.pop()  # its own
        if start >= behind and alike:
            behind = alike[-1]
            yield start, behind


def changed_around_code(text: str, change: Callable[[str], str], code: Callable[[str], str]) -> str:
    """A text with its code changed in one way, and all around it in another."""
    parts, behind = list[str](), 0
    for start, end in code_in(text):
        parts += [change(text[behind:start]), code(text[start:end])]
        behind = end
    return "".join([*parts, change(text[behind:])])
