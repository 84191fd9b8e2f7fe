"""The bullets and numbers that lists begin with, in all the forms in which people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase

# The last two are what word processors paste for their bullets.
_ROUND = "\u2022\u25e6\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u2023\u2043\uf0b7\uf0a7"
_BULLET = re.compile(rf"(?:[{_ROUND}]|[-*+\u00b7\u2219](?=\s|$))[ \t\u00a0]*")
_DASH = re.compile(r"[\u2013\u2014][ \t\u00a0]+")
# A number of four digits at the beginning of a line is a year.
_NUMBER = re.compile(
    r"(?P<open>\(?)(?P<said>[0-9]{1,3}|[a-z]|[A-Z]|[ivxlc]{2,8}|[IVXLC]{2,8})"
    r"(?P<close>[.)])(?:[ \t\u00a0]+|$)"
)
_ROMAN = re.compile(r"(?=.)(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Marker:
    """A bullet or a number: as written, how wide with the space behind it, and what it may be.

    `frame` is what stands around a number; `numbers` has its value by each type of list, as HTML
    calls them, to which it may belong: "i" is the ninth letter, and one.
    """

    written: str
    width: int
    frame: str
    numbers: dict[str, int]

    @property
    def is_sure(self) -> bool:
        """Whether it begins a list even where no other item follows: initials do not."""
        return self.frame == "bullet" or "1" in self.numbers

    @property
    def is_bullet(self) -> bool:
        """Whether it counts nothing."""
        return not self.numbers

    def types_with(self, other: Marker, types: frozenset[str]) -> frozenset[str] | None:
        """Of the types a list may still have, those in which a marker goes on with it; or none."""
        if self.frame != other.frame:
            return None
        if self.is_bullet:
            return types
        return types & frozenset(other.numbers) or None


def marker_of(line: str) -> Marker | None:
    """The bullet or number that a line begins with, if any."""
    if found := _BULLET.match(line):
        sign = found[0][0]
        return Marker(sign if sign in "-*+" else "\u2022", found.end(), "bullet", {})
    if found := _DASH.match(line):
        return Marker(found[0][0], found.end(), "dash", {})
    found = _NUMBER.match(line)
    if not found or (found["open"] and found["close"] == "."):
        return None
    numbers = numbers_of(found["said"])
    written = found["open"] + found["said"] + found["close"]
    frame = found["open"] + found["close"]
    return Marker(written, found.end(), frame, numbers) if numbers else None


def numbers_of(said: str) -> dict[str, int]:
    """What a number, a letter or a Roman number counts, by each type of list it may belong to."""
    if said.isdecimal():
        return {"1": int(said)}
    lower = said.lower()
    small = said == lower
    numbers = {}
    if len(said) == 1:
        numbers["a" if small else "A"] = ascii_lowercase.index(lower) + 1
    if _ROMAN.fullmatch(lower):
        numbers["i" if small else "I"] = _roman(lower)
    return numbers


def _roman(said: str) -> int:
    worth = [_WORTH[letter] for letter in said]
    return sum(
        -here if here < after else here for here, after in zip(worth, [*worth[1:], 0], strict=True)
    )
