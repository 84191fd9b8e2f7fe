"""What is known of each action of a plan, as the row of a workbook has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.audience import select
from generator.digests import digest_of_values
from generator.model.index import Scope, index_library, key_of
from generator.prose import to_text
from generator.tracker.dates import is_due_day, say_due_day
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, plan_as_at
from generator.tracker.status import day_of
from generator.updates.typed import say_action_state
from generator.vocabulary import Audience
from generator.words import say_date
from generator.workbooks import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Action, Edition, Library, Organisation
    from generator.tracker.status import Standing

KnownValue = str | date


@dataclass(frozen=True)
class ActionRow:
    """An action, where it stands in the list of its plan, and what the cells of its row say."""

    action: Action
    at: int
    known: Mapping[str, KnownValue]
    owners: tuple[str, ...]  # the posts, each with its body

    @property
    def digest(self) -> str:
        """Of what the row shows and of the history behind it: whether it is what was exported."""
        shown = {"title", "text", "due", "updates", "closure"}
        told = self.action.model_dump(include=shown, exclude_defaults=True)
        return digest_of_values([told, self.owners])


class PostTitles:
    """The posts that may own an action: a title for each that no other one has."""

    def __init__(self, library: Library, body: str) -> None:
        self._body = body
        self.titles: dict[str, str] = {}
        """Titles by post, those of the body itself first."""
        bodies = sorted(library.organisations, key=lambda each: each.id != body)
        posts = [(each, post) for each in bodies for post in each.posts]
        taken = [post.title for _, post in posts]
        for each, post in posts:
            alone = taken.count(post.title) == 1
            title = post.title if alone else f"{post.title} ({each.short_name})"
            if title in self.titles.values():
                title = f"{post.title} ({each.id}/{post.id})"
            self.titles[f"{each.id}/{post.id}"] = title

    def post(self, reference: str) -> str:
        """A post with its body, however it was referred to."""
        _, owner, name = key_of("post", reference, Scope(self._body))
        return f"{owner}/{name}"

    def title(self, post: str) -> str:
        """What a post is called; of one that is not there, its id."""
        return self.titles.get(post, post)


@dataclass(frozen=True)
class PlanRows:
    """The rows of a plan, as at the day that its tracker shows."""

    edition: Edition
    body: Organisation | None
    as_at: date
    rows: tuple[ActionRow, ...]
    posts: PostTitles


def rows_of(library: Library, edition: Edition) -> PlanRows:
    """The actions of an edition in the order of its plan."""
    index = index_library(library)
    scope = Scope(edition.organisation, edition.id, edition.framework or "")
    as_at = date_of_tracker(edition, all_papers(library))
    plan = plan_as_at(edition, index, scope, as_at)
    standings = {each.action.id: each for each in plan.standings} if plan else {}
    public = _public(library, edition)
    posts = PostTitles(library, edition.organisation)
    rows = []
    for at, action in enumerate(edition.improvement.actions if edition.improvement else ()):
        owners = tuple(map(posts.post, action.owners or ([action.lead] if action.lead else [])))
        known = _known(action, standings[action.id])
        known[columns.OWNER.name] = "; ".join(map(posts.title, owners))
        known[columns.SEEN_BY.name] = "everyone" if action.id in public else "staff only"
        rows.append(ActionRow(action, at, known, owners))
    body = next((each for each in library.organisations if each.id == edition.organisation), None)
    return PlanRows(edition, body, as_at, tuple(rows), posts)


def _public(library: Library, edition: Edition) -> set[str]:
    """The actions of an edition that a release would show to everyone."""
    shown = (each for each in select(library, Audience.PUBLIC).editions if each.id == edition.id)
    return {action.id for each in shown if each.improvement for action in each.improvement.actions}


def _known(action: Action, now: Standing) -> dict[str, KnownValue]:
    return {
        columns.ID.name: action.id,
        columns.REFERENCE.name: action.reference or "",
        columns.ACTION.name: action.title,
        columns.DETAILS.name: to_text(action.text) if action.text else "",
        columns.STATE.name: say_action_state(now.state),
        columns.DUE.name: _due(now),
        columns.LAST.name: _last(now),
    }


def _due(now: Standing) -> KnownValue:
    """A day as a day; anything else, such as a month, as it is printed."""
    text = (now.due and now.due.date) or ""
    day = day_of(now.due)
    return day if day and is_due_day(text) else say_due_day(text) if text else ""


def _last(now: Standing) -> str:
    if now.update is None:
        return ""
    said = [now.update.label or "", to_text(now.update.text) if now.update.text else ""]
    text = ". ".join(filter(None, said)) or say_action_state(now.state)
    return f"{say_date(now.update.on)}: {text}"


def owned(rows: Iterable[ActionRow], post: str, posts: PostTitles) -> list[ActionRow]:
    """The actions that a post carries out or answers for."""
    return [
        each
        for each in rows
        if post in each.owners or (each.action.lead and posts.post(each.action.lead) == post)
    ]
