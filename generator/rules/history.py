"""Promises and their histories: what must be explained, and what cannot be.

In an archived plan nothing can be mended any more, so what would be an error is a note there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Action
from generator.model.index import Scope
from generator.model.schema import references
from generator.problems import Problem, Severity
from generator.tracker.dates import first_day, in_order, last_day, say_due_day
from generator.tracker.life import CLOSED, life_of
from generator.tracker.papers import all_papers
from generator.tracker.plan import date_of_tracker, entries_of
from generator.tracker.status import day_of, last_state, standing
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Dated, Edition, Improvement, Record
    from generator.model.schema import Field
    from generator.rules.subject import Subject
    from generator.tracker.status import Standing

QUIET_DAYS = 100


def _plans(subject: Subject) -> Iterator[tuple[Edition, Improvement]]:
    for edition in subject.library.editions:
        if edition.improvement and edition.improvement.actions:
            yield edition, edition.improvement


def _scope(edition: Edition) -> Scope:
    return Scope(edition.organisation, edition.id, edition.framework or "")


def _grave(plan: Improvement) -> Severity:
    return Severity.NOTE if plan.archived else Severity.ERROR


def unexplained_changes(subject: Subject) -> Iterator[Problem]:
    """A due date that moved without a reason, a state that went back without a word."""
    for edition, plan in _plans(subject):
        for action in plan.actions:
            own = {id(due) for due in action.due}
            for due in life_of(action, subject.index, _scope(edition)).due[1:]:
                if id(due) in own and not due.reason:
                    message = "found a due date that moved, without a reason"
                    hint = 'say why in "reason"'
                    place = due.place()
                    yield Problem(place, "moved-without-reason", message, hint, _grave(plan))
            yield from _steps_back(action, plan)


_ORDER = {ActionState.NOT_STARTED: 0, ActionState.AT_RISK: 1, ActionState.ON_TRACK: 1}
_DONE = 2


def _steps_back(action: Action, plan: Improvement) -> Iterator[Problem]:
    before = -1
    for update in in_order(action.updates):
        if update.state is None:
            continue
        rank = _DONE if update.state in CLOSED else _ORDER.get(update.state, before)
        if rank < before and not update.text:
            message = f'found the state going back to "{update.state}" without an explanation'
            place = update.place()
            hint = 'say in "text" what happened'
            yield Problem(place, "step-back", message, hint, _grave(plan))
        before = rank


def unproven_closures(subject: Subject) -> Iterator[Problem]:
    """An action that is closed without evidence, an accepted risk or a successor."""
    for _, plan in _plans(subject):
        for action in plan.actions:
            closure = action.closure
            proven = closure and (closure.evidence or closure.risk_accepted)
            if _last_state(action) in CLOSED and not proven and not action.replaced_by:
                message = "found a closed action without evidence and without an accepted risk"
                hint = 'add "closure" with "evidence" or "risk_accepted", or say "replaced_by"'
                place = action.place("id")
                yield Problem(place, "unproven-closure", message, hint, _grave(plan))


def closures_of_open_actions(subject: Subject) -> Iterator[Problem]:
    """Why an action could be closed, where it is open: no page shows it."""
    for _, plan in _plans(subject):
        for action in plan.actions:
            if action.closure and _last_state(action) not in CLOSED:
                message = "found a closure for an open action, which is shown nowhere"
                hint = "add the update that closes it, or keep the closure until then"
                place = action.place("closure")
                yield Problem(place, "closure-of-open", message, hint, _grave(plan))


def lost_actions(subject: Subject) -> Iterator[Problem]:
    """An action of last year that is neither closed nor carried forward nor replaced.

    Of a following plan that is not held whole, nobody can tell that it does not carry one on.
    """
    whole = {
        (edition.organisation, edition.year): edition.holding("improvement").whole
        for edition, _ in _plans(subject)
    }
    for edition, plan in _plans(subject):
        later = [year for body, year in whole if body == edition.organisation]
        following = min((year for year in later if year > edition.year), default=None)
        if following is None or not whole[edition.organisation, following]:
            continue
        continued = _continued_from(subject, f"{edition.organisation}/{following}")
        for action in plan.actions:
            last = _last_state(action)
            gone_on = f"{edition.id}/{action.id}" in continued or action.replaced_by
            if last not in CLOSED and not gone_on:
                message = (
                    f"found an open action that the plan of {following} does not carry forward"
                )
                hint = f'close it, or let an action of {following} say "carried_from"'
                yield Problem(action.place("id"), "lost-action", message, hint, _grave(plan))


def _last_state(action: Action) -> ActionState:
    return last_state(in_order(action.updates))


def _continued_from(subject: Subject, edition: str) -> set[str]:
    """The actions of other years that an edition's actions carry on, as edition/id."""
    actions = set()
    for record, scope in subject.index.records:
        if isinstance(record, Action) and scope.edition == edition:
            for field, reference, _ in references(record):
                if field.refers and field.refers.lineage:
                    earlier, where = subject.index.follow("action", reference, scope)
                    if isinstance(earlier, Action):
                        actions.add(f"{where.edition}/{earlier.id}")
    return actions


