"""The ways in: for each kind of reader, what they ask and where it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.vocabulary import Audience
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.releases.summaries import OrganisationSummary
    from generator.units import Unit

Place = tuple[str, str]  # what a link says, and where it leads, below the site


@dataclass(frozen=True)
class Way:
    """A reader, their questions, and for each answer the pages that give it."""

    reader: str
    asks: str
    answers: tuple[tuple[str, tuple[Place, ...]], ...]


_PUBLIC = "A member of the public or a journalist"
_READERS = (
    (_PUBLIC, "What was promised, what was done, and what changed from last year?", (
        ("The whole statement on one page", "statement/full/"),
        ("What was promised, and how it stands", "actions/"),
        ("What changed from one year to another", "compare/"),
    )),
    ("A member of an audit panel", "What moved, what is overdue, and what returns every year?", (
        ("Tracker of actions", "actions/"),
        ("Panel papers", "papers/"),
        ("What returns year after year", "history/recurring/"),
    )),
    ("An auditor or inspector", "Which controls are there, what was asked for, and was it done?", (
        ("Catalogue of controls", "controls/"),
        ("Opinions and recommendations", "assurance/"),
        ("One item through all the years", "history/"),
    )),
    ("A member of staff", "Which controls apply to me, and who owns what?", (
        ("Posts and units", "posts/"),
        ("Catalogue of controls", "controls/"),
    )),
)  # fmt: skip
_MANAGER = (
    "A governance manager", "What is still missing, and what would change if it came out now?", (
        ("Is everything there?", "about/completeness/"),
        ("What is different from what is published", "compare/"),
    ),
)  # fmt: skip
_OF_BODY = {"compare/", "history/", "history/recurring/"}


def ways_in(unit: Unit) -> list[Way]:
    """Every reader with the answers that this site has; none that lead nowhere."""
    found = []
    readers = (*_READERS, _MANAGER) if unit.audience is Audience.INTERNAL else _READERS
    for reader, asks, answers in readers:
        given = [(said, tuple(_places(unit, path))) for said, path in answers]
        if kept := tuple(each for each in given if each[1]):
            found.append(Way(reader, asks, kept))
    return found


def _places(unit: Unit, path: str) -> Iterator[Place]:
    """For each body its own page, or that of its newest year which has one."""
    for body in unit.organisations:
        if path in _OF_BODY:
            yield from _of_body(body, path)
        else:
            pages = {each.path: each.pages for each in unit.versions}
            editions = (each for each in body.editions if path in pages.get(each.path, ()))
            if newest := next(editions, None):
                yield f"{body.name} {say_year(newest.year)}", f"{newest.path}/{path}"


def _of_body(body: OrganisationSummary, path: str) -> Iterator[Place]:
    releases = max((len(each.releases) for each in body.editions), default=0)
    compared = len(body.editions) > 1 or releases > 1
    if body.editions and (compared or path != "compare/"):
        yield body.name, f"{body.path}/{path}"
