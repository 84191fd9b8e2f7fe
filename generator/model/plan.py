"""What will be improved, by whom and when, and what became of it.

Nothing here is overwritten: an action holds its whole history, and how it stands is worked out
as at a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import PrivateAttr, model_validator

from generator.model.delivery import Measure, RatingMeaning
from generator.model.fields import (
    ActionRef,
    AreaRef,
    BoardRef,
    Date,
    DueDay,
    EarlierActionRef,
    EarlierImprovementRef,
    Flag,
    Id,
    ImprovementRef,
    InternalProse,
    List,
    PaperRef,
    PostRef,
    Prose,
    RecommendationRef,
    SuccessorActionRef,
    Text,
    Verbatim,
    Whole,
    one_of,
)
from generator.model.record import Document, Item, Record
from generator.model.site import Link
from generator.model.wording import refuse
from generator.vocabulary import ActionState, Audience

if TYPE_CHECKING:
    from datetime import date


class ImprovementArea(Item):
    """Something the statement promises to improve; `why` explains where it came from."""

    called = "an improvement area"
    id: Id
    number: Whole | None = None
    title: Text
    about: Prose | None = None
    leads: List[PostRef] = ()
    governance_areas: List[AreaRef] = ()
    carried_from: EarlierImprovementRef | None = None
    carried_from_printed: Text | None = None
    renamed_from: EarlierImprovementRef | None = None
    split_from: EarlierImprovementRef | None = None
    merged_from: List[EarlierImprovementRef] = ()
    why: Prose | None = None


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


class Action(Item):
    """One promised step, with its whole history.

    Its lead is accountable for it, its owners carry it out; `committee` oversees it, and `partners`
    are bodies that take part. `cost` and `priority` are as printed, and so is where it was carried
    from, if that year is not in the content (`carried_from_printed`).
    """

    called = "an action"
    computed: ClassVar = {"state": "updates", "due": "due"}
    id: Id
    reference: Verbatim | None = None
    title: Text
    text: Prose | None = None
    lead: PostRef | None = None
    owners: List[PostRef] = ()
    sponsor: PostRef | None = None
    partners: List[Text] = ()
    committee: BoardRef | None = None
    priority: Text | None = None
    cost: Text | None = None
    area: ImprovementRef | None = None
    began: Date | None = None
    due: List[DueDate] = ()
    updates: List[Update] = ()
    milestones: List[Milestone] = ()
    measures: List[Measure] = ()
    evidence_links: List[Link] = ()
    recommendations: List[RecommendationRef] = ()
    closure: Closure | None = None
    part_of: ActionRef | None = None
    carried_from: EarlierActionRef | None = None
    carried_from_printed: Text | None = None
    split_from: EarlierActionRef | None = None
    replaced_by: SuccessorActionRef | None = None
    why: Prose | None = None


class StatedCounts(Item):
    """Numbers of a plan as its body printed them; those it did not print are left out."""

    called = "a list of stated counts"
    id: Id
    title: Text
    as_at: Date
    source: Text | None = None
    opening: Whole | None = None
    new: Whole | None = None
    closed: Whole | None = None
    closing: Whole | None = None
    carried_forward: Whole | None = None
    complete: Whole | None = None
    on_track: Whole | None = None
    on_hold: Whole | None = None
    revised: Whole | None = None
    total: Whole | None = None
    per_cent_complete: Whole | None = None


class RecordedFigure(Record):
    """A figure of a plan as it was counted when it was released; without a value, none."""

    called = "a recorded figure"
    name: Verbatim
    value: Verbatim | None = None


class RecordedState(Record):
    """How an action stood when it was released and, of one that was closed, since when."""

    called = "a recorded state"
    action: Id
    state: Annotated[ActionState, one_of(ActionState)]
    closed: Verbatim | None = None


class RecordedPlan(Record):
    """The figures of a plan as at a date, as a reader was told them when it was released.

    `states` are those of its actions on that date, written with the first of its figures.
    """

    called = "a recorded plan"
    reader: Annotated[Audience, one_of(Audience)]
    as_at: Date
    since: Date | None = None
    figures: List[RecordedFigure] = ()
    states: List[RecordedState] = ()

    @property
    def counts(self) -> dict[str, float | None]:
        """Each figure by its name."""
        return {each.name: _number(each.value) for each in self.figures}


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)


class Improvement(Document):
    """What will be improved in a year (improvement.yml).

    `complete` says that every action of the plan is written here: only then are rows counted.
    `as_at` is the date that the tracker shows, unless a paper is newer.
    """

    called = "the improvement plan"
    introduction: Prose | None = None
    as_at: Date | None = None
    complete: Flag = False
    archived: Flag = False
    ratings: List[RatingMeaning] = ()
    areas: List[ImprovementArea] = ()
    actions: List[Action] = ()
    stated: List[StatedCounts] = ()

    _recorded: tuple[RecordedPlan, ...] = PrivateAttr(default=())

    def recorded(self, as_at: date, since: date | None) -> RecordedPlan | None:
        """What a release recorded of the plan as at a date, since an earlier one."""
        days = (as_at.isoformat(), since.isoformat() if since else None)
        return next((each for each in self._recorded if (each.as_at, each.since) == days), None)

    def recorded_states(self, as_at: date) -> dict[str, RecordedState]:
        """What a release recorded of each action on a date."""
        days = (each for each in self._recorded if each.as_at == as_at.isoformat())
        return {each.action: each for recorded in days for each in recorded.states}

    def with_recorded(self, recorded: tuple[RecordedPlan, ...]) -> Self:
        """A copy that knows the figures of its release."""
        copy = self.model_copy()
        copy._recorded = recorded  # noqa: SLF001 - this class's own attribute
        return copy
