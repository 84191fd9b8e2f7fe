"""A year while it is made: the years before it, and where its files are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.audience import select
from generator.model.index import Scope, index_library
from generator.newyear.files import read_row
from generator.newyear.turn import Turn
from generator.reading.files import CONTENT
from generator.tracker.dates import in_order
from generator.tracker.life import CLOSED, life_of
from generator.tracker.status import last_state
from generator.vocabulary import Audience
from generator.words import APRIL

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Edition, Library
    from generator.newyear.turn import YearRow


@dataclass
class Making:
    """What a new year is made of."""

    project: Path
    library: Library
    earlier: list[Edition]  # the newest one first
    year: str
    left: Counter[str] = field(default_factory=Counter)  # what does not come over

    @property
    def id(self) -> str:
        """The id of the new edition."""
        return f"{self.earlier[0].organisation}/{self.year}"

    def file(self, kind: str, edition: str = "") -> str:
        """Where a document stands below the project: of the new year, unless another is named."""
        return f"{CONTENT}/{edition or self.id}/{kind}.yml"

    def last(self, kind: str) -> Edition | None:
        """The newest year that has a document."""
        return next((each for each in self.earlier if getattr(each, kind)), None)

    def turn(self, edition: Edition) -> Turn:
        """The way from one of the years into the new one."""
        return Turn(edition.year, self.year, self.left)

    def row(self, kind: str, edition: Edition) -> YearRow:
        """A document of one of the years, as its file has it."""
        return read_row(self.project, self.file(kind, edition.id))

    @property
    def as_at(self) -> str:
        """The last day of the new year."""
        return f"{int(self.year[:4]) + 1}-{APRIL - 1:02}-31"


def open_actions(library: Library, edition: Edition) -> set[str]:
    """The ids of a plan's actions that nothing has closed or replaced."""
    index, scope = index_library(library), Scope(edition.organisation, edition.id)
    actions = edition.improvement.actions if edition.improvement else ()
    lives = [life_of(each, index, scope) for each in actions if not each.replaced_by]
    return {each.action.id for each in lives if last_state(in_order(each.updates)) not in CLOSED}


def open_recommendations(making: Making) -> set[str]:
    """The ids of what auditors last asked for, but for what only ended actions answer.

    An action that was carried forward answers it in whichever year it ended.
    """
    assured = making.last("assurance")
    asked = assured.assurance.recommendations if assured and assured.assurance else ()
    index = index_library(making.library)
    answered, waiting, told = set[int](), set[int](), set[int]()
    for edition in making.earlier:
        for action in edition.improvement.actions if edition.improvement else ():
            if id(action) in told:  # in a later year
                continue
            life = life_of(action, index, index.scopes[id(action)])
            answers = set[int]()
            for each in life.through:
                told.add(id(each))
                scope = index.scopes[id(each)]
                answers |= {
                    id(index.find("recommendation", name, scope)) for name in each.recommendations
                }
            answered |= answers
            if last_state(in_order(life.updates)) not in CLOSED:
                waiting |= answers
    return {each.id for each in asked if id(each) in waiting or id(each) not in answered}


def seen_by_public(library: Library, edition: Edition) -> set[str]:
    """The ids of a plan's areas and actions that the public may see."""
    editions = select(library, Audience.PUBLIC).editions
    plans = [each.improvement for each in editions if each.id == edition.id and each.improvement]
    areas = {each.id for plan in plans for each in plan.areas}
    return areas | {each.id for plan in plans for each in plan.actions}
