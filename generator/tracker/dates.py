"""Dates as exact as they were written: a month or a year is no day.

Of two entries the one that must be earlier comes first. Where their dates do not tell, as when one
has a day and the other only the month around it, they stand in the order in which they were
written.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.language import _
from generator.model.printed_dates import TO_BE_CONFIRMED, days_of, iso_of, read_due, without_by
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Dated(Protocol):
    """Something that was known by a day, month or year."""

    @property
    def known(self) -> str: ...


DatedEntry = TypeVar("DatedEntry", bound=_Dated)
_WHOLE = len("2017-07-26")


@lru_cache(maxsize=10_000)  # the same days stand in every history of a plan
def last_day(text: str) -> date:
    """The last day that a date may mean: of a month or a year, its last one."""
    return days_of(text)[1]


@lru_cache(maxsize=10_000)
def first_day(text: str) -> date:
    """The first day that a date may mean: of a month or a year, its first one."""
    return days_of(text)[0]


def due_by(text: str) -> date | None:
    """The last day on which something with a due date is in time; None where it means no date."""
    due = read_due(text)
    return due.last if due else None


def say_due_day(text: str) -> str:
    """A due date in words, as it was printed, or that it has yet to be set."""
    if text == TO_BE_CONFIRMED:
        return _("to be confirmed")
    return say_date(text) if iso_of(text) == text else text


def say_due_plainly(text: str) -> str:
    """A due date in the same words however it was printed, for comparing two of them."""
    iso = iso_of(without_by(text))
    return say_date(iso) if iso else say_due_day(text)


def is_due_day(text: str) -> bool:
    """Whether a due date is a day, not a longer time or none."""
    due = read_due(text)
    return bool(due and due.first and due.first == due.last)


def is_day(text: str) -> bool:
    """Whether a date is a day, not a month or a year."""
    return len(text) == _WHOLE


def in_order(entries: Iterable[DatedEntry]) -> list[DatedEntry]:
    """A history's entries, oldest first."""
    ordered: list[DatedEntry] = []
    latest = date.min  # of all the days on which one of them began
    for entry in entries:
        last = last_day(entry.known)
        at = len(ordered)
        if latest > last:
            at = next(n for n, each in enumerate(ordered) if first_day(each.known) > last)
        ordered.insert(at, entry)
        latest = max(latest, first_day(entry.known))
    return ordered


def known_by(entries: Iterable[DatedEntry], as_at: date) -> list[DatedEntry]:
    """The entries of a history up to a day, oldest first: one of a month, from its first day."""
    return [each for each in in_order(entries) if first_day(each.known) <= as_at]
