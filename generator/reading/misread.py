"""What YAML 1.1 takes for something other than text when it stands without quotes."""

from __future__ import annotations

import re

_MISREAD = (
    (re.compile(r"(?i:yes|no|on|off|true|false)"), "yes or no"),
    (re.compile(r"~|null|Null|NULL"), "nothing"),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"), "a number of seconds"),
    (re.compile(r"[-+]?(0[box]?[0-9a-fA-F_]+|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?)"),
     "a number"),
    (re.compile(r"[-+]?\.([0-9_]+|inf|Inf|INF|nan|NaN|NAN)"), "a number"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a date"),
)  # fmt: skip


def misread_as(text: str) -> str:
    """What YAML would take a text without quotes for; "" if for a text."""
    return next((meaning for pattern, meaning in _MISREAD if pattern.fullmatch(text)), "")
