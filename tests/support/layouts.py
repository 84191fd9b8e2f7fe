"""Data laid out as YAML in every way that editors have: for tests that change such files."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

Data = dict[str, Any]
Way = TypeVar("Way")

LONG = (
    "A text that is longer than a line of the file is wide, as those of editors are: it is folded."
)
WORDS = [
    "yes", "No", "1", "1.10", "12:30", "2025-03-31", "~", "a: b", "ends:", "a #b", "# c", "- a",
    "{a", "[b]", "a, b", "'quoted'", 'say "so"', "back\\slash", "£5", "*a", "&a", "!a", "%a", "@a",
    "| a", "> a", "? a", "", " led", "trailed ", "two  spaces", "one\ntwo", "one\n\n- two\n  three",
    "\ttab", "  in\nout", "\u2028", LONG, f"{LONG} {LONG}", f"{LONG}\n{LONG}", "plain", "two words",
]  # fmt: skip
TEXTS = st.sampled_from(WORDS) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12
)
NO_LINE: list[list[str]] = [[], []]
KEYS = st.sampled_from(["id", "text", "date", "due", "owners", "closure", "on", "x-1"])
VALUES = st.recursive(
    TEXTS | st.integers(0, 99) | st.booleans(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=6,
)
FILES = st.dictionaries(KEYS, VALUES, max_size=5)


@st.composite
def laid_out(draw: Any, data: Data) -> bytes:
    """Data as the bytes of a file, in a layout of its own."""
    ways = _Ways(draw)
    lines = ways.group(data, 0) if data else ["{}"]
    lines = [*ways.comment(0), *lines, *ways.comment(0)]
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    text += draw(st.sampled_from(["", "\n"])) if not text.endswith("\r") else ""
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return bytes(mark + text.encode())


class _Ways:
    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.comments = 0
        self.step = self.pick(2, 4)
        self.list_step = self.pick(0, 2, 4)
        self.gap = self.pick(2, 4)

    def pick(self, *ways: Way) -> Way:
        picked: Way = self.draw(st.sampled_from(ways))
        return picked

    def comment(self, column: int) -> list[str]:
        if self.pick(False, False, False, True):
            self.comments += 1
            return [f"{' ' * column}# remark {self.comments}"]
        return self.pick(*NO_LINE, [""])

    def behind(self) -> str:
        return self.pick("", "", " # said", "   # said")

    def group(self, data: Data, column: int) -> list[str]:
        lines = []
        for key, value in data.items():
            name = f'"{key}"' if key == "on" else self.pick(key, key, f"'{key}'")
            lines += self.below(f"{' ' * column}{name}:", value, column)
            lines += self.comment(column)
        return lines

    def below(self, head: str, value: Any, column: int) -> list[str]:
        """The lines of a key and its value."""
        if value and isinstance(value, dict | list) and self.pick(True, True, False):
            if isinstance(value, dict):
                inside = self.group(value, column + self.step)
            else:
                inside = self.dashes(value, column + self.list_step)
            return [head + self.behind(), *self.comment(column + self.step), *inside]
        return self.single(head, value, column + self.step)

    def dashes(self, values: Sequence[Any], column: int) -> list[str]:
        lines = []
        dash = " " * column + "-".ljust(self.gap)
        for value in values:
            if value and isinstance(value, dict | list) and self.pick(True, True, False):
                inner = column + self.gap
                inside = (
                    self.group(value, inner)
                    if isinstance(value, dict)
                    else self.dashes(value, inner)
                )
                lines += [dash + inside[0].lstrip(), *inside[1:]]
            else:
                lines += self.single(dash.rstrip(), value, column + self.gap)
            lines += self.comment(column)
        return lines

    def single(self, head: str, value: Any, indent: int) -> list[str]:
        """A value that stands on the line of its key or dash, or in a block below it."""
        if isinstance(value, dict | list):
            return [f"{head} {self.flow(value)}{self.behind()}"]
        below = " " * indent
        if isinstance(value, str) and _for_block(value) and self.pick(True, False):
            inside = [below + line if line else "" for line in value.split("\n")]
            return [
                f"{head} {self.pick('|', '|-')}{self.behind()}",
                *inside,
                *self.pick(*NO_LINE[:1], [""]),
            ]
        if (
            isinstance(value, str)
            and re.fullmatch(r"[a-z]+( [a-z]+)+", value)
            and self.pick(True, False)
        ):
            first, *rest = value.split(" ")
            return [f"{head} {first}", *(below + word for word in rest)]
        return [f"{head} {self.scalar(value, '{}')}{self.behind()}"]

    def flow(self, value: Any) -> str:
        comma = self.pick(",", ", ")
        if isinstance(value, dict):
            pairs = (
                f"{json.dumps(key) if key == 'on' else key}: {self.flow(one)}"
                for key, one in value.items()
            )
            return "{" + comma.join(pairs) + "}"
        if isinstance(value, list):
            return "[" + comma.join(self.flow(one) for one in value) + "]"
        return self.scalar(value, "[{}]")

    def scalar(self, value: Any, around: str) -> str:
        if not isinstance(value, str):
            return str(value).lower()
        quoted = json.dumps(value, ensure_ascii=False)
        for sign in "\x85\u2028\u2029\ufeff":
            quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
        ways = [quoted]
        if _reads_plain(value, around):
            ways.append(value)
        if value.isprintable():
            ways.append("'" + value.replace("'", "''") + "'")
        return self.pick(*ways)


def _for_block(value: str) -> bool:
    begins = value[:1] not in {"", " ", "\t", "\n"}
    return begins and value == value.rstrip() and value.replace("\n", "a").isprintable()


def _reads_plain(value: str, around: str) -> bool:
    if not value.isprintable() or not value or re.search(r"[#:]", value):
        return False
    try:
        found = yaml.load(f"k: {around.replace('{}', value)}", yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError:
        return False
    return found in ({"k": value}, {"k": [value]})


def data_of(file: bytes) -> Any:
    """What a file says, by another reader than ours: texts without the empty lines at their end."""
    text = file.decode("utf-8-sig")
    for sign in "\x85\u2028\u2029":
        text = text.replace(sign, " ")
    return _without_ends(yaml.load(text, yaml.BaseLoader))  # noqa: S506


def as_texts(value: Any) -> Any:
    """Data as that reader finds it."""
    if isinstance(value, dict):
        return {key: as_texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_texts(one) for one in value]
    return value.rstrip("\n") if isinstance(value, str) else str(value).lower()


def _without_ends(value: Any) -> Any:
    return as_texts(value) if value is not None else {}


def comments_of(file: bytes) -> list[str]:
    """The comments that `laid_out` has put into a file."""
    return sorted(re.findall(r"# (?:remark \d+|said)(?![^\s])", file.decode("utf-8-sig")))
