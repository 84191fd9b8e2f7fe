"""What is written of one statement, exactly, and a year that is added to content that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from click.testing import CliRunner
from support.printed import Printed, write_word
from support.project import CASE_FILES

from generator.cli import main
from generator.pipeline import check

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

PARTS: list[Printed] = [
    ("p", "EXAMPLE TOWN"),
    ("title", "Annual Governance Statement"),
    ("h1", "1. Review"),
    ("p", "1.1 The Council met."),
    ("p", "1.2 It decided:\n\u2022 what to do\n\u2022 who does it"),
    ("h2", "Plan"),
    ("table", [["Action", "Lead", "Due", "Progress"], ["Keep minutes", "Chief Officer", "June 2026",
                                                      "Amber"], ["", "Clerk", "", ""]]),
    ("h1", "Signatures"),
    ("p", "Signed: ......\nJane Example\nChief Officer\nDate: 12 June 2025"),
    ("p", "Page 4 of 4"),
]  # fmt: skip


def bring_in(project: Path, file: Path, *options: str) -> str:
    command = ["import", str(file), "--project", str(project), "--year", "2025-26"]
    result = CliRunner().invoke(main, [*command, "--organisation", "example", *options])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_what_is_written_and_reported(tmp_path: Path) -> None:
    write_word(tmp_path / "s.docx", PARTS)
    project = tmp_path / "project"
    said = bring_in(project, tmp_path / "s.docx", "--name", "Example Town")
    for file in sorted(project.rglob("*.yml")):
        name = file.relative_to(project).as_posix()
        said += f"\n### {name}\n\n{file.read_text('utf-8')}"
    assert said == (CASE_FILES / "import.txt").read_text("utf-8")


def test_a_year_is_added_to_what_is_there(project: MakeProject, tmp_path: Path) -> None:
    """Its posts are recognised; who is none of them stays with the text, and nothing is changed."""
    write_word(tmp_path / "s.docx", PARTS)
    there = project()
    before = {each: each.read_bytes() for each in there.rglob("*.yml")}
    assert "content/organisations" not in bring_in(there, tmp_path / "s.docx")
    assert {each: each.read_bytes() for each in before} == before
    year = there / "content" / "example" / "2025-26"
    plan = yaml.safe_load((year / "improvement.yml").read_text("utf-8"))
    assert plan["actions"][0]["owners"] == ["chief-officer"]
    assert {each.code for each in check(there)} == {
        "undecided",
        "unplaced",
        "printed-date",
        "unexplained-colour",
    }


def test_an_issue_above_its_actions_keeps_its_number(tmp_path: Path) -> None:
    rows = [["No", "Issue", "Action", "Deadline"], ["1.", "Minutes", "", ""], ["", "", "Form", ""]]
    write_word(tmp_path / "s.docx", [("h1", "Plan"), ("table", rows)])
    bring_in(tmp_path, tmp_path / "s.docx", "--name", "Example Town")
    year = tmp_path / "content" / "example" / "2025-26"
    assert yaml.safe_load((year / "improvement.yml").read_text("utf-8")) == {
        "areas": [{"id": "minutes", "number": 1, "title": "Minutes"}],
        "actions": [{"id": "form", "title": "Form", "area": "minutes"}],
    }
    assert "unplaced" not in (year / "statement.yml").read_text("utf-8")
