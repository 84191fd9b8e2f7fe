"""How promises and what was asked for ended: what is gone after that was not dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.lineage import followers, global_key
from generator.compare.records import ChangeKind, Ending, Fate
from generator.language import _, known
from generator.model import Action, Edition
from generator.model.index import Scope, index_library
from generator.tracker.dates import last_day
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, plan_as_at
from generator.views.held import is_whole
from generator.views.inferred import say_inferred, state_basis
from generator.vocabulary import ActionState
from generator.words import say_count, say_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from generator.compare.records import Declared, Entry, Table
    from generator.model import Library
    from generator.model.index import Index, Key
    from generator.tracker.plan import Plan
    from generator.tracker.status import Standing

ENDED = {ChangeKind.COMPLETED, ChangeKind.CLOSED, ChangeKind.SUPERSEDED}
_SAID = {
    ActionState.COMPLETE: (ChangeKind.COMPLETED, known("Completed %(day)s")),
    ActionState.RISK_ACCEPTED: (ChangeKind.CLOSED, known("Closed %(day)s, risk accepted")),
    ActionState.SUPERSEDED: (ChangeKind.SUPERSEDED, known("Superseded %(day)s")),
}


def fates_in(library: Library) -> Mapping[Key, Fate]:
    """What is known of all actions and of what they are for, as at each plan's tracker."""
    return index_library(library).once("fates", lambda: dict(_fates(library)))


def _fates(library: Library) -> Iterator[tuple[Key, Fate]]:
    index, papers = index_library(library), all_papers(library)
    newest: dict[int, Fate] = {}  # of each action, in the newest year that it was carried into
    for edition in sorted(library.editions, key=lambda each: each.id):
        plan = edition.improvement
        if plan is None:
            continue
        day = date_of_tracker(edition, papers)
        scope = Scope(edition.organisation, edition.id, edition.framework or "")
        shown = plan_as_at(edition, index, scope, day)
        endings = {each.action.id: ending_of(each) for each in shown.standings} if shown else {}
        for name, ending in endings.items():
            yield ("action", edition.id, name), Fate(day, ending)
        for standing in shown.standings if shown else ():
            fate = Fate(day, endings[standing.action.id])
            newest |= {id(each): fate for each in standing.life.through}
        for area in plan.areas:
            inside = [endings.get(each.id) for each in plan.actions if each.area == area.id]
            yield ("improvement", edition.id, area.id), Fate(day, _of_area(shown, inside))
    yield from _of_recommendations(index, newest)


def ending_of(standing: Standing) -> Ending | None:
    """How an action ended; None of one that is open and that no other took the place of."""
    if not standing.open:
        kind, said = _SAID[standing.state]
        on = standing.closed or ""
        basis = state_basis(standing)
        said = _(said, day=say_date(on)) + say_inferred(basis)
        return Ending(kind, on, said, basis)
    if standing.action.replaced_by:
        return Ending(ChangeKind.SUPERSEDED, "", _("Superseded"))
    return None


def _of_area(shown: Plan | None, actions: Sequence[Ending | None]) -> Ending | None:
    """How an improvement area ended, of whose actions every one is known and has ended."""
    ended = [each for each in actions if each]
    if not shown or not shown.complete or not ended or len(ended) < len(actions):
        return None
    return _together(ended)


def _together(ended: Sequence[Ending]) -> Ending:
    """How several actions ended, as that of what they were for."""
    done = sum(each.kind is ChangeKind.COMPLETED for each in ended)
    on = max(each.on for each in ended)
    day = say_date(on) if on else ""
    total = say_count(len(ended), "actions")
    basis = "; ".join(dict.fromkeys(each.basis for each in ended if each.basis))
    mark = say_inferred(basis)
    if done == len(ended):
        kind = ChangeKind.COMPLETED
        dated, undated = (
            known("Completed %(day)s, %(done)s of %(actions)s"),
            known("Completed, %(done)s of %(actions)s"),
        )
    else:
        kind = ChangeKind.CLOSED
        dated, undated = (
            known("Closed %(day)s, %(done)s of %(actions)s completed"),
            known("Closed, %(done)s of %(actions)s completed"),
        )
    said = _(dated if day else undated, day=day, done=done, actions=total)
    return Ending(kind, on, said + mark, basis)


def _of_recommendations(index: Index, newest: Mapping[int, Fate]) -> Iterator[tuple[Key, Fate]]:
    """What became of each recommendation, from the actions of all years that answer it."""
    answers: dict[int, list[Fate]] = {}
    for record, scope in index.records:
        if isinstance(record, Action) and id(record) in newest:
            for name in record.recommendations:
                asked = index.find("recommendation", name, scope)
                answers.setdefault(id(asked), []).append(newest[id(record)])
    for record, scope in index.records:
        if not isinstance(record, Edition) or not record.assurance:
            continue
        plan = record.improvement
        known = plan and is_whole(record, "improvement") and not plan.lost("actions")
        for each in record.assurance.recommendations:
            fates = answers.get(id(each), [])
            day = max((fate.as_at for fate in fates), default=last_day(record.as_at))
            yield (
                ("recommendation", scope.edition, each.id),
                Fate(day, _of_answers(day, fates) if known else None),
            )


def _of_answers(day: date, fates: Sequence[Fate]) -> Ending:
    """How a recommendation ended with the last action that answers it, or that it did not."""
    if not fates:
        return Ending(ChangeKind.REMOVED, "", _("No action answered it"))
    ended = [fate.ending for fate in fates if fate.ending]
    if len(ended) == len(fates):
        return _together(ended)
    said = _("Open on %(day)s", day=say_date(day.isoformat()))
    return Ending(ChangeKind.REMOVED, "", said)


def ending_before(entry: Entry, old: Table, new: Table, declared: Declared) -> Ending | None:
    """How an item of the older side ended before it was gone from the newer one.

    What was carried on in years between is followed to where it ended. Where both sides know of
    an item, the one that knows of a later day tells.
    """
    if old.edition.id > new.edition.id:
        return None
    return _followed(global_key(entry.key, old.edition), old, new, declared)


def _followed(item: Key, old: Table, new: Table, declared: Declared) -> Ending | None:
    later = followers(item, new.edition.id, declared)
    endings = [_followed(each, old, new, declared) for each in later]
    known = [each for each in endings if each]
    if known and len(known) == len(endings):
        return max(known, key=lambda each: each.on)
    return newest_ending(item, old, new)


def newest_ending(item: Key, old: Table, new: Table) -> Ending | None:
    """How an item ended, as the side tells that knows of the later day; the newer one of two."""
    fates = [fate for side in (new, old) if (fate := side.fates.get(item))]
    return max(fates, key=lambda each: each.as_at).ending if fates else None
