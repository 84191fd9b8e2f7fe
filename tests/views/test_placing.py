"""How great a risk is: as printed where that is printed, else worked out on the body's scale."""

from __future__ import annotations

import pytest

from generator.model import Band, RiskScale, RiskScore
from generator.views.placing import Placing

THREE = RiskScale(
    likelihood=("Unlikely", "Possible", "Likely"),
    impact=("Slight", "Moderate", "Severe", "Ruinous"),
    bands=(Band(label="High", at_least=6), Band(label="Low", at_least=2)),
)
BARE = RiskScale(likelihood=("Unlikely", "Likely"), impact=("Slight", "Severe"))
WEIGHED = RiskScale(likelihood=("1 Rare", "2 Likely"), impact=("2", "4", "8"))
TWICE = RiskScale(likelihood=("Rare", "rare", "Likely"), impact=("Slight", "Severe"))


@pytest.mark.parametrize(
    ("scale", "printed", "place", "said"),
    [
        (THREE, {"likelihood": "3", "impact": "4"}, (3, 4), "12, High"),
        (THREE, {"likelihood": "likely", "impact": "Severe"}, (3, 3), "9, High"),
        (THREE, {"likelihood": "2", "impact": "Slight"}, (2, 1), "2, Low"),
        (THREE, {"likelihood": "1", "impact": "1"}, (1, 1), "1"),  # below the lowest band
        # What is printed wins, also over what could be worked out.
        (THREE, {"likelihood": "3", "impact": "4", "score": "5"}, (3, 4), "5, Low"),
        (THREE, {"likelihood": "3", "impact": "4", "rating": "Amber"}, (3, 4), "12, Amber"),
        (THREE, {"likelihood": "3", "impact": "4", "score": "C4"}, (3, 4), "C4"),
        # Only a part of it is printed, or nothing that is on the scale.
        (THREE, {"score": "7"}, None, "7, High"),
        (THREE, {"rating": "Amber"}, None, "Amber"),
        (THREE, {"likelihood": "3"}, None, ""),
        (THREE, {"likelihood": "4", "impact": "4"}, None, ""),
        (THREE, {"likelihood": "0", "impact": "4"}, None, ""),
        (THREE, {"likelihood": "Certain", "impact": "4"}, None, ""),
        (THREE, {}, None, ""),
        (BARE, {"likelihood": "2", "impact": "2"}, (2, 2), "4"),
        (TWICE, {"likelihood": "Rare", "impact": "2"}, None, ""),  # it could be either
        # Words that begin with numbers count those.
        (WEIGHED, {"likelihood": "2", "impact": "8"}, (2, 3), "16"),
        (WEIGHED, {"likelihood": "2 Likely", "impact": "4"}, (2, 2), "8"),
        (WEIGHED, {"likelihood": "2", "impact": "3"}, None, ""),
        # Without a scale nobody knows what the numbers stand for.
        (None, {"likelihood": "2", "impact": "2"}, None, ""),
        (None, {"score": "12", "rating": "Red"}, None, "12, Red"),
    ],
)
def test_a_score_is_as_printed_or_worked_out_and_never_guessed(
    scale: RiskScale | None, printed: dict[str, str], place: tuple[int, int] | None, said: str
) -> None:
    placing = Placing(RiskScore.model_validate(printed), scale)
    assert placing.place == place
    assert placing.said == said


def test_a_number_that_the_word_says_is_not_said_twice() -> None:
    placing = Placing(RiskScore(likelihood="2", impact="4"), WEIGHED)
    assert placing.parts == "likelihood 2 Likely, impact 4"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ({"likelihood": "3", "impact": "severe"}, "9, High; likelihood 3 Likely, impact 3 Severe"),
        ({"likelihood": "Certain"}, "likelihood Certain"),
        ({"impact": "9", "score": "4"}, "4, Low; impact 9"),
        ({"rating": "Red"}, "Red"),
    ],
)
def test_it_is_told_in_the_words_of_the_scale(printed: dict[str, str], parts: str) -> None:
    assert str(Placing(RiskScore.model_validate(printed), THREE)) == parts
