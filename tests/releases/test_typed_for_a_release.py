"""The note, reason and source of a release, which everybody reads, give nothing internal away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.releases import CODE, YEAR

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

TEXT = "text: The Main Board decides once a month."
EVIDENCE = "The spare key hangs behind the blue door and costs £131,000."
AT = f"content/{CODE}"


@pytest.fixture
def folder(project: MakeProject) -> Path:
    """A year with a control of which staff know more than the public."""
    more = f"\n            evidence: {EVIDENCE}\n            last_tested: 2019-03-14"
    return project(replace={CODE: (TEXT, TEXT + more)})


def made(folder: Path, *more: str) -> tuple[str, int]:
    asked = ["release", YEAR, "--state", "unaudited", "--date", "2025-06-13"]
    done = CliRunner().invoke(main, [*asked, "--project", str(folder), *more])
    return done.stderr, done.exit_code


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("We say that the spare key hangs behind the blue door.", "the spare key hangs"),
        ("The *spare* key&nbsp;hangs behind it.", "the spare key hangs"),
        ("It is £131,000.", "131 000"),
        ("It is £0.131 million.", "0 131 million"),
    ],
)
@pytest.mark.parametrize("dry", [True, False])
def test_what_only_internal_content_says_is_not_released(
    folder: Path, note: str, words: str, *, dry: bool
) -> None:
    said, status = made(folder, "--note", note, *(["--dry-run"] if dry else []))
    assert said == (
        "Everybody would read what only internal content says:\n"
        f'  2025-06-13-unaudited: the note has "{words}", which only internal content says: '
        f'"evidence" of the control "monthly-decisions" of {YEAR} ({AT}:22)\n'
        "Nothing was released.\n"
    )
    assert status == 1
    assert not (folder / "content" / YEAR / "releases").exists()


@pytest.mark.parametrize(
    "note",
    [
        "The unaudited statement, as at 14 March 2019.",  # a day may mean anything
        "The key figures.",  # one word is in many texts
        "The spare key figures.",  # so are the first words of many
        "The Main Board decides once a month.",  # the release says that itself
    ],
)
def test_what_may_be_there_by_chance_is_released(folder: Path, note: str) -> None:
    assert made(folder, "--note", note)[1] == 0
