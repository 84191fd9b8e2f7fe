"""The gate of a public site: what it must not say, from the content and from what it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import leaks
from generator.audience import select
from generator.making.gatekeeping import Gate, shipped_with
from generator.model.spoken import in_all_languages
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.making.store import Store
    from generator.model import Library, Record
    from generator.releases.archive import Release
    from generator.resources import Resources
    from generator.units import Unit


def gate_of(
    library: Library,
    releases: Sequence[Release],
    units: Sequence[Unit],
    resources: Resources,
    store: Store,
) -> Gate:
    """What sees to it that nothing gets out that only internal content says.

    `units` are those of the public site, `library` is the working copy.
    """
    # The log says of releases what their pages say, and of no other.
    working = library.model_copy(update={"published": None})
    everything = [("", working), *((each.within, each.library) for each in releases)]
    public = list(_published(library, releases, units))
    secrets = leaks.secrets_of(in_all_languages(everything), public, shipped_with(resources, store))
    return Gate(secrets, store)


def _published(
    library: Library, releases: Sequence[Release], units: Sequence[Unit]
) -> Iterator[Record]:
    """What the public site may say: its selections, and what its pages tell of releases."""
    yield from (unit.library for unit in units)
    paths = {unit.path for unit in units}
    for each in releases:
        if each.path in paths:
            yield each.facts.model_copy(update={"files": (), "plans": ()})
    yield from filter(None, [select(library, Audience.PUBLIC).deadlines])
    for withdrawal in library.withdrawals.withdrawals if library.withdrawals else ():
        only_when = {"edition": None, "kind": "", "id": None, "reason": ""}
        yield withdrawal.model_copy(update=only_when)
