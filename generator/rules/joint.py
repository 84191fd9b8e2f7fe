"""One statement of several bodies, or of several years: it is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject

_ONCE = "it is written once: remove one, or do not name it here"


def joint_years(subject: Subject) -> Iterator[Problem]:
    """A joint year that names its own body, or that stands in the folder of another one as well."""
    editions = {each.id: each for each in subject.library.editions}
    for edition in editions.values():
        for at, body in enumerate(edition.joint_with):
            place = edition.place("joint_with", at)
            if body in edition.joint_with[:at]:
                message = f'found "{body}" a second time'
                yield Problem(place, "joint-again", message, "remove one of them")
            elif body == edition.organisation:
                message = f'found "{body}", to which the folder belongs, expected the other bodies'
                yield Problem(place, "joint-with-itself", message, "remove it")
            elif f"{body}/{edition.year}" in editions:
                message = f'found "{body}", which has a folder for {say_year(edition.year)} too'
                yield Problem(place, "joint-twice", message, _ONCE)


def years_together(subject: Subject) -> Iterator[Problem]:
    """Earlier years that a statement is said to be for, and that are not right before its own."""
    editions = {each.id: each for each in subject.library.editions}
    for edition in editions.values():
        last, first = int(edition.year[:4]), int(edition.years[0][:4])
        expected = [f"{year}-{(year + 1) % 100:02}" for year in range(first, last)]
        for at, year in enumerate(edition.also_for):
            place = edition.place("also_for", at)
            if f"{edition.organisation}/{year}" in editions and year != edition.year:
                message = f"found {say_year(year)}, which has a folder of its own"
                yield Problem(place, "year-twice", message, _ONCE)
        if sorted(edition.also_for) != expected:
            message = f"found {edition.period}, expected years in a row, each once"
            hint = f"give the years before {say_year(edition.year)}, to which the folder belongs"
            yield Problem(edition.place("also_for"), "years-apart", message, hint)
