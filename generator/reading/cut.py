"""What YAML takes for a comment, and its author for the rest of a text: "recommendation #4"."""

from __future__ import annotations

import re
from typing import NamedTuple

# A comment has a space behind its sign.
_BEHIND = re.compile(r"[ \t]+(#[^\s#].*)")
_BELOW = re.compile(r"[ \t]*\r?\n([ \t]*)(#[^\s#].*)")


class Cut(NamedTuple):
    """The words that were cut off, how many lines below the text, and at which column."""

    words: str
    line: int
    column: int


def cut_off(text: str, end: int, around: int) -> Cut | None:
    """What was cut off a text without quotes that ends at a place of the file.

    `around` is the column of its key, or of its list: what stands below it and further in would
    have been the rest of the text.
    """
    if behind := _BEHIND.match(text, end):
        column = behind.start(1) - (text.rfind("\n", 0, behind.start(1)) + 1) + 1
        return Cut(behind[1].rstrip(), 0, column)
    below = _BELOW.match(text, end)
    if below and len(below[1]) + 1 > around:
        return Cut(below[2].rstrip(), 1, len(below[1]) + 1)
    return None
