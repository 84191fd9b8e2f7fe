"""What to write for a word that content has another word for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import vocabulary
from generator.model.synonyms import _INSTEAD, _SAME, hint_for
from generator.vocabulary import ActionState, Audience, Frequency, Level

if TYPE_CHECKING:
    from enum import StrEnum

OVERDUE = "that is worked out from the dates: remove it, and give the state of the action"
COLOUR = (
    'a colour is a label: write it in "label", and the state of the action in "state", '
    "if it is known"
)
NO_RHYTHM = 'there is no word for that here: leave "frequency" out, and say it in the text'


@pytest.mark.parametrize(
    ("choices", "found", "hint"),
    [
        (Frequency, "every month", 'write "monthly"'),
        (Frequency, "Every Six Weeks", 'did you mean "every-six-weeks"?'),
        (Frequency, "quaterly", 'did you mean "quarterly"?'),
        (Frequency, "yearly", 'write "annually"'),
        (Frequency, "bi-monthly", NO_RHYTHM),
        (Frequency, "every full moon", ""),
        (ActionState, "On Track", 'did you mean "on-track"?'),
        (ActionState, "overdue", OVERDUE),
        (ActionState, "carried forward", OVERDUE),
        (ActionState, "Amber", COLOUR),
        (ActionState, "Amber/Red", COLOUR),
        (ActionState, "mauve", ""),
        (ActionState, "dropped", 'write superseded, and in "closure" why it ended'),
        (ActionState, "in progress", "say how it goes: on-track, or at-risk"),
        (ActionState, "incomplete", ""),
        (ActionState, "complet", 'did you mean "complete"?'),
        (Level, "reasonable", 'write "adequate", and the word as printed in "rating"'),
        (Audience, "private", 'write "internal"'),
        (Audience, "", ""),
    ],
)
def test_hint(choices: type[StrEnum], found: str, hint: str) -> None:
    assert hint_for(choices, found) == hint


@pytest.mark.parametrize("choices", _SAME, ids=lambda each: each.__name__)
def test_what_is_to_be_written_is_a_word_of_the_vocabulary(choices: type[StrEnum]) -> None:
    assert getattr(vocabulary, choices.__name__) is choices
    assert _SAME[choices].keys() <= set(choices)


@pytest.mark.parametrize(
    "choices", dict.fromkeys([*_SAME, *_INSTEAD]), ids=lambda each: each.__name__
)
def test_a_word_stands_for_one_thing_and_is_none_of_the_vocabulary(
    choices: type[StrEnum],
) -> None:
    words = " ".join([*_SAME.get(choices, {}).values(), *_INSTEAD.get(choices, {})]).split()
    assert len(words) == len(set(words))
    assert not set(words) & set(choices)
