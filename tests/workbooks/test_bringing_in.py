"""What somebody wrote in a workbook, brought in: exactly that, or nothing and all that is wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import yaml
from support.project import CASE_FILES
from support.workbooks import ACTIONS, PLAN, brought_in, columns_of, exported, fill, plan_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet
    from support.project import MakeProject

DAY = {"Date of update": "20/06/2025"}


@pytest.fixture
def lent(project: MakeProject) -> Path:
    """A project with a plan."""
    return project({PLAN: ACTIONS})


def test_nothing_written_changes_no_byte(lent: Path) -> None:
    before = {path: path.read_bytes() for path in lent.rglob("*") if path.is_file()}
    file = exported(lent)
    result = brought_in(lent, file)
    assert (result.stdout, result.stderr, result.exit_code) == ("Nothing is new.\n", "", 0)
    after = {path: path.read_bytes() for path in lent.rglob("*") if path.is_file() and path != file}
    assert after == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_was_written_is_added_and_nothing_else(lent: Path, kind: str) -> None:
    file = exported(lent, f"plan.{kind}")
    rows = {
        "one-form": {"New update": "All £9 boards: it's \"done\"", "New state": "Complete",
                     "Evidence": "A list.", "Date of update": "20/06/2025"},
        "index": {"New due date": "31/12/2025", "Reason": "No time.", **DAY},
        "training": {"New update": "First line\n\n- one\n- two", **DAY},
    }  # fmt: skip
    if kind == "csv":
        text = file.read_bytes().decode()
        for name, values in rows.items():
            cells = [values.get(each, "") for each in COLUMNS]
            quoted = ",".join('"{}"'.format(each.replace('"', '""')) for each in cells)
            text = text.replace(f",,,,,,,{name}", f",{quoted},{name}")
        file.write_bytes(text.encode())
    else:
        fill(file, rows)
    result = brought_in(lent, file)
    assert result.stderr == ""
    assert result.stdout == (
        "content/example/2024-25/improvement.yml: 2 updates, 1 due date, 1 closure for 3 actions\n"
        "  one-form: 20 June 2025, Complete; closure\n"
        "  index: 20 June 2025; due 31 December 2025\n"
        "  training: 20 June 2025, no new state\n"
    )
    assert all_in(plan_text(lent)) == all_in(WRITTEN)


def all_in(plan: str) -> Any:
    """What a plan says, whatever stands at the ends of its texts."""
    found = yaml.safe_load(plan)
    for action in found["actions"]:
        for update in action.get("updates", ()):
            update["text"] = update["text"].strip()
    return found


# The same plan with exactly that, in whatever layout.
WRITTEN = (
    ACTIONS.replace(
        "Two boards use it.}\n",
        """Two boards use it.}
      - {date: 2025-06-20, state: complete, text: "All £9 boards: it's \\"done\\""}
    closure: {evidence: A list.}
""",
    ).replace(
        "due: [{date: 2025-05, set_on: 2025-04-08}]",
        """due:
      - {date: 2025-05, set_on: 2025-04-08}
      - {date: 2025-12-31, set_on: 2025-06-20, reason: No time.}""",
    )
    + """\
    updates:
      - {date: 2025-06-20, text: "First line\\n\\n- one\\n- two"}
"""
)
COLUMNS = (
    "New update", "Date of update", "New state", "New due date", "Reason", "Evidence",
)  # fmt: skip


def test_a_try_shows_the_difference_and_writes_nothing(lent: Path) -> None:
    file = exported(lent)
    fill(file, {"training": {"New update": "Begun.", "New state": "On track", **DAY}})
    result = brought_in(lent, file, "--dry-run")
    assert (
        result.stdout
        == """\
--- content/example/2024-25/improvement.yml
+++ content/example/2024-25/improvement.yml
@@ -21,3 +21,5 @@
     title: Train note takers
     owners: [finance-director]
     began: 2025-04-01
