"""What every record is: frozen, closed to unknown keys, and sure of its file and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core.core_schema import ValidationInfo  # noqa: TC002 - pydantic reads it at run time

from generator.model.fields import Bases, EditorialNotes, List, Prose, one_of
from generator.model.lists import as_keys
from generator.model.wording import refuse
from generator.problems import Place, Problem, did_you_mean
from generator.reading.nodes import Mapping, Node, Scalar, Sequence, describe, place_of, quote
from generator.reading.signs import unseen_in, without_unseen
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as AbstractMapping

MOST_KEYS = 5
"""Of more keys in one record that it does not have, one mistake is the cause of all."""


def _within(sentence: str) -> str:
    """A sentence as a part of another."""
    begins = sentence[:1].lower() if sentence[1:2].islower() else sentence[:1]
    return f"{begins}{sentence[1:]}".rstrip(".")


@dataclass
class Reading:
    """What was found while nodes became records, and the records made of sound ones.

    The same node gives the same record again: of two releases, what they have in common.
    """

    problems: list[Problem]
    made: dict[tuple[type[Record], int], Record] = field(default_factory=dict)
    told: Callable[[type[Record]], AbstractMapping[str, str]] = lambda _: {}  # of each field


class Record(BaseModel):
    """Something written as keys and values in the content."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    called: ClassVar[str] = "a record"
    shortest: ClassVar[tuple[str, ...]] = ()  # the keys of one as short as can be, if not these
    formerly: ClassVar[dict[str, str]] = {}  # what a field was called in earlier formats
    placed: ClassVar[bool] = True  # whether anybody asks where one stands
    no_places_in: ClassVar[frozenset[str]] = frozenset()  # fields that hold such as nobody asks of

    _node: Mapping | None = PrivateAttr(default=None)
    _withheld: dict[str, int] | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _from_node(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not isinstance(data, Mapping):
            if isinstance(data, Scalar | Sequence):
                message = f"found {describe(data)}, expected the keys of {cls.called}"
                given = data.value if isinstance(data, Scalar) else ""
                hint = f"for example {cls.line_with(given)}" if given else ""
                raise refuse("not-keys", message, hint)
            return handler(data)
        reading = info.context if isinstance(info.context, Reading) else Reading([])
        key = (cls, id(data))
        if isinstance(same := reading.made.get(key), cls):
            return same
        before = len(reading.problems)
        known, problems = cls._known_keys(data, reading)
        reading.problems.extend(problems)
        record = handler(known)
        _share_names(record)
        if cls.placed:
            record._node = cls._to_keep(data)  # noqa: SLF001 - this class's own attribute
            if len(reading.problems) == before:
                reading.made[key] = record
        return record

    @classmethod
    def _to_keep(cls, data: Mapping) -> Mapping:
        """What a record keeps of what it was read from: releases have thousands of such rows."""
        if not cls.no_places_in:
            return data
        entries = {key: each for key, each in data.entries.items() if key not in cls.no_places_in}
        return Mapping(entries, data.place, data.end)

    @classmethod
    def _known_keys(cls, data: Mapping, reading: Reading) -> tuple[dict[str, Node], list[Problem]]:
        names = {key: cls._field_called(key, data) for key in data.entries}
        problems = cls._unknown_keys([key for key in data.entries if not names[key]], data)
        meant = {names[key] or without_unseen(key) for key in data.entries}
        lacking = [
            name
            for name, field in cls.model_fields.items()
            if field.is_required() and name not in meant
        ]
        if lacking:
            problems.append(cls._missing_keys(lacking, data.place, reading.told(cls)))
        known = {names[key]: entry.node for key, entry in data.entries.items() if names[key]}
        return known, problems

    @classmethod
    def _missing_keys(
        cls, names: list[str], place: Place, told: AbstractMapping[str, str]
    ) -> Problem:
        """All keys that a record lacks, each with what it is for."""
        said = [f"{name}: {_within(told[name])}" for name in names if name in told]
        listed = " and ".join(filter(None, [", ".join(map(quote, names[:-1])), quote(names[-1])]))
        expected = "those keys" if len(names) > 1 else "that key"
        message = f"found {cls.called} without {listed}, expected {expected}"
        return Problem(place, "missing-key", message, "; ".join(said))

    @classmethod
    def _field_called(cls, key: str, data: Mapping) -> str:
        """The field that a key stands for, under its own name or an earlier one; "" of none."""
        now = cls.formerly.get(key, key)
        return now if now in cls.model_fields and (now == key or now not in data.entries) else ""

    @classmethod
    def _unknown_keys(cls, keys: list[str], data: Mapping) -> list[Problem]:
        if len(keys) <= MOST_KEYS:
            return [cls._unknown_key(key, data.entries[key].key_place, data) for key in keys]
        shown = ", ".join(map(quote, keys[:MOST_KEYS]))
        message = f"found {len(keys)} keys that {cls.called} does not have: {shown} and others"
        hint = f"known here: {', '.join(sorted(cls.model_fields))}"
        return [Problem(data.entries[keys[0]].key_place, "unknown-key", message, hint)]

    @classmethod
    def _unknown_key(cls, key: str, place: Place, data: Mapping) -> Problem:
        if sign := unseen_in(key):
            message = (
                f"found the key {quote(without_unseen(key))} with an invisible character ({sign})"
            )
            return Problem(place, "unseen-sign", message, "delete it, and type spaces")
        message = f"found the key {quote(key)}, which {cls.called} does not have"
        # What the name of the file or folder gives, whose key stands nowhere, cannot be meant.
        entries = data.entries.items()
        given = {each for each, entry in entries if entry.key_place == entry.node.place}
        hint = did_you_mean(key, cls.model_fields.keys() - given)
        return Problem(place, "unknown-key", message, hint)

    @property
    def node(self) -> Mapping | None:
        """What it was read from; None of one that was made by the program."""
        # Pydantic looks for a private attribute in all other places first, for each of thousands.
        private = self.__pydantic_private__
        return private["_node"] if private else None

    @classmethod
    def line_with(cls, text: str) -> str:
        """A record as a line of a file, with a text in the first of its keys."""
        required = [name for name, field in cls.model_fields.items() if field.is_required()]
        return as_keys(cls.shortest or tuple(required or cls.model_fields), text)

    def place(self, *path: str | int) -> Place:
        """Where this record, or the value at a path inside it, stands in the content."""
        return place_of(node, path) if (node := self.node) else Place("")

    @property
    def all_withheld(self) -> dict[str, int]:
        """How much the selection took out directly below this record, by kind; only to be read."""
        private = self.__pydantic_private__
        return (private["_withheld"] if private else None) or {}

    def lost(self, kind: str) -> int:
        """How many things of a kind the selection took out directly below this record."""
        return self.all_withheld.get(kind, 0)

    def without(self, changes: dict[str, object], withheld: dict[str, int]) -> Self:
        """A copy with other values, which knows how much was withheld from it."""
        copy = self.model_copy(update=changes)
        _share_names(copy)
        copy._withheld = withheld or None  # noqa: SLF001 - this class's own attribute
        return copy


def _share_names(record: Record) -> None:
    """Let records of which the same fields were given have one set of these, not each its own."""
    given = record.model_fields_set
    object.__setattr__(
        record, "__pydantic_fields_set__", _names.setdefault(frozenset(given), given)
    )


_names: dict[frozenset[str], set[str]] = {}


class ReaderNote(Record):
    """An editor's note for readers, beside a text that is not the editor's.

    It does not follow what contains it: it is internal unless it says itself that it is public.
    """

    called = "a note for readers"
    text: Prose
    """What the editor tells readers beside the text; for example `The paper of 12 June gives
    another number.`."""
    audience: Annotated[Audience, one_of(Audience)] = Audience.INTERNAL
    """Who sees the note, which is for staff only unless it says that it is public; for example
    `public`."""


class Edited(Record):
    """A record of which an editor may say what its body did not.

    `inferred` says of fields that their values do not stand in the source, and what they were
    inferred from; `computed` are the values worked out from a record's fields that it may name too.
    """

    computed: ClassVar[dict[str, str]] = {}

    notes: EditorialNotes = ()
    """What editors tell each other about this; for example `[Ask the
    clerk which of the two figures is right.]`."""
    reader_notes: List[ReaderNote] = ()
    """What an editor tells readers beside the body's own words; for example `[{text: The paper of
    12 June gives another number., audience: public}]`."""
    inferred: Bases = {}
    """The keys whose values are not stated in the source, each with what it was inferred from; for
    example `{owners: read from the chair}`."""

    def gives(self, name: str) -> bool:
        """Whether it has a value in a field, or what a value is computed from."""
        name = self.computed.get(name, name)
        return name in self.model_fields_set and getattr(self, name, None) not in (None, ())


class Item(Edited):
    """A record that a person may publish or keep internal; unset, it follows what holds it."""

    audience: Annotated[Audience, one_of(Audience)] | None = None
    """Who may see it; without one, the same people as what contains it; for example
    `internal`."""


class Document(Edited):
    """A file's content as a whole; internal until a person says otherwise."""

    audience: Annotated[Audience, one_of(Audience)] = Audience.INTERNAL
    """Who may see the file; without one, staff only; for example
    `public`."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all, and nothing was withheld from it either."""
        said = type(self).model_fields.keys() - _ABOUT_ITSELF
        return not any(getattr(self, name) for name in said) and not self.all_withheld


# What a document says of itself only: who may see it, as at when, and how far it goes.
_ABOUT_ITSELF = {"audience", "as_at", "complete", "archived"}
