"""The gate of a public site: what it must not say, from the content and from what it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import leaks
from generator.making.gatekeeping import Gate, shipped_with
from generator.model.spoken import in_all_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.leaks.values import PlacedText
    from generator.making.store import Store
    from generator.model import Library, Record
    from generator.releases.archive import Release
    from generator.releases.versions import Shown
    from generator.resources import Resources
    from generator.units import Unit


@dataclass(frozen=True)
class KnownContent:
    """Whatever is known, for the public or not, when a public site is made."""

    library: Library  # the working copy, as far as it is sound
    releases: Sequence[Release]
    unread: Sequence[PlacedText]  # what else stands in the working copy
    shown: Shown  # what the public is shown of it all


def gate_of(known: KnownContent, units: Sequence[Unit], resources: Resources, store: Store) -> Gate:
    """What sees to it that nothing gets out on public units that only internal content says."""
    # The log says of releases what their pages say, and of no other.
    working = known.library.model_copy(update={"published": None})
    everything = [("", working), *((each.within, each.library) for each in known.releases)]
    public = list(_published(known, units))
    shipped = shipped_with(resources, store)
    secrets = leaks.secrets_of(in_all_languages(everything), public, shipped, known.unread)
    return Gate(secrets, store)


def _published(known: KnownContent, units: Sequence[Unit]) -> Iterator[Record]:
    """What the public site may say: its selections, and what its pages tell of releases."""
    yield from (unit.library for unit in units)
    paths = {unit.path for unit in units}
    for each in known.releases:
        if each.path in paths:
            yield each.facts.model_copy(update={"files": (), "plans": ()})
    yield from filter(None, [known.shown.deadlines])
    withdrawals = known.library.withdrawals
    for withdrawal in withdrawals.withdrawals if withdrawals else ():
        only_when = {"edition": None, "kind": "", "id": None, "reason": ""}
        yield withdrawal.model_copy(update=only_when)
