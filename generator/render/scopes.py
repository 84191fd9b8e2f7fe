"""How far the search of a unit's pages reaches, and what it can be narrowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _
from generator.pages.release_state import say_stage
from generator.units import EditionUnit, OrganisationUnit, Portal, place_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.pages import Page
    from generator.pages.page import Filters
    from generator.releases.summaries import EditionSummary
    from generator.units import Unit

REACH = "search.json"
"""What the searches of a place reach: in a file, so that pages stay as they are when it grows."""
MOST = 60
"""So many bundles can be searched at once; where there are more, a reader chooses a body first."""


def search_of(unit: Unit) -> dict[str, object]:
    """What a unit's pages need to know of their search: their own bundle, and where the rest is.

    Those of an edition search their own bundle, and all that the file names only when asked to.
    """
    place = unit.path if isinstance(unit, Portal) else unit.organisations[0].path
    near = isinstance(unit, EditionUnit)
    return {
        "own": _below(unit, unit.path),
        "reach": _below(unit, place) + REACH,
        "near": near,
    }


def reach_of(unit: Portal | OrganisationUnit) -> dict[str, object]:
    """The search bundles of the whole site, or of a body, as paths below the site.

    Earlier releases are kept apart, also those of each year, and searched only when asked for.
    """
    bodies = [each for each in unit.organisations if each.path not in unit.elsewhere]
    editions = [edition for each in bodies for edition in each.editions]
    reach: dict[str, object] = {}
    if isinstance(unit, OrganisationUnit):
        reach["title"] = _("All years of %(name)s", name=unit.body.name)
    elif len(bodies) + len(editions) > MOST:
        there = [{"title": each.name, "reach": _below(unit, each.path) + REACH} for each in bodies]
        return {"bundles": [""], "earlier": [], "years": {}, "bodies": there}
    paths = [path for body in bodies for path in (body.path, *(e.path for e in body.editions))]
    earlier = {_below(unit, each.path): _earlier(each, unit) for each in editions}
    return {
        **reach,
        "bundles": [_below(unit, path) for path in dict.fromkeys([unit.path, *paths])],
        "earlier": [path for paths in earlier.values() for path in paths],
        "years": {year: paths for year, paths in earlier.items() if paths},
    }


def filters_of(unit: Unit, page: Page) -> Filters:
    """What a page can be found by: its own filters, whose it is, of which year, how final."""
    if not page.search or isinstance(unit, Portal):
        return page.search
    whose = page.search | {"organisation": unit.organisations[0].name}
    if not isinstance(unit, EditionUnit):
        return whose
    return whose | {"year": unit.edition.period, "state": say_stage(unit)}


def _earlier(edition: EditionSummary, unit: Unit) -> list[str]:
    """The releases that the edition's own address does not show."""
    shown = 1 if unit.audience is Audience.PUBLIC else 0
    return [_below(unit, release.path) for release in edition.releases[shown:]]


def _below(unit: Unit, path: str) -> str:
    place = place_of(path, unit.language)
    return f"{place}/" if place else ""
