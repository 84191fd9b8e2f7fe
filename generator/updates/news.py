"""What is new of an action, the changes to its plan that say so, and whether it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.vocabulary import ActionState
from generator.writing import Append, Put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model import Action
    from generator.problems import Place
    from generator.writing import FileChange

Fields = dict[str, str]
"""What an entry of a history says, by the names of its fields."""

TYPED = "typed"
"""The code of a problem with what was typed: it is said without it, so nothing explains it."""


@dataclass(frozen=True)
class NewField:
    """One thing that may be said of an action: the field of NewUpdate, and how it is asked for."""

    name: str
    label: str
    about: str


FIELDS = (
    NewField("text", "New update", "what happened since, in a few sentences"),
    NewField("date", "Date of update", "the day of all that is new in the row, such as 31/03/2025"),
    NewField("state", "New state", "how it stands now, if that is new: choose from the list"),
    NewField("due", "New due date", "the date it is promised for from now on, or TBC"),
    NewField("reason", "Reason", "why the due date moves, or which risk is accepted"),
    NewField("evidence", "Evidence", "of an action that is closed: what shows that it is done"),
)


@dataclass(frozen=True)
class NewUpdate:
    """What is new of one action; what is "" was not said. Dates are in ISO 8601."""

    action: Action
    at: int  # in the list of its plan
    place: Callable[[str], Place]  # where a field was typed: a cell, or a field of a form
    text: str = ""
    date: str = ""  # of all that is new here
    state: ActionState | None = None
    due: str = ""  # may also be as a plan prints it
    reason: str = ""  # why the due date moves or, of an accepted risk, why it is accepted
    evidence: str = ""  # of an action that is closed

    @property
    def says_something(self) -> bool:
        """Whether anything was typed."""
        return any(getattr(self, field.name) for field in FIELDS)

    @property
    def is_update(self) -> bool:
        """Whether it says how the action stands."""
        return bool(self.text or self.state)

    @property
    def accepts_risk(self) -> bool:
        """Whether the action is closed by it since its risk is accepted."""
        return self.state is ActionState.RISK_ACCEPTED


def update_of(new: NewUpdate) -> Fields:
    """The update that it gives; empty if none."""
    state = new.state.value if new.state else None
    return _given(date=new.date, state=state, text=new.text) if new.is_update else {}


def due_of(new: NewUpdate) -> Fields:
    """The due date that it gives; empty if none."""
    return _given(date=new.due, set_on=new.date, reason=new.reason) if new.due else {}


def closure_of(new: NewUpdate) -> Fields:
    """Why the action may be closed, as it gives that; empty if it does not."""
    accepted = new.reason if new.accepts_risk else None
    return _given(evidence=new.evidence, risk_accepted=accepted)


def _given(**fields: str | None) -> Fields:
    return {name: value for name, value in fields.items() if value}


def changes_of(news: Iterable[NewUpdate], file: str) -> Iterator[FileChange]:
    """What is added to the plan in a file; nothing that is there is changed."""
    for new in news:
        here = ("actions", new.at)
        if update := update_of(new):
            yield Append(file, (*here, "updates"), update)
        if due := due_of(new):
            yield Append(file, (*here, "due"), due)
        for name, value in closure_of(new).items():
            if not said_of_closure(new.action, name):
                yield Put(file, (*here, "closure", name), value)


def is_there(new: NewUpdate) -> bool:
    """Whether the plan says already all that it gives: it was brought in before."""
    told = [
        (update_of(new), [_said(each, "date", "state", "text") for each in new.action.updates]),
        (due_of(new), [_said(each, "date", "set_on", "reason") for each in new.action.due]),
    ]
    closure = _bare(closure_of(new))
    proven = all(said_of_closure(new.action, name) == value for name, value in closure.items())
    return proven and all(not fields or _bare(fields) in old for fields, old in told)


def said_of_closure(action: Action, name: str) -> str:
    """What the plan says in a field of why an action could be closed, in one line."""
    return _said(action.closure, name).get(name, "")


def _said(record: object, *names: str) -> Fields:
    return _bare(_given(**{name: getattr(record, name, None) for name in names}))


def _bare(fields: Fields) -> Fields:
    """The same without what lines and spaces make of it."""
    return {name: " ".join(value.split()) for name, value in fields.items()}
