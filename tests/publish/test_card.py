"""The picture beside a link: its form, the same bytes each time, and names of every length."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.publish.card import SIZE, card_of

GROUND = (18, 52, 92)
LONG = "The Joint Committee for Fire and Rescue Services of Northshire, Southshire and Westshire"


def opened(data: bytes) -> Image.Image:
    """A picture as a program that shows it has it."""
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("name", ["A", "Example Authority", "Cyngor Tŵr y Gŵydd", LONG, "W" * 60])
def test_a_card_has_its_size_and_keeps_its_margins(name: str) -> None:
    data = card_of(name, "Governance statements of many bodies " * 3, "www.example.org/governance")
    picture = opened(data)
    assert picture.size == SIZE == (1200, 630)
    assert len(data) < 40_000
    if " " in name or len(name) == 1:
        for at in range(0, SIZE[1], 3):
            assert all(
                _is_near(picture.getpixel((x, at)), GROUND) for x in (*range(0, 80, 8), 1150, 1199)
            )


def _is_near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 9 for one, other in zip(found, wanted, strict=True))


def test_the_same_words_give_the_same_bytes_and_others_do_not() -> None:
    first, again, other = (card_of(name, "S", "x.org") for name in ("One", "One", "Two"))
    assert first == again != other


def test_it_says_nothing_but_the_picture() -> None:
    with Image.open(io.BytesIO(card_of("One", "S", "x.org"))) as picture:
        picture.load()
        assert picture.info == {}
