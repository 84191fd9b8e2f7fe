"""The pages of an organisation: who it is and its years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.pages import comparison
from generator.pages.links import BodyLinks
from generator.pages.page import Page, PageContext
from generator.pages.trends import Trends
from generator.prose import to_text
from generator.releases.summaries import changes_of
from generator.words import sentence

if TYPE_CHECKING:
    from generator.model import Organisation
    from generator.releases.summaries import EditionSummary, OrganisationSummary, ReleaseSummary
    from generator.units import OrganisationUnit


@dataclass(frozen=True)
class OrganisationPage(PageContext):
    """An organisation, its years, and what was published of them lately."""

    page_kind = page_kinds.ORGANISATION
    organisation: Organisation
    summary: OrganisationSummary
    changes: list[tuple[EditionSummary, str, ReleaseSummary]]
    trends: Trends
    links: BodyLinks


def pages(unit: OrganisationUnit) -> list[Page]:
    """The organisation's first page, and that of its comparisons."""
    (organisation,) = unit.library.organisations
    (summary,) = unit.organisations
    changes = changes_of(unit.organisations)
    links = BodyLinks(unit.path)
    return [
        Page(
            OrganisationPage(organisation, summary, changes, Trends(unit.years), links),
            organisation.name,
            sentence(to_text(organisation.about)),
            place=organisation.place(),
        ),
        *comparison.index(unit),
    ]
