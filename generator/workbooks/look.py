"""How the sheet with the actions looks, and what may be typed where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from generator.workbooks.columns import COLUMNS, FILLED, NEW_DUE, NEW_STATE, OWNER, WHEN
from generator.workbooks.stamp import list_of_posts, list_of_states
from generator.workbooks.table import HEADER

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.workbooks.columns import Column
    from generator.workbooks.table import SheetTable

DAY = "d mmmm yyyy"
_LINE = Side(style="thin", color="FF8A8A8A")
_TEXT = Alignment(wrap_text=True, vertical="top")
_KNOWN = PatternFill("solid", fgColor="FFF0F0F0")
_INPUT = PatternFill("solid", fgColor="FFFFF9D6")
MARKING = "Internal: for staff only"
_OWN_COLUMNS = 40
"""How many columns beside ours are free for whoever has the workbook."""


def dress_sheet(sheet: Worksheet) -> None:
    """Give a new sheet its first row, its widths, and how it is printed."""
    for at, column in enumerate(COLUMNS, 1):
        head = sheet.cell(HEADER, at, column.name)
        filled = column in FILLED
        head.font = Font("Calibri", 11, bold=True, color="FFFFFFFF" if filled else "FF1C1C1C")
        head.fill = PatternFill("solid", fgColor="FF1D4F76" if filled else "FFD6D6D6")
        head.alignment, head.border = _TEXT, Border(bottom=_LINE)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    beside = sheet.column_dimensions[get_column_letter(len(COLUMNS) + 1)]
    beside.min, beside.max = len(COLUMNS) + 1, len(COLUMNS) + _OWN_COLUMNS
    beside.width, beside.protection = 18, Protection(locked=False)
    sheet.freeze_panes = f"C{HEADER + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    set_pages(sheet)


def set_pages(sheet: Worksheet) -> None:
    """Print the whole width on each page, and say there who may see it."""
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot = HeaderFooterItem(left=_HeaderFooterPart(MARKING), right=_HeaderFooterPart("&P of &N"))
    sheet.HeaderFooter.oddFooter = foot


def dress_cell(cell: Cell, column: Column) -> None:
    """Show whether a cell of a new row may be written in, and lock it if not."""
    filled = column in FILLED
    cell.fill = _INPUT if filled else _KNOWN
    cell.protection = Protection(locked=not filled)
    cell.alignment, cell.border = _TEXT, Border(_LINE, _LINE, _LINE, _LINE)
    if column in {WHEN, NEW_DUE}:
        cell.number_format = DAY
    elif filled:
        cell.number_format = "@"  # or Excel takes a text that begins with a hyphen for a formula


def protect(sheet: Worksheet) -> None:
    """Lock what is known, and leave free what a reader changes for themselves."""
    sheet.protection.sheet = True
    for freedom in ("formatCells", "formatColumns", "formatRows", "insertColumns", "autoFilter"):
        setattr(sheet.protection, freedom, False)  # of a protection, true means that it is not free


def offer_choices(table: SheetTable, last: int) -> None:
    """Lists of states and owners, and a word of help where something is written."""
    sheet = table.sheet
    ours = {column.name for column in COLUMNS}
    kept = sheet.data_validations.dataValidation
    sheet.data_validations.dataValidation = [each for each in kept if each.promptTitle not in ours]
    lists = {NEW_STATE: list_of_states(), OWNER: list_of_posts(table.stamp)}
    for column in (OWNER, *FILLED):
        letter = get_column_letter(table.at[column.name])
        choice = DataValidation(
            "list" if column in lists else None,
            formula1=lists.get(column),
            allow_blank=True,
            showInputMessage=column in FILLED,
            showErrorMessage=column in lists,
            promptTitle=column.name,
            prompt=column.about[:1].upper() + column.about[1:] + ".",
            errorTitle=column.name,
            error="Choose one of the list.",
            sqref=f"{letter}{HEADER + 1}:{letter}{max(last, HEADER + 1)}",
        )
        sheet.add_data_validation(choice)
