"""How due dates were read that are written as their body prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import DueDate, Milestone
from generator.model.printed_dates import DueMeaning, iso_of, read_due
from generator.problems import Problem, Severity
from generator.reading.nodes import quote
from generator.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject

_READ = {
    DueMeaning.REVIEWED: "as something ongoing that is reviewed: it has no due date",
    DueMeaning.SEASON: "as no date: it is kept as printed, and is never overdue",
}


def dates_as_printed(subject: Subject) -> Iterator[Problem]:
    """What was read of each printed due date, told once however often it stands."""
    told = set()
    for record, _ in subject.index.records:
        match record:
            case DueDate(date=str(text)) as due:
                place = due.place("date")
            case Milestone(due=str(text)) as due:
                place = due.place("due")
            case _:
                continue
        read = read_due(text)
        if read and read.meaning is not DueMeaning.UNCONFIRMED and iso_of(text) != text:
            meant = f"as due by {say_day(read.last)}" if read.last else _READ[read.meaning]
            if text not in told:
                told.add(text)
                yield Problem(
                    place, "printed-date", f"read {quote(text)} {meant}", "", Severity.NOTE
                )
