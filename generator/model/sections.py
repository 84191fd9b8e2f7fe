"""The sections of a document, and what stands in them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.fields import (
    Date,
    FileName,
    Id,
    List,
    PostRef,
    PrincipleRef,
    Printed,
    Prose,
    Text,
    Verbatim,
    one_of,
)
from generator.model.record import Item
from generator.vocabulary import Level


class Figure(Item):
    """A number as the body stated it."""

    called = "a figure"
    id: Id
    """The id of the figure, unique in its section; for example `members`."""
    value: Text
    """The number as the body printed it, with its unit; for example `£42.6 million`."""
    label: Text
    """What the number measures; for example `Net cost of the budget`."""
    as_at: Date | None = None
    """The date that the number belongs to; for example `2025-03-31`."""


class Attachment(Item):
    """An image or a file from the year's files/ folder; an image has words that stand for it."""

    called = "an attachment"
    id: Id
    """The id of the image or file, by which a text places it; for example `structure`."""
    file: FileName
    """The name of the file in the year's folder files/; for example `structure.png`."""
    title: Text
    """What the image or file is called, shown with it; for example `How the boards report`."""
    alt: Text | None = None
    """What an image shows, for those who cannot see it; needed for images; for example `Three
    panels report to the Main Board.`."""


class Signatory(Item):
    """Who signs the declaration: the only people the content names.

    A statement that is not approved yet may have no name and no date.
    """

    called = "a signatory"
    name: Verbatim | None = None
    """The name of the person who signed, as printed; for example `A. Example`."""
    post: PostRef
    """The post of the person who signs; for example `chief-officer`."""
    title: Text | None = None
    """What is printed below the signature, where it is not the title of the post; for example `Head
    of Paid Service`."""
    on_behalf_of: Text | None = None
    """The person or body for whom somebody else signs; for example `the Leader of the Council`."""
    signed: Date | None = None
    """The day of the signature; for example `2025-06-12`."""


class Paragraph(Item):
    """A numbered paragraph: its number as printed is what others cite."""

    called = "a paragraph"
    number: Printed
    """The number of the paragraph as printed, by which others cite it; for example `1.1`."""
    text: Prose
    """The words of the paragraph; for example `The Authority must keep a sound system of internal
    control.`."""

    @property
    def anchor(self) -> str:
        """What its address ends with on its page."""
        return f"paragraph-{self.number.replace(' ', '-')}"

    @property
    def name(self) -> str:
        """What texts call it that link to it: its number, in lower case."""
        return self.number.casefold()


class Judgement(Item):
    """What a body concludes about its own governance: in its word, and on the scale of opinions.

    It is not an auditor's opinion, and is never counted as one.
    """

    called = "a judgement"
    rating: Text
    """What the body concludes, in its own word; for example `Fit for purpose`."""
    level: Annotated[Level, one_of(Level)] | None = None
    """The place of the conclusion on the scale by which all opinions are compared; for example
    `substantial`."""
    text: Prose | None = None
    """Why the body concludes this; for example `The arrangements are fit for purpose, with one
    issue to resolve.`."""


class EarlierIssue(Item):
    """An issue of the year before as a statement lists it again, with what it says became of it."""

    called = "an issue of the year before"
    title: Text
    """What the statement of the year before called the issue; for example `Minutes come late`."""
    update: Prose | None = None
    """What this statement says became of it; for example `Half of them came in time.`."""


class SubsectionPart(Item):
    """A titled part of a subsection."""

    called = "a part of a subsection"
    id: Id
    """The id of the part, unique in its subsection; for example `minutes`."""
    number: Printed | None = None
    """The number of the part as printed; for example `2.1.1`."""
    title: Text
    """The heading of the part; for example `Minutes`."""
    text: Prose | None = None
    """The words of the part that are not numbered paragraphs; for example `Minutes follow within
    ten days.`."""
    paragraphs: List[Paragraph] = ()
    """The numbered paragraphs of the part."""
    figures: List[Figure] = ()
    """The numbers that are shown beside the text."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the text."""
    why: Prose | None = None
    """Why the part is not as it was the year before; for example `The ten days were agreed in
    May.`."""


class Subsection(Item):
    """A titled part of a section, which may review how some principles were followed."""

    called = "a subsection"
    id: Id
    """The id of the subsection, unique in its section; for example `openness`."""
    number: Printed | None = None
    """The number of the subsection as printed; for example `2.1`."""
    title: Text
    """The heading of the subsection; for example `Acting with integrity`."""
    principles: List[PrincipleRef] = ()
    """The principles that the subsection reviews; for example `[a]`."""
    judgement: Judgement | None = None
    """What the body concludes in this subsection."""
    text: Prose | None = None
    """The words of the subsection that are not numbered paragraphs; for example `Members sign the
    code of conduct each May.`."""
    paragraphs: List[Paragraph] = ()
    """The numbered paragraphs of the subsection."""
    figures: List[Figure] = ()
    """The numbers that are shown beside the text."""
    sections: List[SubsectionPart] = ()
    """The titled parts of the subsection."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the text."""
    why: Prose | None = None
    """Why the subsection is not as it was the year before; for example `The register of gifts is
    new.`."""


class Section(Item):
    """A part of a document under a heading of its own, with its number or letter as printed.

    Its kind says what it is for, where the program makes something of that; of any other kind, or
    without one, it is a plain section.
    """

    called = "a section"
    formerly: ClassVar = {"letter": "number"}
    id: Id
    """The id of the section, by which texts link to it; for example `responsibility`."""
    kind: Id | None = None
    """What the section is for: one of the kinds that the program knows, or a word of the body's
    own; for example `scope`."""
    number: Printed | None = None
    """The number or letter of the section as printed; for example `A`."""
    title: Text
    """The heading of the section; for example `What we are accountable for`."""
    principles: List[PrincipleRef] = ()
    """The principles that the section reviews; for example `[a, b]`."""
    judgement: Judgement | None = None
    """What the body concludes in this section."""
    text: Prose | None = None
    """The words of the section that are not numbered paragraphs; for example `The Authority answers
    for its governance.`."""
    paragraphs: List[Paragraph] = ()
    """The numbered paragraphs of the section."""
    figures: List[Figure] = ()
    """The numbers that are shown beside the text."""
    sections: List[Subsection] = ()
    """The subsections, in their order."""
    issues: List[EarlierIssue] = ()
    """The issues of the year before as the body lists them again, in a section of the kind
    last-year."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the text."""
    signatories: List[Signatory] = ()
    """Who signs the document, in a section of the kind declaration."""
    why: Prose | None = None
    """Why the section has changed since the year before; for example `The new duty of September is
    added.`."""
