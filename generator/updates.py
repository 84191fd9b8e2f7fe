"""What somebody newly says of an action, as changes to the file of its plan.

A workbook that comes back and the page to edit in say the same seven things; here they become
changes that `generator.writing` makes. Nothing that stands is overwritten: what is new is added.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from generator.model.printed_dates import TO_BE_CONFIRMED, iso_of, read_due
from generator.tracker.dates import in_order
from generator.tracker.life import CLOSED
from generator.tracker.status import last_state
from generator.vocabulary import ActionState
from generator.writing import Append, Put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Action
    from generator.writing import FileChange


@dataclass(frozen=True)
class NewUpdate:
    """What is new of one action; what is "" was not said. Dates may be as they are printed."""

    action: str  # its id
    state: str = ""
    text: str = ""
    date: str = ""  # of all that is new here
    due: str = ""
    reason: str = ""  # why the due date moves or, of an accepted risk, why it is accepted
    evidence: str = ""  # of an action that is closed

    @property
    def says_something(self) -> bool:
        """Whether there is anything to write: a date alone says nothing."""
        return any(
            getattr(self, field.name).strip()
            for field in fields(self)
            if field.name not in {"action", "date"}
        )


@dataclass(frozen=True)
class Unfit:
    """Why a value cannot be written: the field of NewUpdate, what is wrong, and what to do."""

    field: str
    message: str


def unfit_in(new: NewUpdate, action: Action) -> list[Unfit]:
    """Everything in what is new that cannot be written, as far as the action itself tells."""
    return list(_unfit(new, action)) if new.says_something else []


def changes_of(file: str, at: int, new: NewUpdate, action: Action) -> Iterator[FileChange]:
    """The changes to the file of a plan that say what is new of the action at a place in its list.

    Nothing may be unfit in it.
    """
    if not new.says_something:
        return
    here = ("actions", at)
    day = iso_of(new.date.strip()) or ""
    update = {"date": day, "state": new.state.strip(), "text": as_written(new.text)}
    if update["state"] or update["text"]:
        yield Append(file, (*here, "updates"), _said(update))
    if new.due.strip():
        reason = "" if _accepts_risk(new) else as_written(new.reason)
        due = {"date": due_as_written(new.due), "set_on": day, "reason": reason}
        yield Append(file, (*here, "due"), _said(due))
    closure = action.closure
    if (evidence := as_written(new.evidence)) and evidence != (closure and closure.evidence):
        yield Put(file, (*here, "closure", "evidence"), evidence)
    if _accepts_risk(new) and not (closure and closure.risk_accepted):
        yield Put(file, (*here, "closure", "risk_accepted"), as_written(new.reason))


def as_written(text: str) -> str:
    """A text as it is kept: with line ends of one kind, and no spaces where nobody sees them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def due_as_written(due: str) -> str:
    """A due date as it is kept: what was printed, but a day, month or year by its number."""
    text = due.strip()
    return iso_of(text) or (TO_BE_CONFIRMED if text.casefold() == "tbc" else text)


def _said(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _accepts_risk(new: NewUpdate) -> bool:
    return new.state.strip() == ActionState.RISK_ACCEPTED


def _unfit(new: NewUpdate, action: Action) -> Iterator[Unfit]:
    yield from _unfit_date(new, action)
    state = new.state.strip()
    if state and state not in set(ActionState):
        yield Unfit("state", f'There is no state "{state}". There are: {_listed(ActionState)}.')
        return
    yield from _unfit_due(new, action)
    yield from _unfit_closing(new, action, state)


def _unfit_date(new: NewUpdate, action: Action) -> Iterator[Unfit]:
    written = new.date.strip()
    if not written:
        yield Unfit("date", "Give the day from which this holds, such as 2025-06-30.")
    elif not (day := iso_of(written)):
        yield Unfit("date", f'"{written}" is not a date. Write it as 2025-06-30 or 30/06/2025.')
    else:
        began = action.began or ""
        if day[: len(began)] < began[: len(day)]:
            yield Unfit("date", f"The action only began on {began}.")


def _unfit_due(new: NewUpdate, action: Action) -> Iterator[Unfit]:
    due = new.due.strip()
    if due and read_due(due) is None:
        message = f'"{due}" is not a due date. Write it as 2025-09-30 or 2025-09, or TBC.'
        yield Unfit("due", message)
    elif due and action.due and due_as_written(due) == action.due[-1].date:
        yield Unfit("due", "This is the due date already. Leave it empty, or give another.")
    if due and _accepts_risk(new):
        yield Unfit("due", "What is closed has no new due date.")
    elif due and not new.reason.strip() and (action.due or action.carried_from):
        yield Unfit("reason", "Say why the due date moves.")
    elif new.reason.strip() and not due and not _accepts_risk(new):
        yield Unfit("reason", "A reason is for a new due date, or for a risk that is accepted.")


def _unfit_closing(new: NewUpdate, action: Action, state: str) -> Iterator[Unfit]:
    closed = (state or last_state(in_order(action.updates))) in CLOSED
    closure = action.closure
    evidence = as_written(new.evidence)
    if evidence and closure and closure.evidence and evidence != closure.evidence:
        yield Unfit("evidence", "There is evidence already. Change that in the file of the plan.")
    elif evidence and not closed:
        yield Unfit("evidence", "Evidence is for an action that is closed.")
    if state == ActionState.RISK_ACCEPTED:
        if not new.reason.strip() and not (closure and closure.risk_accepted):
            yield Unfit("reason", "Say which risk is accepted.")
    elif state in CLOSED and not (evidence or closure or action.replaced_by):
        yield Unfit("evidence", "Say what shows that it is done: it is closed by this.")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
