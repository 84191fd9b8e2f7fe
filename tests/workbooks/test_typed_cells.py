"""What is typed into a cell, and how it is read: dates day first, states by their words."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from generator.workbooks.cells import UnfitCell, check_kind_of, day_in, due_in, state_in

WHOLE = "type the whole date, day first, as 31/03/2025"


def cell(value: Any) -> Any:
    sheet = Workbook().active
    assert sheet
    sheet["A1"] = value
    return sheet["A1"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (None, None),
        ("  ", None),
        (date(2025, 3, 31), "2025-03-31"),
        (datetime(2025, 3, 31, 17, 30), "2025-03-31"),  # noqa: DTZ001 - as Excel has it
        ("31/03/2025", "2025-03-31"),
        ("3/4/2025", "2025-04-03"),
        ("31.3.2025", "2025-03-31"),
        ("31-03-2025", "2025-03-31"),
        ("31 March 2025", "2025-03-31"),
        ("31 Mar 2025", "2025-03-31"),
        ("2025-03-31", "2025-03-31"),
        ("March 2025", "2025-03"),
    ],
)
def test_a_day_is_read_day_first(typed: Any, day: str | None) -> None:
    assert day_in(cell(typed)) == day
    assert due_in(cell(typed)) == day


@pytest.mark.parametrize(
    ("typed", "due"),
    [("tbc", "TBC"), ("Q3 2025/26", "Q3 2025/26"), ("By July 2026", "By July 2026"),
     ("Ongoing", "Ongoing")],
)  # fmt: skip
def test_a_due_date_may_be_as_a_plan_prints_it(typed: str, due: str) -> None:
    assert due_in(cell(typed)) == due
    with pytest.raises(UnfitCell):
        day_in(cell(typed))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("03/31/2025", 'found "03/31/2025", in which the month comes first'),
        ("31/02/2025", 'found "31/02/2025", a day that there is not'),
        ("31/03/25", 'found "31/03/25", a date with two digits for its year'),
        ("31-Mar-25", 'found "31-Mar-25", a date with two digits for its year'),
        ("next week", 'found "next week", expected a date'),
        (45747, "found 45747, expected a date"),
        (45747.5, "found 45747.5, expected a date"),
        (time(9, 30), "found 09:30:00, expected a date"),
        (date(1905, 7, 17), "found 17 July 1905, which is no day of a plan"),
        ("1/2/1025", "found 1 February 1025, which is no day of a plan"),
    ],
)
def test_what_is_no_date_is_said(typed: Any, found: str) -> None:
    for read in (day_in, due_in):
        with pytest.raises(UnfitCell) as wrong:
            read(cell(typed))
        assert (wrong.value.found, wrong.value.hint) == (found, WHOLE)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        (None, None),
        ("On track", "on-track"),
        (" on  track ", "on-track"),
        ("on-track", "on-track"),
        ("Closed, risk accepted", "risk-accepted"),
    ],
)
def test_a_state_is_read_by_its_words(typed: str | None, state: str | None) -> None:
    assert state_in(cell(typed)) == state


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("Compleet", 'did you mean "Complete"?'), ("overdue", "choose one of the list")],
)
def test_an_unknown_state_is_said(typed: str, hint: str) -> None:
    with pytest.raises(UnfitCell) as wrong:
        state_in(cell(typed))
    assert wrong.value.found.startswith(f'found "{typed}", expected one of: Not started; On track;')
    assert wrong.value.hint == hint


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("=A1", "found a formula"),
        ("#REF!", "found the error #REF!"),
        (True, "found TRUE, expected text"),
    ],
)
def test_what_is_no_plain_value_is_said(value: Any, found: str) -> None:
    with pytest.raises(UnfitCell, match=found):
        check_kind_of(cell(value))


def test_a_control_character_is_said() -> None:
    signs = cell("x")
    signs._value = "a\x08b"
    with pytest.raises(UnfitCell, match=r"found the control character U\+0008, which text cannot"):
        check_kind_of(signs)
