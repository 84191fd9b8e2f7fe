"""The guide through a year: what it has you type works, in its order."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from support.project import REPOSITORY
from test_docs import EXAMPLES

from generator.cli import main
from generator.vocabulary import ActionState
from generator.writing import Append, NewFile, write

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (REPOSITORY / "docs" / "a-year.md").read_text("utf-8")
PLAN = "content/example/2024-25/improvement.yml"
TYPED = re.findall(r"(?m)^ {4,}governance (.+)$", GUIDE)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The body that README describes."""
    (tmp_path / "content").mkdir()
    write(tmp_path, [NewFile(f"content/{name}", text) for name, text in EXAMPLES.items()])
    return tmp_path


def test_a_year_as_it_is_told(example: Path) -> None:
    quarter = re.findall(r"(?ms)^ +```yaml\n(.*?)^ +```$", GUIDE)
    entries = [yaml.load(each, yaml.BaseLoader) for each in quarter]  # noqa: S506
    write(
        example,
        [
            Append(PLAN, ("actions", 0, key), entry)
            for each in entries
            for key, values in each.items()
            for entry in values
        ],
    )
    for line in TYPED:
        result = CliRunner().invoke(main, [*shlex.split(line), "--project", str(example)])
        assert result.exit_code == 0, f"{line}: {result.stderr}"
    assert [line.split()[0] for line in TYPED] == [
        *("check", "build", "release", "new-year", "check")
    ]


def test_the_states_are_all_there_are() -> None:
    told = GUIDE.partition("The states are")[2].partition("Whether an action is overdue")[0]
    assert set(re.findall(r"`([\w-]+)`", told)) == set(ActionState) - {ActionState.NOT_STATED}
