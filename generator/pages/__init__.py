"""Which pages a unit has: path, template and what the template shows. Nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import comparison, edition, history, organisation, portal
from generator.pages.page import Page, collisions
from generator.units import UnitKind

if TYPE_CHECKING:
    from generator.units import Unit

__all__ = ["Page", "collisions", "pages_of"]


def pages_of(unit: Unit) -> list[Page]:
    """All pages of a unit, in reading order."""
    builders = {
        UnitKind.PORTAL: portal.pages,
        UnitKind.ORGANISATION: organisation.pages,
        UnitKind.EDITION: edition.pages,
        UnitKind.RELEASE: edition.pages,
        UnitKind.COMPARISON: comparison.pages,
        UnitKind.HISTORY: history.pages,
    }
    return builders[unit.kind](unit)
