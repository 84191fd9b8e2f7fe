"""A text as an editor of the content would write it: in quotes only where YAML needs them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.problems import ExpectedError
from generator.reading.misread import misread_as
from generator.reading.nodes import Mapping, Scalar, quote
from generator.reading.yamlfile import read_yaml_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 100  # of a line, in columns

# Keys that hold a date, which stands without quotes; elsewhere what looks like one is a text.
DATE_KEYS = frozenset({
    "as_at", "asked_on", "began", "checked", "created", "date", "due", "expires", "given",
    "last_tested", "made", "met", "prepared", "published", "reviewed", "set_on", "signed", "since",
    "to_be_audited", "to_be_republished", "to_be_signed",
})  # fmt: skip
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_SIGNS_IN_BRACKETS = re.compile(r"[][{},:?#]")  # of which parsers think differently
_LINE_BREAKS = ("\x85", "\u2028", "\u2029", "\ufeff")  # escaped, or the reader has spaces for them


def inline(value: object, key: str = "", *, flow: bool) -> str:
    """A single value on one line, below a key and within brackets or not."""
    if not isinstance(value, str):
        return plain(value)
    value = without_end(value)
    for written in _ways(value, key, flow=flow):
        if _reads_as(value, f"{{k: {written}}}" if flow else f"k: {written}"):
            return written
    raise ExpectedError(f"{quote(value)} has a character in it that content files cannot hold.")


def plain(value: object) -> str:
    """A value that is no text."""
    words: dict[object, str] = {True: "true", False: "false", None: "null"}
    return str(value) if type(value) is int else words[value]


def without_end(text: str) -> str:
    """A text without empty lines at its end, which say nothing: the model takes them away."""
    return text.rstrip("\n")


def _ways(text: str, key: str, *, flow: bool) -> Iterator[str]:
    """How it could be written, what an editor would choose first."""
    is_date = key in DATE_KEYS and _DATE.fullmatch(text)
    bare = text and "\n" not in text and not (flow and _SIGNS_IN_BRACKETS.search(text))
    if is_date or (bare and not misread_as(text)):
        yield text
    if "\n" not in text and '"' in text:
        yield "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    for sign in _LINE_BREAKS:
        quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    yield quoted


def block(text: str, used: int, indent: int) -> tuple[str, list[str]] | None:
    """The sign and the lines of a block, where a text is better written so.

    It is where it has several lines, or is too long for the one of which `used` columns are gone.
    """
    text = without_end(text)
    if "\n" in text:
        sign, lines = "|", text.split("\n")
    elif " " in text and used + len(text) > WIDTH:
        sign, lines = ">-", list(_folded(text, WIDTH - indent))
    else:
        return None
    below = [" " * indent + line if line else "" for line in lines]
    return (sign, below) if _reads_as(text, "\n".join([f"k: {sign}", *_deeper(lines)])) else None


def _deeper(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines that YAML joins to the same text: broken only at single spaces."""
    line = ""
    for word in re.split(r"(?<=[^\s]) (?=[^\s])", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _reads_as(text: str, written: str) -> bool:
    """Whether our reader finds exactly this text, and nothing wrong."""
    node, problems = read_yaml_bytes(f"{written}\n".encode("utf-8", "surrogatepass"), "")
    entry = node.entries.get("k") if isinstance(node, Mapping) and not problems else None
    found = entry.node if entry else None
    return isinstance(found, Scalar) and without_end(found.value) == text
