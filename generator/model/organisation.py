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
    letter: Verbatim
    name: Text
    title: Text
    about: Prose

    @property
    def label(self) -> str:
        """What it is called where space is short: "A Integrity"."""
        return f"{self.letter} {self.name}"


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
    used_in: List[UsedIn] = ()
    documents: List[Annotated[DocumentKind, one_of(DocumentKind)]] = ()


class Term(Item):
    """An entry of the glossary."""

    called = "a term"
    id: Id
    term: Text
    meanings: List[Meaning]
    explanation: Text | None = None

    def meanings_in(self, edition: str) -> tuple[Meaning, ...]:
        """What the term means in an edition, by the id of that."""
        return tuple(each for each in self.meanings if not each.used_in or edition in each.used_in)


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
    """A body that publishes statements (organisations/<id>.yml).

    It may be `part_of` another, as a fund is of the council that keeps it, and have statements of
    its own all the same. Its pages are in English and in the languages that it is `also_in`.
    """

    called = "an organisation"
    id: Id
    name: Text
    short_name: Text
    aliases: List[Text] = ()
    about: Prose
    part_of: OrganisationRef | None = None
    notice: Text | None = None
    also_in: List[Annotated[SecondLanguage, one_of(SecondLanguage)]] = ()
    explain_changes: Flag = False  # whether every change of a control needs a reason
    posts: List[Post] = ()
    boards: List[Board] = ()
