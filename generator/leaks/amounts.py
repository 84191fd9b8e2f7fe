"""Amounts of money and other large numbers, which are the same however they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.leaks.values import PlacedText

_SPACES = " \u00a0\u2009\u202f"
_TIMES = {
    "k": 3, "thousand": 3, "mil": 3,
    "m": 6, "mn": 6, "million": 6, "miliwn": 6, "filiwn": 6,
    "bn": 9, "billion": 9, "biliwn": 9, "filiwn o filoedd": 9,
}  # fmt: skip
_MANY = "|".join(map(re.escape, sorted(_TIMES, key=len, reverse=True)))
_NUMBER = re.compile(
    rf"""(?<![\w.,])(?P<sign>[£€$]|GBP)?[{_SPACES}]?
    (?P<whole>[1-9][0-9]{{0,2}}(?:(?P<comma>[,'\u2019{_SPACES}.])[0-9]{{3}})
        (?:(?P=comma)[0-9]{{3}})*(?![0-9]) | [0-9]+)
    (?:[.,](?P<part>[0-9]{{1,6}})(?![0-9]))?
    (?:[{_SPACES}-]?(?P<times>{_MANY})(?![^\W_]))?
    (?:[{_SPACES}]?(?P<after>pounds?|GBP|punt|bunt)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAST = 1000
"""A smaller amount is as likely to be any other."""
_GROUPED, _BARE = 10_000, 100_000
"""From here on a number proves something that is written in groups; in one row, or with spaces."""


class Amount(NamedTuple):
    """A number, and how it is written."""

    value: Decimal
    written: str
    least: int  # what it must be to prove anything, by how it is written

    @property
    def telling(self) -> bool:
        """Whether finding it proves anything."""
        return self.value >= self.least


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of a text with its value, in their order."""
    drawn = _DRAWN.fullmatch(text) and len(_FIGURES.findall(text)) >= _SEVERAL
    for found in _NUMBER.finditer(text):
        # Without regard to case, an "i" without its dot matches too.
        said = (found["times"] or "").casefold().replace("\u0131", "i")
        times = _TIMES[said] if said else 0
        whole, part = re.sub(r"[^0-9]", "", found["whole"]), found["part"] or "0"
        if times and found["comma"] == ".":  # "1.625 million"
            whole, _, part = found["whole"].rpartition(".")
        value = Decimal(f"{whole}.{part}").scaleb(times)
        if found["sign"] or found["after"] or times:
            least = _LEAST
        else:
            least = _GROUPED if (found["comma"] or " ") not in " ." else _BARE
        if not drawn or whole.endswith("000"):
            yield Amount(value.normalize(), found[0].strip(), least)


# The points of a drawing: numbers in a row, and no words.
_DRAWN = re.compile(r"[\s,.0-9MmLlHhVvCcSsQqTtAaZz-]*")
_FIGURES = re.compile(r"[0-9]+")
_SEVERAL = 4


def secret_amounts(
    internal: Iterable[PlacedText], public: Iterable[PlacedText]
) -> dict[Decimal, PlacedText]:
    """The telling amounts of internal texts that are no number of a public one."""
    known = {amount.value for value in public for amount in amounts_in(value.text)}
    found: dict[Decimal, PlacedText] = {}
    for value in internal:
        for amount in amounts_in(value.text):
            if amount.telling and amount.value not in known:
                found.setdefault(amount.value, value)
    return found
