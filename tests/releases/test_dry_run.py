"""What a release would be, said in about ten lines, before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.releases import CODE, DAY, RELEASES, YEAR, release, rewrite
from support.years import OLDER, two_years

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

HIDE = {
    CODE: ("- id: published-minutes\n", "- id: published-minutes\n        audience: internal\n")
}
PUBLIC = (
    "Becomes public: 4 documents, 4 sections, 2 governance areas, 1 control, "
    "1 improvement area, 1 opinion, 2 posts and 2 boards."
)


def tried(folder: Path, *more: str) -> Result:
    given = ["release", YEAR, "--date", "2025-07-26", "--note", "New.", "--dry-run", *more]
    return CliRunner().invoke(main, [*given, "--project", str(folder)])


def files(folder: Path) -> set[str]:
    return {path.as_posix() for path in (folder / "content").rglob("*")}


def test_a_first_release_is_told_in_ten_lines(project: MakeProject) -> None:
    folder = project(replace=HIDE)
    before = files(folder)
    result = tried(folder, "--state", "unaudited")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout.splitlines() == [
        f"{YEAR}@2025-07-26-unaudited: the unaudited statement, 26 July 2025. Note: New.",
        "Year: 2024/25, as at 31 March 2025.",
        PUBLIC,
        "Withheld: 1 control.",
        "It is the first release of the year.",
        "Nothing was released: this was a dry run.",
    ]
    assert files(folder) == before


def test_what_another_year_withholds_is_not_counted(project: MakeProject) -> None:
    folder = two_years(project)
    rewrite(folder, f"{OLDER}/code.yml", *HIDE[CODE])
    assert "Nothing is withheld." in tried(folder, "--state", "unaudited").stdout
    rewrite(folder, CODE, *HIDE[CODE])
    assert "Withheld: 1 control." in tried(folder, "--state", "unaudited").stdout


def test_what_is_new_is_told_as_the_public_sees_it(project: MakeProject) -> None:
    folder = project(replace=HIDE)
    release(folder, f"{DAY} unaudited")
    rewrite(folder, CODE, "once a month", "once a week")
    rewrite(folder, CODE, "Minutes are published", "Minutes are printed")  # of what is internal
    (folder / "content/withdrawals.yml").write_text(
        f"withdrawals:\n  - {{edition: {YEAR}, kind: opinion, id: internal-audit, "
        "date: 2025-07-02, reason: x}\n",
        "utf-8",
    )
    given = ("--state", "unaudited", "--reason", "Twice as often.")
    lines = tried(folder, *given).stdout.splitlines()
    assert lines[0].endswith("Note: New. Reason: Twice as often.")
    assert lines[3:] == [
        "Withheld: 1 control and 1 opinion.",
        "Also left out: what was withdrawn on 2 July 2025.",
        f"Since {YEAR}@{DAY}-unaudited: 1 control changed.",
        "Nothing was released: this was a dry run.",
    ]


def test_what_will_be_asked_is_told(project: MakeProject) -> None:
    given = ["--state", "draft", "--date", "2024-03-31", "--note", "New.", "--dry-run"]
    folder = project()
    result = CliRunner().invoke(main, ["release", YEAR, *given, "--project", str(folder)])
    asked = "31 March 2024 is before 2024/25 begins. Release it with that date all the same?"
    assert f"You will be asked: {asked}\n" in result.stdout
    assert not (folder / RELEASES).exists()


NOTHING = (
    f"Nothing has changed since {YEAR}@{DAY}-unaudited but punctuation, numbering or layout. "
    "Release a report all the same?"
)


def test_a_report_on_nothing_new_is_asked_about(project: MakeProject) -> None:
    folder = project()
    release(folder, f"{DAY} unaudited")
    assert f"You will be asked: {NOTHING}\n" in tried(folder, "--kind", "report").stdout
    given = ["release", YEAR, "--kind", "report", "--date", "2025-07-26", "--note", "New."]
    asked = [*given, "--project", str(folder)]
    for answer in ("", "n\n"):
        result = CliRunner().invoke(main, asked, input=answer)
        assert (result.stdout, result.exit_code) == ("", 1)
        assert result.stderr.startswith(f"{NOTHING} [y/N]: ")
        assert result.stderr.endswith("Nothing was released.\n")
        assert not (folder / RELEASES / "2025-07-26-report").exists()
    assert CliRunner().invoke(main, asked, input="y\n").exit_code == 0


@pytest.mark.parametrize("new", ["plan", "paper"])
def test_a_report_on_something_new_is_not(project: MakeProject, new: str) -> None:
    folder = project()
    release(folder, f"{DAY} unaudited")
    if new == "plan":
        rewrite(folder, f"{YEAR}/improvement.yml", "Minutes take too long.", "They are late.")
    else:
        file = folder / "content" / YEAR / "papers" / "2025-07-10-progress.yml"
        file.parent.mkdir()
        file.write_text(
            f"audience: public\ntitle: Progress\npanel: main-board\nabout: [{YEAR}]\n"
            "purpose: To say how it stands.\n",
            "utf-8",
        )
    result = tried(folder, "--kind", "report")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert "You will be asked" not in result.stdout


def test_what_cannot_be_released_is_said_as_ever(project: MakeProject) -> None:
    folder = project(replace={CODE: ("Everything the", "Xxxx the")})
    result = tried(folder, "--state", "draft")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert "error[placeholder]" in result.stderr
    assert result.stderr.endswith("Nothing was released.\n")
