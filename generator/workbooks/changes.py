"""From what is new in a workbook to changes of the plan, and whether they are there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vocabulary import ActionState
from generator.writing import Append, Put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.workbooks.written import News
    from generator.writing import FileChange

Fields = dict[str, str]
"""What an entry of a history says, by the names of its fields."""


def update_of(news: News) -> Fields:
    """The update that a row gives; empty if none."""
    if not news.is_update:
        return {}
    state = news.state.value if news.state else None
    return _given(date=news.when, state=state, text=news.text)


def due_of(news: News) -> Fields:
    """The due date that a row gives; empty if none."""
    if not news.due:
        return {}
    return _given(date=news.due, set_on=news.when, reason=news.reason)


def closure_of(news: News) -> Fields:
    """Why the action may be closed, as a row gives it; empty if it does not."""
    accepted = news.reason if news.state is ActionState.RISK_ACCEPTED else None
    return _given(evidence=news.evidence, risk_accepted=accepted)


def _given(**fields: str | None) -> Fields:
    return {name: value for name, value in fields.items() if value}


def changes_of(news: Iterable[News], file: str) -> Iterator[FileChange]:
    """What is added to the plan in a file; nothing that is there is changed."""
    for each in news:
        at = ("actions", each.known.at)
        if due := due_of(each):
            yield Append(file, (*at, "due"), due)
        if update := update_of(each):
            yield Append(file, (*at, "updates"), update)
        closure = closure_of(each)
        if closure and each.known.action.closure is None:
            yield Put(file, (*at, "closure"), closure)
        elif closure:
            for name, value in closure.items():
                yield Put(file, (*at, "closure", name), value)


def is_there(news: News) -> bool:
    """Whether the plan says already all that a row gives: it was brought in before."""
    action = news.known.action
    told = [
        (update_of(news), [_said(each, "date", "state", "text") for each in action.updates]),
        (due_of(news), [_said(each, "date", "set_on", "reason") for each in action.due]),
    ]
    closed = _said(action.closure, "evidence", "risk_accepted")
    proven = all(closed.get(name) == value for name, value in _bare(closure_of(news)).items())
    return proven and all(not new or _bare(new) in old for new, old in told)


def _said(record: object, *names: str) -> Fields:
    return _bare(_given(**{name: getattr(record, name, None) for name in names}))


def _bare(fields: Fields) -> Fields:
    """The same without what lines and spaces make of it."""
    return {name: " ".join(value.split()) for name, value in fields.items()}
