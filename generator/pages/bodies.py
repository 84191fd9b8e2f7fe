"""The bodies of a site as its first page lists them: by name, each with what it concluded last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.language import _, alphabetical, letters_of
from generator.pages.release_state import say_awaited, say_release
from generator.vocabulary import Audience
from generator.words import within_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.releases.summaries import EditionSummary, OrganisationSummary
    from generator.units import Portal
    from generator.views.conclusion import Quotation

LETTERED = 20
"""From so many bodies on, their list is divided by letters: it is longer than four screens."""


@dataclass(frozen=True)
class ListedYear:
    """A year of a body, and how final it is."""

    summary: EditionSummary
    standing: str


@dataclass(frozen=True)
class ListedBody:
    """A body with its newest year that has a statement, and what that concludes, if it is held.

    `latest` is a newer year, of which there is a plan or a Code only.
    """

    body: OrganisationSummary
    stated: ListedYear | None
    concluded: Quotation | None
    latest: ListedYear | None
    earlier: tuple[EditionSummary, ...]


@dataclass(frozen=True)
class Letter:
    """The bodies whose names begin with a letter; "" where there are too few to divide."""

    sign: str
    bodies: tuple[ListedBody, ...]


def bodies_by_letter(unit: Portal) -> list[Letter]:
    """Every body of a site by its name; many are divided by their first letters."""
    rows = [_listed(unit, each) for each in by_name(unit.organisations)]
    if len(rows) < LETTERED:
        return [Letter("", tuple(rows))] if rows else []
    groups = groupby(rows, lambda row: "".join(letters_of(row.body.name)[:1]).capitalize())
    return [Letter(sign, tuple(each)) for sign, each in groups]


def by_name(bodies: Iterable[OrganisationSummary]) -> list[OrganisationSummary]:
    """Bodies in the order in which readers look for them."""
    return sorted(bodies, key=lambda each: (alphabetical(each.name), each.path))


def _listed(unit: Portal, body: OrganisationSummary) -> ListedBody:
    quotations = {each.edition: each for each in unit.concluded}
    stated = next((each for each in body.editions if _has_statement(each, quotations)), None)
    newest = body.editions[0] if body.editions else None
    latest = newest if newest is not stated else None
    return ListedBody(
        body,
        _year(unit, stated) if stated else None,
        quotations.get(stated.path) if stated else None,
        _year(unit, latest) if latest else None,
        tuple(each for each in body.editions if each is not stated and each is not latest),
    )


def _has_statement(edition: EditionSummary, quotations: Iterable[str]) -> bool:
    """Whether there is a statement of a year, held here or only known to have come out."""
    return edition.path in quotations or any(each.reached for each in edition.releases)


def _year(unit: Portal, edition: EditionSummary) -> ListedYear:
    """A year with how final it is, and the next statement that the law wants of it."""
    said = say_release(edition.releases[0]) if edition.releases else ""
    if not said:
        said = _("Working copy, not published")
    elif unit.audience is Audience.INTERNAL:  # whom the year's own address shows the working copy
        said = _("Working copy; newest release: %(release)s", release=within_sentence(said))
    told = [said, *map(say_awaited, edition.awaited[:1])]
    return ListedYear(edition, " ".join(f"{each.rstrip('.')}." for each in told))
