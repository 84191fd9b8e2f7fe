"""Whether a release has a date that it can have: once it is frozen, no earlier one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.words import APRIL, say_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition

_YEARS_LATE = 3


def impossible_date(edition: Edition, date: str, today: str, *, final: bool) -> Iterator[str]:
    """Why an edition cannot have come out on a day, as sentences; `today` is "" if not known.

    What is final says how the year was, and so comes after the day that it is as at.
    """
    if today and date > today:
        yield f"{say_date(date)} is yet to come: give the day on which it comes out."
    if final and date[: len(edition.as_at)] < edition.as_at:
        yield (
            f"{edition.id} is as at {say_date(edition.as_at)}: give that date or a later one; "
            "only a draft, a report or a notice comes out before."
        )


def doubtful_date(edition: Edition, date: str) -> str:
    """A question where a day is far from the year; "" where it is not."""
    year, said = int(edition.years[0][:4]), edition.period
    if date < f"{year}-{APRIL:02}-01":
        far = f"before {said} begins"
    elif date >= f"{year + 1 + _YEARS_LATE}-{APRIL:02}-01":
        far = f"more than {_YEARS_LATE} years after {said}"
    else:
        return ""
    return f"{say_date(date)} is {far}. Release it with that date all the same?"
