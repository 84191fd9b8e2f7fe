"""Problems as text, JSON and annotations; whole reports stand in cases/invalid."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.problems import Place, Problem, Severity, by_cause
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
        "content/a.yml",
        f"  2:{column}  error[code]: found this",
        *shown,
        "",
        "1 error",
    ]


@pytest.mark.parametrize("content", [None, "first"], ids=["gone", "shorter"])
def test_no_line_is_shown_where_there_is_none(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / "a.yml").write_text(content, "utf-8")
    expected = "content/a.yml\n  2:1  error[code]: found this\n      hint: do that\n\n1 error"
    assert as_text([problem(hint="do that")], tmp_path) == expected


def test_problems_stand_below_the_name_of_their_file(tmp_path: Path) -> None:
    places = [Place("content/a.yml", 2), Place("content/a.yml", 3, 5), Place("content/b.yml")]
    found = [Problem(place, "code", f"found {number}") for number, place in enumerate(places)]
    assert as_text(found, tmp_path) == (
        """\
content/a.yml
  2:1  error[code]: found 0

  3:5  error[code]: found 1

content/b.yml
  1:1  error[code]: found 2

3 errors"""
    )


@pytest.mark.parametrize(
    ("also", "said"),
    [
        (["a:3"], "also in 1 other place: line 3"),
        (["a:3", "a:5"], "also in 2 other places: lines 3, 5"),
        (["a:3", "a:3"], "also in 2 other places: line 3"),
        (
            ["a:3", "b:1", "b:4"],
            "also in 3 other places: line 3; content/b.yml, lines 1, 4",
        ),
        (
            [f"a:{number}" for number in range(3, 103)],
            f"also in 100 other places: lines {', '.join(map(str, range(3, 33)))}; and 70 more",
        ),
    ],
)
def test_what_has_one_cause_is_told_once_with_all_its_places(
    tmp_path: Path, also: list[str], said: str
) -> None:
    parts = [each.split(":") for each in also]
    places = [
        Place(f"content/{name}.yml", int(line), column)
        for column, (name, line) in enumerate(parts, 1)
    ]
    (found,) = by_cause([replace(problem(), place=each) for each in [problem().place, *places]])
    shown = as_text([found], tmp_path)
    assert shown == f"content/a.yml\n  2:1  error[code]: found this\n      {said}\n\n1 error"


def test_no_line_is_shown_of_what_a_link_points_to(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret").write_text("first\nsecret\n", "utf-8")
    (tmp_path / "content" / "a.yml").symlink_to("../secret")
    assert "secret" not in as_text([problem()], tmp_path)


def test_json_keeps_letters_as_they_are() -> None:
    also = (Place("content/b.yml", 5, 6),)
    place = Place("content/é.yml", 3, 4)
    found = Problem(place, "code", 'found "é"', "write e", Severity.NOTE, also)
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
            "also": [{"file": "content/b.yml", "line": 5, "column": 6}],
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
            replace(problem(hint="do that"), also=(Place("content/b.yml"),) * 2),
            (
                "::error file=content/a.yml,line=2,col=1,title=code::found this. Hint: do that "
                "(also in 2 other places)"
            ),
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
