"""What changed since the year before, in a few sentences, and what became of its promises."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.compare import ENDED, ChangeKind, digest_of, ending_of, newest_ending
from generator.compare.gaps import say_lacking
from generator.compare.histories import announces
from generator.compare.lineage import global_key
from generator.language import _, known, ngettext
from generator.model.printed_dates import TO_BE_CONFIRMED
from generator.pages.promises import CLOSED, DONE, LAST_TOLD, Promise, by_outcome, outcome_of
from generator.tracker.status import day_of
from generator.views import edition_view
from generator.vocabulary import ActionState
from generator.words import (
    say_count,
    say_date,
    say_day,
    say_list,
    say_state,
    sentence,
    sentence_case,
    within_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare import Change, Comparison, Ending, Entry
    from generator.compare.sides import Side
    from generator.pages.links import EditionLinks
    from generator.pages.promises import Outcome
    from generator.tracker.plan import Plan
    from generator.tracker.status import Standing
    from generator.units import EditionUnit
    from generator.views import EditionView


class Since:
    """An edition against the year before; worked out when the page is written."""

    def __init__(
        self, unit: EditionUnit, year_before: Side, view: EditionView, links: EditionLinks
    ) -> None:
        self.older = year_before
        self._unit = unit
        self._view = view
        self.path = links.compared(year_before.name, view.edition.year)  # "" where none does

    @cached_property
    def _comparison(self) -> Comparison:
        return self._unit.since(self.older)

    @cached_property
    def _plan_before(self) -> Plan | None:
        return edition_view(self.older.library, self.older.edition).plan

    @cached_property
    def sentences(self) -> list[str]:
        """At most three: what a digest of the difference says first, or why there is none."""
        if not self.path:
            return [_("%(year)s and this year have no document in common.", year=self.older.title)]
        told, gaps = digest_of(self._comparison), self._comparison.gaps
        partly = [gap for gap in gaps if gap.in_part or not told[0].changes]
        said = [each.text for each in told if each.changes or not gaps]
        return [*(sentence(gap.reason) for gap in partly), *said][:3]

    @property
    def title(self) -> str:
        """What the promises stand under; last year is the year just before this one."""
        years = self.older.edition.year, self._view.edition.year
        before, now = (int(year[:4]) for year in years)
        if now - before == 1:
            return _("What we said last year, and what we did")
        return _("What we said in %(year)s, and what we have done since", year=self.older.title)

    @cached_property
    def promises(self) -> list[Promise]:
        """What the year before said it would improve."""
        return [self._area(each) for each in self._said("improvement")]

    @cached_property
    def actions(self) -> list[Promise]:
        """The actions that the year before had promised."""
        return [self._action(each) for each in self._said("action")]

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """Those actions by what they came to."""
        return by_outcome(self.actions)

    @property
    def every_action(self) -> bool:
        """Whether all actions of the year before are known here."""
        plan = self._plan_before
        return plan is not None and plan.complete

    def _said(self, kind: str) -> list[Entry]:
        return [each for each in self._comparison.old.entries.values() if each.kind == kind]

    def _area(self, said: Entry) -> Promise:
        inside = [each for each in self._said("action") if each.parent == said.key]
        outcome = self._outcome([self._ended(each) for each in inside])
        change = self._changes.get(said.key)
        now = change.new if change else ()
        views = {each.record.id: each for each in self._view.improvements}
        standings = [
            action.standing
            for each in now
            if each.key[1] in views
            for action in views[each.key[1]].actions
        ]
        # One promise: last year's statement announced it, and this year's plan carries it out.
        announced = announces(self._comparison.old, {said.key})
        taken_up = announced and not announces(self._comparison.new, {each.key for each in now})
        gone_on = _("Taken into this year's plan") if taken_up else _("Carried forward")
        fate = self._fate(change, standings, gone_on)
        ended = outcome.startswith((_("Complete"), _("Closed")))
        if ended and not now:
            fate = ""
        return Promise(said, _joined([outcome, fate]), now)

    def _action(self, said: Entry) -> Promise:
        change = self._changes.get(said.key)
        now = change.new if change else ()
        ending = self._ending(said)
        here = self._here(said)
        if change is None and ending is None:
            return Promise(said, _as_it_stood(said), (), LAST_TOLD)
        if ending is None or (now and any(each.open for each in here)):
            return Promise(said, self._fate(change, here), now, outcome_of(change, here))
        done = ending.kind is ChangeKind.COMPLETED
        return Promise(said, ending.said, now, DONE if done else CLOSED)

    @cached_property
    def _changes(self) -> dict[tuple[str, str], Change]:
        return {old.key: change for change in self._comparison.changes for old in change.old}

    def _here(self, said: Entry) -> list[Standing]:
        """How what an action is in this year stands."""
        change = self._changes.get(said.key)
        views = {each.record.id: each.standing for each in self._view.actions}
        return [
            views[each.key[1]] for each in (change.new if change else ()) if each.key[1] in views
        ]

    def _ended(self, said: Entry) -> Ending | None:
        """How an action ended, in its own year or as what it was carried forward to."""
        here = [ending_of(each) for each in self._here(said)]
        ended = [each for each in here if each]
        if len(ended) < len(here):
            return None
        otherwise = [each for each in ended if each.kind is not ChangeKind.COMPLETED]
        last = max(otherwise or ended, key=lambda each: each.on, default=None)
        return self._ending(said) or last

    def _ending(self, said: Entry) -> Ending | None:
        """How an action ended, as the newest version tells that this site shows."""
        both = self._comparison
        return newest_ending(global_key(said.key, self.older.edition), both.old, both.new)

    def _fate(self, change: Change | None, now: Sequence[Standing], gone_on: str = "") -> str:
        """What became of something in this year's plan; `gone_on` if it is still there."""
        if change is None:
            return say_lacking("improvement", self._view.edition).rstrip(".")
        if change.kind in _NOT_HERE:
            return _(_NOT_HERE[change.kind], year=self._year)
        if change.kind in ENDED:
            return change.ending.partition(";")[0]
        if change.kind is ChangeKind.REMOVED:
            return _(_DROPPED[change.item])
        if change.kind in _BECAME:
            return _(_BECAME[change.kind])
        return f"{gone_on or _('Carried forward')}{_now_due(now)}"

    @property
    def _year(self) -> str:
        return self._view.edition.period

    def _outcome(self, endings: Sequence[Ending | None]) -> str:
        """How many of some actions are done; "" where there are none."""
        if not endings:
            return ""
        plan = self._plan_before
        number = len(endings)
        total = say_count(number, "actions")
        if not (plan and plan.complete):
            total = ngettext("%(number)s known action", "%(number)s known actions", number)
        done = sum(each is not None and each.kind is ChangeKind.COMPLETED for each in endings)
        ended = [each for each in endings if each]
        if len(ended) < len(endings):
            others = len(ended) - done
            if others:
                said = known("%(done)s of %(actions)s complete, %(others)s closed otherwise")
                return _(said, done=done, actions=total, others=others)
            return _("%(done)s of %(actions)s complete", done=done, actions=total)
        last = max(each.on for each in ended)[: len("2026-02")]
        when = say_date(last) if last else ""
        if done == number:
            said = (
                known("Completed in %(month)s, %(done)s of %(actions)s")
                if last
                else known("Completed, %(done)s of %(actions)s")
            )
        else:
            said = (
                known("Closed in %(month)s, %(done)s of %(actions)s completed")
                if last
                else known("Closed, %(done)s of %(actions)s completed")
            )
        return _(said, month=when, done=done, actions=total)

    @property
    def done(self) -> str:
        """How the actions of the year before stand; "" where none are known."""
        plan = self._plan_before
        if plan is None or not plan.complete:
            return ""
        states = plan.period.states
        counts = [f"{states[each]} {say_state(each)}" for each in ActionState if states[each]]
        total = say_count(len(plan.period.now), "actions")
        return _(
            "Of %(actions)s of %(year)s: %(counts)s, as at %(day)s.",
            actions=total,
            year=self.older.title,
            counts=say_list(counts),
            day=say_day(plan.as_at),
        )


