"""What is typed into a cell, as text: what is no plain value is refused."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from generator.updates.typed import Unfit, day_of, due_of
from generator.workbooks.cells import text_in


def cell(value: Any) -> Any:
    sheet = Workbook().active
    assert sheet
    sheet["A1"] = value
    return sheet["A1"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (None, ""),
        (date(2025, 3, 31), "2025-03-31"),
        (datetime(2025, 3, 31, 17, 30), "2025-03-31"),  # noqa: DTZ001 - as Excel has it
        ("31/03/2025", "31/03/2025"),
    ],
)
def test_a_day_that_excel_knows_is_no_text(typed: Any, day: str) -> None:
    assert text_in(cell(typed), is_date=True) == day


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (45747, "found 45747, expected a date"),
        (45747.5, "found 45747.5, expected a date"),
        (time(9, 30), "found 09:30:00, expected a date"),
        (date(1905, 7, 17), "found 17 July 1905, which is no day of a plan"),
    ],
)
def test_what_is_no_date_is_said(typed: Any, found: str) -> None:
    for read in (day_of, due_of):
        with pytest.raises(Unfit) as wrong:
            read(text_in(cell(typed), is_date=True))
        whole = "type the whole date, day first, as 31/03/2025"
        assert (wrong.value.found, wrong.value.hint) == (found, whole)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("=A1", "found a formula"),
        ("#REF!", "found the error #REF!"),
        (True, "found TRUE, expected text"),
    ],
)
def test_what_is_no_plain_value_is_said(value: Any, found: str) -> None:
    with pytest.raises(Unfit, match=found):
        text_in(cell(value))


def test_a_control_character_is_said() -> None:
    signs = cell("x")
    signs._value = "a\x08b"
    with pytest.raises(Unfit, match=r"found the control character U\+0008, which text cannot"):
        text_in(signs)
