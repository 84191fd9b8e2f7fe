"""What is said where something was withheld, on pages, in data and in feeds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.language import _, ngettext
from generator.model.schema import total_withheld
from generator.units import ComparisonUnit, EditionUnit, HistoryUnit, OrganisationUnit
from generator.vocabulary import Withheld
from generator.words import say_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.model import Library, Record, Site
    from generator.units import Unit


def say_withheld(site: Site, counts: Mapping[str, int], where: str = "") -> list[str]:
    """What of each kind is not published, or that something is not, as the site chose."""
    lost = {noun: number for noun, number in counts.items() if number}
    if site.withheld is Withheld.SOME:
        return [say_some()] if lost else []
    return [
        ngettext(
            "%(things)s is not published %(where)s.",
            "%(things)s are not published %(where)s.",
            number,
            things=say_count(number, noun),
            where=where or _("here"),
        )
        for noun, number in lost.items()
    ]


def say_some() -> str:
    """That something is not published, where nobody can say how much of it belongs there."""
    return _("Some entries are not published here.")


def said_on_page(
    unit: Unit, counts: Mapping[str, int], where: str = "", gathered: Collection[str] = ()
) -> list[str]:
    """What a page says of its own entries; `gathered` are kinds that it lists from elsewhere.

    Which of those that were withheld would stand on this page, the unit does not know.
    """
    said = say_withheld(unit.library.site, counts, where)
    lost = withheld_in(unit) if gathered and not said else {}
    return [say_some()] if any(lost.get(kind) for kind in gathered) else said


# What the rows of each table to download, and their columns, may lack.
_IN_TABLES: dict[str, tuple[str, ...]] = {
    "actions": ("actions", "updates", "due", "owners", "recommendations", "reference"),
    "areas": ("areas", "principle"),
    "boards": ("boards", "chair", "parent", "escalates_to"),
    "controls": ("controls", "owners", "boards"),
    "glossary": ("terms", "meanings"),
    "improvement": ("areas", "leads", "governance_areas", "number"),
    "opinions": ("opinions", "areas"),
    "posts": ("posts",),
    "recommendations": ("recommendations", "reference"),
    "reviews": ("areas", "reviews"),
    "risk-register": ("risks", "inherent", "current", "target", "owners", "number"),
    "risks": ("risks", "assessments", "controls"),
    "sections": ("sections", "paragraphs", "judgement", "number"),
}
# What they also name from elsewhere.
_NAMED_IN_TABLES = {
    "boards": ("controls",),
    "posts": ("controls", "areas", "boards"),
    "recommendations": ("actions",),
}


def said_in_table(unit: EditionUnit, table: str, document: str) -> str:
    """What a table to download says of what it leaves out; `document` is what it is taken from."""
    library = unit.library
    held = getattr(library.edition, document) if document else None
    of_none = (*library.organisations, library.glossary, library.risks)
    lost: Counter[str] = Counter()
    for record in filter(None, (held,) if document else of_none):
        lost += total_withheld(record)
    counts = {kind: lost[kind] for kind in _IN_TABLES[table]}
    return " ".join(said_on_page(unit, counts, gathered=_NAMED_IN_TABLES.get(table, ())))


_latest: list[tuple[Unit, Counter[str]]] = []


def withheld_in(unit: Unit) -> Counter[str]:
    """How much was withheld of all that a unit's pages are about."""
    # One page after another asks for the same unit.
    if not _latest or _latest[0][0] is not unit:
        found: Counter[str] = Counter()
        for record in _records_of(unit):
            found += total_withheld(record)
        _latest[:] = [(unit, found)]
    return _latest[0][1]


def _records_of(unit: Unit) -> Iterator[Record]:
    match unit:
        case EditionUnit():
            yield from _year_in(unit.library)
        case ComparisonUnit(sides=sides) | HistoryUnit(years=sides) | OrganisationUnit(years=sides):
            for side in sides:
                yield from _year_in(side.library)
        case _:
            yield unit.library


def _year_in(library: Library) -> Iterator[Record]:
    """A year with the posts, boards, terms and risks that it names, without other years."""
    yield library.edition
    yield from library.organisations
    yield from filter(None, (library.glossary, library.risks, *library.joint_papers))
