"""What a recommendation has come to: what the actions have that answer it, if any is known."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from generator.views.answered import asked_for
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from generator.views import EditionView

LATE = SimpleNamespace(standing=SimpleNamespace(open=True, overdue=True))
OPEN = SimpleNamespace(standing=SimpleNamespace(open=True, overdue=False))


def ended(state: ActionState) -> SimpleNamespace:
    return SimpleNamespace(standing=SimpleNamespace(open=False, overdue=False, state=state))


DONE, ACCEPTED = ended(ActionState.COMPLETE), ended(ActionState.RISK_ACCEPTED)


@pytest.mark.parametrize(
    ("held", "actions", "told"),
    [
        ("whole", [], ("not stated", "No action yet")),
        ("part", [], ("not stated", "No action held here")),
        ("whole", [DONE, OPEN, LATE], ("overdue", "Overdue")),
        ("whole", [DONE, OPEN], ("open", "Open")),
        ("whole", [DONE, DONE], ("complete", "Complete")),
        ("whole", [DONE, ACCEPTED], ("closed", "Closed")),
    ],
)
def test_status_is_that_of_the_actions(
    held: str, actions: list[object], told: tuple[str, str]
) -> None:
    edition = SimpleNamespace(holding=lambda _: SimpleNamespace(whole=held == "whole"))
    asked = SimpleNamespace(actions=actions)
    view: EditionView = SimpleNamespace(edition=edition, recommendations=[asked])  # type: ignore[assignment]
    assert [each[1:] for each in asked_for(view)] == [told]
