"""The ways in: for each kind of reader, what they ask and where it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.page_kinds import PageKind
    from generator.units import Portal

Door = tuple[str, str]  # what a link says, and where it leads, below the site


@dataclass(frozen=True)
class Way:
    """A reader, their questions, and for each answer the pages that give it."""

    reader: str
    asks: str
    answers: tuple[tuple[str, tuple[Door, ...]], ...]


_PUBLIC = "A member of the public or a journalist"
READERS = (
    (_PUBLIC, "What was promised, what was done, and what changed from last year?", (
        ("The whole statement on one page", page_kinds.FULL),
        ("What was promised, and how it stands", page_kinds.ACTIONS),
        ("What changed from one year to another", page_kinds.COMPARE),
    )),
    ("A member of an audit panel", "What moved, what is overdue, and what returns every year?", (
        ("Tracker of actions", page_kinds.ACTIONS),
        ("Panel papers", page_kinds.PAPERS),
        ("What returns year after year", page_kinds.RECURRING),
    )),
    ("An auditor or inspector", "Which controls are there, what was asked for, and was it done?", (
        ("Catalogue of controls", page_kinds.CONTROLS),
        ("Opinions and recommendations", page_kinds.ASSURANCE),
        ("One item through all the years", page_kinds.HISTORIES),
    )),
    ("A member of staff", "Which controls apply to me, and who owns what?", (
        ("Posts and units", page_kinds.POSTS),
        ("Catalogue of controls", page_kinds.CONTROLS),
    )),
    # The last is asked on the site for staff only.
    ("A governance manager", "What is still missing, and what would change if it came out now?", (
        ("Is everything there?", page_kinds.COMPLETENESS),
        ("What is different from what is published", page_kinds.COMPARE),
    )),
)  # fmt: skip
OF_BODY = {page_kinds.COMPARE, page_kinds.HISTORIES, page_kinds.RECURRING}


def ways_in(unit: Portal) -> list[Way]:
    """Every reader with the answers that this site has; none that lead nowhere."""
    ways = []
    readers = READERS if unit.audience is Audience.INTERNAL else READERS[:-1]
    for reader, asks, answers in readers:
        given = [(said, tuple(_doors(unit, kind))) for said, kind in answers]
        if kept := tuple(each for each in given if each[1]):
            ways.append(Way(reader, asks, kept))
    return ways


def _doors(unit: Portal, kind: PageKind) -> Iterator[Door]:
    """For each body its page of a kind, or that of its newest year which has one."""
    pages = {each.path: each.pages for each in unit.versions}
    for body in unit.organisations:
        if kind in OF_BODY:
            if kind.address in body.ways:
                yield body.name, f"{body.path}/{kind.address}"
        else:
            editions = (each for each in body.editions if kind.address in pages.get(each.path, ()))
            if newest := next(editions, None):
                yield f"{body.name} {newest.period}", f"{newest.path}/{kind.address}"
