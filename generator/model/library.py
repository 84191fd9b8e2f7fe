"""Editions, and everything together."""

from __future__ import annotations

from typing import Annotated

from generator.model.assurance import Assurance
from generator.model.code import Code
from generator.model.fields import (
    Address,
    Date,
    FinancialYear,
    FrameworkRef,
    InternalByType,
    List,
    OrganisationRef,
    Printed,
    Prose,
    Text,
    one_of,
)
from generator.model.held import Holding, MaybeInPart
from generator.model.organisation import Framework, Glossary, Organisation
from generator.model.papers import Paper, Risks
from generator.model.plan import Improvement
from generator.model.record import Document, Item, Record
from generator.model.release import Deadlines, PublishedLog, Withdrawals
from generator.model.risks import RiskRegister
from generator.model.site import Site
from generator.model.statement import Statement
from generator.vocabulary import DocumentKind, HeldAs
from generator.words import say_years


class ControlRow(Record):
    """A row of a document control table as printed: what it is called, and what it says."""

    called = "a row of a document control table"
    label: Text
    value: Text


class DocumentControl(Record):
    """The table of facts at the end of a published document; `marking` is kept as printed.

    Whatever else it says stands in `rows`, in their order.
    """

    called = "a document control table"
    title: Text | None = None
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
    rows: List[ControlRow] = ()


class PartOf(Record):
    """The document of which another is a chapter: accounts, or an annual report."""

    called = "what a document is part of"
    title: Text
    page: Printed | None = None
    link: Address | None = None


class DocumentEntry(MaybeInPart, Item):
    """One document of an edition, in the order in which they are shown.

    Unless it says itself how much of it is `held`, that is said by its edition.
    """

    called = "a document"
    kind: Annotated[DocumentKind, one_of(DocumentKind)]
    title: Text
    name: Text
    about: Text
    source: Text | None = None
    part_of: PartOf | None = None
    control: DocumentControl | None = None


class Edition(MaybeInPart, Document):
    """One organisation's material for one financial year (<organisation>/<year>/).

    Its statement may be about earlier years as well, which it is `also_for`. With the bodies that
    it is `joint_with`, it is as much theirs: see `generator.releases.joint`.
    """

    called = "an edition"
    organisation: OrganisationRef
    year: FinancialYear
    as_at: Date
    also_for: List[FinancialYear] = ()
    joint_with: List[OrganisationRef] = ()
    framework: FrameworkRef | None = None
    about: Prose | None = None
    documents: List[DocumentEntry]
    code: Code | None = None
    statement: Statement | None = None
    improvement: Improvement | None = None
    assurance: Assurance | None = None
    risks: RiskRegister | None = None
    papers: List[Paper] = ()

    @property
    def id(self) -> str:
        """The edition's id and path, for example "met/2016-17"."""
        return f"{self.organisation}/{self.year}"

    @property
    def years(self) -> tuple[str, ...]:
        """All financial years that its statement is about, the first one first."""
        return tuple(sorted({*self.also_for, self.year}))

    @property
    def period(self) -> str:
        """What those are called: "2016/17", or "2015/16 to 2016/17"."""
        return say_years(self.years)

    def holding(self, document: str = "") -> Holding:
        """How much is held of one of its documents, by its kind, or of the edition as a whole.

        A document that says nothing itself is held as far as its edition is.
        """
        said = [each for each in self.documents if each.kind == document and each.held]
        teller: MaybeInPart = said[0] if said else self
        return Holding(teller.held or HeldAs.WHOLE, teller.held_about or "")


class Library(Record):
    """All content, loaded and checked."""

    called = "the content"
    site: Site
    frameworks: List[Framework] = ()
    glossary: Glossary | None = None
    organisations: List[Organisation] = ()
    editions: List[Edition] = ()
    risks: Risks | None = None
    joint_papers: List[Paper] = ()
    deadlines: Deadlines | None = None
    published: Annotated[PublishedLog | None, InternalByType()] = None
    withdrawals: Annotated[Withdrawals | None, InternalByType()] = None

    @property
    def edition(self) -> Edition:
        """The edition that a library of one year is about; those it refers to stand behind it."""
        return self.editions[0]
