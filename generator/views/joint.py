"""How the bodies of a joint year went on after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Edition, Organisation
    from generator.views.records import EditionView


@dataclass(frozen=True)
class NextYear:
    """A body of a joint year and the next year that there is of it, if any."""

    body: Organisation
    edition: Edition | None


def next_years(view: EditionView, others: Collection[Edition]) -> list[NextYear]:
    """The next year of each body of a joint one; of the newest year and any other, nothing.

    `others` are the other years of all its bodies.
    """
    bodies = [view.organisation, *view.partners] if view.partners else []
    later = sorted(
        (each for each in others if each.year > view.edition.year), key=lambda each: each.year
    )
    found = [
        NextYear(body, next((each for each in later if each.organisation == body.id), None))
        for body in bodies
    ]
    return found if any(each.edition for each in found) else []
