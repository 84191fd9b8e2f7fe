"""The guide to a quarter by Excel: each command in it is run, in its order, on the example."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

from support.project import REPOSITORY, STARTER
from support.workbooks import fill, governance

from generator.workbooks.columns import FILLED

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GUIDE = (REPOSITORY / "docs" / "excel.md").read_text("utf-8")
COMMANDS = re.findall(r"(?m)^    governance (.+)$", GUIDE)


def test_the_commands_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(STARTER / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "content/example/2025-26/improvement.yml"
    before = plan.read_text("utf-8")
    plan.write_text(before.replace("\nas_at: 2026-11-19", "\nas_at: 2027-01-31"), "utf-8")
    assert plan.read_text("utf-8") != before
    for line in COMMANDS:
        result = governance(*shlex.split(line))
        assert result.exit_code == 0, f"{line}: {result.stderr}"
        if line.startswith("actions export") and "--owner director-fire" in line:
            news = {"New update": "Both are tried out.", "Date of update": "31/01/2027"}
            fill(tmp_path / "fire.xlsx", {"flood-boat": news})
    assert "text: Both are tried out." in plan.read_text("utf-8")


def test_the_guide_names_the_columns_to_fill_in() -> None:
    assert re.findall(r"(?m)^\| ([A-Z][\w ]+) \|", GUIDE) == [each.name for each in FILLED]
