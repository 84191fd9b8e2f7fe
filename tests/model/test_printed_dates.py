"""What is read of dates as bodies print them."""

from __future__ import annotations

import pytest

from generator.model.printed_dates import DueMeaning, iso_of, read_due

DATED = [
    ("31/03/2025", "2025-03-31", "2025-03-31"),
    ("1.4.2025", "2025-04-01", "2025-04-01"),
    ("31 March 2022", "2022-03-31", "2022-03-31"),
    ("1st April 2022", "2022-04-01", "2022-04-01"),
    ("5 Sep 2022", "2022-09-05", "2022-09-05"),
    ("March 2022", "2022-03-01", "2022-03-31"),
    ("february 2024", "2024-02-01", "2024-02-29"),
    ("By July 2021", "2021-07-01", "2021-07-31"),
    ("by the end of July 2021", "2021-07-01", "2021-07-31"),
    ("End March 2022", "2022-03-01", "2022-03-31"),
    ("Q1 2021/22", "2021-04-01", "2021-06-30"),
    ("Q3 2021/22", "2021-10-01", "2021-12-31"),
    ("Quarter 4 2021-22", "2022-01-01", "2022-03-31"),
    ("By Q2, 2021/22", "2021-07-01", "2021-09-30"),
    ("2021/22", "2021-04-01", "2022-03-31"),
    ("1999/00", "1999-04-01", "2000-03-31"),
    ("2021-07", "2021-07-01", "2021-07-31"),
    ("2021", "2021-01-01", "2021-12-31"),
]
UNDATED = [
    ("Ongoing", DueMeaning.REVIEWED),
    ("Quarterly", DueMeaning.REVIEWED),
    ("Annual", DueMeaning.REVIEWED),
    ("Summer 2023", DueMeaning.SEASON),
    ("By Spring 2023/24", DueMeaning.SEASON),
    ("Immediate", DueMeaning.SEASON),
    ("TBC", DueMeaning.UNCONFIRMED),
    ("To be confirmed", DueMeaning.UNCONFIRMED),
]
NONE = [
    "31/13/2025", "32 March 2022", "Marching 2022", "Q5 2021/22", "Q3 2021/23", "2021/23", "soon",
    "31/03/25", "March", "by", "", "2021-22", "0 May 2021", "after July 2021",
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), DATED)
def test_what_is_a_day_or_a_longer_time(text: str, first: str, last: str) -> None:
    read = read_due(text)
    assert read
    assert (str(read.first), str(read.last)) == (first, last)
    assert read.meaning is DueMeaning.DATED


@pytest.mark.parametrize(("text", "meaning"), UNDATED)
def test_what_is_no_date_is_never_overdue(text: str, meaning: DueMeaning) -> None:
    read = read_due(text)
    assert read
    assert (read.meaning, read.first, read.last) == (meaning, None, None)


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_guessed(text: str) -> None:
    assert read_due(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2017-07-26", "2017-07-26"),
        ("26/07/2017", "2017-07-26"),
        ("26 July 2017", "2017-07-26"),
        ("July 2017", "2017-07"),
        ("2017", "2017"),
        ("2017-02-30", None),
        ("By July 2017", None),  # of something that happened it says too little
        ("Q3 2017/18", None),
    ],
)
def test_other_dates_are_days_months_or_years(text: str, iso: str | None) -> None:
    assert iso_of(text) == iso
