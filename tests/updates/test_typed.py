"""What somebody typed, and how it is read: dates day first, states by their words."""

from __future__ import annotations

import pytest

from generator.updates.typed import Unfit, day_of, due_of, state_of, text_of

WHOLE = "type the whole date, day first, as 31/03/2025"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", ""),
        ("  ", ""),
        ("31/03/2025", "2025-03-31"),
        ("3/4/2025", "2025-04-03"),
        ("31.3.2025", "2025-03-31"),
        ("31-03-2025", "2025-03-31"),
        (" 31  March 2025", "2025-03-31"),
        ("31 Mar 2025", "2025-03-31"),
        ("2025-03-31", "2025-03-31"),
        ("March 2025", "2025-03"),
        ("2025", "2025"),
    ],
)
def test_a_day_is_read_day_first(typed: str, day: str) -> None:
    assert day_of(typed) == due_of(typed) == day


@pytest.mark.parametrize(
    ("typed", "due"),
    [("tbc", "TBC"), ("Q3 2025/26", "Q3 2025/26"), ("By July 2026", "By July 2026"),
     ("By  Q3 2025/26", "By Q3 2025/26"), ("Ongoing", "Ongoing")],
)  # fmt: skip
def test_a_due_date_may_be_as_a_plan_prints_it(typed: str, due: str) -> None:
    assert due_of(typed) == due
    with pytest.raises(Unfit):
        day_of(typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("03/31/2025", 'found "03/31/2025", in which the month comes first'),
        ("31/03/25", 'found "31/03/25", a date with two digits for its year'),
        ("31-Mar-25", 'found "31-Mar-25", a date with two digits for its year'),
        ("next week", 'found "next week", expected a date'),
        ("1905", "found 1905, which is no day of a plan"),
        ("1/2/1025", "found 1 February 1025, which is no day of a plan"),
    ],
)
def test_what_is_no_date_is_said(typed: str, found: str) -> None:
    for read in (day_of, due_of):
        with pytest.raises(Unfit) as wrong:
            read(typed)
        assert (wrong.value.found, wrong.value.hint) == (found, WHOLE)


@pytest.mark.parametrize("typed", ["31/02/2025", "31.02.2025", "31 February 2025"])
def test_of_a_day_that_there_is_not_it_is_said_why(typed: str) -> None:
    for read in (day_of, due_of):
        with pytest.raises(Unfit) as wrong:
            read(typed)
        assert wrong.value.found == f'found "{typed}", a day that there is not'
        assert wrong.value.hint == "February 2025 has 28 days"


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", None),
        ("On track", "on-track"),
        (" on  track ", "on-track"),
        ("on-track", "on-track"),
        ("Closed, risk accepted", "risk-accepted"),
    ],
)
def test_a_state_is_read_by_its_words(typed: str, state: str | None) -> None:
    assert state_of(typed) == state


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Compleet", 'did you mean "Complete"?'),
        ("overdue", "choose one of the list"),
        # what plans say of themselves, and nobody newly does
        ("not-stated", 'did you mean "Not started"?'),
    ],
)
def test_an_unknown_state_is_said(typed: str, hint: str) -> None:
    with pytest.raises(Unfit) as wrong:
        state_of(typed)
    assert wrong.value.found == (
        f'found "{typed}", expected one of: Not started; On track; At risk; On hold; Complete; '
        "Closed, risk accepted; Disputed; Superseded"
    )
    assert wrong.value.hint == hint


def test_a_text_has_line_ends_of_one_kind_and_no_spaces_that_nobody_sees() -> None:
    assert text_of(" Four boards.  \r\n\r\nAll use it.\r\n") == "Four boards.\n\nAll use it."
