"""Colours, and whether a text in one can be read on the grounds that pages have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_CONTRAST = 4.5
"""Between a text and its ground, by WCAG 2.2, success criterion 1.4.3."""

WHITE, BLACK = "#ffffff", "#000000"

GROUNDS = {
    "paper": "#ffffff",
    "shade": "#f3f5f7",
    "added": "#e3f3e4",
    "removed": "#fbe5e3",
    "amber-ground": "#fdf0c4",
    "red-ground": "#fbe3e0",
}
DARK_GROUNDS = {
    "paper": "#15191e",
    "shade": "#1f252c",
    "added": "#15351f",
    "removed": "#47201d",
    "amber-ground": "#3f2f08",
    "red-ground": "#4a1c18",
}
"""The grounds on which links stand, by their names in the stylesheet, for light and dark pages."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def hardest(colour: str, grounds: Iterable[str]) -> str:
    """The ground on which a colour is hardest to read."""
    return min(grounds, key=lambda ground: contrast(colour, ground))


def readable(colour: str, grounds: Iterable[str], towards: str) -> str:
    """A colour itself or, mixed with as little of another as it takes, one that can be read."""
    grounds = tuple(grounds)
    steps = (_mixed(colour, towards, step / 100) for step in range(101))
    return next(each for each in steps if contrast(each, hardest(each, grounds)) >= LEAST_CONTRAST)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - as WCAG defines it
