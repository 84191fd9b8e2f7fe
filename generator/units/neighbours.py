"""What the pages of an edition need to know of the body's other years: the less, the better.

What they do not need they are not made again for when it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.model.risks import STAGES
from generator.model.schema import fields_of
from generator.tracker.papers import papers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Action, Edition, ImprovementArea, Library, OwnRisk, RiskRegister

NamedItem = TypeVar("NamedItem", "Action", "ImprovementArea", "OwnRisk")

_NEVER = {"code": None, "statement": None, "risks": None, "documents": (), "about": None}


class Neighbours:
    """The other years of editions; each year is cut down once and shared by all that know it."""

    def __init__(self) -> None:
        self._named: dict[int, tuple[Edition, Edition]] = {}  # by identity, each with its original

    def other_years(self, library: Library, edition: Edition) -> Iterator[Edition]:
        """The other years, as far as promises and papers reach from one year to another.

        A promise takes its history from earlier years, and a paper may report a later one's plan.
        """
        reported = {name for paper in papers_of(library, edition) for name in paper.about}
        for other in _of_body(library.editions, edition):
            if other.year < edition.year or other.id in reported:
                yield other.model_copy(update=_NEVER)
            else:
                papers = tuple(each for each in other.papers if edition.id in each.about)
                yield self._with_names_only(other).model_copy(update={"papers": papers})

    def names_of_other_years(
        self, editions: Iterable[Edition], edition: Edition
    ) -> Iterator[Edition]:
        """The other years with nothing but what promises and risks are called and came from.

        What a joint year goes on with may be of any of its bodies.
        """
        bodies = {edition.organisation, *edition.joint_with}
        for other in editions:
            if other.organisation in bodies and other.id != edition.id:
                yield self._with_names_only(other)

    def _with_names_only(self, edition: Edition) -> Edition:
        if id(edition) not in self._named:
            self._named[id(edition)] = edition, _with_names_only(edition)
        return self._named[id(edition)][1]


def _with_names_only(edition: Edition) -> Edition:
    plan = edition.improvement
    if plan:
        names: dict[str, object] = {
            "areas": tuple(_name_of(each) for each in plan.areas),
            "actions": tuple(_name_of(each) for each in plan.actions),
            "introduction": None,
            "as_at": None,
            "stated": (),
            **_UNEDITED,
        }
        plan = plan.without(names, {})
    nothing: dict[str, object] = {"improvement": plan, "papers": (), "assurance": None}
    nothing["risks"] = edition.risks and _scores_of(edition.risks)
    return edition.without({**_NEVER, **nothing, **_UNEDITED}, {})


def _scores_of(register: RiskRegister) -> RiskRegister:
    """What a register calls its risks and how great they are: each is shown through the years."""
    bare = tuple(_name_of(each, *STAGES) for each in register.risks)
    nothing = {"as_at": None, "introduction": None, "appetite": None, "attachments": ()}
    return register.without({**nothing, "risks": bare, **_UNEDITED}, {})


_UNEDITED: dict[str, object] = {"notes": (), "reader_notes": (), "inferred": {}}


def _name_of(item: NamedItem, *kept: str) -> NamedItem:
    """An item without what may be left out of it, but for its lineage and what is kept."""
    bare = type(item).model_fields
    more = {
        field.name: bare[field.name].default
        for field in fields_of(type(item))
        if not field.required and not field.relation and field.name not in kept
    }
    withheld = {name: number for name, number in item.all_withheld.items() if name in kept}
    return item.without(more, withheld)


def _of_body(editions: Iterable[Edition], edition: Edition) -> Iterator[Edition]:
    for other in editions:
        if other.organisation == edition.organisation and other.id != edition.id:
            yield other
