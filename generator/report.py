"""Problems as text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from generator.problems import Severity
from generator.reading.encoded import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.problems import Problem


def as_text(problems: Sequence[Problem], project: Path) -> str:
    """Each problem with the line it is about and a hint, then a count."""
    files = {problem.place.file: _lines(project / problem.place.file) for problem in problems}
    parts = [_one(problem, _line(files[problem.place.file], problem)) for problem in problems]
    return "\n".join([*parts, summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """How many errors, warnings and notes, in words."""
    count = Counter(problem.severity for problem in problems)
    parts = [_plural(count[severity], severity) for severity in Severity if count[severity]]
    return ", ".join(parts) if parts else "No problems."


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _one(problem: Problem, line: str) -> str:
    lines = [f"{problem.place}: {problem.severity}[{problem.code}]: {problem.message}"]
    if line.strip():
        number = f"{problem.place.line:>5}"
        lines += [f"{number} | {line}", " " * (problem.place.column + 7) + "^"]
    if problem.hint:
        lines.append(f"      hint: {problem.hint}")
    return "\n".join(lines) + "\n"


WIDE = 160


def _line(lines: tuple[str, ...], problem: Problem) -> str:
    at = problem.place.line - 1
    line = lines[at] if at < len(lines) else ""
    # Only what a terminal shows as written: no control characters, tabs as one space.
    shown = "".join(char if char.isprintable() else " " for char in line)
    return shown[:WIDE].rstrip() if problem.place.column < WIDE else ""


def _lines(path: Path) -> tuple[str, ...]:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ()
        return tuple(path.read_text("utf-8-sig", errors="replace").split("\n"))
    except OSError:
        return ()


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with file, line, column, severity, code, message and hint."""
    rows = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the line."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for problem in problems:
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column}"
        said = f"{problem.message}. Hint: {problem.hint}" if problem.hint else problem.message
        title = _property(problem.code)
        lines.append(f"::{kinds[problem.severity]} {where},title={title}::{_data(said)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
