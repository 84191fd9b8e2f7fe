"""How much a selection withheld, gathered from a whole record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.shape import children

if TYPE_CHECKING:
    from generator.model import Record


def withheld_everywhere(record: Record) -> list[object]:
    """The counts of every record of a tree, in the tree's shape: what `withheld` would answer."""
    own = dict(sorted(record._withheld.items()))  # noqa: SLF001 - read only
    return [own, *(withheld_everywhere(child) for _, child in children(record))]


def total_withheld(record: Record) -> Counter[str]:
    """How many things of each kind the selection took out of a record, at any depth."""
    total = Counter(record._withheld)  # noqa: SLF001 - read only
    for _, child in children(record):
        total += total_withheld(child)
    return total
