"""Who may see what: the only place that knows what is internal.

Public is an allow-list. A thing is public only if everything around it is and it says so itself,
or says nothing inside a document that does; a field that is internal by type never is.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from generator.index import Index, Scope, index_library
from generator.model import Dated, Document, Edition, Item, Library, Record
from generator.shape import Field, children, fields_of
from generator.vocabulary import Audience, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.fields import Refers

    Keep = Callable[[Record], bool]

R = TypeVar("R", bound=Record)


def select(library: Library, audience: Audience) -> Library:
    """The part of the library that an audience may see; each list knows what it lost."""
    if audience is Audience.INTERNAL:
        return library
    selected = _filter(library, _is_public, hide_internal_fields=True)
    return _without_dangling(_with_whole_documents(selected))


def _is_public(record: Record) -> bool:
    if isinstance(record, Document):
        return record.audience is Audience.PUBLIC
    if isinstance(record, Item):
        return record.audience is not Audience.INTERNAL
    return True


def _filter(record: R, keep: Keep, *, hide_internal_fields: bool = False) -> R:
    """A copy of a record with only the records inside it that `keep` accepts."""
    changes: dict[str, object] = {}
    withheld: Counter[str] = Counter(record._withheld)  # noqa: SLF001 - goes with the copy
    for field in fields_of(type(record)):
        if field.internal and hide_internal_fields:
            changes[field.name] = type(record).model_fields[field.name].get_default()
        elif field.record is not None:
            value = getattr(record, field.name)
            inside = value if field.many else (value,) if value else ()
            kept = []
            for child in inside:
                if keep(child):
                    kept.append(_filter(child, keep, hide_internal_fields=hide_internal_fields))
                else:
                    withheld += _everything(field, child)
            changes[field.name] = tuple(kept) if field.many else next(iter(kept), None)
    return record.without(changes, dict(withheld))


def _with_whole_documents(library: Library) -> Library:
    """A document is its entry in the edition and its file: neither is shown without the other."""
    editions = []
    for edition in library.editions:
        entries = {entry.kind: entry for entry in edition.documents}
        files = {kind for kind in DocumentKind if getattr(edition, kind.value) is not None}
        whole = tuple(entry for kind, entry in entries.items() if kind in files)
        lost: Counter[str] = Counter(edition._withheld)  # noqa: SLF001 - goes with the copy
        lost["documents"] += len(entries) - len(whole)
        changes: dict[str, object] = {"documents": whole}
        for kind in files - set(entries):
            gone = _everything(_field(Edition, kind.value), getattr(edition, kind.value))
            lost += gone
            changes[kind.value] = None
        editions.append(edition.without(changes, dict(+lost)))
    return library.without({"editions": tuple(editions)}, library._withheld)  # noqa: SLF001


def _field(cls: type[Record], name: str) -> Field:
    return next(field for field in fields_of(cls) if field.name == name)


def _everything(field: Field, record: Record) -> Counter[str]:
    """How many things of each kind go when a record goes, itself included."""
    gone = Counter({field.name: 1})
    for inner, child in children(record):
        gone += _everything(inner, child)
    return gone


def _without_dangling(library: Library) -> Library:
    """Drop references to what was withheld, and records that make no sense without theirs."""
    while True:
        index = index_library(library)
        scopes = {id(record): scope for record, scope in index.records}
        lost = {id(record) for record, scope in index.records if _lost(index, record, scope)}
        if not lost:
            return _drop_references(library, index, scopes)
        library = _filter(library, partial(_is_kept, lost))


def _is_kept(lost: set[int], record: Record) -> bool:
    return id(record) not in lost


def _lost(index: Index, record: Record, scope: Scope) -> bool:
    """Whether a record refers to something withheld that it cannot do without."""
    for field in fields_of(type(record)):
        if field.refers and not field.many and _is_needed(record, field, field.refers):
            value = getattr(record, field.name)
            if value is not None and index.find(field.refers.kind, value, scope) is None:
                return True
    return False


def _is_needed(record: Record, field: Field, refers: Refers) -> bool:
    """Whether a record says nothing without a reference: an undated entry has its paper's day."""
    undated = isinstance(record, Dated) and record.inferred
    return field.required or refers.essential or (undated and refers.kind == "paper")


def _drop_references(record: R, index: Index, scopes: dict[int, Scope]) -> R:
    changes: dict[str, object] = {}
    withheld: Counter[str] = Counter(record._withheld)  # noqa: SLF001 - goes with the copy
    scope = scopes[id(record)]
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.record is not None and value:
            inside = value if field.many else (value,)
            kept = tuple(_drop_references(child, index, scopes) for child in inside)
            changes[field.name] = kept if field.many else kept[0]
        elif field.refers is not None and value:
            names = value if field.many else (value,)
            left = tuple(n for n in names if index.find(field.refers.kind, n, scope) is not None)
            withheld[field.name] += len(names) - len(left)
            changes[field.name] = left if field.many else next(iter(left), None)
    return record.without(changes, dict(withheld))
