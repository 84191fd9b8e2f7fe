"""Dates as bodies print them: "31/03/2025", "By July 2021", "Q3 2021/22", "Ongoing".

What means a day, a month, a quarter or a year has a first and a last day; what is no date has none
and is kept as it was printed. Nothing is guessed: any other words are no date.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum, auto
from functools import lru_cache

TO_BE_CONFIRMED = "TBC"
_MONTHS = [name.casefold() for name in calendar.month_name]
_SHORT = [name.casefold() for name in calendar.month_abbr]
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NUMBERS = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")  # the day comes first
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_QUARTER = re.compile(r"(?:q|quarter )([1-4])[ ,]+([0-9]{4})[/-]([0-9]{2})", re.IGNORECASE)
_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})")
PATTERN = "|".join(each.pattern.replace("a-z", "A-Za-z") for each in (_ISO, _NUMBERS, _WORDS))
"""What a day, a month or a year looks like, for those that know patterns only."""
_BY = re.compile(r"(?:by |before )?(?:the )?(?:end (?:of )?)?(?:the )?", re.IGNORECASE)
_SEASON = re.compile(r"(?:spring|summer|autumn|winter) [0-9]{4}(?:/[0-9]{2})?", re.IGNORECASE)


class DueMeaning(Enum):
    """What a printed due date says."""

    DATED = auto()
    SEASON = auto()  # kept as printed, never overdue
    REVIEWED = auto()  # goes on, and is reviewed rather than completed
    UNCONFIRMED = auto()


@dataclass(frozen=True)
class ReadDue:
    """What was read of a printed due date; one that means no date has neither day."""

    meaning: DueMeaning
    first: date | None = None
    last: date | None = None


@lru_cache(maxsize=10_000)
def iso_of(text: str) -> str | None:
    """A day, month or year in ISO 8601, however it was printed; None of anything else."""
    parts = _parts(text)
    if parts is None or why_no_date(text):
        return None
    return date(*[*parts, 1, 1][:3]).isoformat()[: (4, 7, 10)[len(parts) - 1]]


def why_no_date(text: str) -> str:
    """Why what is written like a date is none, as that its month is too short; "" otherwise."""
    year, month, day = [*(_parts(text) or [1]), 1, 1][:3]
    if not MINYEAR <= year <= MAXYEAR:
        return f"there is no year {year}"
    if not 1 <= month <= len(_MONTHS) - 1:
        return f"there is no month {month}"
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{_MONTHS[month].capitalize()} {year} has {last} days"
    return ""


def _parts(text: str) -> list[int] | None:
    """The year, month and day of what is written like a date, as far as it has them."""
    if found := _ISO.fullmatch(text):
        return [int(part) for part in found.groups() if part]
    if found := _NUMBERS.fullmatch(text):
        return [int(found[3]), int(found[2]), int(found[1])]
    if (found := _WORDS.fullmatch(text)) and (month := _month(found[2])):
        return [int(found[3]), month, *([int(found[1])] if found[1] else [])]
    return None


def _month(name: str) -> int:
    word = name.casefold()
    return next((names.index(word) for names in (_MONTHS, _SHORT) if word in names), 0)


_SAID = (
    (DueMeaning.UNCONFIRMED, "tbc", "to be confirmed"),
    (DueMeaning.REVIEWED, "ongoing", "continuous", "continuing", "weekly", "monthly", "quarterly"),
    (DueMeaning.REVIEWED, "half-yearly", "annual", "annually", "yearly"),
    (DueMeaning.SEASON, "immediate", "immediately", "as soon as possible"),
)
_NO_DATE = {word: meaning for meaning, *words in _SAID for word in words}


@lru_cache(maxsize=10_000)
def read_due(text: str) -> ReadDue | None:
    """What a due date says; None of words that say none."""
    if meaning := _NO_DATE.get(text.casefold()):
        return ReadDue(meaning)
    bare = without_by(text)
    if _SEASON.fullmatch(bare):
        return ReadDue(DueMeaning.SEASON)
    days = _days_of_printed(bare)
    return ReadDue(DueMeaning.DATED, *days) if days else None


def _days_of_printed(text: str) -> tuple[date, date] | None:
    if iso := iso_of(text):
        return days_of(iso)
    if (found := _QUARTER.fullmatch(text)) and _is_next(found[2], found[3]):
        month = int(found[1]) * 3 % 12 + 1  # the first quarter begins in April
        first = date(int(found[2]) + (month == 1), month, 1)
        return first, _end_of_month(first.replace(month=month + 2))
    if (found := _YEAR.fullmatch(text)) and _is_next(found[1], found[2]):
        year = int(found[1])
        return date(year, 4, 1), date(year + 1, 3, 31)
    return None


def without_by(text: str) -> str:
    """A printed due date without the words that only say it is one: "By the end of July 2021"."""
    found = _BY.match(text)
    return text[found.end() :] if found else text


def _is_next(year: str, after: str) -> bool:
    return (int(year) + 1) % 100 == int(after)


def days_of(iso: str) -> tuple[date, date]:
    """The first and the last day that a day, month or year in ISO 8601 may mean."""
    year, *rest = (int(part) for part in iso.split("-"))
    if len(rest) == 2:  # noqa: PLR2004 - a month and a day
        return (date(year, *rest),) * 2
    months = (rest[0], rest[0]) if rest else (1, 12)
    return date(year, months[0], 1), _end_of_month(date(year, months[1], 1))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
