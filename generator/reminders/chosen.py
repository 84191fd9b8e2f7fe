"""Whose plans are asked about: those of a year, of a body's newest plan, or of every body's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import ExpectedError
from generator.views import edition_view
from generator.views.due import who_must_act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import Edition, Library
    from generator.views.due import WhoMustAct


def plans_of(library: Library, name: str, days: int, as_at: date | None) -> list[WhoMustAct]:
    """Who must act on the plans that a name stands for, as staff know them; "" for all bodies.

    Each is as at its own date unless another is given. ExpectedError says which names there are.
    """
    found = list(_editions(library, name))
    if not found:
        raise ExpectedError(_nothing(library, name))
    views = (edition_view(library, each, as_at=as_at) for each in found)
    return [due for view in views if (due := who_must_act(view, days))]


def _editions(library: Library, name: str) -> Iterator[Edition]:
    """The year that is named, else the newest one with actions of the body, or of each."""
    planned = [each for each in library.editions if each.improvement and each.improvement.actions]
    for each in planned:
        if name in _names_of(each):
            yield each
            return
    newest: dict[str, Edition] = {}
    for each in sorted(planned, key=lambda edition: edition.year):
        for body in (each.organisation, *each.joint_with):
            newest[body] = each
    for body in sorted(newest):
        if name == body or (not name and newest[body].organisation == body):
            yield newest[body]


def _names_of(edition: Edition) -> set[str]:
    """The ids of a year: of a joint one, also that under each other body."""
    return {f"{body}/{edition.year}" for body in (edition.organisation, *edition.joint_with)}


def _nothing(library: Library, name: str) -> str:
    known = {each.id for each in library.editions} | {each.id for each in library.organisations}
    known |= {each for edition in library.editions for each in _names_of(edition)}
    if not name or name in known:
        return f"There is no action in {f'the plan of {name}' if name else 'any plan'}."
    return f'There is no body or year "{name}". There are: {", ".join(sorted(known))}.'
