"""Where items come from, as their authors declared it; followed through the years between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.records import Declared
from generator.model.index import index_library, key_of, own_key
from generator.model.schema import kinds_with_lineage, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.records import EntryKey
    from generator.model import Edition, Library
    from generator.model.index import Key

SAME = {"carried", "renamed"}  # one item goes on as one item
_BACKWARDS = {"split": "merged", "merged": "split"}


@dataclass(frozen=True)
class Descent:
    """An item of the older side, one of the newer, and how this came from that."""

    old: EntryKey
    new: EntryKey
    relation: str


def declared_in(library: Library) -> Declared:
    """What all editions of a library declare; every comparison with one of them asks for it."""
    return index_library(library).once("declared", lambda: _gathered(library))


def _gathered(library: Library) -> Declared:
    declared = Declared(editions=tuple(sorted(each.id for each in library.editions)))
    for record, scope in index_library(library).records:
        item = own_key(record, scope)
        if item is None or item[0] not in kinds_with_lineage():
            continue
        declared.items.add(item)
        for told, name, _ in references(record):
            if told.refers and told.relation:
                other = key_of(told.refers.kind, name, scope)
                later, earlier = (other, item) if told.refers.successor else (item, other)
                declared.origins.setdefault(later, []).append((told.relation, earlier))
    return declared


def links(old: Edition, before: Declared, new: Edition, after: Declared) -> list[Descent]:
    """How the items of one edition came from those of another, whichever is the later."""
    forwards = list(_links(new, after, old)) if old.id <= new.id else []
    backwards = list(_links(old, before, new)) if new.id <= old.id else []
    return [
        *forwards,
        *(
            Descent(link.new, link.old, _BACKWARDS.get(link.relation, link.relation))
            for link in backwards
        ),
    ]


def _links(later: Edition, declared: Declared, earlier: Edition) -> Iterator[Descent]:
    for item in sorted(declared.items):
        if _edition(item) == later.id:
            for relation, origin in _reach(item, earlier.id, declared, {item}):
                yield Descent(_local(origin), _local(item), relation)


def _reach(item: Key, target: str, declared: Declared, seen: set[Key]) -> Iterator[tuple[str, Key]]:
    """The items of an edition that one of a later year comes from, step by step."""
    steps = [each for each in declared.origins.get(item, ()) if each[1] not in seen]
    if not steps:
        steps = [("carried", each) for each in _last_year(item, target, declared)]
    for relation, origin in steps:
        if _edition(origin) == target:
            yield relation, origin
        elif target < _edition(origin) <= _edition(item):
            for further, first in _reach(origin, target, declared, seen | {origin}):
                yield (further if relation in SAME else relation), first


def _last_year(item: Key, target: str, declared: Declared) -> Iterator[Key]:
    """The item under its own id in the year before, if that is between the two."""
    kind, owner, name = item
    later = _edition(item)
    between = [each for each in declared.editions if target < each < later]
    for edition in between[-1:]:
        same = (kind, owner.replace(later, edition, 1), name)
        if same in declared.items:
            yield same


def _edition(item: Key) -> str:
    """The edition an item stands in; a theme's owner is an area of one."""
    return "/".join(item[1].split("/")[:2])


def _local(item: Key) -> EntryKey:
    kind, owner, name = item
    area = owner.split("/")[2:]
    return kind, "/".join([*area, name])
