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
    """Something the statement promises to improve."""

    called = "an improvement area"
    id: Id
    """The id of the improvement area, which texts and actions use; for example
    `quicker-minutes`."""
    number: Whole | None = None
    """The number of the improvement area in the statement; for example `1`."""
    title: Text
    """What will be improved, in a few words; for example `Quicker minutes`."""
    about: Prose | None = None
    """What is wrong now, and what is to become of it; for example `Minutes take too long.`."""
    leads: List[PostRef] = ()
    """The posts that lead the improvement; for example `[chief-officer]`."""
    governance_areas: List[AreaRef] = ()
    """The areas of the Code whose controls it is to make better; for example `[decisions]`."""
    carried_from: EarlierImprovementRef | None = None
    """The improvement area of an earlier year that goes on in this one; for example
    `2023-24/quicker-minutes`."""
    carried_from_printed: Text | None = None
    """Where it was carried forward from, as printed, if that year is not in the content; for
    example `Statement 2021/22, issue 3`."""
    renamed_from: EarlierImprovementRef | None = None
    """The id that the same improvement area had before; for example `2023-24/faster-minutes`."""
    split_from: EarlierImprovementRef | None = None
    """The earlier improvement area of which this is one part; for example
    `2023-24/minutes-and-agendas`."""
    merged_from: List[EarlierImprovementRef] = ()
    """The earlier improvement areas that were put together in this one; for example
    `[2023-24/minutes, 2023-24/agendas]`."""
    why: Prose | None = None
    """Where the improvement area came from, or why it is not as it was; for example `Internal Audit
    found that minutes came late.`."""


class Action(Item):
    """One promised step, with its whole history."""

    called = "an action"
    computed: ClassVar = {"state": "updates", "due": "due"}
    id: Id
    """The id of the action, which stays the same for as long as the action is open; for example
    `one-form`."""
    reference: Verbatim | None = None
    """The number of the action in the printed plan; for example `"1.2"`."""
    title: Text
    """What is to be done, in a few words; for example `One form for all minutes`."""
    text: Prose | None = None
    """What is to be done, in as many words as the plan has; for example `All boards will use one
    form for their minutes.`."""
    lead: PostRef | None = None
    """The post that is accountable for the action; for example `chief-officer`."""
    owners: List[PostRef] = ()
    """The posts that carry out the action; for example `[chief-officer]`."""
    sponsor: PostRef | None = None
    """The post that supports the action from above; for example `chief-officer`."""
    partners: List[Text] = ()
    """Those outside the body who take part; for example `[The parish councils]`."""
    committee: BoardRef | None = None
    """The board that oversees the action; for example `main-board`."""
    priority: Text | None = None
    """How urgent the action is, as printed; for example `High`."""
    cost: Text | None = None
    """What the action costs, as printed; for example `£900 from the training budget`."""
    area: ImprovementRef | None = None
    """The improvement area to which the action belongs; for example `quicker-minutes`."""
    began: Date | None = None
    """When the action began; for example `2025-04`."""
    due: List[DueDate] = ()
    """When the action is due, from the first date that was set to the newest; for example `[{date:
    2025-09-30, set_on: 2025-04-08}]`."""
    updates: List[Update] = ()
    """How the action stood from time to time, from the oldest to the newest; for example `[{date:
    2025-06-10, state: on-track, text: Two boards use it.}]`."""
    milestones: List[Milestone] = ()
    """Dated points on the way to the end of the action."""
    measures: List[Measure] = ()
    """By what the success of the action is measured."""
    evidence_links: List[Link] = ()
    """Pages on the web that show what was done; for example
    `[{title: Minutes, url: "https://example.org/minutes"}]`."""
    recommendations: List[RecommendationRef] = ()
    """The recommendations that the action answers; for example `[publish-minutes]`."""
    closure: Closure | None = None
    """What proves that a closed action is done, or which risk is accepted instead; for example
    `{evidence: "Minutes of 12 June 2025, item 4"}`."""
    part_of: ActionRef | None = None
    """The larger action of the same plan to which this one belongs; for example `all-forms`."""
    carried_from: EarlierActionRef | None = None
    """The action of an earlier year that goes on in this one; for example `2023-24/one-form`."""
    carried_from_printed: Text | None = None
    """Where it was carried forward from, as printed, if that year is not in the content; for
    example `Action 4 of the plan for 2021/22`."""
    split_from: EarlierActionRef | None = None
    """The earlier action of which this is one part; for example `2023-24/forms-and-minutes`."""
    replaced_by: SuccessorActionRef | None = None
    """The action that took the place of this one; for example `new-minute-system`."""
    why: Prose | None = None
    """Why the action is new or not as it was before; for example `Doing it and making it a rule are
    two jobs.`."""


class Improvement(Document):
    """What will be improved in a year (improvement.yml)."""

    called = "the improvement plan"
    introduction: Prose | None = None
    """What stands before the improvement areas; for example `The review of 2024/25 led to two areas
    for improvement.`."""
    as_at: Date | None = None
    """The date as at which the plan is shown; without one, the newest thing that is said of it; for
    example `2025-06-12`."""
    complete: Flag = False
    """Whether every action of the plan is written here, so that they may be counted; for example
    `true`."""
    archived: Flag = False
    """Whether the plan is closed and kept for the record only; for example `true`."""
    ratings: List[RatingMeaning] = ()
    """What the colours or words mean with which the body rates its actions."""
    areas: List[ImprovementArea] = ()
    """The improvement areas of the plan."""
    actions: List[Action] = ()
    """The actions of the plan, each with its whole history."""
    stated: List[StatedCounts] = ()
    """The counts of the plan as the body printed them."""

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
