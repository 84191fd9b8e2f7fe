"""Which units are made anew, and which stay as they are because nothing of theirs changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.digests import digest_of_values
from generator.making.fingerprints import digest_of_resources, key_of, parts_of, reason
from generator.making.unit import UNITS, Workshop
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.making.store import Kept, Store
    from generator.making.workers import Make
    from generator.units import Unit

LAST = "last"
"""The kind of entry in the store for what a unit was made from last time."""


def _nothing(_: object) -> None:
    """Tell nobody."""


Part = tuple[str, str]
"""What is made: of which site, and the name of the unit."""


@dataclass(frozen=True)
class Listener:
    """Who is told what is made while it is made, and why; `begins` is told of all of it."""

    begins: Callable[[Sequence[Part]], None] = _nothing
    done: Callable[[Part], None] = _nothing
    why: Callable[[str], None] = _nothing
    says: Callable[[str], None] = _nothing  # what stops nothing, and should be known


NOBODY = Listener()


def make_or_keep(
    units: Sequence[Unit], shop: Workshop, make: Make, told: Listener
) -> dict[Audience, dict[str, tuple[Unit, Kept]]]:
    """The units of each site by their keys, in their order, each made or kept."""
    resources = digest_of_resources(shop.resources)
    keys: dict[str, Unit] = {}
    parts: dict[str, dict[str, str]] = {}
    kept: dict[str, Kept] = {}
    for unit in units:
        made_from = parts_of(unit, resources)
        key = key_of(made_from)
        keys[key], parts[key] = unit, made_from
        if found := shop.store.get_folder(UNITS, key):
            kept[key] = found
            _note(unit, made_from, shop.store)
        else:
            before = shop.store.get(LAST, _name(unit))
            told.why(f"{unit.audience}: {unit.name}: {reason(before, made_from)}")
    work = [(unit, key) for key, unit in keys.items() if key not in kept]
    for unit, _ in work:
        if shop.gate and unit.audience is Audience.PUBLIC:
            shop.gate.prepare(unit)
    told.begins([(unit.audience.value, unit.name) for unit, _ in work])
    # Closed at once where somebody stops the work, not only when nothing refers to it any more.
    with closing(make(work, shop)) as done:
        for number, made in done:
            unit, key = work[number]
            kept[key] = made
            _note(unit, parts[key], shop.store)
            told.done((unit.audience.value, unit.name))
    by_audience: dict[Audience, dict[str, tuple[Unit, Kept]]] = {}
    for key, unit in keys.items():
        by_audience.setdefault(unit.audience, {})[key] = (unit, kept[key])
    return by_audience


def _note(unit: Unit, parts: dict[str, str], store: Store) -> None:
    """Note what a unit was made from that is there, so as to say later why it is made again."""
    store.keep(LAST, _name(unit), parts)


def _name(unit: Unit) -> str:
    return digest_of_values([unit.audience, unit.place])
