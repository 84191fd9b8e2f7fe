"""A plan as a workbook: what is in it, what may be typed where, and what a second export leaves."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from support.workbooks import (
    ACTIONS,
    PLAN,
    YEAR,
    brought_in,
    columns_of,
    exported,
    fill,
    governance,
    plan_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

FILLED = (
    "New update", "Date of update", "New state", "New due date", "Reason", "Evidence",
)  # fmt: skip


@pytest.fixture
def lent(project: MakeProject) -> Path:
    """A project with a plan."""
    return project({PLAN: ACTIONS})


def rows_of(file: Path) -> list[dict[str, object]]:
    header, *rows = openpyxl.load_workbook(file)["Actions"].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_a_row_has_what_is_known_of_an_action(lent: Path) -> None:
    first, second, third = rows_of(exported(lent))
    assert {name: value for name, value in first.items() if value is not None} == {
        "Reference": "1.1",
        "Action": "One form for all minutes",
        "Details": "Design one form.",
        "Owner": "Chief Officer",
        "State": "On track",
        "Due": dt.datetime(2025, 9, 30),  # noqa: DTZ001 - as the library gives a day
        "Last update": "10 June 2025: Two boards use it.",
        "Seen by": "everyone",
        "Id": "one-form",
    }
    assert (second["Owner"], second["Due"]) == ("Chief Officer; Finance Director", "May 2025")
    assert (third["State"], third["Seen by"]) == ("Not stated", "staff only")


def test_what_is_known_is_locked_and_what_is_filled_in_is_not(lent: Path) -> None:
    sheet = openpyxl.load_workbook(exported(lent))["Actions"]
    assert sheet.protection.sheet
    unlocked = {
        name for name, at in columns_of(sheet).items() if not sheet.cell(2, at).protection.locked
    }
    assert unlocked == set(FILLED)
    looks = {sheet.cell(2, at).fill.fgColor.rgb for at in columns_of(sheet).values()}
    assert len(looks) == 2
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:O4")


def test_states_and_owners_are_chosen_from_lists(lent: Path) -> None:
    book = openpyxl.load_workbook(exported(lent))
    lists = {each.promptTitle: each for each in book["Actions"].data_validations.dataValidation}
    assert (lists["New state"].type, str(lists["New state"].sqref)) == ("list", "K2:K4")
    assert lists["New update"].prompt == "What happened since, in a few sentences."
    hidden = book["Exported"]
    assert hidden.sheet_state == "veryHidden"
    states = [cell.value for (cell,) in hidden[lists["New state"].formula1.partition("!")[2]]]
    assert states[:2] == ["Not started", "On track"]
    assert "Not stated" not in states
    owners = [cell.value for (cell,) in hidden[lists["Owner"].formula1.partition("!")[2]]]
    assert owners == ["Chief Officer", "Finance Director"]


def test_it_says_that_it_is_internal(lent: Path) -> None:
    book = openpyxl.load_workbook(exported(lent))
    (title, _), (marking, why), *_ = book["How to fill it in"].iter_rows(values_only=True)
    assert title == "Actions of Example Authority, 2024/25"
    assert marking == "Internal: for staff only"
    assert str(why).startswith("It contains internal content.")
    assert book.properties.category == marking
    foot = book["Actions"].HeaderFooter.oddFooter
    assert foot
    assert foot.left.text == marking


def test_the_same_content_gives_the_same_bytes(lent: Path) -> None:
    first, second = exported(lent, "a.xlsx"), exported(lent, "b.xlsx")
    assert first.read_bytes() == second.read_bytes()
    assert openpyxl.load_workbook(first).properties.modified == dt.datetime(2025, 6, 10)  # noqa: DTZ001


def test_text_that_begins_like_a_formula_is_text(lent: Path) -> None:
    sheet = openpyxl.load_workbook(exported(lent))["Actions"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=An index", "s")


def test_an_owner_gets_only_their_rows(lent: Path) -> None:
    file = exported(lent, "finance.xlsx", "--owner", "finance-director")
    assert [row["Id"] for row in rows_of(file)] == ["index", "training"]
    explained = openpyxl.load_workbook(file)["How to fill it in"]["B3"].value
    assert explained == "As at 10 June 2025, the actions of one owner: Finance Director."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            [YEAR, "plan.xlsx", "--owner", "treasurer"],
            'There is no post "treasurer". Owners are: chief-officer, finance-director.',
        ),
        (
            ["example/2031-32", "plan.xlsx"],
            'There is no year "example/2031-32". There are: example/2024-25.',
        ),
        ([YEAR, "plan.ods"], "plan.ods is neither a workbook (.xlsx) nor a table (.csv)."),
        (
            [YEAR, "plan.xlsm"],
            ("plan.xlsm may contain macros, so it is not opened. Save it as .xlsx."),
        ),
        ([YEAR, "no/plan.xlsx"], "There is no folder no to put plan.xlsx in."),
    ],
)
def test_what_cannot_be_exported(
    lent: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(lent)
    result = governance("actions", "export", *arguments)
    assert (result.stderr, result.stdout) == (f"{said}\nNothing was written.\n", "")
    assert result.exit_code == 1
    assert not list(lent.glob("*plan*"))


def test_a_plan_without_actions(project: MakeProject) -> None:
    folder = project()
    result = governance("actions", "export", YEAR, folder / "x.xlsx", "--project", folder)
    said = f"The plan of {YEAR} has no actions.\nNothing was written.\n"
    assert (result.stderr, result.exit_code) == (said, 1)


def test_own_columns_sheets_and_widths_survive_the_next_export(lent: Path) -> None:
    file = exported(lent)
    book = openpyxl.load_workbook(file)
    sheet = book["Actions"]
    sheet["P1"], sheet["P2"], sheet["P4"] = "Mine", "=A2", "ask Jo"
    sheet["P4"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.column_dimensions["B"].width = 77
    book.create_sheet("My notes")["A1"] = "mine too"
    book.save(file)
    done = {"New update": "Done.", "Date of update": "20/06/2025"}
    fill(file, {"training": done, "one-form": {"New update": "Not dated yet."}})
    changed = plan_text(lent).replace("Train note takers", "Train more note takers")
    (lent / "content" / PLAN).write_text(changed, "utf-8")
    result = governance("actions", "export", YEAR, file, "--project", lent)
    waiting = "Not brought in yet, and left as written: one-form, training"
    assert result.stdout == f"{file}: 3 actions of {YEAR}\n{waiting}\n"
    book = openpyxl.load_workbook(file)
    sheet = book["Actions"]
    assert [sheet[f"P{row}"].value for row in (1, 2, 3, 4)] == ["Mine", "=A2", None, "ask Jo"]
    assert sheet["P4"].fill.fgColor.rgb == "FF00FF00"
    assert sheet.column_dimensions["B"].width == 77
    assert book["My notes"]["A1"].value == "mine too"
    at = columns_of(sheet)
    assert sheet.cell(4, at["Action"]).value == "Train more note takers"
    assert sheet.cell(4, at["New update"]).value == "Done."


def test_what_was_brought_in_is_cleared_and_shown_as_known(lent: Path) -> None:
    file = exported(lent)
    fill(file, {"training": {"New update": "Begun.", "Date of update": "20/06/2025"}})
    assert brought_in(lent, file).exit_code == 0
    exported(lent)
    row = rows_of(file)[2]
    assert row["Last update"] == "20 June 2025: Begun."
    assert [row[name] for name in FILLED] == [None] * 6
    assert brought_in(lent, file).stdout == "Nothing is new.\n"


def test_actions_stay_in_their_rows_and_new_ones_come_below(lent: Path) -> None:
    file = exported(lent)
    actions = ACTIONS.replace("id: one-form", "id: first").replace("id: training", "id: last")
    (lent / "content" / PLAN).write_text(actions, "utf-8")
    result = governance("actions", "export", YEAR, file, "--project", lent)
    assert result.stdout.endswith("\nNot among the actions any more: one-form, training\n")
    assert [row["Id"] for row in rows_of(file)] == [None, "index", None, "first", "last"]
    sheet = openpyxl.load_workbook(file)["Actions"]
    assert sheet.auto_filter.ref == "A1:O6"
    assert not sheet["I6"].protection.locked
    assert brought_in(lent, file).stdout == "Nothing is new.\n"


def test_nobody_is_given_the_rows_of_another(lent: Path) -> None:
    file = exported(lent, "finance.xlsx", "--owner", "finance-director")
    exported(lent, "finance.xlsx")
    assert [row["Id"] for row in rows_of(file)] == ["index", "training"]
    owner = ["--owner", "chief-officer"]
    result = governance("actions", "export", YEAR, file, "--project", lent, *owner)
    said = f"{file} holds the actions of Finance Director. Export to another file."
    assert (result.stderr, result.exit_code) == (f"{said}\nNothing was written.\n", 1)
    assert rows_of(file) == rows_of(exported(lent, "b.xlsx", "--owner", "finance-director"))


def test_a_csv_has_the_same_rows(lent: Path) -> None:
    text = exported(lent, "plan.csv").read_bytes().decode()
    assert text[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [row["Id"] for row in rows] == ["one-form", "index", "training"]
    assert [row["Action"] for row in rows][1] == "'=An index"
    assert [row["Due"] for row in rows] == ["2025-09-30", "May 2025", ""]
    assert rows[0]["Exported as"].startswith(f"{YEAR} row 1 of 3 ")
    assert text.count("\r\n") == 4


def test_own_columns_of_a_csv_survive_the_next_export(lent: Path) -> None:
    file = exported(lent, "plan.csv", "--owner", "finance-director")
    text = file.read_bytes().decode()
    header, first, second, _ = text.split("\r\n")
    file.write_bytes("\r\n".join([f"{header},Mine", f"{first},£5", f"{second},-7", ""]).encode())
    exported(lent, "plan.csv")
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode()[1:], newline="")))
    assert [row["Mine"] for row in rows] == ["£5", "-7"]
    assert brought_in(lent, file).stdout == "Nothing is new.\n"
