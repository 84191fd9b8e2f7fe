"""The Annual Governance Statement of one year."""

from __future__ import annotations

from generator.model.fields import AreaRef, InternalProse, List, Prose, Text, ThemeRef, WaitingTexts
from generator.model.record import Document, Item
from generator.model.sections import Attachment, Judgement, Section


class Review(Item):
    """What the statement says of an area or theme: the year's activity, and what is intended."""

    called = "a review"
    theme: ThemeRef | None = None
    title: Text | None = None
    activity: Prose
    intended: Prose | None = None
    attachments: List[Attachment] = ()
    evidence: InternalProse = None


class AreaReview(Item):
    """The statement's part about one governance area."""

    called = "the review of an area"
    area: AreaRef
    title: Text
    summary_title: Text | None = None
    judgement: Judgement | None = None
    reviews: List[Review] = ()


class Statement(Document):
    """The Annual Governance Statement of one year (statement.yml).

    `unplaced` are the texts of a statement that was brought in for which no place was found yet,
    in their order: they wait for an editor, on no page.
    """

    called = "the statement"
    judgement: Judgement | None = None
    introduction: Prose | None = None
    sections: List[Section] = ()
    areas: List[AreaReview] = ()
    unplaced: WaitingTexts = ()
