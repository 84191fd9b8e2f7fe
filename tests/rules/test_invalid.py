"""What an author is told about bad content, word for word.

Each file in cases/invalid says what it changes in the minimal project, and the whole report. A
change to a file of content/ is one of:

    some text                      the file's whole text
    null                           the file or folder is taken away
    {replace: old, by: new}        one text in the place of another
    {text: ..., encoding: latin-1} a text that is not UTF-8
    {text: ..., times: 1000}       a text many times over
    {link: ...}, {pipe: true}      a symbolic link, a named pipe

After a change that is meant, write the reports anew and read the difference:

    UPDATE_CASES=1 pytest tests/rules/test_invalid.py -k exactly && git diff tests/cases/invalid

No case refers to an unknown term: terms are found in texts, and no field names one.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from support.codes import codes_of_program
from support.project import CASE_FILES, MINIMAL

from generator.cli import main
from generator.model.index import index_library
from generator.model.load import load
from generator.reading import yamlfile
from generator.rules import ALWAYS, WHEN_SOUND
from generator.rules.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = CASE_FILES / "invalid"
# Codes that no content can bring about, and why.
WITHOUT_CASE = {
    "unreadable-file": "permissions do not bind every user; see test_yamlfile",
    "log-order": "a log without its releases has other problems; see releases/test_order",
    "placeholder": "only what is about to be released has to be finished; see test_unfinished",
    "unfinished-sentence": "as placeholder",
    "unsigned": "as placeholder",
    "after-release": "only where a release would hide it; see test_plans",
    "told-otherwise": "as after-release",
    "silent-link": "other websites are asked for only when asked to; see test_outside_links",
    "unread-timestamp": "only without a library that tests have; see test_timestamps",
    "value": "every field refuses in its own words first; this is for the one that forgets to",
}


@dataclass(frozen=True)
class Case:
    """A change to the minimal project, and what is said about it."""

    name: str
    change: dict[str, Any]
    expected: str

    def write(self, project: Path) -> Path:
        """Write the changed project."""
        shutil.copytree(MINIMAL, project)
        for name, change in self.change.items():
            _apply(project / "content" / name, change)
        return project


def _apply(file: Path, change: Any) -> None:
    match change:
        case None:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
            return
        case {"replace": old, "by": new}:
            text = file.read_text("utf-8")
            assert old in text, f"{file.name} does not hold {old!r}"
            file.write_text(text.replace(old, new, 1), "utf-8")
            return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    match change:
        case str(text):
            file.write_text(text, "utf-8")
        case {"link": target}:
            file.symlink_to(target)
        case {"pipe": True}:
            os.mkfifo(file)
        case {"text": text, **how}:
            file.write_bytes((text * how.get("times", 1)).encode(how.get("encoding", "utf-8")))


def _rewrite(path: Path, report: str) -> None:
    change = path.read_text("utf-8").partition("expected: |\n")[0]
    path.write_text(f"{change}expected: |\n{indent(report, '  ')}", "utf-8")


def _read(path: Path) -> Case:
    return Case(path.stem, **yaml.safe_load(path.read_text("utf-8")))


CASES = [_read(path) for path in sorted(FOLDER.glob("*.yml"))]
ERRORS = [case for case in CASES if " error[" in case.expected]
MISREAD = [case for case in CASES if re.match("syntax|nesting|tab|character", case.name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_report_is_exactly_this(case: Case, tmp_path: Path) -> None:
    project = case.write(tmp_path / "project")
    result = CliRunner().invoke(main, ["check", "--project", str(project)])
    if os.environ.get("UPDATE_CASES"):
        _rewrite(FOLDER / f"{case.name}.yml", result.stderr)
        return
    assert result.stderr == case.expected
    assert result.stdout == ""
    assert result.exit_code == (1 if case in ERRORS else 0)


@pytest.mark.parametrize("case", MISREAD, ids=lambda case: case.name)
def test_the_report_does_not_depend_on_the_parser(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yamlfile, "_Loader", yaml.SafeLoader)  # not libyaml's
    project = case.write(tmp_path / "project")
    result = CliRunner().invoke(main, ["check", "--project", str(project)])
    assert result.stderr == case.expected


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case.name)
def test_nothing_is_built(case: Case, tmp_path: Path) -> None:
    project = case.write(tmp_path / "project")
    old = project / "site" / "public" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("The last good site", "utf-8")
    result = CliRunner().invoke(main, ["build", "--project", str(project)])
    assert result.stderr == case.expected + "Nothing was built, and nothing was changed.\n"
    assert result.exit_code == 1
    assert [path for path in (project / "site").rglob("*") if path.is_file()] == [old]
    assert old.read_text("utf-8") == "The last good site"


def test_every_problem_code_has_a_case() -> None:
    shown = {code for case in CASES for code in _codes_in_report(case.expected)}
    used = codes_of_program()
    assert shown == used - WITHOUT_CASE.keys()
    assert WITHOUT_CASE.keys() <= used


def _codes_in_report(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if found := re.match(r"  \d+:\d+  \w+\[(.*?)\]: ", line):
            yield found[1]


def test_every_rule_has_a_case(tmp_path: Path) -> None:
    rules = {*ALWAYS, *WHEN_SOUND}
    for case in CASES:
        project = case.write(tmp_path / case.name)
        loaded = load(project)
        index = index_library(loaded.library)
        subject = Subject(
            loaded.library, index, loaded.left_out, project, loaded.unread, frozenset()
        )
        rules -= {rule for rule in rules if any(rule(subject))}
    assert not rules
