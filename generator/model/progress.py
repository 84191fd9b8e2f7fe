"""What is known of an action from day to day: its due dates, updates, milestones and closure."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from generator.model.fields import (
    BoardRef,
    Date,
    DueDay,
    Id,
    InternalProse,
    PaperRef,
    Prose,
    Text,
    one_of,
)
from generator.model.record import Item, Record
from generator.model.wording import refuse
from generator.vocabulary import ActionState


class Dated(Item):
    """Something that became known on a day, or with the paper that carries it."""

    called = "a dated entry"
    undated: ClassVar[str] = "without a day"
    dating: ClassVar[str] = 'give its date or, where none was printed, the "paper" that carries it'
    paper: PaperRef | None = None
    """The paper in which it was told, where it has no day of its own; for example
    `2025-06-12-progress`."""

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if not self.given_day and not self.paper:
            raise refuse("undated", f"found {self.called} {self.undated}", self.dating)
        return self

    @property
    def given_day(self) -> str | None:
        """The day as printed."""
        raise NotImplementedError

    @property
    def on(self) -> str:
        """The day it became known; without one of its own, that of its paper."""
        return self.given_day or self._paper_day

    @property
    def known(self) -> str:
        """The day by which it was known: a month in a paper of that month, by the paper's day."""
        given, paper = self.given_day, self._paper_day
        return paper if given is None or paper.startswith(given) else given

    @property
    def _paper_day(self) -> str:
        return (self.paper or "")[: len("2017-06-30")]

    @property
    def has_day_of_paper(self) -> bool:
        """Whether it has no day of its own, but that of the paper."""
        return self.given_day is None


class DueDate(Dated):
    """When something is due, as set on one day; a date that was not printed is left out."""

    called = "a due date"
    undated = "without the day on which it was set"
    dating = (
        'it may say when it is due, but not when that was decided: give the day in "set_on", or '
        'the "paper" that carries it'
    )
    shortest = ("date", "set_on")
    date: DueDay | None = None
    """When the action is due, as a date or as printed; for example `2025-09-30`."""
    set_on: Date | None = None
    """The day on which this due date was agreed, which may be left out for the first; for example
    `2025-04-08`."""
    reason: Prose | None = None
    """Why the action is due then, and no longer at the date before; for example `The printer was
    late.`."""
    approved_by: BoardRef | None = None
    """The board that agreed to the due date; for example `main-board`."""

    @property
    def given_day(self) -> str | None:
        return self.set_on


class Update(Dated):
    """How an action stood on a day, in the author's words and on our scale.

    Neither `label` nor `impact` is turned into a state.
    """

    called = "an update"
    shortest = ("text", "date", "state")
    date: Date | None = None
    """The day on which the action stood so; for example `2025-06-10`."""
    state: Annotated[ActionState, one_of(ActionState)] | None = None
    """How the action stood, on the scale that all plans share; for example `on-track`."""
    label: Text | None = None
    """The colour or words with which its progress was printed; for example `Amber`."""
    impact: Text | None = None
    """The colour or words for what the action has changed so far; for example `Partially
    complete`."""
    text: Prose | None = None
    """What was done and what is still to do; for example `Two boards use the new form.`."""

    @property
    def given_day(self) -> str | None:
        return self.date


class Milestone(Item):
    """A dated point in an action."""

    called = "a milestone"
    id: Id
    """The id of the milestone, unique in its action; for example `half-done`."""
    title: Text
    """What is to be reached; for example `Half of the boards use the form`."""
    due: DueDay | None = None
    """When it is to be reached; for example `2025-07-31`."""
    met: Date | None = None
    """When it was reached; for example `2025-07-22`."""


class Closure(Record):
    """Why an action could be closed: evidence that it is done, or the risk of not doing it."""

    called = "a closure"
    evidence: InternalProse = None
    """What proves that the action is done, for staff; for example `Minutes of 12 June 2025, item
    4.`."""
    risk_accepted: Prose | None = None
    """Why the risk of not doing it is accepted; for example `The Board accepts that old minutes
    stay on paper.`."""
