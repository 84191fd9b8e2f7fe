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
    value: Text
    label: Text
    as_at: Date | None = None


class Attachment(Item):
    """An image or a file from the year's files/ folder; an image has words that stand for it."""

    called = "an attachment"
    id: Id
    file: FileName
    title: Text
    alt: Text | None = None


class Signatory(Item):
    """Who signs the declaration: the only people the content names.

    A statement that is not approved yet may have no name and no date. `title` is what stands below
    the signature, where that is not the title of the post.
    """

    called = "a signatory"
    name: Verbatim | None = None
    post: PostRef
    title: Text | None = None
    on_behalf_of: Text | None = None
    signed: Date | None = None


class Paragraph(Item):
    """A numbered paragraph: its number as printed is what others cite."""

    called = "a paragraph"
    number: Printed
    text: Prose

    @property
    def anchor(self) -> str:
        """What its address ends with on its page."""
        return f"paragraph-{self.number.replace(' ', '-')}"

    @property
    def name(self) -> str:
        """What texts call it that link to it: its number, in lower case."""
        return self.number.casefold()


class Judgement(Item):
    """What a body concludes of its own governance: in its word, and on the scale of opinions.

    It is no opinion of an auditor, and is never counted as one.
    """

    called = "a judgement"
    rating: Text
    level: Annotated[Level, one_of(Level)] | None = None
    text: Prose | None = None


class EarlierIssue(Item):
    """An issue of the year before as a statement lists it again, with what it says became of it."""

    called = "an issue of the year before"
    title: Text
    update: Prose | None = None


class SubsectionPart(Item):
    """A titled part of a subsection."""

    called = "a part of a subsection"
    id: Id
    number: Printed | None = None
    title: Text
    text: Prose | None = None
    paragraphs: List[Paragraph] = ()
    figures: List[Figure] = ()
    attachments: List[Attachment] = ()
    why: Prose | None = None


class Subsection(Item):
    """A titled part of a section, which may review how some principles were followed."""

    called = "a subsection"
    id: Id
    number: Printed | None = None
    title: Text
    principles: List[PrincipleRef] = ()
    judgement: Judgement | None = None
    text: Prose | None = None
    paragraphs: List[Paragraph] = ()
    figures: List[Figure] = ()
    sections: List[SubsectionPart] = ()
    attachments: List[Attachment] = ()
    why: Prose | None = None


class Section(Item):
    """A part of a document under a heading of its own, with its number or letter as printed.

    Its kind says what it is for, where the program makes something of that (`SectionKind`); of
    any other kind, or without one, it is a plain section. `why` says why it is not as it was the
    year before.
    """

    called = "a section"
    formerly: ClassVar = {"letter": "number"}
    id: Id
    kind: Id | None = None
    number: Printed | None = None
    title: Text
    principles: List[PrincipleRef] = ()
    judgement: Judgement | None = None
    text: Prose | None = None
    paragraphs: List[Paragraph] = ()
    figures: List[Figure] = ()
    sections: List[Subsection] = ()
    issues: List[EarlierIssue] = ()
    attachments: List[Attachment] = ()
    signatories: List[Signatory] = ()
    why: Prose | None = None
