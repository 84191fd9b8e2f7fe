"""Who may see what: the only place that knows what is internal.

Public is an allow-list. A thing is public only if everything around it is and it says so itself,
or says nothing inside a document that does; a field that is internal by type never is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from generator.model import (
    AreaReview,
    Board,
    Dated,
    Document,
    Edited,
    Edition,
    Item,
    Library,
    OwnRisk,
    Post,
    ReaderNote,
    Record,
    Review,
)
from generator.model.index import Index, Scope, index_library, key_of
from generator.model.schema import Field, children, fields_of, rebuild, total_withheld
from generator.vocabulary import Audience, DocumentKind, Withheld
from generator.withholding import only_some

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Withdrawal
    from generator.model.fields import Refers
    from generator.model.index import Key

    Keep = Callable[[Record], bool]
    Items = frozenset[Key]


def select(library: Library, audience: Audience, before: Sequence[Library] = ()) -> Library:
    """The part of the library that an audience may see; each list knows what it lost.

    `before` are earlier releases, selected for the same audience: lineage may name their items.
    """
    if audience is Audience.INTERNAL:
        return library
    public = _public(library, before)
    if library.site.withheld is Withheld.SOME:
        public = only_some(library, public)
    return rebuild(public, _without_lost_bases)


def withheld_from_public(
    library: Library, edition: str, before: Sequence[Library] = ()
) -> Counter[str]:
    """How much of each kind the public is not shown of a year, and of what all years share.

    For those who publish: always the numbers.
    """
    public = _public(library, before)
    years = tuple(each for each in public.editions if each.id == edition)
    return total_withheld(public.model_copy(update={"editions": years}))


def _public(library: Library, before: Sequence[Library]) -> Library:
    withdrawn = withdrawn_from(library)
    selected = _filter(
        _with_emptied(library, withdrawn),
        lambda record: _is_public(record) and not _is_gone(record, withdrawn),
        hide_internal_fields=True,
    )
    return _without_dangling(_with_whole_documents(selected), _items_of(before))


def _without_lost_bases(record: Record) -> tuple[dict[str, Any], dict[str, int]]:
    """What a value was inferred from goes with the value."""
    kept = record.all_withheld  # goes with the copy
    if not isinstance(record, Edited) or all(map(record.gives, record.inferred)):
        return {}, kept
    left = {name: basis for name, basis in record.inferred.items() if record.gives(name)}
    return {"inferred": left}, kept


def _is_gone(record: Record, withdrawn: dict[int, Withdrawal]) -> bool:
    return id(record) in withdrawn and not isinstance(record, Edition)


def _with_emptied(library: Library, withdrawn: dict[int, Withdrawal]) -> Library:
    """A year that was withdrawn keeps its address, and a page that says so."""
    nothing = {"about": None, "documents": (), "papers": ()}
    nothing |= dict.fromkeys((kind.value for kind in DocumentKind), None)
    editions = tuple(
        each.model_copy(update=nothing) if id(each) in withdrawn else each
        for each in library.editions
    )
    return library.model_copy(update={"editions": editions})


def withdrawn_from(library: Library) -> dict[int, Withdrawal]:
    """What was withdrawn of a library, by the identity of each record."""
    withdrawals = library.withdrawals.standing if library.withdrawals else ()
    found: dict[int, Withdrawal] = {}
    for record, scope in index_library(library).records if withdrawals else ():
        for each in withdrawals:
            if (each.edition or "") == scope.edition and (each.kind, each.id) == name_of(
                record, scope
            ):
                found[id(record)] = each
    return found


def name_of(record: Record, scope: Scope) -> tuple[str, str | None]:
    """The kind and id by which a withdrawal names a record; what has no id goes by its area."""
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(record).__name__).lower()
    if isinstance(record, OwnRisk):
        return "risk", record.id
    if isinstance(record, Post | Board):
        return kind, f"{scope.organisation}/{record.id}"
    if isinstance(record, Review):
        return kind, f"{scope.area}/{record.theme}" if record.theme else scope.area
    if isinstance(record, AreaReview):
        return kind, record.area
    return kind, None if isinstance(record, Edition) else getattr(record, "id", None)


def complete_in_itself(library: Library, before: Sequence[Library]) -> Library:
    """A frozen library without what refers to things that were not frozen with or before it."""
    whole = _without_dangling(_with_whole_documents(library), _items_of(before))
    return rebuild(whole, lambda _: ({}, {}))  # nothing is said to be withheld from it


def _items_of(libraries: Sequence[Library]) -> Items:
    return frozenset(key for each in libraries for key in index_library(each).items)


def _is_public(record: Record) -> bool:
    kind = _kind(type(record))
    said = getattr(record, "audience", None)
    if kind in {Document, ReaderNote}:
        return said is Audience.PUBLIC
    return kind is not Item or said is not Audience.INTERNAL


@cache  # every record of every release is asked, and for all of a class the answer is the same
def _kind(cls: type[Record]) -> type[Record]:
    """How records of a class say who may see them: as a document, as an item, or not at all.

    A note for readers is internal unless it says otherwise itself, as a document is.
    """
    return next((kind for kind in (Document, ReaderNote, Item) if issubclass(cls, kind)), Record)


def _filter(library: Library, keep: Keep, *, hide_internal_fields: bool = False) -> Library:
    """A copy of a library with only the records inside it that `keep` accepts."""

    def kept(record: Record) -> tuple[dict[str, Any], dict[str, int]]:
        changes: dict[str, Any] = {}
        withheld = record.all_withheld
        for field in fields_of(type(record)):
            inside = field.held(record) if field.record or field.internal else ()
            if field.internal and hide_internal_fields and inside:
                changes[field.name] = field.holding(())
            elif field.record and (gone := [child for child in inside if not keep(child)]):
                changes[field.name] = field.holding(child for child in inside if keep(child))
                for child in gone:
                    # Like an editorial note, one for readers is no part of what its body said.
                    if not isinstance(child, ReaderNote):
                        withheld = dict(Counter(withheld) + _everything(field, child))
        return changes, withheld

    return rebuild(library, kept)


def _with_whole_documents(library: Library) -> Library:
    """A document is its entry in the edition and its file: neither is shown without the other."""
    editions = []
    for edition in library.editions:
        entries = {entry.kind: entry for entry in edition.documents}
        files = {kind for kind in DocumentKind if getattr(edition, kind.value) is not None}
        whole = tuple(entry for kind, entry in entries.items() if kind in files)
        lost: Counter[str] = Counter(edition.all_withheld)
        lost["documents"] += len(entries) - len(whole)
        changes: dict[str, object] = {"documents": whole}
        for kind in files - set(entries):
            gone = _everything(_field(Edition, kind.value), getattr(edition, kind.value))
            lost += gone
            changes[kind.value] = None
        editions.append(edition.without(changes, dict(+lost)))
    return library.without({"editions": tuple(editions)}, library.all_withheld)


def _field(cls: type[Record], name: str) -> Field:
    return next(field for field in fields_of(cls) if field.name == name)


def _everything(field: Field, record: Record) -> Counter[str]:
    """How many things of each kind go when a record goes, itself included."""
    gone = Counter({field.name: 1})
    for inner, child in children(record):
        if not isinstance(child, ReaderNote):
            gone += _everything(inner, child)
    return gone


def _without_dangling(library: Library, before: Items) -> Library:
    """Drop references to what was withheld, and records that make no sense without theirs."""
    while True:
        index = index_library(library)
        scopes = {id(record): scope for record, scope in index.records}
        lost = {id(record) for record, scope in index.records if _lost(index, record, scope)}
        if not lost:
            return _drop_references(library, index, scopes, before)
        library = _filter(library, partial(_is_kept, lost))


def _is_kept(lost: set[int], record: Record) -> bool:
    return id(record) not in lost


def _lost(index: Index, record: Record, scope: Scope) -> bool:
    """Whether a record refers to something withheld that it cannot do without."""
    for field in fields_of(type(record)):
        if not field.refers or not _is_needed(record, field, field.refers):
            continue
        names = field.held(record)
        if names and all(index.find(field.refers.kind, name, scope) is None for name in names):
            return True
    return False


def _is_needed(record: Record, field: Field, refers: Refers) -> bool:
    """Whether a record says nothing without a reference: an undated entry has its paper's day."""
    undated = isinstance(record, Dated) and record.has_day_of_paper
    return field.required or refers.essential or (undated and refers.kind == "paper")


def _drop_references(
    library: Library, index: Index, scopes: dict[int, Scope], before: Items
) -> Library:
    """A copy of a library without the references that lead nowhere."""

    def kept(record: Record) -> tuple[dict[str, Any], dict[str, int]]:
        changes: dict[str, Any] = {}
        withheld: Counter[str] = Counter(record.all_withheld)
        for field in fields_of(type(record)):
            names = field.held(record) if field.refers else ()
            if field.refers and names:
                scope = scopes[id(record)]
                left = [name for name in names if _leads(index, field.refers, name, scope, before)]
                if len(left) < len(names):
                    withheld[field.name] += len(names) - len(left)
                    changes[field.name] = field.holding(left)
        return changes, dict(withheld)

    return rebuild(library, kept)


def _leads(index: Index, refers: Refers, name: str, scope: Scope, before: Items) -> bool:
    """Whether a reference leads to something, or lineage to something there was."""
    key = key_of(refers.kind, name, scope)
    return key in index.items or (refers.lineage and key in before)
