"""The updates of a plan as a table to fill in: what is known of each action, what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.digests import digest_of_values
from generator.model.index import Scope, index_library, key_of
from generator.prose import to_text
from generator.reading.files import CONTENT
from generator.tracker.dates import say_due_day
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, plan_as_at
from generator.updates.typed import say_action_state
from generator.words import say_date, say_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Action, Edition, Library
    from generator.tracker.status import Standing


@dataclass(frozen=True)
class EditRow:
    """An action, where it stands in the list of its plan, and what is known of it."""

    action: Action
    at: int
    owners: str
    state: str
    due: str
    last: str
    closed: bool

    @property
    def name(self) -> str:
        """What to call it: its reference and title."""
        return " ".join(filter(None, [self.action.reference, self.action.title]))

    @property
    def digest(self) -> str:
        """Of the action as it is, to see whether somebody changed it meanwhile."""
        return digest_of_values(self.action.model_dump(mode="json"))


@dataclass(frozen=True)
class EditTable:
    """The actions of a plan, those that are open first."""

    edition: Edition
    title: str
    file: str
    as_at: str  # as the plan declares it, or ""
    rows: tuple[EditRow, ...]


@dataclass(frozen=True)
class Typed:
    """What came with a form, by the names of its fields, and what of it cannot be saved."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)  # by field, or by action; "" of all


def table_of(library: Library, name: str) -> EditTable | None:
    """The table of an edition; None of one that has no actions."""
    edition = next((each for each in library.editions if each.id == name), None)
    if edition is None or edition.improvement is None:
        return None
    index = index_library(library)
    scope = Scope(edition.organisation, edition.id, edition.framework or "")
    plan = plan_as_at(edition, index, scope, date_of_tracker(edition, all_papers(library)))
    if plan is None:
        return None
    posts = {
        f"{body.id}/{post.id}": post.title for body in library.organisations for post in body.posts
    }
    places = {action.id: at for at, action in enumerate(edition.improvement.actions)}
    rows = tuple(
        _row(standing, places[standing.action.id], posts, edition.organisation)
        for standing in sorted(
            plan.standings, key=lambda each: (not each.open, places[each.action.id])
        )
    )
    bodies = {each.id: each.short_name for each in library.organisations}
    title = f"{bodies.get(edition.organisation, edition.organisation)} {edition.period}"
    file = f"{CONTENT}/{edition.id}/improvement.yml"
    return EditTable(edition, title, file, edition.improvement.as_at or "", rows)


def _row(now: Standing, at: int, posts: Mapping[str, str], body: str) -> EditRow:
    action = now.action
    names = action.owners or ((action.lead,) if action.lead else ())
    owners = []
    for name in names:
        _, owner, post = key_of("post", name, Scope(body))
        owners.append(posts.get(f"{owner}/{post}", name))
    due = say_due_day(now.due.date) if now.due and now.due.date else ""
    state = say_action_state(now.state)
    if now.overdue:
        state += f", {now.days_overdue} days overdue"
    return EditRow(
        action, at, say_list(owners) if owners else "", state, due, _last(now), not now.open
    )


def _last(now: Standing) -> str:
    if now.update is None:
        return ""
    text = to_text(now.update.text) if now.update.text else now.update.label or ""
    return f"{say_date(now.update.on)}: {text}" if text else say_date(now.update.on)
