"""The pages of an organisation: who it is and its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import comparison
from generator.pages.page import Page
from generator.pages.trends import Trends
from generator.prose import to_text
from generator.releases.summaries import changes_of
from generator.words import sentence

if TYPE_CHECKING:
    from generator.units import Unit


def pages(unit: Unit) -> list[Page]:
    """The organisation's one page."""
    (organisation,) = unit.library.organisations
    (summary,) = unit.organisations
    return [
        Page(
            "",
            "organisation",
            organisation.name,
            sentence(to_text(organisation.about)),
            {
                "organisation": organisation,
                "summary": summary,
                "changes": changes_of(unit.organisations),
                "trends": Trends(unit.sides),
            },
            search={"kind": "Organisation"},
            place=organisation.place(),
        ),
        *comparison.index(unit),
    ]
