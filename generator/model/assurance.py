"""What stands behind the statement: conclusions, recommendations and the lines of defence."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import (
    AreaRef,
    Date,
    Flag,
    Id,
    InternalByType,
    InternalProse,
    List,
    Prose,
    Text,
    Verbatim,
    one_of,
)
from generator.model.record import Document, Item, Record
from generator.vocabulary import Extent, Giver, Level, Line


class Opinion(Item):
    """What somebody concluded about a body: the rating as printed, and on a common scale.

    An opinion that had not been given when the document was published is pending and has no rating.
    """

    called = "an opinion"
    id: Id
    """The id of the opinion, which never changes; for example `head-of-internal-audit`."""
    title: Text
    """What the opinion is called; for example `Annual opinion of internal audit`."""
    by: Text
    """Who gave the opinion, by post or firm; for example `Head of Internal Audit`."""
    given_by: Annotated[Giver, one_of(Giver)] | None = None
    """Whose conclusion it is: an auditor's, an inspector's, somebody else's outside the body, or
    the body's own; for example `auditor`."""
    given: Date | None = None
    """When the opinion was given; for example `2025-05`."""
    pending: Flag = False
    """Whether the opinion had not been given when the document was published; for
    example `true`."""
    rating: Text | None = None
    """The conclusion in the words with which it was printed; for example `Reasonable assurance`."""
    level: Annotated[Level, one_of(Level)] | None = None
    """The place of the conclusion on the scale by which all opinions are compared; for example
    `adequate`."""
    text: Prose | None = None
    """What the opinion says, in as many words as the document has; for example `The framework of
    control is sound, and two controls were not always applied.`."""
    areas: List[AreaRef] = ()
    """The governance areas that the opinion is about; for example `[decisions]`."""
    source: Text | None = None
    """The document in which the opinion was printed; for example `Annual report of internal audit
    2024/25`."""
    evidence: InternalProse = None
    """Where the proof of the opinion is kept, for staff; for example `Audit file 2025-17.`."""


class Recommendation(Item):
    """What an auditor or inspector asked for, with the rating of the report that asked."""

    called = "a recommendation"
    id: Id
    """The id of the recommendation, which never changes; for example `publish-minutes`."""
    reference: Verbatim | None = None
    """The number of the recommendation in the report that made it; for example `R3`."""
    title: Text
    """What is recommended, in a few words; for example `Publish minutes within a month`."""
    text: Prose | None = None
    """What the report asks for, in its own words; for example `Minutes should be published within a
    month of each meeting.`."""
    by: Text
    """Who made the recommendation, by post or firm; for example `Internal Audit`."""
    report: Text | None = None
    """The report in which it was made; for example `Review of decision making`."""
    made: Date | None = None
    """When it was made; for example `2025-02`."""
    rating: Text | None = None
    """How urgent it is, in the words of the report; for example `Medium`."""
    level: Annotated[Level, one_of(Level)] | None = None
    """How strong the controls are found to be, on the scale used for all opinions; for example
    `limited`."""
    pending: Flag = False
    """Whether it is expected and had not been made when the document was published; for example
    `true`."""
    areas: List[AreaRef] = ()
    """The governance areas that the recommendation is about; for example `[decisions]`."""


class ControlStatement(Record):
    """How far a standard was met in one business group (a Statement of Internal Control)."""

    called = "a statement of internal control"
    group: Text
    """The business group whose head signed the statement; for example `Finance and Property`."""
    standard: Text
    """The standard that the statement is about; for example `Management of contracts`."""
    extent: Annotated[Extent, one_of(Extent)]
    """How far the group meets the standard; for example `substantial`."""
    text: Prose | None = None
    """What the group says about it; for example `Two contracts were let without a written
    plan.`."""
    signed: Date | None = None
    """When the head of the group signed it; for example `2025-04-30`."""


class Defence(Item):
    """One of the three lines of defence, and the areas it supports."""

    called = "a line of defence"
    id: Id
    """The id of this part of a line of defence; for example `internal-audit`."""
    line: Annotated[Line, one_of(Line)]
    """Which of the three lines of defence it belongs to; for example `third`."""
    title: Text
    """What it is called; for example `Internal Audit`."""
    text: Prose | None = None
    """What it does for the governance of the body; for example `It tests whether controls work, and
    reports to the Audit Panel.`."""
    areas: List[AreaRef] = ()
    """The governance areas that it supports; for example `[decisions]`."""


class Assurance(Document):
    """The assurance that supports the review (assurance.yml)."""

    called = "the assurance"
    introduction: Prose | None = None
    """What comes before the opinions and recommendations; for example `Three auditors looked at
    the year.`."""
    opinions: List[Opinion] = ()
    """What auditors, inspectors and others concluded."""
    recommendations: List[Recommendation] = ()
    """What auditors and inspectors asked for."""
    defences: List[Defence] = ()
    """The lines of defence, and the areas that each supports."""
    control_statements: Annotated[List[ControlStatement], InternalByType()] = ()
    """What the heads of business groups signed about their internal control."""
