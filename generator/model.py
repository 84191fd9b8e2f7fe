"""The governance model: what a body says its controls are, how they worked, what it will improve.

Frozen, closed to unknown keys, and every value knows the file and line it came from.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core.core_schema import ValidationInfo  # noqa: TC002 - pydantic reads it at run time

from generator.fields import (
    Address,
    AreaRef,
    Audience,
    BoardKind,
    BoardRef,
    Date,
    DocumentKind,
    DocumentState,
    EditionRef,
    EditorialNotes,
    FileName,
    FinancialYear,
    Flag,
    FrameworkRef,
    Frequency,
    Id,
    InternalDate,
    InternalProse,
    Level,
    List,
    OrganisationRef,
    PostKind,
    PostRef,
    PrincipleRef,
    Prose,
    SectionKind,
    Text,
    ThemeRef,
    Whole,
    one_of,
    refuse,
)
from generator.nodes import Mapping, Node, Scalar, Sequence, describe, place_of, quote
from generator.problems import Place, Problem, did_you_mean


class Record(BaseModel):
    """Something written as keys and values in the content."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    called: ClassVar[str] = "a record"

    _node: Mapping | None = PrivateAttr(default=None)
    _withheld: dict[str, int] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _from_node(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not isinstance(data, Mapping):
            if isinstance(data, Scalar | Sequence):
                message = f"found {describe(data)}, expected the keys of {cls.called}"
                raise refuse("not-keys", message)
            return handler(data)
        known, problems = cls._known_keys(data)
        if isinstance(info.context, list):
            info.context.extend(problems)
        record = handler(known)
        record._node = data  # noqa: SLF001 - this class's own attribute
        return record

    @classmethod
    def _known_keys(cls, data: Mapping) -> tuple[dict[str, Node], list[Problem]]:
        names = cls.model_fields
        problems = [
            Problem(
                entry.key_place,
                "unknown-key",
                f"found the key {quote(key)}, which {cls.called} does not have",
                did_you_mean(key, names),
            )
            for key, entry in data.entries.items()
            if key not in names
        ]
        problems += [
            Problem(
                data.place,
                "missing-key",
                f"found {cls.called} without {quote(name)}, expected that key",
            )
            for name, field in cls.model_fields.items()
            if field.is_required() and (name) not in data.entries
        ]
        known = {key: entry.node for key, entry in data.entries.items() if key in names}
        return known, problems

    def place(self, *path: str | int) -> Place:
        """Where this record, or the value at a path inside it, stands in the content."""
        return place_of(self._node, path) if self._node else Place("")

    def withheld(self, kind: str) -> int:
        """How many things of a kind the selection took out directly below this record."""
        return self._withheld.get(kind, 0)

    def without(self, changes: dict[str, object], withheld: dict[str, int]) -> Self:
        """A copy with other values, which knows how much was withheld from it."""
        copy = self.model_copy(update=changes)
        copy._withheld = withheld  # noqa: SLF001 - this class's own attribute
        return copy


class Item(Record):
    """A record that a person may publish or keep internal; unset, it follows what holds it."""

    audience: Annotated[Audience, one_of(Audience)] | None = None
    notes: EditorialNotes = ()


class Document(Record):
    """A file's content as a whole; internal until a person says otherwise."""

    audience: Annotated[Audience, one_of(Audience)] = Audience.INTERNAL
    notes: EditorialNotes = ()


class Link(Record):
    """A titled web address."""

    called = "a link"
    title: Text
    url: Address


class Accessibility(Record):
    """What the accessibility statement needs to say."""

    called = "the accessibility part of the site"
    standard: Text
    checked: Date
    how: Prose
    gaps: List[Text] = ()
    contact: Link
    enforcement: Link


class Site(Record):
    """The website as a whole (site.yml)."""

    called = "the site"
    title: Text
    about: Prose
    address: Address
    as_at: Date
    feedback: Link
    licence: Link
    accessibility: Accessibility


class Principle(Item):
    """A principle of the framework."""

    called = "a principle"
    id: Id
    letter: Text
    name: Text
    title: Text
    about: Prose


class Framework(Document):
    """A governance framework that editions are written against (frameworks/<id>.yml)."""

    called = "a framework"
    id: Id
    title: Text
    publisher: Text
    published: Date
    about: Prose
    principles: List[Principle]


class Meaning(Item):
    """What a term stands for, and where."""

    called = "a meaning"
    text: Text
    used_in: List[EditionRef] = ()
    documents: List[Annotated[DocumentKind, one_of(DocumentKind)]] = ()


class Term(Item):
    """An entry of the glossary."""

    called = "a term"
    id: Id
    term: Text
    meanings: List[Meaning]
    explanation: Text | None = None


class Glossary(Document):
    """All terms of all bodies (glossary.yml)."""

    called = "the glossary"
    terms: List[Term]


class Post(Item):
    """A post or unit that owns controls and improvements; never a person."""

    called = "a post"
    id: Id
    title: Text
    kind: Annotated[PostKind, one_of(PostKind)] = PostKind.POST
    about: Prose | None = None
    aliases: List[Text] = ()
    named_in: List[FinancialYear] = ()


class Board(Item):
    """A meeting that decides or advises."""

    called = "a board"
    id: Id
    name: Text
    kind: Annotated[BoardKind, one_of(BoardKind)] = BoardKind.BOARD
    about: Prose | None = None
    chair: PostRef | None = None
    chaired_by: Text | None = None
    members: Text | None = None
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    parent: BoardRef | None = None
    escalates_to: BoardRef | None = None
    joint_with: List[OrganisationRef] = ()
    aliases: List[Text] = ()
    named_in: List[FinancialYear] = ()
    proposed: Flag = False


class Organisation(Document):
    """A body that publishes statements (organisations/<id>.yml)."""

    called = "an organisation"
    id: Id
    name: Text
    short_name: Text
    aliases: List[Text] = ()
    about: Prose
    notice: Text | None = None
    posts: List[Post] = ()
    boards: List[Board] = ()


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
    """Who signs the declaration: the only people the content names."""

    called = "a signatory"
    name: Text
    post: PostRef
    signed: Date


class Subsection(Item):
    """A titled part of a section."""

    called = "a subsection"
    id: Id
    title: Text
    text: Prose
    figures: List[Figure] = ()
    attachments: List[Attachment] = ()


class Section(Item):
    """A lettered part of a document."""

    called = "a section"
    id: Id
    kind: Annotated[SectionKind, one_of(SectionKind)]
    letter: Text | None = None
    title: Text
    text: Prose | None = None
    figures: List[Figure] = ()
    sections: List[Subsection] = ()
    attachments: List[Attachment] = ()
    signatories: List[Signatory] = ()


class Control(Item):
    """One standing arrangement: who does what, how often, answerable to which board."""

    called = "a control"
    id: Id
    title: Text
    text: Prose
    owners: List[PostRef] = ()
    boards: List[BoardRef] = ()
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    evidence: InternalProse = None
    last_tested: InternalDate = None


class Theme(Item):
    """A named part of a governance area; `printed_in` says which documents have it."""

    called = "a theme"
    id: Id
    title: Text
    printed_in: List[Annotated[DocumentKind, one_of(DocumentKind)]] = (
        DocumentKind.CODE,
        DocumentKind.STATEMENT,
    )
    introduction: Prose | None = None
    controls: List[Control] = ()


class Area(Item):
    """A governance area of the Code."""

    called = "an area"
    id: Id
    number: Whole
    principle: PrincipleRef | None = None
    name: Text
    title: Text
    summary_title: Text | None = None
    introduction: Prose | None = None
    controls: List[Control] = ()
    themes: List[Theme] = ()
    attachments: List[Attachment] = ()


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
    reviews: List[Review] = ()


class Statement(Document):
    """The Annual Governance Statement of one year (statement.yml)."""

    called = "the statement"
    introduction: Prose | None = None
    sections: List[Section] = ()
    areas: List[AreaReview] = ()


class ImprovementArea(Item):
    """Something the statement promises to improve."""

    called = "an improvement area"
    id: Id
    number: Whole
    title: Text
    about: Prose | None = None
    leads: List[PostRef] = ()
    governance_areas: List[AreaRef] = ()


class Improvement(Document):
    """What will be improved in the next year (improvement.yml)."""

    called = "the improvement plan"
    introduction: Prose | None = None
    areas: List[ImprovementArea] = ()


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


class DocumentControl(Record):
    """The table of facts at the end of a published document; `marking` is kept as printed."""

    called = "a document control table"
    title: Text
    state: Annotated[DocumentState, one_of(DocumentState)]
    published: Date | None = None
    marking: Text | None = None
    suitable_for_publication: Text | None = None
    purpose: Text | None = None
    relevant_to: Text | None = None
    branch: Text | None = None
    authors: Text | None = None
    created: Date | None = None
    to_be_audited: Date | None = None
    to_be_signed: Date | None = None
    to_be_republished: Date | None = None


class DocumentEntry(Item):
    """One document of an edition, in the order in which they are shown."""

    called = "a document"
    kind: Annotated[DocumentKind, one_of(DocumentKind)]
    title: Text
    name: Text
    about: Text
    source: Text | None = None
    control: DocumentControl | None = None


class Edition(Document):
    """One organisation's material for one financial year (<organisation>/<year>/)."""

    called = "an edition"
    organisation: OrganisationRef
    year: FinancialYear
    as_at: Date
    framework: FrameworkRef | None = None
    about: Prose | None = None
    documents: List[DocumentEntry]
    code: Code | None = None
    statement: Statement | None = None
    improvement: Improvement | None = None
    assurance: Assurance | None = None

    @property
    def id(self) -> str:
        """The edition's id and path, for example "met/2016-17"."""
        return f"{self.organisation}/{self.year}"


class Library(Record):
    """All content, loaded and checked."""

    called = "the content"
    site: Site
    frameworks: List[Framework] = ()
    glossary: Glossary | None = None
    organisations: List[Organisation] = ()
    editions: List[Edition] = ()
