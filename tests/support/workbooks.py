"""A plan to lend out as a workbook, and the hands that fill one in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
from click.testing import CliRunner, Result

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

YEAR = "example/2024-25"
PLAN = f"{YEAR}/improvement.yml"
# Three actions: one that goes on, one that is done, one of another owner that says nothing yet.
ACTIONS = """\
audience: public
actions:
  - id: one-form
    reference: "1.1"
    title: One form for all minutes
    text: Design **one** form.
    owners: [chief-officer]
    began: 2025-04-01
    due: [{date: 2025-09-30, set_on: 2025-04-08}]
    updates:
      - {date: 2025-06-10, state: on-track, text: Two boards use it.}
  - id: index
    title: "=An index"  # of all minutes
    owners: [chief-officer, finance-director]
    began: 2025-04-01
    due: [{date: 2025-05, set_on: 2025-04-08}]
    updates: [{date: 2025-05-30, state: complete, text: It is there.}]
    closure: {evidence: Seen by two people.}
  - id: training
    audience: internal
    title: Train note takers
    owners: [finance-director]
    began: 2025-04-01
"""


def governance(*arguments: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(each) for each in arguments])


def exported(project: Path, name: str = "plan.xlsx", *options: str) -> Path:
    """A workbook of the year's actions, beside the content."""
    file = project / name
    result = governance("actions", "export", YEAR, file, "--project", project, *options)
    assert result.exit_code == 0, result.stderr
    return file


def brought_in(project: Path, file: Path, *options: str) -> Result:
    """What happens when it is brought in."""
    return governance("actions", "import", YEAR, file, "--project", project, *options)


def plan_text(project: Path) -> str:
    """The file of the plan as it is now."""
    return (project / "content" / PLAN).read_bytes().decode()


def columns_of(sheet: Worksheet) -> dict[str, int]:
    """The number of each column by its name."""
    return {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}


def fill(file: Path, rows: dict[str, dict[str, Any]]) -> None:
    """Write into the rows of actions, by the names of columns."""
    book = openpyxl.load_workbook(file)
    sheet = book["Actions"]
    at = columns_of(sheet)
    lines = {sheet.cell(row, at["Id"]).value: row for row in range(2, sheet.max_row + 1)}
    for name, values in rows.items():
        for column, value in values.items():
            sheet.cell(lines[name], at[column]).value = value
    book.save(file)
