"""Every command of docs/word-and-pdf.md, typed one after another where the Example Authority is."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner
from support.project import REPOSITORY, STARTER

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GUIDE = (REPOSITORY / "docs" / "word-and-pdf.md").read_text("utf-8")
TYPED = re.findall(r"(?m)^ {4}governance (.+)$", GUIDE)


def test_each_command_of_the_guide_writes_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(STARTER, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    before = {*(tmp_path / "project").rglob("*")}
    for line in TYPED:
        result = CliRunner().invoke(main, shlex.split(line))
        assert (result.stderr, result.exit_code) == ("", 0), line
    written = {*(tmp_path / "project").rglob("*")} - before
    names = {each.relative_to(tmp_path / "project").as_posix() for each in written}
    # What the commands keep for each other has names that begin with a dot.
    assert {name for name in names if not name.startswith(".")} == {
        "example-2025-26-statement-internal.docx",
        "example-2025-26-2025-09-18-first-quarter-internal.pdf",
        "paper.html",
        "example-2024-25-statement.docx",
        "example-2024-25-example-2025-26-comparison-internal.docx",
        "content/example/2026-27/papers/2026-12-10-third-quarter.yml",
    }
