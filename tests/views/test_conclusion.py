"""What a body concludes of a year, in its own words."""

from __future__ import annotations

import pytest
from support.sides import sides_of

from generator.views.conclusion import conclusion_of

OPINION = {"id": "ours", "kind": "opinion", "title": "Opinion", "text": "It was *sound*.\n\nWhy."}
SUMMING = {"id": "end", "kind": "conclusion", "title": "Conclusion", "text": "All is well. So far."}
NUMBERED = {"id": "end", "kind": "conclusion", "title": "Conclusion"}
PARAGRAPHS = [{"number": "9.1", "text": "It held. Mostly."}, {"number": "9.2", "text": "More."}]


@pytest.mark.parametrize(
    ("statement", "word", "why", "in_part"),
    [
        pytest.param({"judgement": {"rating": "Sound", "text": "It is."}, "sections": [OPINION]},
                     "Sound", "It is.", False, id="the word of the body comes first"),
        pytest.param({"judgement": {"rating": "Sound"}}, "Sound", "", False,
                     id="a word without reasons"),
        pytest.param({"sections": [SUMMING, OPINION]}, "", "It was *sound*.", True,
                     id="the opinion before what sums up, its first paragraph alone"),
        pytest.param({"sections": [SUMMING]}, "", "All is well. So far.", False,
                     id="what sums up"),
        pytest.param({"sections": [NUMBERED | {"paragraphs": PARAGRAPHS}]}, "",
                     "It held. Mostly.", True, id="in numbered paragraphs"),
    ],
)  # fmt: skip
def test_the_conclusion_is_quoted(
    statement: dict[str, object], word: str, why: str, *, in_part: bool
) -> None:
    (side,) = sides_of({"statement": statement})
    concluded = conclusion_of(side.edition)
    assert concluded
    assert (concluded.word, concluded.why, concluded.in_part) == (word, why, in_part)


@pytest.mark.parametrize(
    "year",
    [
        pytest.param({}, id="no statement"),
        pytest.param({"statement": {"sections": [NUMBERED]}}, id="a heading without a text"),
        pytest.param({"statement": {"sections": [SUMMING | {"kind": "scope"}]}},
                     id="a section for something else"),
    ],
)  # fmt: skip
def test_nothing_is_made_up(year: dict[str, object]) -> None:
    (side,) = sides_of(year)
    assert conclusion_of(side.edition) is None
