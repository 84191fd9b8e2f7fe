"""What comes from what over the years, as declared: never guessed from how alike things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.index import index_library, key_of
from generator.model.schema import references
from generator.page_kinds import pages_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Edition, Library


YearPage = tuple[str, str]  # an edition, and what a page of it is
Lineage = tuple[tuple[YearPage, YearPage], ...]


def lineage_of(library: Library, editions: Iterable[Edition]) -> Lineage:
    """Pairs of pages of which the first is declared to come from the second, in a fixed order.

    The same edition may come several times, as its releases: what one calls by an old id, another
    still has under it.
    """
    pairs: set[tuple[YearPage, YearPage]] = set()
    for edition in editions:
        alone = library.model_copy(update={"editions": (edition,)})
        for record, scope in index_library(alone).records:
            item = getattr(record, "id", "")
            for field, name, _ in references(record):
                if field.refers and field.relation:
                    _, where, other = key_of(field.refers.kind, name, scope)
                    for page in pages_about(field.refers.kind):
                        here, there = (scope.edition, page.at(item)), (where, page.at(other))
                        later_first = (there, here) if field.refers.successor else (here, there)
                        pairs.add(later_first)
    return tuple(sorted(pairs))


def with_lineage(pages: Iterable[str], lineage: Lineage) -> set[str]:
    """Some pages, and all that they ever came from and became, whatever the edition."""
    near: dict[str, list[str]] = {}
    for (_, new), (_, old) in lineage:
        near.setdefault(new, []).append(old)
        near.setdefault(old, []).append(new)
    reached = set(pages)
    waiting = list(reached)
    while waiting:
        for name in near.get(waiting.pop(), ()):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    return reached
