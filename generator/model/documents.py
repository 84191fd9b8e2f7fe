"""The Code of Governance and the Annual Governance Statement of one year."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.fields import (
    AreaRef,
    BoardRef,
    Date,
    EarlierAreaRef,
    EarlierControlRef,
    EarlierThemeRef,
    FileName,
    Id,
    InternalDate,
    InternalProse,
    List,
    PostRef,
    PrincipleRef,
    Printed,
    Prose,
    Text,
    ThemeRef,
    Verbatim,
    WaitingTexts,
    Whole,
    one_of,
)
from generator.model.record import Document, Item
from generator.vocabulary import DocumentKind, Frequency, Level


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


class Control(Item):
    """One standing arrangement: who does what, how often, answerable to which board.

    Under the same id it is the same control, whatever its title and wherever it stands; `why`
    says why it is not as it was the year before.
    """

    called = "a control"
    id: Id
    title: Text
    text: Prose
    owners: List[PostRef] = ()
    boards: List[BoardRef] = ()
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    evidence: InternalProse = None
    last_tested: InternalDate = None
    renamed_from: EarlierControlRef | None = None
    split_from: EarlierControlRef | None = None
    merged_from: List[EarlierControlRef] = ()
    why: Prose | None = None


class Theme(Item):
    """A named part of a governance area; `printed_in` says which documents have it.

    Under the same id in another area it is the same theme, moved.
    """

    called = "a theme"
    id: Id
    title: Text
    printed_in: List[Annotated[DocumentKind, one_of(DocumentKind)]] = (
        DocumentKind.CODE,
        DocumentKind.STATEMENT,
    )
    introduction: Prose | None = None
    controls: List[Control] = ()
    renamed_from: EarlierThemeRef | None = None
    split_from: EarlierThemeRef | None = None
    merged_from: List[EarlierThemeRef] = ()
    why: Prose | None = None


class Area(Item):
    """A governance area of the Code, which stands under one principle and may follow others.

    `why` says why it is not as it was the year before.
    """

    called = "an area"
    id: Id
    number: Whole
    principle: PrincipleRef | None = None
    other_principles: List[PrincipleRef] = ()
    name: Text
    title: Text
    summary_title: Text | None = None
    introduction: Prose | None = None
    controls: List[Control] = ()
    themes: List[Theme] = ()
    attachments: List[Attachment] = ()
    renamed_from: EarlierAreaRef | None = None
    split_from: EarlierAreaRef | None = None
    merged_from: List[EarlierAreaRef] = ()
    why: Prose | None = None


class Code(Document):
    """The Code of Governance of one year (code.yml)."""

    called = "the Code"
    introduction: Prose | None = None
    sections: List[Section] = ()
    areas: List[Area] = ()


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
