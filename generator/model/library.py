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
    """What the row of the table is called; for example `Version`."""
    value: Text
    """What the row says; for example `"0.3"`."""


class DocumentControl(Record):
    """The table of facts at the end of a published document; `marking` is kept as printed.

    Whatever else it says is in `rows`, in their order.
    """

    called = "a document control table"
    title: Text | None = None
    """The title of the document as the table has it; for example `Code of Governance 2024/25`."""
    marking: Text | None = None
    """The protective marking as printed; for example `"None"`."""
    suitable_for_publication: Text | None = None
    """Whether the table says that it may be published; for example `"Yes"`."""
    purpose: Text | None = None
    """What the document is for; for example `To set out how the Authority is run.`."""
    relevant_to: Text | None = None
    """Who the document concerns; for example `All members and staff`."""
    branch: Text | None = None
    """The part of the body that wrote it; for example `Democratic Services`."""
    authors: Text | None = None
    """Who wrote it, as printed; for example `The Monitoring Officer`."""
    created: Date | None = None
    """When it was written; for example `2025-03`."""
    to_be_audited: Date | None = None
    """When it will be audited; for example `2025-07`."""
    to_be_signed: Date | None = None
    """When it will be signed; for example `2025-06`."""
    to_be_republished: Date | None = None
    """When it will be published again; for example `2026-03`."""
    rows: List[ControlRow] = ()
    """Further rows of the table, as printed and in their order; for example `[{label: Version,
    value: "0.3"}]`."""


class PartOf(Record):
    """The document of which another is a chapter: accounts, or an annual report."""

    called = "what a document is part of"
    title: Text
    """The document in which it is printed; for example `Statement of Accounts 2024/25`."""
    page: Printed | None = None
    """The page on which it begins; for example `12`."""
    link: Address | None = None
    """Where that document is on the web; for example `https://example.org/accounts`."""


class DocumentEntry(MaybeInPart, Item):
    """One document of an edition, in the order in which they are shown.

    Unless it says itself how much of it is `held`, it follows its edition.
    """

    called = "a document"
    kind: Annotated[DocumentKind, one_of(DocumentKind)]
    """Which document of the year it is; for example `statement`."""
    title: Text
    """The full title of the document; for example `Annual Governance Statement 2024/25`."""
    name: Text
    """The short name of the document, for tabs; for example `Statement`."""
    about: Text
    """What the document says, in a sentence; for example `How well the controls worked.`."""
    source: Text | None = None
    """The printed document from which this was taken; for example
    `Annual Governance Statement 2024/25, published on 26 July 2025`."""
    part_of: PartOf | None = None
    """The larger document in which it is printed."""
    control: DocumentControl | None = None
    """The table of document control, as printed."""


class Edition(MaybeInPart, Document):
    """One organisation's material for one financial year (<organisation>/<year>/).

    Its statement may be about earlier years as well, which it is `also_for`. With the bodies that
    it is `joint_with`, it is as much theirs.
    """

    called = "an edition"
    organisation: OrganisationRef
    """The body, by the name of the folder; for example `example`."""
    year: FinancialYear
    """The financial year, by the name of the folder; for example `2024-25`."""
    as_at: Date
    """The last day of the year, or the date at which the material is complete; for example
    `2025-03-31`."""
    also_for: List[FinancialYear] = ()
    """Earlier years that the statement also covers; for example `[2023-24]`."""
    joint_with: List[OrganisationRef] = ()
    """Other bodies whose statement it is as well; for example `[other-authority]`."""
    framework: FrameworkRef | None = None
    """The framework against which the body reviews itself; for example `example-framework`."""
    about: Prose | None = None
    """What readers should know about the year's material; for example `The Code came into force in
    April 2024.`."""
    documents: List[DocumentEntry]
    """The documents of the year, in the order in which they are shown."""
    code: Code | None = None
    """The Code, which stands in code.yml."""
    statement: Statement | None = None
    """The statement, which stands in statement.yml."""
    improvement: Improvement | None = None
    """The plan, which stands in improvement.yml."""
    assurance: Assurance | None = None
    """The assurance, which stands in assurance.yml."""
    risks: RiskRegister | None = None
    """The risk register, which stands in risks.yml."""
    papers: List[Paper] = ()
    """The papers, which stand in the folder papers."""

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
    """The website as a whole, which stands in site.yml."""
    frameworks: List[Framework] = ()
    """The frameworks, a file each."""
    glossary: Glossary | None = None
    """The glossary, which stands in glossary.yml."""
    organisations: List[Organisation] = ()
    """The bodies, a file each."""
    editions: List[Edition] = ()
    """The years of all bodies, a folder each."""
    risks: Risks | None = None
    """The risks held in common, which stand in joint/risks.yml."""
    joint_papers: List[Paper] = ()
    """The papers of several bodies, which stand in joint/papers."""
    deadlines: Deadlines | None = None
    """The deadlines, which stand in deadlines.yml."""
    published: Annotated[PublishedLog | None, InternalByType()] = None
    """The log of releases, which stands in published.yml."""
    withdrawals: Annotated[Withdrawals | None, InternalByType()] = None
    """What was withdrawn, which stands in withdrawals.yml."""

    @property
    def edition(self) -> Edition:
        """The edition that a library of one year is about; those it refers to stand behind it."""
        return self.editions[0]
