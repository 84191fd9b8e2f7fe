"""Whether a release has a date that it can have: once it is frozen, no earlier one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tracker.dates import last_day
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


def doubtful_dates(edition: Edition, date: str) -> Iterator[str]:
    """A question where a day is far from the year or from the day it is as at, as a slip makes it.

    A plan goes on after its year, so a day near that at which the plan is will do as well.
    """
    year, said = int(edition.years[0][:4]), edition.period
    plan = edition.improvement.as_at if edition.improvement else None
    as_at = max(edition.as_at, plan or "")
    last = last_day(as_at)
    if date < f"{year}-{APRIL:02}-01":
        far = f"before {said} begins"
    elif date >= f"{year + 1 + _YEARS_LATE}-{APRIL:02}-01":
        far = f"more than {_YEARS_LATE} years after {said}"
    elif date > f"{last.year + 1}{last.isoformat()[4:]}":
        far = f"more than a year after {say_date(as_at)}, as at which {edition.id} stands"
    else:
        return
    yield f"{say_date(date)} is {far}. Release it with that date all the same?"
