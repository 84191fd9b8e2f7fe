"""Where items come from, as their authors declared it; followed through the years between."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from generator.compare.records import Declared
from generator.model.index import index_library, key_of, own_key
from generator.model.schema import kinds_with_lineage, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compare.records import Between, EntryKey
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
        if why := getattr(record, "why", None):
            declared.whys[item] = why
        for told, name, _ in references(record):
            if told.refers and told.relation:
                other = key_of(told.refers.kind, name, scope)
                later, earlier = (other, item) if told.refers.successor else (item, other)
                declared.origins.setdefault(later, []).append((told.relation, earlier))
    return declared


def joined(declared: Declared, between: Sequence[Between]) -> Declared:
    """What one side declares, with what the years between declare of themselves."""
    whole = Declared(
        dict(declared.origins),
        {*declared.items, *(item for each in between for item in each.declared.items)},
        tuple(sorted({*declared.editions, *(each.edition for each in between)})),
    )
    for year in between:
        for item, origins in year.declared.origins.items():
            if _edition(item) == year.edition:
                whole.origins[item] = origins
        for item, why in year.declared.whys.items():
            if _edition(item) == year.edition:
                whole.whys[item] = why
    return whole


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
        steps = [("carried", each) for each in _same_before(item, target, declared)]
    for relation, origin in steps:
        if _edition(origin) == target:
            yield relation, origin
        elif target < _edition(origin) <= _edition(item):
            for further, first in _reach(origin, target, declared, seen | {origin}):
                yield (further if relation in SAME else relation), first


def _same_before(item: Key, target: str, declared: Declared) -> Iterator[Key]:
    """The item under its own id in the newest earlier year between the two that has it."""
    kind, owner, name = item
    later = _edition(item)
    between = [each for each in declared.editions if target < each < later]
    same = ((kind, owner.replace(later, edition, 1), name) for edition in reversed(between))
    yield from islice((each for each in same if each in declared.items), 1)


def followers(item: Key, target: str, declared: Declared) -> list[Key]:
    """What an item became in the years between its own and a later one, each the next step."""
    kind, owner, name = item
    here = _edition(item)
    between = [each for each in declared.editions if here < each < target]
    said = [
        later
        for later, origins in declared.origins.items()
        if here < _edition(later) < target and any(origin == item for _, origin in origins)
    ]
    same = ((kind, owner.replace(here, edition, 1), name) for edition in between)
    return said or [*islice((each for each in same if each in declared.items), 1)]


def reasons_between(item: Key, target: str, declared: Declared) -> list[tuple[str, str]]:
    """What was said of an item in the years between an earlier one and its own: year and why."""
    found: dict[Key, str] = {}
    waiting, seen = [item], {item}
    while waiting:
        here = waiting.pop()
        if here != item and (why := declared.whys.get(here)):
            found[here] = why
        steps = [origin for _, origin in declared.origins.get(here, ())]
        steps = steps or [*_same_before(here, target, declared)]
        near = [each for each in steps if target < _edition(each) < _edition(item)]
        waiting += [each for each in near if each not in seen]
        seen |= {*near}
    return [
        (_edition(key), why) for key, why in sorted(found.items(), key=lambda e: _edition(e[0]))
    ]


def global_key(key: EntryKey, edition: Edition) -> Key:
    """The key of an item in the library, from its key within its edition."""
    kind, name = key
    above, _, own = name.rpartition("/")
    return kind, f"{edition.id}/{above}" if above else edition.id, own


def _edition(item: Key) -> str:
    """The edition an item stands in; a theme's owner is an area of one."""
    return "/".join(item[1].split("/")[:2])


def _local(item: Key) -> EntryKey:
    kind, owner, name = item
    area = owner.split("/")[2:]
    return kind, "/".join([*area, name])
