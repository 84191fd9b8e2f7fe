"""What stands behind the statement: the conclusions of auditors and inspectors."""

from __future__ import annotations

from typing import Annotated

from generator.fields import (
    AreaRef,
    Date,
    Flag,
    Id,
    InternalProse,
    Level,
    List,
    Prose,
    Text,
    one_of,
)
from generator.model.record import Document, Item


class Opinion(Item):
    """What an auditor or inspector concluded: the rating as printed, and on one scale.

    An opinion that was not yet given when the document came out is pending and has no rating.
    """

    called = "an opinion"
    id: Id
    title: Text
    by: Text
    given: Date | None = None
    pending: Flag = False
    rating: Text | None = None
    level: Annotated[Level, one_of(Level)] | None = None
    text: Prose | None = None
    areas: List[AreaRef] = ()
    source: Text | None = None
    evidence: InternalProse = None


class Assurance(Document):
    """What stands behind the review: the opinions of auditors and inspectors (assurance.yml)."""

    called = "the assurance"
    introduction: Prose | None = None
    opinions: List[Opinion] = ()
