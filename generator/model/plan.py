"""What will be improved, by whom and when, and what became of it.

Nothing here is overwritten: an action holds its whole history, and how it stands is worked out
as at a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import PrivateAttr

from generator.model.counts import RecordedPlan, RecordedState, StatedCounts
from generator.model.delivery import Measure, RatingMeaning
from generator.model.fields import (
    ActionRef,
    AreaRef,
    BoardRef,
    Date,
    EarlierActionRef,
    EarlierImprovementRef,
    Flag,
    Id,
    ImprovementRef,
    List,
    PostRef,
    Prose,
    RecommendationRef,
    SuccessorActionRef,
    Text,
    Verbatim,
    Whole,
)
from generator.model.progress import Closure, DueDate, Milestone, Update
from generator.model.record import Document, Item
from generator.model.site import Link

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
