"""Changes in the order of the newer side; what is gone stands at the place it had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.match import Entries
    from generator.compare.records import Change, EntryKey

    Home = int | None  # the change below which another stands, by its number


def arranged(changes: list[Change], before: Entries, after: Entries) -> tuple[Change, ...]:
    """All changes, each below that of what it stands in, with its depth."""
    by_old = {each.key: at for at, change in enumerate(changes) for each in change.old}
    by_new = {each.key: at for at, change in enumerate(changes) for each in change.new}
    homes = [_home(change, by_old, by_new) for change in changes]
    below: dict[Home, list[int]] = {}
    for key in after:
        at = by_new[key]
        kin = below.setdefault(homes[at], [])
        if at not in kin:
            kin.append(at)
    last: dict[Home, int] = {}  # below each home, the one that stood there last on the older side
    for key in before:
        at = by_old[key]
        home = homes[at]
        if not changes[at].new:
            kin = below.setdefault(home, [])
            kin.insert(kin.index(last[home]) + 1 if home in last else 0, at)
        last[home] = at
    return tuple(_flat(changes, below, None, 0))


def _home(change: Change, by_old: dict[EntryKey, int], by_new: dict[EntryKey, int]) -> Home:
    above = change.entry.parent
    places = by_new if change.new else by_old
    return places[above] if above else None


def _flat(
    changes: list[Change], below: dict[Home, list[int]], home: Home, depth: int
) -> Iterator[Change]:
    for at in below.get(home, ()):
        yield replace(changes[at], depth=depth)
        yield from _flat(changes, below, at, depth + 1)
