"""Invisible characters: which there are, and what they are called."""

from __future__ import annotations

import re
import unicodedata

# YAML takes them for the end of a line, editors and people do not.
LINE_ENDS = {ord(sign): " " for sign in "\u0085\u2028\u2029"}
_SPACES = {"Zs", "Zl", "Zp", "Cf"}  # kinds of space, and signs that only steer the printing


def unseen_in(text: str) -> str:
    """The first invisible character of a text, as messages name it; "" if there is none."""
    for sign in text:
        if sign != " " and unicodedata.category(sign) in _SPACES:
            return f"U+{ord(sign):04X}, {unicodedata.name(sign).lower()}"
    return ""


# They turn round the order in which what stands behind them is read.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def turning_in(text: str) -> str:
    """The first sign that makes a text read otherwise than it is written, by its name, or ""."""
    found = TURNING.search(text)
    return unseen_in(found[0]) if found else ""


def without_unseen(text: str) -> str:
    """A key as it was meant: without unseen signs, and without spaces around it."""
    kept = (" " if unseen_in(sign) else sign for sign in text)
    return " ".join("".join(kept).split())


_KEY = re.compile(r"""[^"'#\w]*(?:\w[\w-]*)?[^"'#\w:]*:?[^\w "'#]?""")


def unseen_beside_key(line: str) -> tuple[str, int]:
    """The first unseen sign in or beside the key of a line, and where; "" if there is none."""
    start = _KEY.match(line)
    for at, sign in enumerate(start[0] if start else ""):
        if name := unseen_in(sign):
            return name, at
    return "", 0
