"""The sheet that says what the workbook is, who may see it, and how it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font

from generator.updates.typed import CHOICES
from generator.words import say_day, say_year
from generator.workbooks.columns import (
    ACTIONS,
    COLUMNS,
    EVIDENCE,
    NEW_DUE,
    REASON,
    SEEN_BY,
    UPDATE,
    WHEN,
)
from generator.workbooks.look import MARKING, set_pages

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.workbooks.rows import PlanRows

HELP = "How to fill it in"


def explain(book: Workbook, plan: PlanRows, owner: str) -> None:
    """Write the sheet that explains anew, and say in the file's properties what it is."""
    title = _title(plan)
    lines = _lines(plan, title, owner)
    if HELP not in book.sheetnames:
        _dress(book.create_sheet(HELP, 1), len(lines))
    sheet = book[HELP]
    for row, line in enumerate(lines, 1):
        for column, words in enumerate(line, 1):
            cell = sheet.cell(row, column)
            cell.value = words or None
            if words:
                cell.data_type = "s"  # a name may begin like a formula
    facts = book.properties
    facts.title, facts.subject, facts.category = title, "Actions and their updates", MARKING
    facts.keywords, facts.creator, facts.lastModifiedBy = "internal", "governance", "governance"
    facts.description = f"{MARKING}. It contains internal content."


def _dress(sheet: Worksheet, rows: int) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    set_pages(sheet)
    for row in range(1, rows + 1):
        sheet.cell(row, 1).font = Font("Calibri", 14 if row == 1 else 11, bold=True)
        sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")


def _title(plan: PlanRows) -> str:
    name = plan.body.name if plan.body else plan.edition.organisation
    return f"Actions of {name}, {say_year(plan.edition.year)}"


def _lines(plan: PlanRows, title: str, owner: str) -> list[tuple[str, str]]:
    whose = f"the actions of one owner: {owner}" if owner else "all actions of the plan"
    edition = plan.edition.id
    return [
        (title, ""),
        (MARKING, "It contains internal content. Do not publish it or send it outside the body."),
        ("Contents", f"As at {say_day(plan.as_at)}, {whose}."),
        ("", ""),
        (
            "Fill in",
            f"The columns with a dark heading, on the sheet {ACTIONS}. All others are locked.",
        ),
        ("", "Leave a row as it is if nothing in it is new."),
        ("Dates", f'Anything new in a row needs its "{WHEN.name}".'),
        ("", "Type the day first: 31/03/2025. The cell then shows the date in words: check it."),
        ("A date changes", f'Fill in "{NEW_DUE.name}", and say in "{REASON.name}" why.'),
        ("It is done", f'Choose the state, and say in "{EVIDENCE.name}" what shows it.'),
        ("A risk is accepted", f'Choose the state, and say in "{REASON.name}" which risk it is.'),
        (
            SEEN_BY.name,
            f'Once released, "{UPDATE.name}" and "{REASON.name}" are seen by those it names.',
        ),
        ("", f'"{EVIDENCE.name}" is never published.'),
        ("Your own", "Columns and sheets that you add are kept: put columns on the right."),
        ("Leave alone", "Do not delete, copy or merge rows, and do not use formulas."),
        ("Then", "Save it as .xlsx, without a password, and send it back."),
        ("", f"To import it: governance actions import {edition} FILE.xlsx"),
        ("", ""),
        ("Columns", ""),
        *((each.name, each.about) for each in COLUMNS),
        ("", ""),
        ("States", "; ".join(CHOICES)),
    ]
