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
    """What the body calls scores of this size; for example `High`."""
    at_least: Whole
    """The lowest score with this name; for example `6`."""


class RiskScale(Record):
    """The matrix of a body: its words for likelihood and impact, from the lowest, and its bands.

    The first word counts as 1, the next as 2, unless all begin with a number: then that counts. A
    score is what the one counts times the other.
    """

    called = "the scale of a risk register"
    likelihood: List[Text]
    """The body's words for how likely a risk is, from the lowest; for example `[Unlikely, Possible,
    Likely]`."""
    impact: List[Text]
    """The body's words for how great the harm would be, from the lowest; for example `[Slight,
    Moderate, Severe]`."""
    bands: List[Band] = ()
    """What the body calls its scores, from the lowest; for example `[{label: Low, at_least: 1},
    {label: High, at_least: 6}]`."""
    about: Prose | None = None
    """What the words of the scale mean; for example `Severe means that more than £1 million is
    lost.`."""


class StageNames(Record):
    """What a body calls its scores before controls, as they are now, and where it wants to be."""

    called = "the names of scores"
    inherent: Text | None = None
    """What the body calls the score before any controls; for example `Gross`."""
    current: Text | None = None
    """What the body calls the score as it is now; for example `Net`."""
    target: Text | None = None
    """What the body calls the score that it wants to reach; for example `Goal`."""


class RiskScore(Item):
    """How great a risk is, as printed: any one of these may be all that is printed.

    `likelihood` and `impact` are words of the scale or their numbers. A `score` that is left out
    is worked out from them; `rating` is the word or colour that is printed for it.
    """

    called = "a score"
    likelihood: Printed | None = None
    """How likely the risk is, as a word of the scale or its number; for example `Likely`."""
    impact: Printed | None = None
    """How great the harm would be, as a word of the scale or its number; for example `Severe`."""
    score: Printed | None = None
    """The score as printed; left out, it is likelihood times impact; for example `12`."""
    rating: Text | None = None
    """The word or colour that is printed for the score; for example `Red`."""


class OwnRisk(Item):
    """A risk of the body's own: what it is, who owns it, what is done, and how great it is.

    Under the same id it is the same risk, whatever its title and number.
    """

    called = "a risk"
    id: Id
    """The id of the risk, the same in every year; for example `lost-minutes`."""
    number: Printed | None = None
    """The number of the risk in the register as printed; for example `SR1`."""
    title: Text
    """What the risk is called; for example `Minutes are lost`."""
    category: Text | None = None
    """The category under which the register has it; for example `Service`."""
    description: Prose | None = None
    """What could happen; for example `Minutes that are kept on paper only may be lost.`."""
    causes: Prose | None = None
    """Why it could happen; for example `The archive is damp.`."""
    consequences: Prose | None = None
    """What would follow; for example `Decisions could no longer be proved.`."""
    owners: List[PostRef] = ()
    """The posts that own the risk; for example `[chief-officer]`."""
    mitigation: Prose | None = None
    """What is done about the risk already; for example `Minutes are scanned within a week.`."""
    controls: List[ControlRef] = ()
    """The controls of the Code that reduce the risk; for example `[monthly-decisions]`."""
    planned: Prose | None = None
    """What is still to be done about the risk; for example `A second archive will be rented.`."""
    actions: List[ActionRef] = ()
    """The actions of the plan that should reduce the risk; for example `[one-form]`."""
    inherent: RiskScore | None = None
    """How great the risk would be without any controls; for example `{likelihood: Likely, impact:
    Moderate}`."""
    current: RiskScore | None = None
    """How great the risk is now; for example `{likelihood: Possible, impact: Moderate}`."""
    target: RiskScore | None = None
    """How great the risk should become; for example `{likelihood: Unlikely, impact: Moderate}`."""
    appetite: Text | None = None
    """How much of this risk the body is prepared to take; for example `Averse`."""
    response: Text | None = None
    """How the body responds to the risk, in its own word; for example `Treat`."""
    trend: Annotated[Trend, one_of(Trend)] | None = None
    """Where the risk is going; for example `falling`."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the risk."""
    renamed_from: EarlierRiskRef | None = None
    """The id that the same risk had before; for example `2023-24/missing-minutes`."""
    split_from: EarlierRiskRef | None = None
    """The earlier risk of which this is one part; for example `2023-24/records`."""
    merged_from: List[EarlierRiskRef] = ()
    """The earlier risks that were merged in this one; for example `[2023-24/paper,
    2023-24/archive]`."""
    why: Prose | None = None
    """Why the risk is new or has changed since the year before; for example `The flood in the
    archive showed how near it is.`."""


class RiskRegister(Document):
    """The risks of one body in one year (risks.yml), and the scale that it puts them on."""

    called = "the risk register"
    as_at: Date | None = None
    """The date of the position that the register shows; for example `2025-03-31`."""
    introduction: Prose | None = None
    """What comes before the risks; for example `The Executive looks at this register each
    quarter.`."""
    appetite: Prose | None = None
    """How much risk the body is prepared to take as a whole; for example `We take few risks with
    money.`."""
    scale: RiskScale | None = None
    """The body's scale of likelihood and impact."""
    names: StageNames | None = None
    """What the body calls its three scores."""
    risks: List[OwnRisk] = ()
    """The risks of the body."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the register."""