_NOT_HERE = {
    ChangeKind.NOT_SHOWN: known("Not published in %(year)s: it may have ended or been withheld"),
    ChangeKind.UNMATCHED: known("Not in the part of %(year)s held here"),
}
_DROPPED = {
    "improvement": known("Not one of this year's areas"),
    "action": known("Not in this year's plan, and no outcome is given"),
}
_BECAME = {
    ChangeKind.SPLIT: known("Split into several"),
    ChangeKind.MERGED: known("Merged with others"),
    ChangeKind.REPLACED: known("Replaced"),
    ChangeKind.REGROUPED: known("Regrouped"),
}


def _as_it_stood(said: Entry) -> str:
    """What was last published of an action, where there is no plan to carry it forward."""
    state, due = (said.values.get(label) for label in ("State", "Due"))
    told = [
        sentence_case(state.text) if state else "",
        _("due %(text)s", text=due.text) if due else "",
    ]
    return _("%(said)s, when last reported", said=", ".join(each for each in told if each))


def _joined(told: Sequence[str]) -> str:
    """Sentences as one, each but the first with a small letter at its start."""
    first, *rest = [each for each in told if each]
    return "; ".join([first, *(within_sentence(each) for each in rest)])


def _now_due(standings: Sequence[Standing]) -> str:
    """By when what was carried forward is to be done: the last day, of several actions."""
    open_now = [each for each in standings if each.open]
    if standings and not open_now:
        (first, *others) = standings
        ending = None if others else ending_of(first)
        return ", " + (within_sentence(ending.said) if ending else _("closed since"))
    dated = [each.due for each in open_now if day_of(each.due)]
    last = max(dated, key=lambda due: str(day_of(due)), default=None)
    if last and last.date:
        return ", " + _("now due %(date)s", date=say_date(last.date))
    if any(each.due and each.due.date == TO_BE_CONFIRMED for each in open_now):
        return ", " + _("date to be confirmed")
    return ""