+    updates:
+      - {date: 2025-06-20, state: on-track, text: Begun.}
"""
    )
    assert result.stderr == (
        "content/example/2024-25/improvement.yml: 1 update for 1 action\n"
        "  training: 20 June 2025, On track\n"
        "Nothing was written.\n"
    )
    assert plan_text(lent) == ACTIONS


def test_the_same_file_twice_adds_nothing_twice(lent: Path) -> None:
    file = exported(lent)
    fill(file, {"training": {"New update": "Begun.", **DAY}, "one-form": {"New due date": "TBC",
         "Reason": "Nobody knows.", **DAY}})  # fmt: skip
    assert brought_in(lent, file).exit_code == 0
    once = plan_text(lent)
    result = brought_in(lent, file)
    assert result.stdout == "Nothing is new.\nBrought in before, and not again: 2 rows.\n"
    assert (result.exit_code, plan_text(lent)) == (0, once)


def test_an_accepted_risk_says_which(lent: Path) -> None:
    file = exported(lent)
    row = {"New state": "Closed, risk accepted", "Reason": "Errors in minutes.", **DAY}
    fill(file, {"training": row})
    assert brought_in(lent, file).exit_code == 0
    closure = yaml.safe_load(plan_text(lent))["actions"][2]["closure"]
    assert closure == {"risk_accepted": "Errors in minutes."}


WRONG = yaml.safe_load((CASE_FILES / "workbooks" / "wrong.yml").read_text("utf-8"))


def refusal(file: Path, lines: list[str]) -> str:
    title = f"{file} cannot be imported:"
    said = [f'  sheet "Actions", {line}' for line in lines]
    return "\n".join([title, *said, "Nothing was written.", ""])


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_cell(lent: Path, case: dict[str, Any]) -> None:
    file = exported(lent)
    fill(file, case["rows"])
    result = brought_in(lent, file)
    assert result.stderr == refusal(file, case["said"])
    assert (result.stdout, result.exit_code) == ("", 1)
    assert plan_text(lent) == ACTIONS


def delete(sheet: Worksheet) -> None:
    sheet.delete_rows(3)


def double(sheet: Worksheet) -> None:
    for at, cell in enumerate(sheet[2], 1):
        sheet.cell(7, at).value = cell.value


def merge(sheet: Worksheet) -> None:
    sheet.merge_cells("I2:I3")


def own_row(sheet: Worksheet) -> None:
    sheet["I9"] = "A new action?"


AGAIN = "export it again to this file: it keeps what was written, and shows what is known now"
GONE = 'found no row of "index" among those that were exported: an import deletes nothing'
MERGED = "found the merged cells I2:I3, expected each cell by itself; take the merge back"
OWN = "found a row without an id, expected that of an action; a new action is written in "
SHEETS: dict[str, tuple[Callable[[Worksheet], None], str]] = {
    "gone": (delete, f"row 1, column A (Reference): {GONE}; {AGAIN}"),
    "twice": (
        double,
        'row 7, column O (Id): found "one-form" again, first in row 2; keep one of the two',
    ),
    "merged": (merge, f"row 2, column I (New update): {MERGED}"),
    "own": (
        own_row,
        f"row 9, column O (Id): {OWN}improvement.yml; what is your own goes to a column beside",
    ),
}


@pytest.mark.parametrize(("change", "said"), SHEETS.values(), ids=SHEETS)
def test_what_was_done_to_the_sheet_is_said(
    lent: Path, change: Callable[[Worksheet], None], said: str
) -> None:
    file = exported(lent)
    book = openpyxl.load_workbook(file)
    change(book["Actions"])
    book.save(file)
    assert brought_in(lent, file).stderr == refusal(file, [said])
    assert plan_text(lent) == ACTIONS


def test_a_row_changed_on_both_sides_is_said_and_shown_by_another_export(lent: Path) -> None:
    file = exported(lent)
    news = {"New update": "Begun.", **DAY}
    fill(file, {"training": news, "index": {"New update": "Still there.", **DAY}})
    changed = ACTIONS + "    due: [{date: 2025-12, set_on: 2025-04-08}]\n"
    (lent / "content" / PLAN).write_text(changed, "utf-8")
    both = 'found news of "training", which was changed in the content too since the export'
    said = f"row 4, column O (Id): {both}; {AGAIN}"
    assert brought_in(lent, file).stderr == refusal(file, [said])
    assert plan_text(lent) == changed
    exported(lent)
    assert brought_in(lent, file).exit_code == 0
    assert "Begun." in plan_text(lent)
    assert "Still there." in plan_text(lent)


def test_what_changed_in_the_content_alone_is_no_conflict(lent: Path) -> None:
    file = exported(lent)
    fill(file, {"one-form": {"New update": "x", **DAY}})
    changed = ACTIONS.replace("Train note takers", "Train them").replace(
        "[finance", "[chief-officer, finance"
    )
    (lent / "content" / PLAN).write_text(changed, "utf-8")
    assert brought_in(lent, file).exit_code == 0


def test_an_action_that_was_not_exported_is_not_missed(lent: Path) -> None:
    file = exported(lent, "finance.xlsx", "--owner", "finance-director")
    fill(file, {"training": {"New update": "Begun.", **DAY}})
    (lent / "content" / PLAN).write_text(
        ACTIONS + "  - {id: late, title: New, owners: [chief-officer], began: 2025-05-01}\n",
        "utf-8",
    )
    assert brought_in(lent, file).exit_code == 0


def test_all_problems_are_said_at_once_and_nothing_of_what_is_sound_is_written(lent: Path) -> None:
    file = exported(lent)
    fill(file, {
        "one-form": {"New update": "Sound.", **DAY},
        "index": {"New due date": "31/12/2025", **DAY},
        "training": {"New update": "Begun."},
    })  # fmt: skip
    assert [line.split(":")[0] for line in brought_in(lent, file).stderr.splitlines()[1:]] == [
        '  sheet "Actions", row 3, column L (New due date)',
        '  sheet "Actions", row 4, column J (Date of update)',
        "Nothing was written.",
    ]
    assert plan_text(lent) == ACTIONS


def test_a_plan_that_is_shown_as_at_an_earlier_day_is_said_once(lent: Path) -> None:
    plan = lent / "content" / PLAN
    plan.write_text(f"as_at: 2025-06-10\n{ACTIONS}", "utf-8")
    file = exported(lent)
    fill(file, {name: {"New update": "x", **DAY} for name in ("one-form", "index", "training")})
    said = (
        "row 2, column J (Date of update): found an update of 2025-06-20, which the plan as at "
        "2025-06-10 hides, as it does 2 more; give the plan of example/2024-25 a later "
        '"as_at", or remove that'
    )
    assert brought_in(lent, file).stderr == refusal(file, [said])


def test_a_plan_may_be_given_a_later_day_with_the_same_import(lent: Path) -> None:
    (lent / "content" / PLAN).write_text(f"as_at: 2025-06-10\n{ACTIONS}", "utf-8")
    file = exported(lent)
    fill(file, {"one-form": {"New update": "Three boards.", **DAY}})
    later = brought_in(lent, file, "--as-at", "2025-06-30")
    assert (later.stderr, later.exit_code) == ("", 0)
    assert plan_text(lent).startswith("as_at: 2025-06-30\n")
    assert "Three boards." in plan_text(lent)
    again = brought_in(lent, file, "--as-at", "2025-07-31")
    assert again.stdout == "Nothing is new.\nBrought in before, and not again: 1 row.\n"
    assert plan_text(lent).startswith("as_at: 2025-06-30\n")


def test_a_day_that_excel_knows_and_one_that_is_typed_are_the_same(lent: Path) -> None:
    file = exported(lent)
    fill(file, {
        "one-form": {"New update": "x", "Date of update": datetime(2025, 6, 20)},  # noqa: DTZ001
        "training": {"New update": "x", "Date of update": "20 June 2025"},
    })  # fmt: skip
    assert brought_in(lent, file).exit_code == 0
    assert plan_text(lent).count("2025-06-20") == 2


def test_content_with_errors_is_not_added_to(lent: Path) -> None:
    file = exported(lent)
    (lent / "content" / PLAN).write_text(ACTIONS.replace("began:", "bigan:", 1), "utf-8")
    result = brought_in(lent, file)
    assert result.exit_code == 1
    assert "unknown-key" in result.stderr
    assert result.stderr.endswith("\nNothing was written.\n")


def test_columns_may_stand_in_another_order(lent: Path) -> None:
    file = exported(lent)
    book = openpyxl.load_workbook(file)
    book["Actions"].insert_cols(1)
    book["Actions"]["A1"] = "Mine"
    book.save(file)
    fill(file, {"training": {"New update": "Begun.", **DAY}})
    assert columns_of(openpyxl.load_workbook(file)["Actions"])["Reference"] == 2
    assert brought_in(lent, file).exit_code == 0


def test_a_post_that_was_renamed_since_is_the_same_post(lent: Path) -> None:
    file = exported(lent)
    fill(file, {"training": {"New update": "Begun.", **DAY}})
    posts = lent / "content/organisations/example.yml"
    renamed = posts.read_text("utf-8").replace("Finance Director", "Director of Finance")
    posts.write_text(renamed, "utf-8")
    assert brought_in(lent, file).exit_code == 0


def test_an_action_that_was_taken_out_is_missed_only_where_something_was_written(
    lent: Path,
) -> None:
    file = exported(lent)
    plan = ACTIONS[: ACTIONS.index("  - id: training")]
    (lent / "content" / PLAN).write_text(plan, "utf-8")
    assert brought_in(lent, file).stdout == "Nothing is new.\n"
    fill(file, {"training": {"New update": "Begun.", **DAY}})
    said = 'row 4, column O (Id): found "training", which the plan does not have any more; '
    assert brought_in(lent, file).stderr == refusal(file, [said + AGAIN])
