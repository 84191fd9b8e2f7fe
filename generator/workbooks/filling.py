"""Puts what is known of a plan into a workbook, and leaves there what belongs to its reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook

from generator.workbooks.columns import ACTIONS, COLUMNS, FILLED
from generator.workbooks.explaining import explain
from generator.workbooks.look import DAY, dress_cell, dress_sheet, offer_choices, protect
from generator.workbooks.stamp import Stamp, put_stamp
from generator.workbooks.table import HEADER, SheetTable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from openpyxl.cell.cell import Cell

    from generator.workbooks.rows import ActionRow, KnownValue, PlanRows

MAX_TEXT = 32_000  # Excel takes a file with longer texts in a cell for a damaged one


@dataclass(frozen=True)
class Wish:
    """What is to be in a workbook: the rows of a plan, or those of one owner, a post."""

    plan: PlanRows
    rows: Sequence[ActionRow]
    owner: str = ""

    @property
    def owned_by(self) -> str:
        """The title of that owner; "" of all."""
        return self.plan.posts.title(self.owner)

    @property
    def stamp(self) -> Stamp:
        """What the workbook will know of this."""
        posts = self.plan.posts.titles
        return Stamp(
            self.plan.edition.id,
            self.owner,
            {each.action.id: each.digest for each in self.rows},
            {title: post for post, title in posts.items()},
        )


def new_book(wish: Wish) -> Workbook:
    """A workbook of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = ACTIONS
    dress_sheet(sheet)
    columns = {column.name: at for at, column in enumerate(COLUMNS, 1)}
    last = _fill(SheetTable(sheet, columns, wish.stamp), wish, ())
    sheet.auto_filter.ref = f"A{HEADER}:{sheet.cell(last, len(COLUMNS)).coordinate}"
    _finish(book, SheetTable(sheet, columns, wish.stamp), wish, last)
    return book


def fill_again(book: Workbook, table: SheetTable, wish: Wish, done: Collection[str]) -> None:
    """Show in a workbook what is known now; what was written stays, but of actions that are done.

    Each action stays in its row, and so do the cells beside it. New ones come below.
    """
    last = _fill(table, wish, done)
    if table.sheet.auto_filter.ref:
        first, _, end = table.sheet.auto_filter.ref.partition(":")
        letters = end.rstrip("0123456789")
        table.sheet.auto_filter.ref = f"{first}:{letters}{last}"
    _finish(book, SheetTable(table.sheet, table.at, wish.stamp), wish, last)


def _finish(book: Workbook, table: SheetTable, wish: Wish, last: int) -> None:
    put_stamp(book, wish.stamp)
    explain(book, wish.plan, wish.owned_by)
    offer_choices(table, last)
    protect(table.sheet)


def _fill(table: SheetTable, wish: Wish, done: Collection[str]) -> int:
    """Put in each row what is known of it; gives the number of the last one."""
    there = {name: rows[0] for name, rows in table.lines_by_id().items()}
    wanted = {each.action.id for each in wish.rows}
    for name in there.keys() - wanted:
        _empty(table, there[name])
    last = max([HEADER, *there.values()])
    for each in wish.rows:
        row = there.get(each.action.id)
        if row is None:
            last = row = last + 1
            for column in COLUMNS:
                dress_cell(table.cell(row, column.name), column)
        for column in COLUMNS:
            cell = table.cell(row, column.name)
            if column not in FILLED:
                _put(cell, each.known[column.name])
            elif each.action.id in done:
                cell.value = None
    return last


def _empty(table: SheetTable, row: int) -> None:
    """Take out what was known of an action that is not wanted any more, and what of ours is empty.

    What somebody wrote there stays: nobody has brought it in.
    """
    for column in COLUMNS:
        if column not in FILLED:
            table.cell(row, column.name).value = None


def _put(cell: Cell, value: KnownValue) -> None:
    if isinstance(value, date):
        cell.value, cell.number_format = value, DAY
        return
    cell.value = shown(value) or None
    cell.number_format = "@"
    if value:
        cell.data_type = "s"  # also what begins like a formula


def shown(text: str) -> str:
    """A text as a cell has room for it."""
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}..."
