"""Amounts of money and other large numbers, which are the same however they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.leaks.letters import seen_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.leaks.values import PlacedText

_TIMES = {
    "k": 3, "thousand": 3, "mil": 3,
    "m": 6, "mn": 6, "million": 6, "miliwn": 6, "filiwn": 6,
    "bn": 9, "billion": 9, "biliwn": 9, "filiwn o filoedd": 9,
}  # fmt: skip
_MANY = "|".join(map(re.escape, sorted(_TIMES, key=len, reverse=True)))
_NUMBER = re.compile(
    rf"""(?<![\w.,](?![£€$]))(?P<sign>[£€$]|GBP)?[ ]?
    (?P<whole>[1-9][0-9]{{0,2}}(?:(?P<comma>[,'\u2019 .])[0-9]{{3}})
        (?:(?P=comma)[0-9]{{3}})*(?![0-9]) | [0-9]+)
    (?:[.,](?P<part>[0-9]{{1,6}})(?![0-9]))?
    (?:[ \u2010-]?(?P<times>{_MANY})(?![^\W_]))?
    (?:[ ]?(?P<after>pounds?|GBP|punt|bunt)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_DASH = r"[ ]?[\u2010-\u2015\u2212~/-][ ]?|[ ](?:to|i|hyd at)[ ]"
_RANGE = re.compile(_DASH, re.IGNORECASE)
_JOINED = re.compile(rf"{_DASH}|[ ]?[,&+][ ]?|,?[ ](?:and|or|a|ac|neu)[ ]", re.IGNORECASE)
"""What stands between the first and the last number of a range; between those of a list."""
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


class _Number(NamedTuple):
    """A number as it stands in a text, and what is said once for it and its neighbours."""

    found: re.Match[str]
    face: Decimal  # its value without the word behind it
    times: int  # the power of ten that the word behind it means
    is_money: bool


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of a text with its value, in their order."""
    text = _plain(text)
    drawn = _DRAWN.fullmatch(text) and len(_FIGURES.findall(text)) >= _SEVERAL
    numbers = [_read(found) for found in _NUMBER.finditer(text)]
    if len(numbers) > 1 and any(each.times or each.is_money for each in numbers):
        numbers = _sharing(numbers)
    for found, face, times, is_money in numbers:
        if times or is_money:
            least = _LEAST
        else:
            least = _GROUPED if (found["comma"] or " ") not in " ." else _BARE
        if not drawn or found["whole"].endswith("000"):
            yield Amount(face.scaleb(times).normalize(), found[0].strip(), least)


def _plain(text: str) -> str:
    """A text in plain figures and spaces; those above the line are no part of a number."""
    if text.isascii() or not _FIGURE.search(text):
        return text
    for sign, part in _PARTS.items():
        if sign in text:
            text = re.sub(rf"(?<=[0-9]){sign}", part, text).replace(sign, f"0{part}")
    return seen_letters(_NOTE.sub(r"\1^", text))


_FIGURE = re.compile(r"[\d½¼¾]")
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
_NOTE = re.compile("(?<=[0-9])([.,]?)[⁰¹²³⁴-⁹₀-₉]+")


def _read(found: re.Match[str]) -> _Number:
    # Without regard to case, an "i" without its dot matches too.
    said = (found["times"] or "").casefold().replace("\u0131", "i")
    whole, part = found["whole"], found["part"] or "0"
    if found["comma"]:
        whole = re.sub(r"[^0-9]", "", whole)
    if said and found["comma"] == ".":  # "1.625 million"
        whole, _, part = found["whole"].rpartition(".")
    is_money = bool(found["sign"] or found["after"])
    return _Number(found, Decimal(f"{whole}.{part}"), _TIMES[said] if said else 0, is_money)


def _sharing(numbers: Sequence[_Number]) -> list[_Number]:
    """The numbers of a text, where "£131-150k" has one sign and one unit for both."""
    shared = list(numbers)
    for at in range(len(shared) - 1, 0, -1):
        first, last = shared[at - 1 : at + 1]
        between = first.found.string[first.found.end() : last.found.start()]
        if _JOINED.fullmatch(between):
            is_range = bool(_RANGE.fullmatch(between))
            is_money = is_range and (first.is_money or last.is_money)
            times = _times_shared(first, last, in_groups=is_money)
            shared[at - 1] = first._replace(times=times, is_money=first.is_money or is_money)
            shared[at] = last._replace(is_money=last.is_money or is_money)
    return shared


def _times_shared(first: _Number, last: _Number, *, in_groups: bool) -> int:
    """The power of ten of the first number: that of the last, also in "£131-150,000"."""
    if first.times or first.found["comma"] or first.face >= _LEAST:
        return first.times
    if first.face < last.face and last.times:
        return last.times
    whole = last.found["whole"] if in_groups and last.found["comma"] == "," else ""
    leading, *groups = whole.split(",")
    return len(groups) * 3 if groups and first.face <= int(leading) else 0


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
