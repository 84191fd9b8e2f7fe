"""Reports to a panel, and the risks that two bodies hold in common."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import (
    BoardRef,
    ControlRef,
    Date,
    EditionRef,
    Flag,
    Id,
    InternalProse,
    List,
    OrganisationRef,
    PaperRef,
    PostRef,
    Prose,
    Text,
    Verbatim,
    Whole,
    one_of,
)
from generator.model.record import Document, Item
from generator.model.sections import Paragraph
from generator.vocabulary import Trend


class PaperSection(Item):
    """A titled part of a paper."""

    called = "a section of a paper"
    id: Id
    title: Text
    paragraphs: List[Paragraph] = ()


class Implication(Item):
    """What the paper says it means for equality, money, the law or risk."""

    called = "an implication"
    id: Id
    title: Text
    text: Prose


class Appendix(Item):
    """An appendix: its title and marking may be public while its content is not."""

    called = "an appendix"
    id: Id
    title: Text
    marking: Text | None = None
    text: Prose | None = None
    content: InternalProse = None


class PanelAction(Item):
    """Something the panel asked for, and where it was answered."""

    called = "a panel action"
    id: Id
    reference: Verbatim | None = None
    text: Prose
    asked_on: Date
    answered_in: PaperRef | None = None
    answered_at: Text | None = None
    answer: Prose | None = None


class Paper(Document):
    """A report to a panel (papers/<date>-<slug>.yml); its date and slug are its file's name.

    `about` names the editions whose plan it reports; `since` the paper before it.
    """

    called = "a paper"
    id: Id
    date: Date
    title: Text
    panel: BoardRef
    authors: List[PostRef] = ()
    organisations: List[OrganisationRef] = ()
    about: List[EditionRef] = ()
    since: PaperRef | None = None
    purpose: Prose
    considerations: List[Prose] = ()
    interdependencies: List[Prose] = ()
    recommendations: List[Prose] = ()
    sections: List[PaperSection] = ()
    implications: List[Implication] = ()
    appendices: List[Appendix] = ()
    panel_actions: List[PanelAction] = ()
    source: Text | None = None


class JointControl(Item):
    """What both bodies do about a risk, or could do."""

    called = "a joint control"
    id: Id
    title: Text
    text: Prose | None = None
    potential: Flag = False
    boards: List[BoardRef] = ()
    controls: List[ControlRef] = ()


class Assessment(Item):
    """How one body saw a risk on one date."""

    called = "an assessment"
    organisation: OrganisationRef
    date: Date
    paper: PaperRef | None = None
    description: Prose
    owner: PostRef | None = None
    trend: Annotated[Trend, one_of(Trend)] | None = None


class Risk(Item):
    """A risk that more than one body holds, each in its own words."""

    called = "a risk"
    id: Id
    number: Whole
    title: Text
    other_titles: List[Text] = ()
    controls: List[JointControl] = ()
    assessments: List[Assessment] = ()


class Risks(Document):
    """The risks held in common (joint/risks.yml)."""

    called = "the risks"
    title: Text
    introduction: Prose | None = None
    trends: Prose
    risks: List[Risk]
