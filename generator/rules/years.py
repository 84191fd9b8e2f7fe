"""What was left as it was when a year was made from the one before, and dates of another time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Improvement, Opinion, Review, Signatory
from generator.model.schema import below
from generator.problems import Problem, Severity
from generator.words import APRIL, say_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition, Record, Statement
    from generator.rules.subject import Subject

# What is packed holds the site's date as seconds since 1970, in 32 bits.
_EARLIEST, _LATEST = "1970", "2105"
_YEARS_LATE = 3
"""How long after a year a statement about it is still written: the longest delays there were."""


def impossible_site_date(subject: Subject) -> Iterator[Problem]:
    """A date of the site that its files cannot carry."""
    site = subject.library.site
    if not _EARLIEST <= site.as_at[: len(_LATEST)] <= _LATEST:
        message = f"found {say_date(site.as_at)}, expected a date from {_EARLIEST} to {_LATEST}"
        hint = "give the day on which the content was last reviewed"
        yield Problem(site.place("as_at"), "site-date", message, hint)


def misplaced_dates(subject: Subject) -> Iterator[Problem]:
    """A date before the year that it is for, or long after: that of another year, or a slip."""
    for edition in subject.library.editions:
        yield from _misplaced(edition, edition, "as_at", edition.as_at)
        for record in below(edition):
            match record:
                case Improvement(as_at=day) if day:
                    yield from _misplaced(edition, record, "as_at", day)
                case Opinion(given=day) if day:
                    yield from _misplaced(edition, record, "given", day)
                case Signatory(signed=day) if day:
                    yield from _misplaced(edition, record, "signed", day)


def _misplaced(edition: Edition, record: Record, field: str, day: str) -> Iterator[Problem]:
    year = int(edition.years[0][:4])
    first, last = f"{year}-{APRIL:02}-01", f"{year + 1 + _YEARS_LATE}-{APRIL:02}"
    early = day < first[: len(day)]
    if early or day >= last:
        said = edition.period
        when = f"before {said} begins" if early else f"long after {said}"
        message = f'found "{field}" of {say_date(day)}, {when}'
        hint = f"give the date that is for {said}, or put the files into the year they are for"
        yield Problem(record.place(field), "date-of-another-year", message, hint, Severity.WARNING)


def only_copied(subject: Subject) -> Iterator[Problem]:
    """Opinions and reviews that say what those of the year before do, to the word."""
    for body in subject.library.organisations:
        years = [each for each in subject.library.editions if each.organisation == body.id]
        for older, newer in pairwise(sorted(years, key=lambda edition: edition.year)):
            yield from _copied_opinions(older, newer)
            yield from _copied_reviews(older, newer)


def _copied_opinions(older: Edition, newer: Edition) -> Iterator[Problem]:
    before = {each.id: each for each in older.assurance.opinions} if older.assurance else {}
    for each in newer.assurance.opinions if newer.assurance else ():
        last = before.get(each.id)
        if last and not each.pending and _said(each) == _said(last) and (each.given or each.text):
            message = f"found the opinion of {older.period}, repeated word for word"
            hint = "write what was concluded for this year, or say `pending: true` until it is"
            yield Problem(each.place(), "copied-opinion", message, hint, Severity.WARNING)


def _said(opinion: Opinion) -> tuple[object, ...]:
    return (opinion.given, opinion.rating, _words(opinion.text))


def _copied_reviews(older: Edition, newer: Edition) -> Iterator[Problem]:
    """A year may have gone as the one before: then a note says that this was seen."""
    before = _reviews(older.statement)
    for key, review in _reviews(newer.statement).items():
        last = before.get(key)
        if last and not review.notes and _told(review) == _told(last):
            message = f"found a review that repeats that of {older.period} word for word"
            hint = 'write what was done this year, or say in its "notes" that nothing has changed'
            yield Problem(
                review.place("activity"), "copied-review", message, hint, Severity.WARNING
            )


def _reviews(statement: Statement | None) -> dict[tuple[str, str | None], Review]:
    areas = statement.areas if statement else ()
    return {(area.area, review.theme): review for area in areas for review in area.reviews}


def _told(review: Review) -> tuple[list[str], list[str]]:
    return (_words(review.activity), _words(review.intended))


def _words(text: str | None) -> list[str]:
    return (text or "").split()
