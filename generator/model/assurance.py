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
    """What somebody concluded of a body: the rating as printed, and on one scale.

    `given_by` says whose conclusion it is: an auditor's, an inspector's, somebody else's outside
    the body, or the body's own.

    An opinion that was not yet given when the document came out is pending and has no rating.
    """

    called = "an opinion"
    id: Id
    title: Text
    by: Text
    given_by: Annotated[Giver, one_of(Giver)] | None = None
    given: Date | None = None
    pending: Flag = False
    rating: Text | None = None
    level: Annotated[Level, one_of(Level)] | None = None
    text: Prose | None = None
    areas: List[AreaRef] = ()
    source: Text | None = None
    evidence: InternalProse = None


class Recommendation(Item):
    """What an auditor or inspector asked for, with the rating of the report that asked."""

    called = "a recommendation"
    id: Id
    reference: Verbatim | None = None
    title: Text
    text: Prose | None = None
    by: Text
    report: Text | None = None
    made: Date | None = None
    rating: Text | None = None
    level: Annotated[Level, one_of(Level)] | None = None
    pending: Flag = False
    areas: List[AreaRef] = ()


class ControlStatement(Record):
    """How far a standard was met in one business group (a Statement of Internal Control)."""

    called = "a statement of internal control"
    group: Text
    standard: Text
    extent: Annotated[Extent, one_of(Extent)]
    text: Prose | None = None
    signed: Date | None = None


class Defence(Item):
    """One of the three lines of defence, and the areas it stands behind."""

    called = "a line of defence"
    id: Id
    line: Annotated[Line, one_of(Line)]
    title: Text
    text: Prose | None = None
    areas: List[AreaRef] = ()


class Assurance(Document):
    """What stands behind the review (assurance.yml)."""

    called = "the assurance"
    introduction: Prose | None = None
    opinions: List[Opinion] = ()
    recommendations: List[Recommendation] = ()
    defences: List[Defence] = ()
    control_statements: Annotated[List[ControlStatement], InternalByType()] = ()
