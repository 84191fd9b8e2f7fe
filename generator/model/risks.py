"""The risks of one body in one year, as its own register prints them."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import (
    ActionRef,
    ControlRef,
    Date,
    EarlierRiskRef,
    Id,
    List,
    PostRef,
    Printed,
    Prose,
    Text,
    Whole,
    one_of,
)
from generator.model.record import Document, Item, Record
from generator.model.sections import Attachment
from generator.vocabulary import Trend

STAGES = ("inherent", "current", "target")
"""When a risk is scored: before controls, as it is now, and as it is to become."""


class Band(Record):
    """What a body calls the scores from a number up, with the colour if it prints one."""

    called = "a band of scores"
    label: Text
    at_least: Whole


class RiskScale(Record):
    """The matrix of a body: its words for likelihood and impact, from the lowest, and its bands.

    The first word counts 1, the next 2, unless all begin with a number: then they count that. A
    score is what the one counts times the other.
    """

    called = "the scale of a risk register"
    likelihood: List[Text]
    impact: List[Text]
    bands: List[Band] = ()
    about: Prose | None = None


class StageNames(Record):
    """What a body calls its scores before controls, as they are now, and where it wants to be."""

    called = "the names of scores"
    inherent: Text | None = None
    current: Text | None = None
    target: Text | None = None


class RiskScore(Item):
    """How great a risk is, as printed: each of these may be all that is.

    `likelihood` and `impact` are words of the scale or their numbers. A `score` that is left out
    is worked out from them; `rating` is the word or colour that is printed for it.
    """

    called = "a score"
    likelihood: Printed | None = None
    impact: Printed | None = None
    score: Printed | None = None
    rating: Text | None = None


class OwnRisk(Item):
    """A risk of the body's own: what it is, who owns it, what is done, and how great it is.

    Under the same id it is the same risk, whatever its title and number; `why` says why it is not
    as it was the year before.
    """

    called = "a risk"
    id: Id
    number: Printed | None = None
    title: Text
    category: Text | None = None
    description: Prose | None = None
    causes: Prose | None = None
    consequences: Prose | None = None
    owners: List[PostRef] = ()
    mitigation: Prose | None = None
    controls: List[ControlRef] = ()
    planned: Prose | None = None
    actions: List[ActionRef] = ()
    inherent: RiskScore | None = None
    current: RiskScore | None = None
    target: RiskScore | None = None
    appetite: Text | None = None
    response: Text | None = None
    trend: Annotated[Trend, one_of(Trend)] | None = None
    attachments: List[Attachment] = ()
    renamed_from: EarlierRiskRef | None = None
    split_from: EarlierRiskRef | None = None
    merged_from: List[EarlierRiskRef] = ()
    why: Prose | None = None


class RiskRegister(Document):
    """The risks of one body in one year (risks.yml), and the scale that it puts them on."""

    called = "the risk register"
    as_at: Date | None = None
    introduction: Prose | None = None
    appetite: Prose | None = None
    scale: RiskScale | None = None
    names: StageNames | None = None
    risks: List[OwnRisk] = ()
    attachments: List[Attachment] = ()
