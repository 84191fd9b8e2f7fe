"""The Annual Governance Statement of one year."""

from __future__ import annotations

from generator.model.fields import AreaRef, InternalProse, List, Prose, Text, ThemeRef, WaitingTexts
from generator.model.record import Document, Item
from generator.model.sections import Attachment, Judgement, Section


class Review(Item):
    """What the statement says of an area or theme: the year's activity, and what is intended."""

    called = "a review"
    theme: ThemeRef | None = None
    """The theme of the area that is reviewed; without one, the whole area; for example
    `records`."""
    title: Text | None = None
    """The heading of the review, where it is no theme's; for example `Meetings held online`."""
    activity: Prose
    """What was done in the year, and how well the controls worked; for example `The Main Board met
    twelve times.`."""
    intended: Prose | None = None
    """What is to be done in the next year; for example `It will meet twelve times again.`."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the text."""
    evidence: InternalProse = None
    """Where the proof is kept of what was done, for staff; for example `Minutes of all twelve
    meetings, folder 12.`."""


class AreaReview(Item):
    """The statement's part about one governance area."""

    called = "the review of an area"
    area: AreaRef
    """The governance area that is reviewed; for example `decisions`."""
    title: Text
    """The heading of this part of the statement; for example `How decisions are made`."""
    summary_title: Text | None = None
    """The title in the short table of areas, where it differs; for example `Decisions`."""
    judgement: Judgement | None = None
    """What the body concludes of this area."""
    reviews: List[Review] = ()
    """What was done and what is intended, by theme or for the whole area; for example `[{activity:
    The Main Board met twelve times.}]`."""


class Statement(Document):
    """The Annual Governance Statement of one year (statement.yml)."""

    called = "the statement"
    judgement: Judgement | None = None
    """What the body concludes of its governance as a whole."""
    introduction: Prose | None = None
    """What stands before the sections; for example `Once a year the Authority reviews how well it
    is governed.`."""
    sections: List[Section] = ()
    """The sections of the statement, in their order."""
    areas: List[AreaReview] = ()
    """The reviews of the governance areas of the Code."""
    unplaced: WaitingTexts = ()
    """Texts of a statement that was brought in, on no page until an editor finds their place; for
    example `[The Leader thanks all staff.]`."""
