"""The same amount in different words, and what only looks like a multiplier."""

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
    ],
)
def test_an_amount_has_the_value_that_its_words_say(text: str, value: int) -> None:
    assert [each.value for each in amounts_in(text)] == [Decimal(value).normalize()]
