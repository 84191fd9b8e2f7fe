"""Bodies with their posts and boards, and the words and principles they share."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import (
    BoardRef,
    Date,
    FinancialYear,
    Flag,
    Id,
    List,
    OrganisationRef,
    PostRef,
    Prose,
    Text,
    UsedIn,
    Verbatim,
    one_of,
)
from generator.model.record import Document, Item
from generator.vocabulary import BoardKind, DocumentKind, Frequency, PostKind, SecondLanguage


class Principle(Item):
    """A principle of the framework."""

    called = "a principle"
    id: Id
    """The id of the principle; for example `a`."""
    letter: Verbatim
    """The letter or number of the principle in the framework; for example `A`."""
    name: Text
    """The short name of the principle, for tabs and tables; for example `Integrity`."""
    title: Text
    """The principle in the words of the framework; for example `Behaving with integrity`."""
    about: Prose
    """What the principle asks for; for example `Doing what is right, and being seen to.`."""

    @property
    def label(self) -> str:
        """What it is called where space is short: "A Integrity"."""
        return f"{self.letter} {self.name}"


class Framework(Document):
    """A governance framework that editions are written against (frameworks/<id>.yml)."""

    called = "a framework"
    id: Id
    """The name of the framework's file without its ending; for example `example-framework`."""
    title: Text
    """The title of the framework; for example `Example framework for good governance`."""
    publisher: Text
    """Who published the framework; for example `Example Institute`."""
    published: Date
    """When it was published; for example `2016-04`."""
    about: Prose
    """What the framework is and who it is for; for example `The principles of good
    governance.`."""
    principles: List[Principle]
    """The principles of the framework, in their order."""


class Meaning(Item):
    """What a term stands for, and where."""

    called = "a meaning"
    text: Text
    """What the term stands for; for example `Annual Governance Statement`."""
    used_in: List[UsedIn] = ()
    """The years in which the term means this; without any, all of them; for example
    `[example/2024-25]`."""
    documents: List[Annotated[DocumentKind, one_of(DocumentKind)]] = ()
    """The documents of those years that use the term; without any, all of them; for example
    `[statement]`."""


class Term(Item):
    """An entry of the glossary."""

    called = "a term"
    id: Id
    """The id of the term; for example `ags`."""
    term: Text
    """The term or abbreviation as printed; for example `AGS`."""
    meanings: List[Meaning]
    """What the term stands for, which may differ from year to year; for example `[{text: Annual
    Governance Statement}]`."""
    explanation: Text | None = None
    """What that is, in a sentence; for example `A yearly report on how well the controls
    worked.`."""

    def meanings_in(self, edition: str) -> tuple[Meaning, ...]:
        """What the term means in an edition, by the id of that."""
        return tuple(each for each in self.meanings if not each.used_in or edition in each.used_in)


class Glossary(Document):
    """All terms of all bodies (glossary.yml)."""

    called = "the glossary"
    terms: List[Term]
    """The terms, in any order."""


class Post(Item):
    """A post or unit that owns controls and improvements; never a person."""

    called = "a post"
    id: Id
    """The id of the post, the same whoever holds it; for example `chief-officer`."""
    title: Text
    """The title of the post or unit; for example `Chief Officer`."""
    kind: Annotated[PostKind, one_of(PostKind)] = PostKind.POST
    """Whether it is a post that one person holds or a unit that acts as a whole; for example
    `unit`."""
    about: Prose | None = None
    """What the post does; for example `Leads the Authority and answers for its staff.`."""
    aliases: List[Text] = ()
    """What else the post is called in documents; for example `[Head of Paid Service]`."""
    named_in: List[FinancialYear] = ()
    """The years whose documents name the post, where nothing refers to it; for example
    `[2024-25]`."""


class Board(Item):
    """A meeting that decides or advises."""

    called = "a board"
    id: Id
    """The id of the board, the same in every year; for example `main-board`."""
    name: Text
    """The name of the board; for example `Main Board`."""
    kind: Annotated[BoardKind, one_of(BoardKind)] = BoardKind.BOARD
    """What the meeting calls itself; for example `committee`."""
    about: Prose | None = None
    """What the board decides or advises on; for example `Takes all decisions that members have not
    delegated.`."""
    chair: PostRef | None = None
    """The post that chairs the board; for example `chief-officer`."""
    chaired_by: Text | None = None
    """Who chairs the board, if that is not a post of a body; for example `An independent
    member`."""
    members: Text | None = None
    """Who sits on the board, in a few words; for example `Seven councillors and two independent
    members`."""
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    """How often the board meets; for example `monthly`."""
    parent: BoardRef | None = None
    """The board to which it belongs; for example `full-authority`."""
    escalates_to: BoardRef | None = None
    """The board to which it passes what it cannot settle; for example `executive-board`."""
    joint_with: List[OrganisationRef] = ()
    """The other bodies to which the board also belongs; for example `[other-authority]`."""
    aliases: List[Text] = ()
    """What else the board is called in documents; for example `[The Board]`."""
    named_in: List[FinancialYear] = ()
    """The years whose documents name the board, where nothing refers to it; for example
    `[2024-25]`."""
    proposed: Flag = False
    """Whether the board was only proposed, and does not meet yet; for example `true`."""


class Organisation(Document):
    """A body that publishes statements (organisations/<id>.yml).

    It may be `part_of` another, as a fund is of the council that keeps it, and have statements of
    its own all the same. Its pages are in English and in the languages that it is `also_in`.
    """

    called = "an organisation"
    id: Id
    """The name of the body's file without its ending, also the name of its folder; for example
    `example`."""
    name: Text
    """The full name of the body; for example `Example Authority`."""
    short_name: Text
    """What the body is called in running text; for example `the Authority`."""
    aliases: List[Text] = ()
    """What else the body is or was called; for example `[The Authority for Examples]`."""
    about: Prose
    """What the body is and does; for example `Runs the fire service and the parks of
    Exampleshire.`."""
    part_of: OrganisationRef | None = None
    """The body of which this one is a part; for example `example-council`."""
    notice: Text | None = None
    """What the pages of this body say about their own status, in place of the website's notice;
    for example `A sample, not a publication of this body.`."""
    also_in: List[Annotated[SecondLanguage, one_of(SecondLanguage)]] = ()
    """The languages other than English in which the body publishes; for example `[cy]`."""
    explain_changes: Flag = False  # whether every change of a control needs a reason
    """Whether every change of a control must be explained; for example `true`."""
    posts: List[Post] = ()
    """The posts and units of the body."""
    boards: List[Board] = ()
    """The boards, committees and panels of the body."""
