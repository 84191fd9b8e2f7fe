"""What somebody typed into a cell, as text; a day that Excel knows, in ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.updates.typed import WHOLE, Unfit
from generator.workbooks.table import text_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

_TO_DELETE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_in(cell: Cell, *, is_date: bool = False) -> str:
    """The text of a cell; Unfit where it is no plain value, or a number where a date belongs."""
    value = cell.value
    if cell.data_type == "f":
        raise Unfit("found a formula", "type the text or the date itself")
    if cell.data_type == "e":
        raise Unfit(f"found the error {value}", "type the text or the date itself")
    if isinstance(value, bool):
        raise Unfit(f"found {str(value).upper()}, expected text", "type it in words")
    if wrong := _TO_DELETE.search(text_of(value)):
        found = f"found the control character U+{ord(wrong[0]):04X}, which text cannot hold"
        raise Unfit(found, "delete it")
    if not is_date or value is None or isinstance(value, str):
        return text_of(value)
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    said = f"{value:.15g}" if isinstance(value, int | float) else str(value)
    raise Unfit(f"found {said}, expected a date", WHOLE)
