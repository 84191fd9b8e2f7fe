"""Dates and amounts of money in a text, in one form however they are printed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape

from generator.language import month_numbers

_SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![-@/0-9])"
_NUMBERS = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
_AMOUNT = rf"£\s?[0-9][0-9,]*(?:\.[0-9]+)?(?:\s?(?:{'|'.join(_SCALES)})\b)?"


@cache
def looks_like() -> str:
    """The pattern of a date or an amount of money, in every language of the pages."""
    names = sorted(month_numbers(), key=lambda each: (-len(each), each))
    months = "|".join(f"[{each[0]}{each[0].upper()}]{each[1:]}" for each in names)
    said = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{months}) [0-9]{{4}}\b"
    return rf"(?<![0-9A-Za-z/-])(?:{_ISO}|{_NUMBERS}|{said})|{_AMOUNT}"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(looks_like())


@lru_cache(maxsize=20_000)
def figures_in(text: str) -> frozenset[str]:
    """The dates and amounts of money in a text: "2025-07-26", "2025-07", "£131000"."""
    return frozenset(map(figure_of, _pattern().findall(text)))


@lru_cache(maxsize=20_000)
def figure_of(printed: str) -> str:
    """A date or an amount of money in its one form."""
    if printed.startswith("£"):
        return _amount(printed[1:].strip().casefold())
    if "/" in printed:
        in_numbers = printed.split("/")
        return f"{in_numbers[2]}-{int(in_numbers[1]):02}-{int(in_numbers[0]):02}"
    if printed[:4].isdecimal():
        return printed
    *day, name, year = printed.casefold().split(" ")
    month = f"{year}-{month_numbers()[name]:02}"
    return f"{month}-{int(re.sub('[a-z]+', '', day[0])):02}" if day else month


def _amount(said: str) -> str:
    number, scale = re.fullmatch(r"([0-9.,]+)\s?([a-z]*)", said).groups()  # type: ignore[union-attr]
    whole = float(number.replace(",", "")) * _SCALES.get(scale, 1)
    return f"£{whole:.2f}".removesuffix(".00")


_CODES = re.compile(r"&(?:nbsp|pound|#\w+);|\xa0")


def with_signs(markup: str) -> str:
    """Markup with the signs of dates and amounts that codes stand for; none becomes markup."""
    return _CODES.sub(_sign, markup)


def _sign(found: re.Match[str]) -> str:
    sign = unescape(found[0])
    return found[0] if sign in "<>&\"'" else sign.replace("\xa0", " ")
