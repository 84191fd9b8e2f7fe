"""What is compared, and what comes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from generator.compare.texts import Block
    from generator.model import Edition, Framework
    from generator.model.index import Key
    from generator.problems import Place

EntryKey = tuple[str, str]  # kind of item, id within the edition


class Form(StrEnum):
    """How the values of a field are compared."""

    LINE = "line"
    TEXT = "text"
    NUMBERING = "numbering"  # a number or letter that only says where something stands
    ASIDE = "aside"  # a text of the editor's, beside those that are compared
    NAMES = "names"  # items that have titles of their own: which ones they are is what counts
    ENTRIES = "entries"  # things that are told here and nowhere else: what they say counts too


@dataclass(frozen=True)
class Name:
    """One of the things a field lists: which it is, and what that side calls it."""

    key: EntryKey
    title: str


@dataclass(frozen=True)
class FieldValue:
    """What a field of one side says."""

    form: Form
    text: str = ""
    names: tuple[Name, ...] = ()


def entries(kind: str, items: Iterable[tuple[str, str]]) -> FieldValue:
    """Things told in one field: each with its id and what it says."""
    return FieldValue(Form.ENTRIES, names=tuple(Name((kind, name), said) for name, said in items))


@dataclass(frozen=True)
class Entry:
    """One thing of an edition that can be compared, with its fields by their labels.

    `within` says that its id is unique only inside its parent; then `local` is that id.
    `match` is what a section is for: one of a kind is the same section under any id.
    """

    key: EntryKey
    title: str
    part: str  # the document, or the shared file, that it stands in
    parent: EntryKey | None
    values: Mapping[str, FieldValue]
    within: bool = False
    local: str = ""
    match: str = ""
    why: str = ""
    place: Place | None = None

    @property
    def kind(self) -> str:
        return self.key[0]


@dataclass
class Declared:
    """The origins that the items of a library declare and why, and which items there are."""

    origins: dict[Key, list[tuple[str, Key]]] = field(default_factory=dict)
    items: set[Key] = field(default_factory=set)
    editions: tuple[str, ...] = ()  # in the order of their years
    whys: dict[Key, str] = field(default_factory=dict)


class Between(NamedTuple):
    """What a year between two others declares: what leads from the one to the other."""

    edition: str
    declared: Declared


@dataclass(frozen=True)
class Ending:
    """How an action, improvement area or recommendation ended, as "Completed 31 July 2025"."""

    kind: ChangeKind  # of a recommendation that only went, and how it stood: removed
    on: str  # the day, as exact as it was written; "" where no day is known
    said: str
    basis: str = ""  # what its day or state was inferred from; `said` says it too


@dataclass(frozen=True)
class Fate:
    """What was known of an action, improvement area or recommendation by a day: how it ended."""

    as_at: date
    ending: Ending | None


@dataclass(frozen=True)
class Table:
    """Everything of one edition that can be compared, in the order in which it is shown."""

    edition: Edition
    entries: Mapping[EntryKey, Entry]
    parts: frozenset[str]  # the documents and shared files that there are
    framework: Framework | None
    declared: Declared
    withheld: Mapping[str, int]  # how many items of each kind its audience is not shown
    fates: Mapping[Key, Fate]  # of what is promised and asked for in all its library's years
    main: Table | None = None  # the same in English, by which one in another language is compared


class ChangeKind(StrEnum):
    """What became of an item; the first that fits."""

    ADDED = "added"
    REMOVED = "removed"
    COMPLETED = "completed"  # these three are gone too, but ended before they went
    CLOSED = "closed"
    SUPERSEDED = "superseded"
    NOT_SHOWN = "not shown"  # gone, or among what the newer side withholds: nobody is told which
    UNMATCHED = "unmatched"  # on one side only, and of the other one not everything is held
    SPLIT = "split"
    MERGED = "merged"
    REPLACED = "replaced"
    REGROUPED = "regrouped"  # several became several others
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    HOUSEKEEPING = "housekeeping"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class FieldChange:
    """A field that is not the same on both sides.

    For texts and lines `blocks` says what changed in them; for lists there are the names.
    """

    label: str
    form: Form
    old: FieldValue | None
    new: FieldValue | None
    housekeeping: bool
    blocks: tuple[Block, ...] = ()
    added: tuple[Name, ...] = ()
    removed: tuple[Name, ...] = ()
    retold: tuple[tuple[Name, Name], ...] = ()  # the same thing under other words


@dataclass(frozen=True)
class Change:
    """What became of one item, or of several that were split, merged or replaced."""

    kind: ChangeKind
    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    fields: tuple[FieldChange, ...] = ()
    why: str = ""
    place_before: str = ""  # the title of what a moved item stood in
    place_now: str = ""
    ending: str = ""  # of what is gone: how and when it ended before, as a sentence
    news: str = ""  # of which days there are new updates, as a sentence
    depth: int = 0

    @property
    def entry(self) -> Entry:
        """The item as the newer side has it, or the older one where it is gone."""
        return (*self.new, *self.old)[0]

    @property
    def item(self) -> str:
        """The kind of item."""
        return self.entry.kind

    @property
    def anchor(self) -> str:
        """Its id on a page, the same for good."""
        return f"{self.item}-{self.entry.key[1].replace('/', '--')}"

    @property
    def substantive(self) -> bool:
        """Whether more than housekeeping was done to it."""
        return self.kind not in {ChangeKind.HOUSEKEEPING, ChangeKind.UNCHANGED}


@dataclass(frozen=True)
class Gap:
    """Something that cannot be compared, and why, in a sentence."""

    part: str
    reason: str
    in_part: bool = False  # whether both sides have the document, one of them not the whole of it


@dataclass(frozen=True)
class Suggestion:
    """A removed and an added item so alike that the author should say how they relate."""

    old: Entry
    new: Entry
    likeness: float


@dataclass(frozen=True)
class Comparison:
    """Two editions side by side: every item of either, in the order of the newer one."""

    old: Table
    new: Table
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...]

    @property
    def counts(self) -> dict[str, Counter[ChangeKind]]:
        """How many items of each kind have become what; each is counted once."""
        found: dict[str, Counter[ChangeKind]] = {}
        for change in self.changes:
            found.setdefault(change.item, Counter())[change.kind] += 1
        return found

    @property
    def different(self) -> tuple[Change, ...]:
        """What is not the same on both sides, housekeeping too."""
        return tuple(each for each in self.changes if each.kind is not ChangeKind.UNCHANGED)