def impossible_dates(subject: Subject) -> Iterator[Problem]:
    """A history entry before the action began, or after the paper that carries it."""
    for _, plan in _plans(subject):
        for action in plan.actions:
            entries: list[tuple[str, int, Dated, str]] = [
                *(("due", at, each, "set on") for at, each in enumerate(action.due)),
                *(("updates", at, each, "of") for at, each in enumerate(action.updates)),
            ]
            for field, at, each, of in entries:
                place = action.place(field, at)
                began = action.began or ""
                # A day in the month in which the action began is not before it.
                if each.on[: len(began)] < began[: len(each.on)]:
                    message = f"found {each.called} {of} {each.on}, before the action began"
                    hint = f'"began" says {began}'
                    yield Problem(place, "before-it-began", message, hint)
                carrier = (each.paper or "")[: len("2017-06-30")]
                if carrier and last_day(each.known) > last_day(carrier):
                    message = f"found {each.called} {of} {each.on}, later than its paper"
                    hint = f"the paper is dated {carrier}"
                    yield Problem(place, "after-its-paper", message, hint)


def entries_out_of_order(subject: Subject) -> Iterator[Problem]:
    """A due date or an update that stands below a later one: one of the two dates may be wrong."""
    for _, plan in _plans(subject):
        severity = Severity.NOTE if plan.archived else Severity.WARNING
        for action in plan.actions:
            histories: list[tuple[str, Sequence[Dated], str]] = [
                ("set_on", action.due, "set on"),
                ("date", action.updates, "of"),
            ]
            for field, entries, of in histories:
                for above, each in _falling(entries):
                    message = f"found {each.called} {of} {each.on}, below one {of} {above.on}"
                    name = "paper" if each.has_day_of_paper else field
                    hint = f'the oldest comes first: move it up, or correct "{name}"'
                    yield Problem(each.place(), "out-of-order", message, hint, severity)


def _falling(entries: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """What stands below something that became known on a later day, and the latest of those."""
    latest: Dated | None = None
    for each in entries:
        if latest and first_day(latest.known) > last_day(each.known):
            yield latest, each
        if latest is None or first_day(each.known) > first_day(latest.known):
            latest = each


def hidden_entries(subject: Subject) -> Iterator[Problem]:
    """What became known after the date that a plan is declared to be shown as at."""
    for edition, plan in _plans(subject):
        if not plan.as_at:
            continue
        for action in plan.actions:
            for place, called, when in entries_of(action):
                if first_day(when) > last_day(plan.as_at):
                    message = f"found {called} of {when}, which the plan as at {plan.as_at} hides"
                    hint = f'give the plan of {edition.id} a later "as_at", or remove that'
                    yield Problem(place, "after-as-at", message, hint)


def repeated_references(subject: Subject) -> Iterator[Problem]:
    """Two open actions of one plan with one reference."""
    for _, plan in _plans(subject):
        seen: dict[str, Action] = {}
        for action in plan.actions:
            if not action.reference or _last_state(action) in CLOSED:
                continue
            first = seen.setdefault(action.reference, action)
            if first is not action:
                line = first.place("reference").line
                message = f'found the reference "{action.reference}" again, first in line {line}'
                place = action.place("reference")
                hint = "two open actions need two references"
                yield Problem(place, "duplicate-reference", message, hint)


def looping_lineage(subject: Subject) -> Iterator[Problem]:
    """Something that came from itself, took its own place or is a part of itself."""
    for record, scope in subject.index.records:
        for field, name, path in references(record):
            way = _way(field)
            if way and field.refers:
                first = subject.index.follow(field.refers.kind, name, scope)
                if _leads_back(subject, record, first, way):
                    message = "found a lineage that leads back to its own beginning"
                    hint = "remove one of the links"
                    yield Problem(record.place(*path), "loop", message, hint)


def _way(field: Field) -> str:
    """Which way a field leads: no item is earlier than itself, later, or larger."""
    if field.refers and field.refers.lineage:
        return "earlier"
    return field.relation or (field.name if field.name == "part_of" else "")


def _leads_back(
    subject: Subject, record: Record, first: tuple[Record | None, Scope], way: str
) -> bool:
    """Whether the way on from what a record names comes to the record again."""
    seen: set[int] = set()
    waiting = [first]
    while waiting:
        reached, scope = waiting.pop()
        if reached is record:
            return True
        if reached is not None and id(reached) not in seen:
            seen.add(id(reached))
            waiting += [
                subject.index.follow(field.refers.kind, name, scope)
                for field, name, _ in references(reached)
                if field.refers and _way(field) == way
            ]
    return False


def unexplained_delays(subject: Subject) -> Iterator[Problem]:
    """A due date that passed without a word, or an overdue action long without one."""
    papers = all_papers(subject.library)
    for edition, plan in _plans(subject):
        as_at = date_of_tracker(edition, papers)
        for action in plan.actions:
            state = standing(life_of(action, subject.index, _scope(edition)), as_at)
            if state.overdue:
                yield from _delay(state, plan)


def _delay(state: Standing, plan: Improvement) -> Iterator[Problem]:
    action, due = state.action, day_of(state.due)
    heard = last_day(state.update.on) if state.update else None
    hint = "add an update that says how it stands and why it is late"
    severity = Severity.NOTE if plan.archived else Severity.WARNING
    if due and (heard is None or heard <= due or not (state.update and state.update.text)):
        when = say_due_day(state.due.date) if state.due and state.due.date else ""
        message = f"found the due date {when}, which had passed without a reason"
        place = state.due.place() if state.due else action.place()
        yield Problem(place, "passed-without-reason", message, hint, severity)
    elif heard and (state.as_at - heard).days > QUIET_DAYS and not plan.archived:
        days = (state.as_at - heard).days
        message = f"found an overdue action without an update for {days} days"
        yield Problem(action.place("id"), "quiet-overdue", message, hint, severity)
