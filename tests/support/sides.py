"""Years of a body made from a few lines each, as they are compared and followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.sides import Side
from generator.words import say_year
from support.comparisons import edition_of, library_of

if TYPE_CHECKING:
    from support.comparisons import Side as Lines

FIRST = 2021


def sides_of(*years: Lines) -> tuple[Side, ...]:
    """A year for each, the oldest first, from 2021/22 on; each knows of those before it."""
    names = [f"{FIRST + at}-{FIRST + at - 1999}" for at in range(len(years))]
    editions = [edition_of(name, lines) for name, lines in zip(names, years, strict=True)]
    return tuple(
        Side(
            f"example/{name}",
            name,
            say_year(name),
            None,
            library_of(lines, [edition, *(each for each in editions[:at])]),
        )
        for at, (name, lines, edition) in enumerate(zip(names, years, editions, strict=True))
    )
