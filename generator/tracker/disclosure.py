"""Where the public would be told otherwise of an action than staff know it to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.index import Scope
from generator.problems import Problem, Severity
from generator.tracker.dates import say_due_day
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, plan_as_at
from generator.words import say_day, say_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import Edition, Library
    from generator.model.index import Index
    from generator.tracker.status import Standing

    Seen = tuple[Library, Index]  # content as somebody may see it


def internal_news(known: Seen, told: Seen) -> Iterator[Problem]:
    """An internal update or due date that is newer than the newest public one."""
    library, _ = known
    papers = all_papers(library)
    for edition in library.editions:
        as_at = date_of_tracker(edition, papers)
        for inside, outside in _both(known, told, edition, as_at):
            for newest, shown, what in (
                (inside.update, outside.update, "an update"),
                (inside.due, outside.due, "a due date"),
            ):
                if newest and (shown is None or newest.place() != shown.place()):
                    message = f"found {what} of {newest.on} that only staff see, newer than any"
                    hint = "publish it, or the public will see only the earlier position"
                    place = newest.place()
                    yield Problem(
                        place, "internal-news", f"{message} public one", hint, Severity.NOTE
                    )


def told_otherwise(known: Seen, told: Seen, edition: Edition, as_at: date) -> Iterator[Problem]:
    """An action that the public would see in another state, or due on another date, than staff."""
    for inside, outside in _both(known, told, edition, as_at):
        for staff, public in zip(_said(inside), _said(outside), strict=True):
            if staff != public:
                message = f"found {staff} for staff, {public} in public, as at {say_day(as_at)}"
                hint = 'publish what staff know, or give the plan an earlier "as_at"'
                yield Problem(inside.action.place("id"), "told-otherwise", message, hint)


def _said(standing: Standing) -> tuple[str, str]:
    due = standing.due.date if standing.due else None
    day = say_due_day(due) if due else "that is not known"
    return f'the state "{say_state(standing.state)}"', f"the due date {day}"


def _both(
    known: Seen, told: Seen, edition: Edition, as_at: date
) -> Iterator[tuple[Standing, Standing]]:
    """Each public action as staff know it and as the public is told of it."""
    (_, index), (public, public_index) = known, told
    same = next((each for each in public.editions if each.id == edition.id), None)
    scope = Scope(edition.organisation, edition.id, edition.framework or "")
    inside = plan_as_at(edition, index, scope, as_at)
    outside = plan_as_at(same, public_index, scope, as_at) if same else None
    if inside and outside:
        by_id = {each.action.id: each for each in inside.standings}
        for each in outside.standings:
            yield by_id[each.action.id], each
