"""The gate of a public site: what it must not say, from the content alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import leaks
from generator.leaks.values import PlacedText
from generator.making.gatekeeping import Gate
from generator.model.spoken import in_all_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.leaks import Hit, Secrets, Shipped, Sources
    from generator.making.store import Store
    from generator.model import Library, Record
    from generator.releases.archive import Release
    from generator.units import Unit


@dataclass(frozen=True)
class KnownContent:
    """Whatever is known, for the public or not, when a public site is made."""

    library: Library  # the working copy, as far as it is sound
    releases: Sequence[Release]
    unread: Sequence[PlacedText]  # what else stands in the working copy


def gate_of(known: KnownContent, units: Sequence[Unit], shipped: Shipped, store: Store) -> Gate:
    """What sees to it that nothing gets out on public units that only internal content says.

    What is public it decides from the content; the units are compared with that.
    """
    sources = leaks.Sources(known.library, known.releases)
    secrets = _secrets_of(known, sources, shipped)
    return Gate(secrets, store, leaks.Measures(sources, units))


def told_by(known: KnownContent, new: Release, shipped: Shipped) -> list[Hit]:
    """What only internal content says, and a release that is not there yet would say of itself."""
    before = [leaks.untold(each) if each is new else each for each in known.releases]
    sources = leaks.Sources(known.library, before)
    return leaks.typed_for(new, _secrets_of(known, sources, shipped))


def _secrets_of(known: KnownContent, sources: Sources, shipped: Shipped) -> Secrets:
    # The log says of releases what their pages say, and of no other.
    working = known.library.model_copy(update={"published": None})
    everything = [("", working), *((each.within, each.library) for each in known.releases)]
    public = [*sources.public(), *_withdrawn_on(known.library)]
    unread = [*known.unread, *_withdrawn(known.releases)]
    return leaks.secrets_of(in_all_languages(everything), public, shipped, unread)


def _withdrawn(releases: Sequence[Release]) -> Iterator[PlacedText]:
    """What releases said of themselves, and the public may see no more."""
    for each in releases:
        for path, text in leaks.withdrawn_texts(each):
            facts = each.facts
            yield PlacedText(text, narrative=False, record=facts, path=path, owner=facts,
                             edition=each.edition, folder="")  # fmt: skip


def _withdrawn_on(library: Library) -> Iterator[Record]:
    """The days of withdrawals, which the public is told."""
    for withdrawal in library.withdrawals.withdrawals if library.withdrawals else ():
        only_when = {"edition": None, "kind": "", "id": None, "reason": ""}
        yield withdrawal.model_copy(update=only_when)
