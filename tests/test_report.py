"""Problems as text, JSON and annotations; whole reports stand in cases/invalid."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.problems import Place, Problem, Severity
from generator.report import WIDE, as_github, as_json, as_text, summary

if TYPE_CHECKING:
    from pathlib import Path


def problem(severity: Severity = Severity.ERROR, column: int = 1, hint: str = "") -> Problem:
    return Problem(Place("content/a.yml", 2, column), "code", "found this", hint, severity)


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], "No problems."),
        ([Severity.ERROR], "1 error"),
        ([Severity.NOTE, Severity.WARNING, Severity.WARNING], "2 warnings, 1 note"),
        ([Severity.ERROR, Severity.ERROR, Severity.WARNING], "2 errors, 1 warning"),
    ],
)
def test_summary(severities: list[Severity], expected: str) -> None:
    assert summary([problem(severity) for severity in severities]) == expected


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("key: value", 6, ["    2 | key: value", "             ^"]),
        ("\tkey: value", 1, ["    2 |  key: value", "        ^"]),
        ("a\x1b[31mb", 2, ["    2 | a [31mb", "         ^"]),
        ("key: \0", 1, ["    2 | key:", "        ^"]),
        ("   ", 1, []),
        ("", 1, []),
        ("a" * 200, 1, ["    2 | " + "a" * WIDE, "        ^"]),
        ("a" * 200, WIDE, []),
    ],
    ids=["caret", "tab", "escape", "end", "blank", "empty", "long", "far out"],
)
def test_the_line_is_shown_as_a_terminal_can(
    tmp_path: Path, line: str, column: int, shown: list[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yml").write_text(f"first\n{line}\nlast\n", "utf-8")
    assert as_text([problem(column=column)], tmp_path).splitlines() == [
        f"content/a.yml:2:{column}: error[code]: found this",
        *shown,
        "",
        "1 error",
    ]


@pytest.mark.parametrize("content", [None, "first"], ids=["gone", "shorter"])
def test_no_line_is_shown_where_there_is_none(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / "a.yml").write_text(content, "utf-8")
    expected = "content/a.yml:2:1: error[code]: found this\n      hint: do that\n\n1 error"
    assert as_text([problem(hint="do that")], tmp_path) == expected


def test_no_line_is_shown_of_what_a_link_points_to(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret").write_text("first\nsecret\n", "utf-8")
    (tmp_path / "content" / "a.yml").symlink_to("../secret")
    assert "secret" not in as_text([problem()], tmp_path)


def test_json_keeps_letters_as_they_are() -> None:
    found = Problem(Place("content/é.yml", 3, 4), "code", 'found "é"', "write e", Severity.NOTE)
    text = as_json([found])
    assert "é" in text
    assert json.loads(text) == [
        {
            "file": "content/é.yml",
            "line": 3,
            "column": 4,
            "severity": "note",
            "code": "code",
            "message": 'found "é"',
            "hint": "write e",
        }
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (problem(), "::error file=content/a.yml,line=2,col=1,title=code::found this"),
        (
            problem(Severity.WARNING, hint="do that"),
            "::warning file=content/a.yml,line=2,col=1,title=code::found this. Hint: do that",
        ),
        (
            problem(Severity.NOTE),
            "::notice file=content/a.yml,line=2,col=1,title=code::found this",
        ),
        (
            Problem(Place("content/a,b:c%.yml"), "code", "100%, a:\r\nb"),
            "::error file=content/a%2Cb%3Ac%25.yml,line=1,col=1,title=code::100%25, a:%0D%0Ab",
        ),
    ],
)
def test_github_annotations(found: Problem, expected: str) -> None:
    assert as_github([found]) == expected
