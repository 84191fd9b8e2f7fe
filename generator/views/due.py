"""Who must act on a plan: what is overdue, due soon, or without an update, by who owns it.

Whether an action is overdue or was told of is for the tracker to say; here it is only sorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.language import _
from generator.model.printed_dates import TO_BE_CONFIRMED
from generator.tracker.dates import is_due_day, say_due_day
from generator.tracker.status import day_of
from generator.words import say_count, say_date, say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.tracker.plan import Plan
    from generator.tracker.status import Standing
    from generator.views.records import ActionView, EditionView, PostView


@dataclass(frozen=True)
class Duty:
    """An open action that asks for something: to be done, or to be told of."""

    action: ActionView
    soon: bool  # due within the days that were asked about
    silent: bool  # without an update since the paper before
    why: tuple[str, ...]  # why it stands on the list, in a few words each

    @property
    def standing(self) -> Standing:
        return self.action.standing

    @property
    def overdue(self) -> bool:
        return self.standing.overdue

    @property
    def last(self) -> str:
        """When its newest update was; "" where it has none."""
        return say_date(self.standing.update.on) if self.standing.update else ""


@dataclass(frozen=True)
class OwnersDuties:
    """What one owner must act on; each action once, where it is most urgent."""

    title: str
    owner: PostView | None  # none of the actions that name nobody
    duties: tuple[Duty, ...]

    @property
    def overdue(self) -> list[Duty]:
        return [each for each in self.duties if each.overdue]

    @property
    def soon(self) -> list[Duty]:
        return [each for each in self.duties if each.soon]

    @property
    def silent(self) -> list[Duty]:
        """What has had no update, and is neither overdue nor due soon."""
        return [each for each in self.duties if not (each.soon or each.overdue)]


@dataclass(frozen=True)
class WhoMustAct:
    """A plan as at a date, by who must act on it."""

    view: EditionView
    plan: Plan
    until: date  # the last day on which what is due counts as due soon
    owners: tuple[OwnersDuties, ...]

    @property
    def duties(self) -> list[Duty]:
        """Each action that somebody must act on, once, in the order of the tracker."""
        found = {id(each.action): each for owner in self.owners for each in owner.duties}
        return [found[id(each)] for each in self.view.actions if id(each) in found]

    @property
    def figures(self) -> list[tuple[str, str]]:
        """How many actions are overdue, due soon or without an update; one may be two of these."""
        found = self.duties
        counts = [
            (sum(each.overdue for each in found), _("overdue")),
            (sum(each.soon for each in found), _("due by %(day)s", day=say_day(self.until))),
        ]
        if self.plan.since:
            silent = sum(each.silent for each in found)
            counts.append((silent, _say_silent(self.plan.since)))
        return [(str(number), said) for number, said in counts]


SOON = 30
"""How many days ahead a due date counts as soon, unless somebody asks for more or fewer."""


def who_must_act(view: EditionView, days: int = SOON) -> WhoMustAct | None:
    """Who must act on an edition's plan, as at the date that its view has; None without a plan."""
    plan = view.plan
    if plan is None:
        return None
    until = plan.as_at + min(timedelta(days=days), date.max - plan.as_at)
    before = plan.period.before if plan.since else {}
    duties = [duty for each in view.actions if (duty := _duty(each, plan, until, before))]
    owners = [
        OwnersDuties(_title(post, view), post, tuple(_of(post, duties)))
        for post in (*view.posts, None)
    ]
    return WhoMustAct(view, plan, until, tuple(each for each in owners if each.duties))


def _duty(action: ActionView, plan: Plan, until: date, before: dict[str, Standing]) -> Duty | None:
    standing = action.standing
    if not (standing.open and standing.begun):
        return None
    when, then = day_of(standing.due), before.get(standing.action.id)
    soon = bool(when and not standing.overdue and when <= until)
    silent = then is not None and then.update is standing.update
    if not (soon or silent or standing.overdue):
        return None
    why = [*_say_due(standing), *([_say_silent(plan.since)] if silent and plan.since else [])]
    return Duty(action, soon, silent, tuple(why))


def _say_due(standing: Standing) -> Iterator[str]:
    due = standing.due
    if due is None or due.date is None:
        return
    if due.date == TO_BE_CONFIRMED:
        yield _("due date to be confirmed")
        return
    yield _("due %(day)s", day=say_due_day(due.date))
    if standing.overdue and is_due_day(due.date):
        yield _("overdue by %(days)s", days=say_count(standing.days_overdue, "days"))


def _say_silent(since: date) -> str:
    return _("no update since the paper of %(day)s", day=say_day(since))


def _of(post: PostView | None, duties: Iterable[Duty]) -> Iterator[Duty]:
    for each in duties:
        owners = answering_for(each.action)
        if post in owners if post else not owners:
            yield each


def answering_for(action: ActionView) -> list[PostView]:
    """Who is asked about an action: its owners or, of one that names none, its lead."""
    return action.owners or ([action.lead] if action.lead else [])


def _title(owner: PostView | None, view: EditionView) -> str:
    """The title of an owner, with the body where it is another one."""
    if owner is None:
        return _("No owner named")
    if owner.organisation.id == view.organisation.id:
        return owner.record.title
    return f"{owner.record.title}, {owner.organisation.name}"
