"""The plan in a release: as at which date, and whether it is what staff see as at that date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.audience import select
from generator.model.index import index_library
from generator.problems import Problem
from generator.tracker.dates import first_day
from generator.tracker.disclosure import told_otherwise
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, entries_of
from generator.vocabulary import Audience, ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition, Library


def date_in_release(library: Library, edition: Edition, kind: ReleaseKind, released: str) -> date:
    """The date that a release shows its plan as at: a report its own, others no later one."""
    day = date.fromisoformat(released)
    if kind is ReleaseKind.REPORT:
        return day
    return min(day, date_of_tracker(edition, all_papers(library)))


def unfit_plan(
    library: Library, edition: Edition, kind: ReleaseKind, released: str
) -> Iterator[Problem]:
    """What a release would hide of a plan, or tell otherwise than staff know it."""
    as_at = date_in_release(library, edition, kind, released)
    for action in edition.improvement.actions if edition.improvement else ():
        for place, called, when in entries_of(action):
            if first_day(when) > as_at:
                message = f"found {called} of {when}, after the date of the release, {released}"
                hint = "give the release a later date, or take the entry out until then"
                yield Problem(place, "after-release", message, hint)
    public = select(library, Audience.PUBLIC)
    known, told = ((each, index_library(each)) for each in (library, public))
    yield from told_otherwise(known, told, edition, as_at)
