"""What contrast two colours have, and which shade of a colour can be read."""

from __future__ import annotations

import re

import pytest
from support.project import REPOSITORY

from generator.model.colours import (
    BLACK,
    DARK_GROUNDS,
    GROUNDS,
    LEAST_CONTRAST,
    WHITE,
    contrast,
    hardest,
    readable,
)

STYLES = REPOSITORY / "site_templates" / "theme" / "assets" / "gs" / "site.css"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#777777", "#ffffff", 4.48),  # known as the grey that just fails
        ("#767676", "#ffffff", 4.54),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    light, dark = STYLES.read_text("utf-8").split("prefers-color-scheme: dark", 1)
    for text, grounds in ((light, GROUNDS), (dark, DARK_GROUNDS)):
        for name, colour in grounds.items():
            found = re.search(rf"--{name}: (#[0-9a-f]+);", text)
            assert found
            assert found[1] in (colour, f"#{colour[1::2]}"), name


@pytest.mark.parametrize(
    ("colour", "grounds", "towards", "expected"),
    [
        ("#5a1f6e", GROUNDS, BLACK, "#5a1f6e"),  # as it is
        ("#e98000", GROUNDS, BLACK, "#9c5600"),
        ("#5a1f6e", DARK_GROUNDS, WHITE, "#ac8fb6"),
        ("#000000", DARK_GROUNDS, WHITE, "#999999"),
    ],
)
def test_a_colour_is_mixed_until_it_can_be_read(
    colour: str, grounds: dict[str, str], towards: str, expected: str
) -> None:
    found = readable(colour, grounds.values(), towards)
    assert found == expected
    assert contrast(found, hardest(found, grounds.values())) >= LEAST_CONTRAST
