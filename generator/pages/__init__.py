"""Which pages a unit has: path, template and what the template shows. Nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import speaking
from generator.pages import comparison, edition, history, organisation, portal
from generator.pages.page import Page, collisions
from generator.units import ComparisonUnit, EditionUnit, HistoryUnit, OrganisationUnit, Portal

if TYPE_CHECKING:
    from generator.units import Unit

__all__ = ["Page", "collisions", "pages_of"]


def pages_of(unit: Unit) -> list[Page]:
    """All pages of a unit, in reading order, in its language."""
    with speaking(unit.language):
        return _pages_of(unit)


def _pages_of(unit: Unit) -> list[Page]:
    match unit:
        case Portal():
            return portal.pages(unit)
        case OrganisationUnit():
            return organisation.pages(unit)
        case EditionUnit():
            return edition.pages(unit)
        case ComparisonUnit():
            return comparison.pages(unit)
        case HistoryUnit():
            return history.pages(unit)
    raise TypeError(unit)
