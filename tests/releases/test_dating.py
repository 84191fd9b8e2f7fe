"""A release has the day on which it came out: no other is frozen, for it would stand in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.releases import RELEASES, YEAR, release

from generator.cli import main
from generator.pipeline import check_content
from generator.problems import ExpectedError
from generator.releases.dating import doubtful_dates

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

AS_AT = (
    f"{YEAR} is as at 31 March 2025: give that date or a later one; "
    "only a draft, a report or a notice comes out before."
)
EARLY = "31 March 2024 is before 2024/25 begins. Release it with that date all the same?"
SLIP = (
    "13 June 2026 is more than a year after 31 March 2025, as at which example/2024-25 stands. "
    "Release it with that date all the same?"
)
LATE = "1 April 2028 is more than 3 years after 2024/25. Release it with that date all the same?"


def ordered(project: Path, what: str, answer: str = "") -> Result:
    """Ask for a release on the command line; "2025-06-13 unaudited", "... report"."""
    day, name = what.split()
    kind = ["--kind", name] if name in {"report", "notice"} else ["--state", name]
    given = ["release", YEAR, *kind, "--date", day, "--note", "New.", "--project", str(project)]
    return CliRunner().invoke(main, given, input=answer)


@pytest.mark.parametrize("name", ["unaudited", "draft", "report", "notice"])
def test_a_day_that_is_yet_to_come_is_refused(project: MakeProject, name: str) -> None:
    folder = project()
    result = ordered(folder, f"2762-01-01 {name}")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == (
        "1 January 2762 is yet to come: give the day on which it comes out.\n"
        "Nothing was released.\n"
    )
    assert not (folder / RELEASES).exists()


@pytest.mark.parametrize("name", ["unaudited", "approved", "audited"])
def test_a_statement_is_not_out_before_the_day_that_it_is_as_at(
    project: MakeProject, name: str
) -> None:
    folder = project()
    with pytest.raises(ExpectedError) as refused:
        release(folder, f"2025-03-30 {name}")
    assert str(refused.value) == AS_AT
    assert release(folder, f"2025-03-31 {name}")


def test_a_month_is_no_later_than_its_days(project: MakeProject) -> None:
    folder = project(replace={f"{YEAR}/edition.yml": ("as_at: 2025-03-31", "as_at: 2025-03")})
    assert release(folder, "2025-03-14 unaudited")


@pytest.mark.parametrize("name", ["draft", "report", "notice"])
def test_what_is_not_final_may_be_out_before(project: MakeProject, name: str) -> None:
    assert ordered(project(), f"2024-04-01 {name}").exit_code == 0


@pytest.mark.parametrize(
    ("what", "question"),
    [
        ("2024-03-31 draft", EARLY),
        ("2024-03-31 notice", EARLY),
        ("2026-06-13 unaudited", SLIP),
        ("2028-04-01 audited", LATE),
    ],
)
def test_a_day_far_from_the_year_is_asked_about(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, what: str, question: str
) -> None:
    monkeypatch.setattr("generator.cli.releases.datetime", _Later)
    folder = project()
    for answer in ("", "n\n"):
        result = ordered(folder, what, answer)
        assert (result.stdout, result.exit_code) == ("", 1)
        assert result.stderr.startswith(f"{question} [y/N]: ")
        assert result.stderr.endswith("Nothing was released.\n")
        assert not (folder / RELEASES).exists()
    assert ordered(folder, what, "y\n").exit_code == 0
    assert (folder / RELEASES).exists()


class _Later:
    """A clock that is set to a day when all of these have been."""

    @classmethod
    def now(cls) -> _Later:
        return cls()

    def astimezone(self) -> _Later:
        return self

    def date(self) -> _Later:
        return self

    def isoformat(self) -> str:
        return "2030-01-01"


def test_a_plan_that_goes_on_is_near_its_own_day(project: MakeProject) -> None:
    folder = project(replace={f"{YEAR}/improvement.yml": ("areas:", "as_at: 2025-06-30\nareas:")})
    edition = check_content(folder).library.edition
    assert list(doubtful_dates(edition, "2026-06-30")) == []
    (asked,) = doubtful_dates(edition, "2026-07-01")
    assert asked.startswith("1 July 2026 is more than a year after 30 June 2025, as at which")
