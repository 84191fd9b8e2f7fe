"""What is known of an action from day to day: its due dates, updates, milestones and closure."""

from __future__ import annotations

from typing import Annotated, Self

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
    paper: PaperRef | None = None

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if not self.given_day and not self.paper:
            hint = 'give its date or, where none was printed, the "paper" that carries it'
            raise refuse("undated", f"found {self.called} without a day", hint)
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
    date: DueDay | None = None
    set_on: Date | None = None
    reason: Prose | None = None
    approved_by: BoardRef | None = None

    @property
    def given_day(self) -> str | None:
        return self.set_on


class Update(Dated):
    """How an action stood on a day, in the author's words and on our scale.

    `label` is the colour or the words with which its progress was printed, `impact` those for what
    it has changed; neither is turned into a state.
    """

    called = "an update"
    date: Date | None = None
    state: Annotated[ActionState, one_of(ActionState)] | None = None
    label: Text | None = None
    impact: Text | None = None
    text: Prose | None = None

    @property
    def given_day(self) -> str | None:
        return self.date


class Milestone(Item):
    """A dated point in an action."""

    called = "a milestone"
    id: Id
    title: Text
    due: DueDay | None = None
    met: Date | None = None


class Closure(Record):
    """Why an action could be closed: evidence that it is done, or the risk of not doing it."""

    called = "a closure"
    evidence: InternalProse = None
    risk_accepted: Prose | None = None
