"""Who must act, as text and as a calendar, from the command that a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from support.moving_plan import FILES
from support.project import STARTER

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject


def due(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["due", *arguments, "--project", str(folder)])


HEAD = "Example Authority, 2024/25: who must act, as at"
CLERKS = "2: Train the clerks (on track)"
SINCE = "no update since the paper of 12 December 2024"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            [],
            f"""\
{HEAD} 31 March 2025

Chief Officer
  Without an update:
  - {CLERKS}: due 30 June 2025; {SINCE}
""",
        ),
        (
            ["example", "--date", "2025-07-10"],
            f"""\
{HEAD} 10 July 2025

Chief Officer
  Overdue:
  - {CLERKS}: due 30 June 2025; overdue by 10 days; {SINCE}
""",
        ),
        (
            ["example/2024-25", "--date", "2024-05-01", "--days", "7"],
            f"""\
{HEAD} 1 May 2024

Nothing is overdue, due by 8 May 2024 or without an update.
""",
        ),
    ],
)
def test_a_mail_says_who_must_act(project: MakeProject, asked: list[str], said: str) -> None:
    result = due(project(FILES), *asked)
    assert (result.stdout, result.stderr, result.exit_code) == (said, "", 0)


CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//governance-statements//due//EN
BEGIN:VEVENT
SUMMARY:Overdue: 2: Train the clerks
DTSTART;VALUE=DATE:20250630
DTSTAMP:20250710T000000Z
UID:example.2024-25.train-clerks@example.org
DESCRIPTION:Example Authority. Chief Officer. On track\\; due 30 June 2025
 \\; overdue by 10 days\\; no update since the paper of 12 December 2024.
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_has_each_due_date_and_is_the_same_again(project: MakeProject) -> None:
    folder = project(FILES)
    asked = ("--date", "2025-07-10", "--format", "ics")
    result = due(folder, *asked)
    assert result.stdout_bytes == CALENDAR.replace("\n", "\r\n").encode()
    assert due(folder, *asked).stdout_bytes == result.stdout_bytes


def test_a_calendar_without_an_entry_is_none(project: MakeProject) -> None:
    result = due(project(FILES), "--format", "ics")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "Nothing is overdue or due soon, so there is no calendar.\n"


def test_the_fictional_bodies_have_a_calendar_that_can_be_read() -> None:
    result = due(STARTER, "--format", "ics", "--days", "90")
    events = Calendar.from_ical(result.stdout_bytes).walk("VEVENT")
    names = [str(each["UID"]) for each in events]
    assert len(names) == len(set(names)) > 1
    assert all("DTSTART" in each for each in events)


def test_a_joint_year_is_found_under_each_of_its_bodies() -> None:
    said = due(STARTER, "example-commissioner", "--days", "200").stdout
    for name in ("example-constabulary", "example-constabulary/2024-25"):
        assert due(STARTER, name, "--days", "200").stdout == said
    assert "Publish each decision within a month (not stated): due 30 September 2025" in said


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nobody", 'There is no body or year "nobody". There are: example, example/2024-25.'),
        ("example", "There is no action in the plan of example."),
        ("example/2024-25", "There is no action in the plan of example/2024-25."),
        ("", "There is no action in any plan."),
    ],
)
def test_what_is_not_there_is_said(project: MakeProject, name: str, message: str) -> None:
    result = due(project(), *filter(None, [name]))
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{message}\n", 1)


def test_a_day_that_is_none_is_a_wrong_option(project: MakeProject) -> None:
    result = due(project(FILES), "--date", "soon")
    assert result.exit_code == 2
    assert "'soon' is not a day. Write it as 2017-07-26." in result.stderr
