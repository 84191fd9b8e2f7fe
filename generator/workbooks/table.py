"""The rows of a workbook: on which sheet, in which columns, and of which actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.problems import ExpectedError, Place, Problem, did_you_mean, sentences
from generator.updates.news import TYPED
from generator.workbooks.columns import ACTIONS, COLUMNS, FILLED, ID
from generator.workbooks.stamp import Stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.workbooks.columns import Column

HEADER = 1


@dataclass(frozen=True)
class SheetTable:
    """A sheet with actions: in which column each thing stands, and what was exported."""

    sheet: Worksheet
    at: Mapping[str, int]
    stamp: Stamp

    def cell(self, row: int, column: str) -> Any:
        """The cell of a row in one of our columns."""
        return self.sheet.cell(row, self.at[column])

    def said(self, row: int, column: str) -> str:
        """The text of a cell, without spaces around it."""
        return text_of(self.cell(row, column).value)

    def problem(self, row: int, column: Column, found: str, hint: str) -> Problem:
        """What is wrong with a cell."""
        return Problem(self.place(row, column), TYPED, found, hint)

    def place(self, row: int, column: Column) -> Place:
        """Where a cell is: its sheet stands for the file, its row for the line."""
        return Place(self.sheet.title, row, self.at[column.name])

    def is_filled(self, row: int) -> bool:
        """Whether somebody wrote something in a row."""
        return any(self.said(row, each.name) for each in FILLED)

    @property
    def lines(self) -> Iterator[int]:
        """The rows below the header in which an action or something new stands."""
        for row in range(HEADER + 1, self.sheet.max_row + 1):
            if self.said(row, ID.name) or self.is_filled(row):
                yield row

    def lines_by_id(self) -> dict[str, list[int]]:
        """The rows of each action; more than one where a row was doubled."""
        found: dict[str, list[int]] = {}
        for row in self.lines:
            found.setdefault(self.said(row, ID.name), []).append(row)
        return found


def text_of(value: Any) -> str:
    """What a cell says, as text."""
    if value is None:
        return ""
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def table_of(book: Workbook, file: Path, edition: str) -> SheetTable:
    """The table of a workbook that was exported of a year; ExpectedError says what is amiss."""
    stamp = stamp_of(book)
    if ACTIONS not in {each.title for each in book.worksheets}:
        there = ", ".join(f'"{each.title}"' for each in book.worksheets if _seen(each))
        message = f'{file} has no sheet "{ACTIONS}". It has: {there or "none"}.'
        raise ExpectedError(f"{message} Give it that name again, or export it again.")
    if stamp is None:
        message = f'{file} was not made by "governance actions export"'
        raise ExpectedError(f"{message}, or does not say any more of what. Export it again.")
    if stamp.edition != edition:
        message = f"{file} was exported from {stamp.edition}, not from {edition}."
        raise ExpectedError(f"{message} Name that year, or another file.")
    sheet = book[ACTIONS]
    return SheetTable(sheet, _columns(sheet, file), stamp)


def _seen(sheet: Worksheet) -> bool:
    return sheet.sheet_state == "visible"


def _columns(sheet: Worksheet, file: Path) -> dict[str, int]:
    first = next(sheet.iter_rows(max_row=HEADER, values_only=True), ())
    heads = [(place, text_of(value)) for place, value in enumerate(first, 1)]
    at: dict[str, int] = {}
    faults = []
    for column in COLUMNS:
        found = [place for place, name in heads if name.casefold() == column.name.casefold()]
        if len(found) > 1:
            faults.append(f'The column "{column.name}" is there {len(found)} times: keep one.')
        elif not found:
            others = [name for _, name in heads if name not in {each.name for each in COLUMNS}]
            hint = did_you_mean(column.name, others) if others else ""
            near = f" ({hint})" if hint.startswith("did") else ""
            faults.append(f'The column "{column.name}" is not there{near}: put its name back.')
        else:
            at[column.name] = found[0]
    if faults:
        raise ExpectedError(sentences(f"The first row of {file} is not as it was exported", faults))
    return at
