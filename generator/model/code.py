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

    Under the same id it is the same control, whatever its title and wherever it stands.
    """

    called = "a control"
    id: Id
    """The id of the control, the same in every year; for example `monthly-decisions`."""
    title: Text
    """What the control is called; for example `Monthly decisions`."""
    text: Prose
    """What is done, by whom and how; for example `The Main Board decides once a month, and minutes
    are published.`."""
    owners: List[PostRef] = ()
    """The posts that carry out the control; for example `[chief-officer]`."""
    boards: List[BoardRef] = ()
    """The boards to which the control is answerable; for example `[main-board]`."""
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    """How often the control works; for example `monthly`."""
    evidence: InternalProse = None
    """Where the proof is kept that the control works; for example `Folder 12, minutes of all
    meetings.`."""
    last_tested: InternalDate = None
    """When somebody last tested whether the control works; for example `2025-02`."""
    renamed_from: EarlierControlRef | None = None
    """The id that the same control had before; for example `2023-24/decisions`."""
    split_from: EarlierControlRef | None = None
    """The earlier control of which this is one part; for example
    `2023-24/decisions-and-minutes`."""
    merged_from: List[EarlierControlRef] = ()
    """The earlier controls that were put together in this one; for example `[2023-24/decisions,
    2023-24/minutes]`."""
    why: Prose | None = None
    """Why the control is new or not as it was the year before; for example `The Board now meets
    each month.`."""


class Theme(Item):
    """A named part of a governance area.

    Under the same id in another area it is the same theme, moved.
    """

    called = "a theme"
    id: Id
    """The id of the theme, the same in every year; for example `records`."""
    title: Text
    """What the theme is called; for example `Records of decisions`."""
    printed_in: List[Annotated[DocumentKind, one_of(DocumentKind)]] = (
        DocumentKind.CODE,
        DocumentKind.STATEMENT,
    )
    """The documents in which the theme is printed; for example `[code, statement]`."""
    introduction: Prose | None = None
    """What stands before the controls of the theme; for example `Decisions are written down on the
    day.`."""
    controls: List[Control] = ()
    """The controls of the theme."""
    renamed_from: EarlierThemeRef | None = None
    """The area and id that the same theme had before; for example `2023-24/decisions/minutes`."""
    split_from: EarlierThemeRef | None = None
    """The earlier theme of which this is one part; for example `2023-24/decisions/meetings`."""
    merged_from: List[EarlierThemeRef] = ()
    """The earlier themes that were put together in this one; for example
    `[2023-24/decisions/minutes, 2023-24/decisions/notices]`."""
    why: Prose | None = None
    """Why the theme is new or not as it was the year before; for example `Notices and minutes are
    now kept together.`."""


class Area(Item):
    """A governance area of the Code, which stands under one principle and may follow others."""

    called = "an area"
    id: Id
    """The id of the governance area, the same in every year; for example `decisions`."""
    number: Whole
    """The number of the area in the Code; for example `1`."""
    principle: PrincipleRef | None = None
    """The principle under which the area stands; for example `a`."""
    other_principles: List[PrincipleRef] = ()
    """Further principles that the area follows; for example `[b]`."""
    name: Text
    """The short name of the area, for tabs and tables; for example `Decisions`."""
    title: Text
    """The heading of the area; for example `How decisions are made and recorded`."""
    summary_title: Text | None = None
    """The title of the area in the short table of areas, where it differs; for example `Decisions
    and records`."""
    introduction: Prose | None = None
    """What stands before the controls of the area; for example `All decisions are taken in the
    open.`."""
    controls: List[Control] = ()
    """The controls of the area that belong to no theme."""
    themes: List[Theme] = ()
    """The themes into which the area is divided."""
    attachments: List[Attachment] = ()
    """The images and files that belong to the introduction."""
    renamed_from: EarlierAreaRef | None = None
    """The id that the same area had before; for example `2023-24/meetings`."""
    split_from: EarlierAreaRef | None = None
    """The earlier area of which this is one part; for example `2023-24/decisions-and-risk`."""
    merged_from: List[EarlierAreaRef] = ()
    """The earlier areas that were put together in this one; for example `[2023-24/decisions,
    2023-24/records]`."""
    why: Prose | None = None
    """Why the area is new or not as it was the year before; for example `Risk has an area of its
    own now.`."""


class Code(Document):
    """The Code of Governance of one year (code.yml)."""

    called = "the Code"
    introduction: Prose | None = None
    """What comes before the sections and areas; for example `This Code sets out how the Authority
    is run.`."""
    sections: List[Section] = ()
    """The sections of the Code, around its areas and controls."""
    areas: List[Area] = ()
    """The governance areas, each with its controls."""
