"""From one year to another: what is said of them, and what does not come over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.words import say_year

if TYPE_CHECKING:
    from collections import Counter

YearRow = dict[str, Any]
"""A record as its file has it: keys, and texts, numbers, lists and groups."""


@dataclass(frozen=True)
class Turn:
    """One document's way from the year it was last written for into the new one."""

    old: str  # "2025-26"
    new: str
    left: Counter[str]  # how much of what does not come over, for the report

    @property
    def before(self) -> str:
        """The year before as it is printed."""
        return say_year(self.old)

    @property
    def now(self) -> str:
        """The new year as it is printed."""
        return say_year(self.new)

    @property
    def after(self) -> str:
        """The year for which the new one makes its promises."""
        first = int(self.new[:4]) + 1
        return f"{first}/{(first + 1) % 100:02d}"

    @property
    def years(self) -> int:
        """How many years lie between the two."""
        return int(self.new[:4]) - int(self.old[:4])

    def leave(self, what: str, number: int = 1) -> None:
        """Note that something was not carried on."""
        self.left[what] += number

    def without(self, row: YearRow, keys: dict[str, str]) -> YearRow:
        """A row without some keys; each of them is noted by what it is called."""
        for key in keys.keys() & row.keys():
            if keys[key]:
                self.leave(keys[key], len(row[key]) if isinstance(row[key], list) else 1)
        return {key: value for key, value in row.items() if key not in keys}

    def moved(self, text: Any) -> Any:
        """A title in which the years are later by as many as lie between."""
        if isinstance(text, dict):
            return {language: self.moved(words) for language, words in text.items()}
        return _YEAR.sub(self._later, text) if isinstance(text, str) else text

    def _later(self, found: re.Match[str]) -> str:
        first = int(found[1])
        if (first + 1) % 100 != int(found[3]):
            return found[0]
        first += self.years
        return f"{first}{found[2]}{(first + 1) % 100:02d}"


_YEAR = re.compile(r"\b(20[0-9]{2})([/-])([0-9]{2})\b(?![/-])")
