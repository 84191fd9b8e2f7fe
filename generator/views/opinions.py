"""Whose conclusions opinions are: what a body says of itself is no opinion of an auditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _, known
from generator.vocabulary import Giver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Opinion
    from generator.views.records import EditionView, OpinionView

# Who gave some opinions: what those are called in a title, and in a count of them.
_GIVERS: tuple[tuple[frozenset[Giver | None], str, str], ...] = (
    (
        frozenset({Giver.AUDITOR, Giver.INSPECTOR}),
        known("Opinions of auditors and inspectors"),
        known("by auditors and inspectors"),
    ),
    (
        frozenset({Giver.OTHER}),
        known("Opinions of others outside the body"),
        known("by others outside the body"),
    ),
    (frozenset({Giver.BODY}), known("What the body itself concluded"), known("by the body itself")),
    (frozenset({None}), known("Opinions at a glance"), known("by those named there")),
)


def say_given(opinions: Sequence[Opinion]) -> str:
    """How many opinions there are and whose: "4 given by auditors and inspectors, 2 by ..."."""
    counts = [
        (sum(each.given_by in givers for each in opinions), said) for givers, title, said in _GIVERS
    ]
    (number, first), *rest = [(number, _(said)) for number, said in counts if number]
    return ", ".join(
        [
            _("%(number)s given %(by_whom)s", number=number, by_whom=first),
            *(f"{count} {said}" for count, said in rest),
        ]
    )


def opinions_by_giver(view: EditionView) -> list[tuple[str, list[OpinionView]]]:
    """The opinions under the title of who gave them, auditors and inspectors first."""
    grouped = [
        (_(title), [each for each in view.opinions if each.record.given_by in givers])
        for givers, title, said in _GIVERS
    ]
    return [(title, opinions) for title, opinions in grouped if opinions]
