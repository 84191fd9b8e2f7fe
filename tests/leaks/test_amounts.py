"""The same amount in different words, and what only looks like a multiplier."""

# ruff: noqa: RUF001 - figures and dashes that look like others are what it is about

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.leaks.amounts import amounts_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£131,000", 131_000),
        ("£3 filiwn o filoedd", 3_000_000_000),
        ("£3 filiwn", 3_000_000),
        ("£3 m\u0131llion", 3_000_000),
        ("£１３１,０００", 131_000),
        ("£\U0001d7cf\U0001d7d1\U0001d7cf,\U0001d7ce\U0001d7ce\U0001d7ce", 131_000),
        ("\uffe1131,000", 131_000),
        ("£13\u00ad1,0\u200b00", 131_000),
        ("£131\u200a000", 131_000),
        ("£131\u2007000", 131_000),
        ("£131\u205f000", 131_000),
        ("£131\u2011k", 131_000),
        ("£131,000²", 131_000),
        ("£131,000.²", 131_000),
        ("131,000 m²", 131_000),
        ("it is\u200b£131,000", 131_000),
        ("£1½m", 1_500_000),
        ("£½ million", 500_000),
    ],
)
def test_an_amount_has_the_value_that_its_words_say(text: str, value: int) -> None:
    assert [each.value for each in amounts_in(text)] == [Decimal(value).normalize()]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("£131–150k", [131_000, 150_000]),
        ("£131-£150k", [131_000, 150_000]),
        ("£1.2 to 1.5 million", [1_200_000, 1_500_000]),
        ("between £131 and £150 thousand", [131_000, 150_000]),
        ("£131, £140 and £150k", [131_000, 140_000, 150_000]),
        ("131 neu 150 mil", [131_000, 150_000]),
        ("£131–150,000", [131_000, 150_000]),
        ("£1–1,500,000", [1_000_000, 1_500_000]),
        ("£131k–£1.5m", [131_000, 1_500_000]),
        ("£900 to £3 million", [900, 3_000_000]),
        ("2 and 15,000 people", [2, 15_000]),
        ("page 2; £15k", [2, 15_000]),
    ],
)
def test_the_numbers_of_a_range_share_what_is_said_once(text: str, values: list[int]) -> None:
    assert [each.value for each in amounts_in(text)] == [Decimal(v).normalize() for v in values]


@pytest.mark.parametrize("text", ["£5,000–6,000", "5,000 to 6,000 pounds", "£5,000-£6,000"])
def test_both_ends_of_a_range_are_money(text: str) -> None:
    assert [each.telling for each in amounts_in(text)] == [True, True]
