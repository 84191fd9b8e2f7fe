"""One YAML file to nodes. What it refuses stands in cases/invalid; this is what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.problems import Place, Problem
from generator.reading.encoded import MAX_BYTES
from generator.reading.nodes import Mapping, Node, Scalar, Sequence, child
from generator.reading.syntax import MAX_DEPTH
from generator.reading.yamlfile import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, content: str | bytes) -> tuple[Node | None, list[Problem]]:
    file = tmp_path / "file.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml(file, "content/file.yml")


def plain(node: Node | None) -> object:
    """The node as Python data."""
    match node:
        case Mapping(entries=entries):
            return {key: plain(entry.node) for key, entry in entries.items()}
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Scalar(value=value):
            return value
        case None:
            return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a:\n  - b\n  - c\n", {"a": ["b", "c"]}),
        ("a: [b, {c: d}]\n", {"a": ["b", {"c": "d"}]}),
        ("a: >-\n  one\n  two\n\n  three\n", {"a": "one two\nthree"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: 'it''s'\n", {"a": "it's"}),
        ('a: "caf\\u00e9"\n', {"a": "café"}),
        ('a: "👩‍⚖️ Łódź"\n', {"a": "👩‍⚖️ Łódź"}),
        ("a:\n", {"a": ""}),
        ('a: ""\n', {"a": ""}),
        (
            "a: no\nb: 1.10\nc: 12:30\nd: 0x1F\n",
            {"a": "no", "b": "1.10", "c": "12:30", "d": "0x1F"},
        ),
        ("no: a\n1: b\n", {"no": "a", "1": "b"}),
        ("a: ! text\n", {"a": "text"}),
        ("- a\n- b\n", ["a", "b"]),
        ("a\n", "a"),
    ],
)
def test_values_are_kept_as_they_are_written(tmp_path: Path, text: str, expected: object) -> None:
    node, problems = read(tmp_path, text)
    assert problems == []
    assert plain(node) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"a: b\nc:\n  - d\n",
        b"\xef\xbb\xbfa: b\nc:\n  - d\n",
        b"a: b\r\nc:\r\n  - d\r\n",
        b"\xef\xbb\xbfa: b\r\nc:\r\n  - d",
    ],
    ids=["plain", "byte-order mark", "CRLF", "both"],
)
def test_byte_order_mark_and_line_ends_do_not_matter(tmp_path: Path, content: bytes) -> None:
    node, problems = read(tmp_path, content)
    assert problems == []
    assert plain(node) == {"a": "b", "c": ["d"]}
    assert node is not None
    assert node.place == Place("content/file.yml", 1, 1)
    last = child(node, "c")
    assert last is not None
    assert last.place == Place("content/file.yml", 3, 3)


def test_every_value_knows_its_place_and_whether_it_was_quoted(tmp_path: Path) -> None:
    node, _ = read(tmp_path, 'a: plain\n"b": "quoted"\nc: >-\n  folded\n')
    assert isinstance(node, Mapping)
    places = {
        key: (entry.key_place.line, entry.node.place.column) for key, entry in node.entries.items()
    }
    assert places == {"a": (1, 4), "b": (2, 6), "c": (3, 4)}
    unquoted = {key for key, entry in node.entries.items() if getattr(entry.node, "plain", False)}
    assert unquoted == {"a"}


@pytest.mark.parametrize(("size", "codes"), [(MAX_BYTES, []), (MAX_BYTES + 1, ["file-size"])])
def test_the_largest_file(tmp_path: Path, size: int, codes: list[str]) -> None:
    start = b"a: b\n#"
    _, problems = read(tmp_path, start + b"x" * (size - len(start)))
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(("depth", "codes"), [(MAX_DEPTH, []), (MAX_DEPTH + 1, ["nesting"])])
def test_the_deepest_nesting(tmp_path: Path, depth: int, codes: list[str]) -> None:
    _, problems = read(tmp_path, "[" * depth + "]" * depth)
    assert [problem.code for problem in problems] == codes


def test_several_duplicate_keys_are_all_reported(tmp_path: Path) -> None:
    node, problems = read(tmp_path, "a: 1\na: 2\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert node is None
    hint = "keep one of the two"
    assert problems == [
        Problem(
            Place("content/file.yml", line, column),
            "duplicate-key",
            f'found the key "{key}" again, first given in line {first}',
            hint,
        )
        for line, column, key, first in [(2, 1, "a", 1), (5, 3, "c", 4), (6, 1, "a", 1)]
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    node, problems = read_yaml(tmp_path, "content/file.yml")
    assert node is None
    assert problems == [
        Problem(
            Place("content/file.yml"),
            "unreadable-file",
            "found a file that cannot be read",
            "check its permissions",
        )
    ]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", Place("content/file.yml", 1, 1)),
        (b"a: b\nc: \xe9\n", Place("content/file.yml", 2, 4)),
        (b"a: \xc3\xa9\xc3", Place("content/file.yml", 1, 5)),
        (b"\xef\xbb\xbfa: b\nc: \xe9\n", Place("content/file.yml", 2, 4)),
        (b"\xef\xbb\xbfa: \xe9\n", Place("content/file.yml", 1, 4)),
    ],
)
def test_the_place_of_a_byte_that_is_not_utf_8(
    tmp_path: Path, content: bytes, place: Place
) -> None:
    _, problems = read(tmp_path, content)
    assert [(problem.code, problem.place) for problem in problems] == [("encoding", place)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b # of it\nc: d\n", {"a": "b", "c": "d"}),
        ("a: b  ## c\n", {"a": "b"}),
        ("a: b#4\n", {"a": "b#4"}),
        ("a: b\n#c: d\n", {"a": "b"}),
        ("a: b\n# c\n", {"a": "b"}),
        ("- a: b\n  #c: d\n  e: f\n", [{"a": "b", "e": "f"}]),
        ("a: 'b #4' #c\n", {"a": "b #4"}),
        ('a: "b #4"\n', {"a": "b #4"}),
        ("a: >-\n  b #4\n  #5\n", {"a": "b #4 #5"}),
        ("a: |-\n  b #4\n", {"a": "b #4"}),
    ],
)
def test_a_comment_and_a_sign_within_quotes_cut_nothing_off(
    tmp_path: Path, text: str, expected: object
) -> None:
    node, problems = read(tmp_path, text)
    assert problems == []
    assert plain(node) == expected


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b #4 of c\n", 1, "#4 of c"),
        ("a: b #4", 1, "#4"),
        ("\u00e9: b\r\na: b #4\r\nc: d\r\n", 2, "#4"),
        ("a: b.\n  #4 c\n", 2, "#4 c"),
        ("a: b\n  c #4\n  d\n", 2, "#4"),
        ("a: #4\n", 1, "#4"),
        ("- b #4\n- c\n", 1, "#4"),
        ("a: {b: c #4,\n  d: e}\nf: g\n", 1, "#4,"),
        ("a: {b: c #4}\nf: g\n", 1, "#4}"),
    ],
)
def test_what_is_cut_off_a_text_is_told_once(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    _, problems = read(tmp_path, text)
    message = f'found "{words}" after a text, which YAML takes for a comment'
    assert [(each.code, each.place.line, each.message) for each in problems] == [
        ("cut-text", line, message)
    ]


@pytest.mark.parametrize("sign", ["\u0085", "\u2028", "\u2029"])
@pytest.mark.parametrize("text", ["a: 'b{}c'\n", 'a: "b{}c"\n', "a: b{}c\n", "a: >-\n  b{}c\n"])
def test_what_only_some_programs_take_for_the_end_of_a_line_is_a_space(
    tmp_path: Path, text: str, sign: str
) -> None:
    node, problems = read(tmp_path, text.format(sign) + "d: e\n")
    assert problems == []
    assert plain(node) == {"a": "b c", "d": "e"}
    last = child(node, "d") if node else None
    assert last is not None
    assert last.place.line == text.count("\n") + 1
