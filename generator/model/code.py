"""The Code of Governance of one year: areas, themes and controls."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import (
    BoardRef,
    EarlierAreaRef,
    EarlierControlRef,
    EarlierThemeRef,
    Id,
    InternalDate,
    InternalProse,
    List,
    PostRef,
    PrincipleRef,
    Prose,
    Text,
    Whole,
    one_of,
)
from generator.model.record import Document, Item
from generator.model.sections import Attachment, Section
from generator.vocabulary import DocumentKind, Frequency


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
