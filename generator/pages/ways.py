"""The ways in: for each kind of reader, what they ask and where it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _, known
from generator.pages.bodies import by_name
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


_PUBLIC = known("A member of the public or a journalist")
_PANEL = known("A member of an audit panel")
_AUDITOR = known("An auditor or inspector")
_STAFF = known("A member of staff")
_MANAGER = known("A governance manager")
READERS = (
    (_PUBLIC, known("What was promised, what was done, and what changed from last year?"), (
        (known("The whole statement on one page"), page_kinds.FULL),
        (known("What was promised, and how it stands"), page_kinds.ACTIONS),
        (known("What changed from one year to another"), page_kinds.COMPARE),
    )),
    (_PANEL, known("What has moved, what is overdue, and what recurs every year?"), (
        (known("Action tracker"), page_kinds.ACTIONS),
        (known("Panel papers"), page_kinds.PAPERS),
        (known("Issues that recur year after year"), page_kinds.RECURRING),
    )),
    (_AUDITOR, known("Which controls are in place, what was asked for, and was it done?"), (
        (known("Controls register"), page_kinds.CONTROLS),
        (known("Opinions and recommendations"), page_kinds.ASSURANCE),
        (known("One item across all years"), page_kinds.HISTORIES),
    )),
    (_STAFF, known("Which controls apply to me, and who owns what?"), (
        (known("Posts and units"), page_kinds.POSTS),
        (known("Controls register"), page_kinds.CONTROLS),
    )),
    # The last is asked on the site for staff only.
    (_MANAGER, known("What is still missing, and what would change if this were published now?"), (
        (known("Completeness check"), page_kinds.COMPLETENESS),
        (known("How the working copy differs from what is published"), page_kinds.COMPARE),
    )),
)  # fmt: skip
OF_BODY = {page_kinds.COMPARE, page_kinds.HISTORIES, page_kinds.RECURRING}


def ways_in(unit: Portal) -> list[Way]:
    """Every reader with the answers that this site has; none that lead nowhere."""
    ways = []
    readers = READERS if unit.audience is Audience.INTERNAL else READERS[:-1]
    for reader, asks, answers in readers:
        given = [(_(said), tuple(_doors(unit, kind))) for said, kind in answers]
        if kept := tuple(each for each in given if each[1]):
            ways.append(Way(_(reader), _(asks), kept))
    return ways


def _doors(unit: Portal, kind: PageKind) -> Iterator[Door]:
    """For each body its page of a kind, or that of its newest year which has one."""
    pages = {each.path: each.pages for each in unit.versions}
    for body in by_name(unit.organisations):
        if kind in OF_BODY:
            if kind.address in body.ways:
                yield body.name, f"{body.path}/{kind.address}"
        else:
            editions = (each for each in body.editions if kind.address in pages.get(each.path, ()))
            if newest := next(editions, None):
                yield f"{body.name} {newest.period}", f"{newest.path}/{kind.address}"
