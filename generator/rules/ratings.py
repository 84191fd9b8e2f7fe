"""Colours with which a body rates its actions, and what they mean to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import Problem, Severity
from generator.reading.nodes import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Improvement
    from generator.rules.subject import Subject

_COLOURS = re.compile(
    r"(?:(?:red|amber|yellow|orange|green|blue|purple|grey|black|white)[\s/-]*)+", re.IGNORECASE
)


def unexplained_colours(subject: Subject) -> Iterator[Problem]:
    """A colour of which the plan does not say what it means; told once, where it first stands."""
    for edition in subject.library.editions:
        if edition.improvement:
            yield from _unexplained(edition.improvement)


def _unexplained(plan: Improvement) -> Iterator[Problem]:
    known = {each.label.casefold() for each in plan.ratings}
    for action in plan.actions:
        for update in action.updates:
            for field in ("label", "impact"):
                said = getattr(update, field) or ""
                if _COLOURS.fullmatch(said) and said.casefold() not in known:
                    known.add(said.casefold())
                    message = f"found {quote(said)}, and nothing says what it means for this body"
                    hint = 'give its meaning in "ratings" of the plan, as the body prints it'
                    place = update.place(field)
                    yield Problem(place, "unexplained-colour", message, hint, Severity.NOTE)
