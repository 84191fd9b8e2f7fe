"""How far the search of a unit's pages reaches, and what it can be narrowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.release_state import say_stage
from generator.units import EditionUnit, Portal
from generator.vocabulary import Audience
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.pages import Page
    from generator.releases.summaries import EditionSummary, OrganisationSummary
    from generator.units import Unit

SearchScope = dict[str, object]


def scopes_of(unit: Unit) -> list[SearchScope]:
    """The scopes, nearest first, each with its search bundles as paths below the site.

    Each keeps the bundles of earlier releases apart, which are searched only when asked for. A
    scope that takes the place of a nearer one has the words for its switch.
    """
    audience = unit.audience
    if not isinstance(unit, EditionUnit):
        editions = [each for body in unit.organisations for each in body.editions]
        return [_scope([unit.path, *_all_of(unit.organisations)], _earlier(editions, audience))]
    (body,) = unit.organisations
    this_year = [each for each in body.editions if each.path == unit.path]
    return [
        _scope([unit.path], _earlier(this_year, audience)),
        {"title": f"All years of {body.name}"}
        | _scope(_all_of(unit.organisations), _earlier(body.editions, audience)),
    ]


def filters_of(unit: Unit, page: Page) -> dict[str, str]:
    """What a page can be found by: its own filters, whose it is, of which year, how final."""
    if not page.search or isinstance(unit, Portal):
        return page.search
    whose = page.search | {"organisation": unit.organisations[0].name}
    if not isinstance(unit, EditionUnit):
        return whose
    return whose | {"year": say_year(unit.edition.year), "state": say_stage(unit)}


def _scope(units: Sequence[str], earlier: Sequence[str]) -> SearchScope:
    return {"bundles": _below(units), "earlier": _below(earlier)}


def _all_of(bodies: Sequence[OrganisationSummary]) -> list[str]:
    """Each body with its editions at their own addresses."""
    return [path for body in bodies for path in (body.path, *(e.path for e in body.editions))]


def _earlier(editions: Iterable[EditionSummary], audience: Audience) -> list[str]:
    """The releases that the editions' own addresses do not show."""
    shown = 1 if audience is Audience.PUBLIC else 0
    return [release.path for each in editions for release in each.releases[shown:]]


def _below(units: Sequence[str]) -> list[str]:
    return [f"{path}/" if path else "" for path in dict.fromkeys(units)]
