"""What the fields of a record are for, read off the model itself.

Selection, rules and tests go by this, so that a new field or class cannot be forgotten.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from generator.model import Library, Record
from generator.model.fields import InternalByType, Narrative, Refers
from generator.model.wording import Translated, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]  # from a record to a value inside it


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record class."""

    name: str
    record: type[Record] | None  # the class of the record or records it holds
    many: bool
    refers: Refers | None
    internal: bool  # internal by type: never public
    narrative: bool
    wording: bool
    required: bool

    @property
    def relation(self) -> str:
        """How lineage says that an item goes on, "split" of `split_from`; "" where it is none."""
        lineage = self.refers and (self.refers.lineage or self.refers.successor)
        return self.name.rpartition("_")[0] if lineage else ""

    def values(self, record: Record) -> Iterator[tuple[Path, Any]]:
        """Everything a record has in this field, one value or many, each with its path there."""
        value = getattr(record, self.name)
        if isinstance(value, dict):
            yield from (((self.name, key), one) for key, one in value.items())
        elif self.many:
            yield from (((self.name, at), one) for at, one in enumerate(value))
        elif value is not None:
            yield (self.name,), value

    def held(self, record: Record) -> Sequence[Any]:
        """The same without paths, which take longer to say than all else: most want none."""
        value = getattr(record, self.name)
        if self.many:
            many: tuple[Any, ...] = value
            return many
        return () if value is None else (value,)

    def holding(self, values: Iterable[Any]) -> Any:
        """These values as the field has them: all, or the only one there may be."""
        return tuple(values) if self.many else next(iter(values), None)


@cache
def fields_of(cls: type[Record]) -> tuple[Field, ...]:
    """The fields of a record class, in the order they are declared."""
    return tuple(_field(cls, name) for name in cls.model_fields)


def lineage_fields(cls: type[Record]) -> tuple[Field, ...]:
    """The fields of a record class in which authors say what came from what."""
    return tuple(field for field in fields_of(cls) if field.relation)


@cache
def kinds_with_lineage() -> frozenset[str]:
    """The kinds of item of which authors can say where they came from."""
    return frozenset(
        field.refers.kind
        for cls in record_classes(Library)
        for field in lineage_fields(cls)
        if field.refers
    )


def record_classes(cls: type[Record]) -> Iterator[type[Record]]:
    """A record class and those of all records that stand inside its records."""
    yield cls
    for field in _holders(cls):
        if field.record:
            yield from record_classes(field.record)


def _field(cls: type[Record], name: str) -> Field:
    info, found = cls.model_fields[name], type_parts(cls, name)
    records = [part for part in found if isinstance(part, type) and issubclass(part, Record)]
    return Field(
        name=name,
        record=records[0] if records else None,
        many=tuple in found,
        refers=next((part for part in found if isinstance(part, Refers)), None),
        internal=any(isinstance(part, InternalByType) for part in found),
        narrative=any(isinstance(part, Narrative) for part in found),
        wording=any(isinstance(part, Wording) for part in found),
        required=info.is_required(),
    )


def type_parts(cls: type[Record], name: str) -> list[object]:
    """Everything the type of a field is made of: types, `tuple`, and the marks in Annotated."""
    info = cls.model_fields[name]
    return [*info.metadata, *_parts(info.annotation)]


def _parts(annotation: object) -> Iterator[object]:
    yield getattr(annotation, "__origin__", annotation)
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _parts(part)


def children(record: Record) -> Iterator[tuple[Field, Record]]:
    """The records directly inside a record, each with the field that holds it."""
    for field in _holders(type(record)):
        for child in field.held(record):
            yield field, child


@cache
def _holders(cls: type[Record]) -> tuple[Field, ...]:
    """The fields that hold records: most classes have none, and a library has many records."""
    return tuple(field for field in fields_of(cls) if field.record is not None)


def below(record: Record) -> Iterator[Record]:
    """A record and every record inside it."""
    yield record
    for _, child in children(record):
        yield from below(child)


def rebuild(record: R, change: Callable[[Record], tuple[dict[str, Any], dict[str, int]]]) -> R:
    """A copy of a record and of every record inside it, changed from the outside in.

    `change` is asked of each record what it has instead, by its fields, and how much is withheld
    from it. What stays the same all through is not copied.
    """
    changes, withheld = change(record)
    same = not changes and withheld == record.all_withheld
    copy = record if same else record.without(changes, withheld)
    inside: dict[str, Any] = {}
    for field in _holders(type(record)):
        before = field.held(copy)
        after = [rebuild(child, change) for child in before]
        if any(old is not new for old, new in zip(before, after, strict=True)):
            inside[field.name] = field.holding(after)
    return copy.without(inside, withheld) if inside else copy


def narratives(record: Record) -> Iterator[tuple[Path, str]]:
    """The narrative texts of a record itself in all languages, each with its path in the record."""
    for field in fields_of(type(record)):
        for path, text in field.values(record) if field.narrative else ():
            yield path, text
            if isinstance(text, Translated):
                yield from (((*path, language), said) for language, said in text.others.items())


def texts_of(record: Record) -> Iterator[tuple[Path, str]]:
    """Every text of a record itself in all languages, but for ids and what is internal by type."""
    for field in fields_of(type(record)):
        if field.internal or field.refers or field.name == "id":
            continue
        for path, text in field.values(record):
            if isinstance(text, str) and not isinstance(text, StrEnum):
                yield path, text
            if isinstance(text, Translated):
                yield from (((*path, language), said) for language, said in text.others.items())


def references(record: Record) -> Iterator[tuple[Field, str, Path]]:
    """The ids a record itself refers to, each with its field and its path in the record."""
    for field in _referring(type(record)):
        yield from ((field, name, path) for path, name in field.values(record))


@cache
def _referring(cls: type[Record]) -> tuple[Field, ...]:
    """The fields that refer to something: few records have any."""
    return tuple(field for field in fields_of(cls) if field.refers)


def withheld_everywhere(record: Record) -> list[object]:
    """The counts of every record of a tree, in the tree's shape: what `lost` would answer."""
    counts = dict(sorted(record.all_withheld.items()))
    return [counts, *(withheld_everywhere(child) for _, child in children(record))]


def total_withheld(record: Record) -> Counter[str]:
    """How many things of each kind the selection took out of a record, at any depth."""
    total: Counter[str] = Counter()
    for each in below(record):
        for kind, number in each.all_withheld.items():
            total[kind] += number
    return +total
