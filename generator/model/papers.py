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
    """The id of the section, unique in the paper; for example `progress`."""
    title: Text
    """The heading of the section; for example `Progress`."""
    paragraphs: List[Paragraph] = ()
    """The numbered paragraphs of the section."""


class Implication(Item):
    """What the paper says it means for equality, money, the law or risk."""

    called = "an implication"
    id: Id
    """The id of the implication, unique in the paper; for example `equality`."""
    title: Text
    """What the decision may have consequences for; for example `Equality and diversity`."""
    text: Prose
    """What those consequences are; for example `None of the actions treats anybody
    differently.`."""


class Appendix(Item):
    """An appendix: its title and marking may be public while its content is not."""

    called = "an appendix"
    id: Id
    """The id of the appendix, unique in the paper; for example `register`."""
    title: Text
    """The title of the appendix, which may be public while its content is not; for example
    `Register of risks`."""
    marking: Text | None = None
    """The protective marking as printed; for example `Official - Sensitive`."""
    text: Prose | None = None
    """What readers may know of the appendix; for example `The full register, with names of
    suppliers.`."""
    content: InternalProse = None
    """The content of the appendix, for staff; for example `The three largest suppliers and their
    ratings.`."""


class PanelAction(Item):
    """Something the panel asked for, and where it was answered."""

    called = "a panel action"
    id: Id
    """The id of what the panel asked for; for example `table-of-dates`."""
    reference: Verbatim | None = None
    """The number under which the panel keeps it; for example `25/07`."""
    text: Prose
    """What the panel asked for; for example `Show in each paper how far dates have moved.`."""
    asked_on: Date
    """The day of the meeting at which the panel asked; for example `2025-03-13`."""
    answered_in: PaperRef | None = None
    """The paper in which it was answered; for example `2025-06-12-progress`."""
    answered_at: Text | None = None
    """Where in that paper it was answered, as printed; for example `Paragraph 3`."""
    answer: Prose | None = None
    """What the answer was; for example `Table 2 now has both dates.`."""


class Paper(Document):
    """A report to a panel (papers/<date>-<slug>.yml); its date and slug are its file's name."""

    called = "a paper"
    id: Id
    """The name of the paper's file without its ending: its date and a word; for example
    `2025-06-12-progress`."""
    date: Date
    """The day of the meeting, which the name of the file begins with; for example `2025-06-12`."""
    title: Text
    """The title of the paper; for example `Progress on the improvement plan`."""
    panel: BoardRef
    """The board to which the paper was given; for example `main-board`."""
    authors: List[PostRef] = ()
    """The posts that wrote the paper; for example `[chief-officer]`."""
    organisations: List[OrganisationRef] = ()
    """The bodies that the paper is about; for example `[example]`."""
    about: List[EditionRef] = ()
    """The years whose plan the paper reports; for example `[example/2024-25]`."""
    since: PaperRef | None = None
    """The paper before this one, with which its figures are compared; for example
    `2025-03-13-winter`."""
    purpose: Prose
    """What the paper is for; for example `To say how the plan stands.`."""
    considerations: List[Prose] = ()
    """What the panel is asked to consider; for example `[The due date of one action has
    moved.]`."""
    interdependencies: List[Prose] = ()
    """Other work on which this depends; for example `[The move to the new archive in May.]`."""
    recommendations: List[Prose] = ()
    """What the panel is asked to decide; for example `[That the panel note the progress.]`."""
    sections: List[PaperSection] = ()
    """The sections of the paper."""
    implications: List[Implication] = ()
    """What the paper means for equality, money, the law or risk."""
    appendices: List[Appendix] = ()
    """The appendices of the paper."""
    panel_actions: List[PanelAction] = ()
    """What the panel asked for at earlier meetings, and where it was answered."""
    source: Text | None = None
    """Where the paper was published; for example `Audit Panel, 12 June 2025, item 5`."""


class JointControl(Item):
    """What both bodies do about a risk, or could do."""

    called = "a joint control"
    id: Id
    """The id of the control, unique in its risk; for example `joint-exercise`."""
    title: Text
    """What the control is called; for example `Joint exercise each spring`."""
    text: Prose | None = None
    """What both bodies do; for example `Crews of both bodies train together.`."""
    potential: Flag = False
    """Whether it is only what could be done; for example `true`."""
    boards: List[BoardRef] = ()
    """The boards that oversee the control; for example `[main-board]`."""
    controls: List[ControlRef] = ()
    """The controls of the Code that belong to it, each with its year before it; for example
    `[example/2024-25/monthly-decisions]`."""


class Assessment(Item):
    """How one body saw a risk on one date."""

    called = "an assessment"
    organisation: OrganisationRef
    """The body whose view this is; for example `example`."""
    date: Date
    """The date of this view of the risk; for example `2025-02`."""
    paper: PaperRef | None = None
    """The paper in which it was reported; for example `2025-06-12-progress`."""
    description: Prose
    """The risk in this body's own words; for example `The river is high.`."""
    owner: PostRef | None = None
    """The post that owns the risk in this body; for example `chief-officer`."""
    trend: Annotated[Trend, one_of(Trend)] | None = None
    """Where the risk is going, as this body sees it; for example `rising`."""


class Risk(Item):
    """A risk that more than one body holds, each in its own words."""

    called = "a risk"
    id: Id
    """The id of the risk, the same over time; for example `flooding`."""
    number: Whole
    """The number of the risk in the list; for example `1`."""
    title: Text
    """What the risk is called; for example `Flooding`."""
    other_titles: List[Text] = ()
    """What else the bodies call it; for example `[River floods]`."""
    controls: List[JointControl] = ()
    """What the bodies do about the risk together."""
    assessments: List[Assessment] = ()
    """How each body saw the risk from time to time; for example `[{organisation: example, date:
    2025-02, description: The river is high.}]`."""


class Risks(Document):
    """The risks held in common (joint/risks.yml)."""

    called = "the risks"
    title: Text
    """The heading of the page; for example `Risks held in common`."""
    introduction: Prose | None = None
    """What comes before the risks; for example `Both bodies look at these risks twice a year.`."""
    trends: Prose
    """What rising, steady and falling mean here; for example `Rising means greater than
    before.`."""
    risks: List[Risk]
    """The risks that more than one body holds."""
