"""A withdrawal is written by a command, under every id; notes and whole releases can go as well."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.releases import CODE, DAY, YEAR, editions_of, known, release, released, rewrite
from support.years import OLDER, two_years

from generator import pipeline
from generator.cli import main
from generator.pipeline import check
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

FIRST, SECOND = f"{DAY}-unaudited", "2025-07-26-audited"
FILE = "content/withdrawals.yml"
NOTE, REASON = "The first of the year.", "It named a person by mistake."
RENAMED = ("id: published-minutes", "id: open-minutes\n        renamed_from: published-minutes")
RENAMED_SINCE = (
    "id: published-minutes",
    "id: open-minutes\n        renamed_from: 2023-24/published-minutes",
)
INTERNAL_NOW = ("id: published-minutes", "id: published-minutes\n        audience: internal")
HEAD = "# What was published by mistake, and is shown to staff only.\nwithdrawals:\n"


def twice(project: MakeProject) -> Path:
    """A year with two releases, of which the second has another id for a control."""
    folder = project()
    release(folder, f"{DAY} unaudited", NOTE)
    rewrite(folder, CODE, *RENAMED)
    release(folder, "2025-07-26 audited", reason=REASON)
    return folder


def withdraw(folder: Path, *named: str, edition: str = YEAR) -> Result:
    given = ["withdraw", edition, *named, "--reason", "A place: not public.", "--date", DAY]
    return CliRunner().invoke(main, [*given, "--project", str(folder)])


def row(kind: str, name: str = "", edition: str = YEAR) -> str:
    """An entry of the file."""
    lines = [f"edition: {edition}"] if edition else []
    lines += [f"kind: {kind}", *([f"id: {name}"] if name else []), f"date: {DAY}"]
    return "  - " + "\n    ".join([*lines, 'reason: "A place: not public."']) + "\n"


@pytest.mark.parametrize(
    ("named", "rows", "said"),
    [
        (
            ["control", "monthly-decisions"],
            row("control", "monthly-decisions"),
            f'Withdrawn: the control "monthly-decisions" of {YEAR}\n',
        ),
        (
            ["control", "published-minutes"],
            row("control", "published-minutes") + row("control", "open-minutes"),
            (
                f'Withdrawn: the control "published-minutes" of {YEAR}\n'
                f'Withdrawn: the control "open-minutes" of {YEAR}\n'
            ),
        ),
        (["code"], row("code"), f"Withdrawn: the whole code of {YEAR}\n"),
        (["edition"], row("edition"), f"Withdrawn: the whole edition of {YEAR}\n"),
        (
            ["post", "chief-officer"],
            row("post", "example/chief-officer", ""),
            'Withdrawn: the post "example/chief-officer"\n',
        ),
        (["term", "ags"], row("term", "ags", ""), 'Withdrawn: the term "ags"\n'),
        (
            ["release-note", FIRST],
            row("release-note", FIRST),
            f'Withdrawn: the release-note "{FIRST}" of {YEAR}\n',
        ),
        (
            ["release", SECOND],
            row("release", SECOND),
            f'Withdrawn: the release "{SECOND}" of {YEAR}\n',
        ),
    ],
)
def test_a_withdrawal_is_written_under_every_id(
    project: MakeProject, named: list[str], rows: str, said: str
) -> None:
    folder = twice(project)
    result = withdraw(folder, *named)
    assert (result.stdout, result.exit_code) == (said, 0)
    assert "governance build --audience public" in result.stderr
    assert (folder / FILE).read_text("utf-8") == HEAD + rows
    assert [each for each in check(folder) if each.place.file == FILE] == []


def public_years(project: MakeProject, *changes: tuple[str, str]) -> Path:
    """Two years with a release each; in the later one, some of its Code is written otherwise."""
    folder = two_years(project)
    for change in changes:
        rewrite(folder, CODE, *change)
    return released(folder)


@pytest.mark.parametrize(
    ("changes", "named", "elsewhere"),
    [
        ((), ["control", "published-minutes"], f"{YEAR} control published-minutes"),
        ((RENAMED_SINCE,), ["control", "published-minutes"], f"{YEAR} control open-minutes"),
        ((INTERNAL_NOW,), ["control", "published-minutes"], ""),
        ((), ["control", "open-doors"], ""),  # the later year has it no more
        ((), ["code"], ""),  # each year has a Code of its own
        ((), ["post", "chief-officer"], ""),  # which is of no year
    ],
)
def test_what_another_year_still_shows_of_it_is_said(
    project: MakeProject, changes: tuple[tuple[str, str], ...], named: list[str], elsewhere: str
) -> None:
    result = withdraw(public_years(project, *changes), *named, edition=OLDER)
    year, kind, name = (elsewhere or "  ").split(" ")
    said = (
        f'Other years are as they were: the {kind} "{name}" of {year} is still public. '
        f"To withdraw it as well: governance withdraw {elsewhere} --reason 'A place: not public.'\n"
    )
    told = result.stderr.partition("If it is on the web")[0]
    assert (told, result.exit_code) == (said if elsewhere else "", 0)


def test_once_it_is_withdrawn_from_all_years_nothing_more_is_said(project: MakeProject) -> None:
    folder = public_years(project)
    said = withdraw(folder, "control", "published-minutes").stderr.splitlines()[0]
    _, *typed = shlex.split(said.partition("as well: ")[2])
    again = CliRunner().invoke(main, [*typed, "--project", str(folder)])
    assert again.stdout == f'Withdrawn: the control "published-minutes" of {OLDER}\n'
    assert "Other years" not in again.stderr


def test_the_notice_of_a_withdrawal_stands_on_its_own_year_alone(project: MakeProject) -> None:
    folder = public_years(project)
    withdraw(folder, "control", "published-minutes", edition=OLDER)
    told = {path: bool(unit.withdrawn) for path, unit in editions_of(folder).items()}
    assert told == {path: path.startswith(OLDER) for path in told}
    assert {*told.values()} == {True, False}


def test_a_link_to_what_was_withdrawn_does_not_keep_it_from_going(project: MakeProject) -> None:
    folder = two_years(project)
    linked = "answers, as [minutes](control:published-minutes) show,"
    for year, more in ((OLDER, ""), (YEAR, " fully")):
        rewrite(folder, f"{year}/statement.yml", "answers", f"{linked}{more}")
    released(folder)
    withdraw(folder, "control", "published-minutes", edition=OLDER)
    withdraw(folder, "control", "published-minutes")
    pipeline.build(folder, folder / "site", [Audience.PUBLIC], jobs=1)
    site = folder / "site/public"
    said = (site / "example/compare/2023-24/2024-25/data/comparison.json").read_text("utf-8")
    assert "answers, as [minutes] show, fully for" in said


def test_what_stands_in_the_file_stays_as_it_is(project: MakeProject) -> None:
    folder = twice(project)
    before = (
        "# Ours.\nwithdrawals:\n- {edition: example/2024-25, kind: control, id: monthly-decisions,"
    )
    before += " date: 2025-07-01, reason: x}   # said by the clerk\n"
    (folder / FILE).write_text(before, "utf-8")
    assert withdraw(folder, "code").exit_code == 0
    after = (folder / FILE).read_text("utf-8")
    assert after.startswith(before)
    assert after.count("- ") == 2
    again = withdraw(folder, "code")
    assert again.stderr == (
        f"the whole code of {YEAR} has already been withdrawn.\nNothing was withdrawn.\n"
    )
    assert (folder / FILE).read_text("utf-8") == after


@pytest.mark.parametrize("broken", ["code", "improvement", "edition"])
def test_a_working_copy_with_errors_does_not_matter(project: MakeProject, broken: str) -> None:
    folder = twice(project)
    file = folder / f"content/{YEAR}/{broken}.yml"
    file.write_text(file.read_text("utf-8") + "x: [", "utf-8")
    assert withdraw(folder, "control", "published-minutes").exit_code == 0
    assert (folder / FILE).read_text("utf-8").count("kind: control") == 2


HURRY = f"In a hurry, withdraw a whole release: {YEAR} release {SECOND}."


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (["control", "monthly-decision"],
         (f'There is no control "monthly-decision" in {YEAR}: did you mean "monthly-decisions"?\n'
         f"{HURRY}")),
        (["control", "minutes"],
         (f'There is no control "minutes" in {YEAR}: did you mean "open-minutes" or '
         f'"published-minutes"?\n{HURRY}')),
        (["control"],
         (f"Which control of {YEAR}? Give its id: known here: monthly-decisions, open-minutes, "
         f"published-minutes.\n{HURRY}")),
        (["code", "x"], f"A whole code has no id: leave it out.\n{HURRY}"),
        (["release", "2025-06-13"],
         f'There is no release "2025-06-13" in {YEAR}: did you mean "{FIRST}"?'),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_with_what_is_near(
    project: MakeProject, named: list[str], message: str
) -> None:
    folder = twice(project)
    result = withdraw(folder, *named)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == f"{message}\nNothing was withdrawn.\n"
    assert not (folder / FILE).exists()


def test_an_unknown_kind_is_said_with_those_there_are(project: MakeProject) -> None:
    said = withdraw(twice(project), "contrl", "x").stderr
    assert said.startswith(f'There is no kind "contrl" in {YEAR}: did you mean "control"? There')
    listed = said.partition("There are: ")[2].partition(".")[0].split(", ")
    assert {"area", "code", "control", "edition", "post", "release", "release-note", "term"} <= {
        *listed
    }
    assert "release-source" not in listed


def test_an_unknown_year_is_said_with_those_there_are(project: MakeProject) -> None:
    said = withdraw(project(), "code", edition="example/1999-00").stderr
    assert said.startswith(f'There is no edition "example/1999-00". There are: {YEAR}.')


def test_a_note_and_a_reason_that_were_withdrawn_are_on_no_public_page(
    project: MakeProject,
) -> None:
    folder = twice(project)
    withdraw(folder, "release-note", FIRST)
    withdraw(folder, "release-reason", SECOND)
    pipeline.build(folder, folder / "site", [Audience.PUBLIC], jobs=1)
    pages = [each.read_text("utf-8") for each in (folder / "site/public").rglob("*.html")]
    pages += [(folder / "site/public/feed.xml").read_text("utf-8")]
    assert [page for page in pages if NOTE in page or REASON in page] == []
    units = editions_of(folder, Audience.PUBLIC)
    first, second = (units[f"{YEAR}/releases/{name}"] for name in (FIRST, SECOND))
    assert (first.release and first.release.note, first.withdrawn) == ("Withdrawn.", (DAY,))
    assert (second.release and second.release.reason, second.withdrawn) == ("", (DAY,))
    staff = editions_of(folder, Audience.INTERNAL)[f"{YEAR}/releases/{FIRST}"]
    assert (staff.release and staff.release.note, staff.withdrawn) == (NOTE, (DAY,))


def test_the_source_of_what_is_known_can_be_withdrawn(project: MakeProject) -> None:
    folder = project()
    name = known(folder, "2025-07-26 audited", "It names ten areas.")
    assert withdraw(folder, "release-source", name).exit_code == 0
    shown = editions_of(folder)[YEAR].release
    assert shown
    assert shown.known
    assert shown.known.source == "Withdrawn."


def test_of_a_whole_release_only_the_address_and_the_day_are_left(project: MakeProject) -> None:
    folder = twice(project)
    withdraw(folder, "release", SECOND)
    units = editions_of(folder)
    gone = units[f"{YEAR}/releases/{SECOND}"]
    assert (gone.edition.code, gone.edition.documents, gone.withdrawn) == (None, (), (DAY,))
    assert gone.release
    assert (gone.release.note, gone.release.reason) == ("Withdrawn.", "")
    assert units[YEAR].edition.code is None  # the newest one, at the year's own address
    before = units[f"{YEAR}/releases/{FIRST}"]
    assert before.edition.code
    assert before.withdrawn == ()
