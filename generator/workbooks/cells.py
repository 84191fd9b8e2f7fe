"""What somebody typed into a cell, as the content has it: a text, a day, a due date or a state."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from generator.model.printed_dates import TO_BE_CONFIRMED, DueMeaning, iso_of, read_due
from generator.problems import did_you_mean
from generator.reading.nodes import quote
from generator.vocabulary import ActionState
from generator.words import say_date
from generator.workbooks.rows import say_action_state
from generator.workbooks.stamp import STATES
from generator.workbooks.table import text_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell


class UnfitCell(Exception):  # noqa: N818 - caught where the cell is known, and said there
    """What is wrong with a cell: what was found and expected, and what to do about it."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.found, self.hint = found, hint


_TO_DELETE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EARLIEST = "1990"  # a year that is typed where Excel expects a day becomes one of 1905


def check_kind_of(cell: Cell) -> None:
    """Refuse what is no plain value."""
    if cell.data_type == "f":
        raise UnfitCell("found a formula", "type the text or the date itself")
    if cell.data_type == "e":
        raise UnfitCell(f"found the error {cell.value}", "type the text or the date itself")
    if isinstance(cell.value, bool):
        raise UnfitCell(f"found {str(cell.value).upper()}, expected text", "type it in words")
    if wrong := _TO_DELETE.search(text_of(cell.value)):
        found = f"found the control character U+{ord(wrong[0]):04X}, which text cannot hold"
        raise UnfitCell(found, "delete it")


def text_in(cell: Cell) -> str | None:
    """A text; None of an empty cell."""
    return text_of(cell.value) or None


def state_in(cell: Cell) -> ActionState | None:
    """A state, by the words of the list or those of the content."""
    text = text_of(cell.value)
    if not text:
        return None
    said = " ".join(text.split()).casefold()
    for state in ActionState:
        if said in {say_action_state(state).casefold(), state.value}:
            return state
    near = did_you_mean(text[:1].upper() + text[1:], STATES)
    hint = near if near.startswith("did") else "choose one of the list"
    raise UnfitCell(f"found {quote(text)}, expected one of: {'; '.join(STATES)}", hint)


def day_in(cell: Cell) -> str | None:
    """A day, or a month or a year, in ISO 8601; a text is read day first."""
    if (typed := _typed_date(cell.value)) is not None:
        return typed
    text = " ".join(text_of(cell.value).split())
    if not text:
        return None
    if (day := _iso_of_text(text)) is None:
        raise _no_date(text)
    return day


def due_in(cell: Cell) -> str | None:
    """A due date: a date, or what else a plan may print, such as "Ongoing"."""
    if (typed := _typed_date(cell.value)) is not None:
        return typed
    text = " ".join(text_of(cell.value).split())
    if not text or (iso := _iso_of_text(text)):
        return iso if text else None
    due = read_due(text)
    if due is None:
        raise _no_date(text)
    return TO_BE_CONFIRMED if due.meaning is DueMeaning.UNCONFIRMED else text


def _typed_date(value: Any) -> str | None:
    """What Excel knows to be a date; a number is none."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _late_enough(value.isoformat())
    if value is not None and not isinstance(value, str):
        said = f"{value:.15g}" if isinstance(value, int | float) else str(value)
        raise UnfitCell(f"found {said}, expected a date", _WHOLE)
    return None


_WHOLE = "type the whole date, day first, as 31/03/2025"
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2}")


def _iso_of_text(text: str) -> str | None:
    numbers = _NUMBERS.fullmatch(text)
    day = iso_of("/".join(numbers.groups()) if numbers else text)
    return _late_enough(day) if day else None


def _late_enough(day: str) -> str:
    if day < EARLIEST:
        raise UnfitCell(f"found {say_date(day)}, which is no day of a plan", _WHOLE)
    return day


def _no_date(text: str) -> UnfitCell:
    found = f"found {quote(text)}"
    if _SHORT_YEAR.fullmatch(text):
        return UnfitCell(f"{found}, a date with two digits for its year", _WHOLE)
    if (numbers := _NUMBERS.fullmatch(text)) and iso_of(f"{numbers[2]}/{numbers[1]}/{numbers[3]}"):
        return UnfitCell(f"{found}, in which the month comes first", _WHOLE)
    if numbers:
        return UnfitCell(f"{found}, a day that there is not", _WHOLE)
    return UnfitCell(f"{found}, expected a date", _WHOLE)
