"""Whose conclusions opinions are: what a body says of itself is no opinion of an auditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vocabulary import Giver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Opinion
    from generator.views.records import EditionView, OpinionView

# Who gave some opinions: what those are called in a title, and in a count of them.
_GIVERS: tuple[tuple[frozenset[Giver | None], str, str], ...] = (
    (
        frozenset({Giver.AUDITOR, Giver.INSPECTOR}),
        "Opinions of auditors and inspectors",
        "by auditors and inspectors",
    ),
    (frozenset({Giver.OTHER}), "Opinions of others outside the body", "by others outside the body"),
    (frozenset({Giver.BODY}), "What the body itself concluded", "by the body itself"),
    (frozenset({None}), "Opinions at a glance", "by those named there"),
)


def say_given(opinions: Sequence[Opinion]) -> str:
    """How many opinions there are and whose: "4 given by auditors and inspectors, 2 by ..."."""
    counts = [
        (sum(each.given_by in givers for each in opinions), said) for givers, _, said in _GIVERS
    ]
    (number, first), *rest = [(number, said) for number, said in counts if number]
    return ", ".join([f"{number} given {first}", *(f"{count} {said}" for count, said in rest)])


def opinions_by_giver(view: EditionView) -> list[tuple[str, list[OpinionView]]]:
    """The opinions under the title of who gave them, auditors and inspectors first."""
    grouped = [
        (title, [each for each in view.opinions if each.record.given_by in givers])
        for givers, title, _ in _GIVERS
    ]
    return [(title, opinions) for title, opinions in grouped if opinions]
