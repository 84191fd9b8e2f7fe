"""The gate of a public site: what it must not say, from the content and from what it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import leaks
from generator.leaks.values import PlacedText
from generator.making.gatekeeping import Gate, shipped_with
from generator.model.spoken import in_all_languages
from generator.releases.narrowed import withdrawn_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    unread = [*known.unread, *_withdrawn(known.releases)]
    secrets = leaks.secrets_of(in_all_languages(everything), public, shipped, unread)
    return Gate(secrets, store)


def _withdrawn(releases: Sequence[Release]) -> Iterator[PlacedText]:
    """What releases said of themselves, and the public may see no more."""
    for each in releases:
        for path, text in withdrawn_texts(each):
            facts = each.facts
            yield PlacedText(text, narrative=False, record=facts, path=path, owner=facts,
                             edition=each.edition, folder="")  # fmt: skip


def _published(known: KnownContent, units: Sequence[Unit]) -> Iterator[Record]:
    """What the public site may say: its selections, and what its pages tell of releases."""
    yield from (unit.library for unit in units)
    paths = {unit.path for unit in units}
    for version in known.shown.releases:
        if version.release and version.path in paths:
            yield version.release.facts.model_copy(update={"files": (), "plans": ()})
    yield from filter(None, [known.shown.deadlines])
    withdrawals = known.library.withdrawals
    for withdrawal in withdrawals.withdrawals if withdrawals else ():
        only_when = {"edition": None, "kind": "", "id": None, "reason": ""}
        yield withdrawal.model_copy(update=only_when)
