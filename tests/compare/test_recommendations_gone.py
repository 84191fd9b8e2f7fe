"""What a comparison says of recommendations that the newer year no longer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.comparisons import compared, told

from generator.compare import summary
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.comparisons import Side

ASKED: Side = {"assurance": {"recommendations": [{"id": "lists"}]}}
NOTHING: Side = {"assurance": {}}


def answered(*actions: Side) -> Side:
    return {"improvement": {"actions": list(actions)}}


def action(name: str, **more: object) -> Side:
    return {"id": name, "recommendations": ["lists"], **more}


def ended(on: str, state: str) -> list[Side]:
    return [{"date": on, "state": state}]


GONE = "not among the new recommendations."


@pytest.mark.parametrize(
    ("old", "said"),
    [
        (
            answered(action("one", updates=ended("2023-06-12", "complete"))),
            ('completed recommendation: "Lists"', "Completed 12 June 2023, 1 of 1 action"),
        ),
        (
            answered(
                action("one", updates=ended("2023-06", "complete")),
                action("two", updates=ended("2024-02", "risk-accepted")),
            ),
            (
                'closed recommendation: "Lists"',
                "Closed February 2024, 1 of 2 actions completed",
            ),
        ),
        (
            answered(
                action("one", updates=ended("2023-06", "complete")),
                action("two", updates=ended("2024-02", "on-track")),
            ),
            ('removed recommendation: "Lists"', "Open on 31 March 2024"),
        ),
        (answered(), ('removed recommendation: "Lists"', "No action answered it")),
    ],
)
def test_what_is_gone_is_told_with_what_became_of_it(old: Side, said: tuple[str, str]) -> None:
    lines = told(compared(ASKED | old, NOTHING | answered())).splitlines()
    at = lines.index(said[0])
    assert lines[at + 1] == f"  {said[1]}; {GONE}"


def test_what_an_action_did_after_it_was_carried_forward_counts() -> None:
    old = ASKED | answered(action("one", updates=ended("2024-02", "on-track")))
    later = {"id": "one", "carried_from": "2023-24/one"}
    new = NOTHING | answered(later | {"updates": ended("2025-01-20", "complete")})
    found = compared(old, new)
    assert "  Completed 20 January 2025, 1 of 1 action; " + GONE in told(found).splitlines()
    assert summary(found)["recommendation"] == "1 recommendation completed"


def test_of_a_plan_that_is_not_all_there_nothing_is_said() -> None:
    old = ASKED | answered(
        action("one", updates=ended("2024-02", "complete")) | {"audience": "internal"}
    )
    assert GONE not in told(compared(old, NOTHING | answered(), audience=Audience.PUBLIC))
    assert GONE not in told(compared(ASKED, NOTHING))
