"""How far recommendations have been answered, by the actions that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _
from generator.views.held import is_whole
from generator.vocabulary import ActionState
from generator.words import say_state, sentence_case

if TYPE_CHECKING:
    from generator.views.records import EditionView, RecommendationView

Asked = tuple["RecommendationView", str, str]


def asked_for(view: EditionView) -> list[Asked]:
    """The recommendations of a year, each with what its status looks like and is called."""
    unknown = not is_whole(view.edition, "improvement")
    return [(each, *_status(each, unknown=unknown)) for each in view.recommendations]


def _status(asked: RecommendationView, *, unknown: bool) -> tuple[str, str]:
    standings = [each.standing for each in asked.actions]
    if not standings:
        return "not stated", _("No action held here") if unknown else _("No action yet")
    if any(each.overdue for each in standings):
        return "overdue", _("Overdue")
    if any(each.open for each in standings):
        return "open", _("Open")
    states = {each.state for each in standings}
    if states == {ActionState.COMPLETE}:
        return "complete", sentence_case(say_state(ActionState.COMPLETE))
    return "closed", _("Closed")
