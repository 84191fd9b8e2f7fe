"""What is amiss with what is new of an action, as far as the action itself tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.reading.nodes import quote
from generator.tracker.dates import in_order
from generator.tracker.life import CLOSED
from generator.tracker.status import last_state
from generator.updates.news import FIELDS, TYPED, closure_of, is_there, said_of_closure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.updates.news import NewUpdate

_ELSEWHERE = f'write it under "{FIELDS[0].label}"'


def amiss(new: NewUpdate) -> list[Problem]:
    """What does not go together, or is not enough, each where it was or should have been typed."""
    rules = (_of_date, _of_due, _of_reason, _of_evidence)
    return [
        Problem(new.place(field), TYPED, message, hint)
        for rule in rules
        for field, message, hint in rule(new)
    ]


Said = tuple[str, str, str]
"""A field, what was found and expected, and what to do."""


def _missing(field: str, hint: str) -> Said:
    return field, "found nothing, expected text or a date", hint


def _of_date(new: NewUpdate) -> Iterator[Said]:
    is_dated = new.is_update or new.due
    if is_dated and not new.date:
        yield _missing("date", "type the day of what is new")
    if new.date and not is_dated:
        yield _missing("text", "write what happened, or take the date out")


def _of_due(new: NewUpdate) -> Iterator[Said]:
    if new.due and new.accepts_risk:
        message = "found a new due date beside a risk that is accepted: the action is closed"
        yield "due", message, "remove it"
    now = in_order(new.action.due)[-1:]
    if new.due and not is_there(new) and new.due in {each.date for each in now}:
        message = f"found {quote(new.due)}, which is the due date already"
        yield "due", message, "remove it, or give another"


def _of_reason(new: NewUpdate) -> Iterator[Said]:
    if new.accepts_risk and not new.reason:
        yield _missing("reason", "say which risk is accepted")
    if new.reason and not (new.due or new.accepts_risk):
        message = "found a reason, and neither a new due date nor an accepted risk that it is for"
        yield "reason", message, _ELSEWHERE


def _of_evidence(new: NewUpdate) -> Iterator[Said]:
    action = new.action
    for name, value in closure_of(new).items():
        old = said_of_closure(action, name)
        if old and old != " ".join(value.split()):
            message = f"found {quote(value)}, where the plan says {quote(old)} already"
            field = "evidence" if name == "evidence" else "reason"
            yield field, message, "change it in improvement.yml"
    if new.evidence and (new.state or last_state(in_order(action.updates))) not in CLOSED:
        message = "found evidence of an action that is not closed"
        hint = f"choose the state with which it is closed, or {_ELSEWHERE}"
        yield "evidence", message, hint
    closure = action.closure
    proven = action.replaced_by or (closure and (closure.evidence or closure.risk_accepted))
    if new.state in CLOSED and not (new.accepts_risk or new.evidence or proven):
        yield _missing("evidence", "say what shows that it is done")
