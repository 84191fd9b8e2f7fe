"""How long a document is to read."""

from __future__ import annotations

import pytest
from support.sides import sides_of

from generator.views.length import Length, length_of


def test_the_words_that_readers_get_are_counted() -> None:
    section = {"id": "scope", "title": "Scope", "text": "Two *words*.", "notes": ["Not these."]}
    paragraphs = [{"number": "1.1", "text": "And three more."}]
    sections = [section | {"paragraphs": paragraphs}]
    (side,) = sides_of({"statement": {"introduction": "One.", "sections": sections}})
    assert side.edition.statement
    assert length_of(side.edition.statement) == Length(6)


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (240, 1), (600, 2), (840, 4), (12000, 50)])
def test_the_minutes_are_those_of_an_ordinary_reader(words: int, minutes: int) -> None:
    assert Length(words).minutes == minutes
