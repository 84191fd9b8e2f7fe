"""What the row of a risk may say of its scores: what was printed, in words of the body's scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import RiskScore
from generator.model.risks import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.leaks.sources import Filed
    from generator.model import OwnRisk

_OF_A_STAGE = ("likelihood", "impact", "likelihood_step", "impact_step", "score", "band")


def scores_of(risk: OwnRisk, filed: Filed) -> Iterator[tuple[str, list[str | int | None]]]:
    """The columns of each score of a risk; one that is not public has none.

    What is worked out of a score that is public, where it was not printed, may be anything.
    """
    for stage in STAGES:
        score = getattr(risk, stage)
        if not isinstance(score, RiskScore) or not filed.decided.shows(score):
            yield from ((f"{stage}_{name}", []) for name in _OF_A_STAGE)
            continue
        for axis in ("likelihood", "impact"):
            yield f"{stage}_{axis}", _on_scale(getattr(score, axis), axis, filed)
        for name, said in (("score", score.score), ("band", score.rating)):
            if said:
                yield f"{stage}_{name}", [said]


def _on_scale(printed: str | None, axis: str, filed: Filed) -> list[str | int | None]:
    """What was printed, or the word of the scale that it means, with its number."""
    register = filed.edition.risks
    said: list[str | int | None] = [printed]
    for at, word in enumerate(getattr(register.scale if register else None, axis, ()), 1):
        number = word.partition(" ")[0] if word[:1].isdecimal() else str(at)
        whole = word if word[:1].isdecimal() else f"{number} {word}"
        if (printed or "").casefold() in {number, word.casefold()}:
            said += [word, whole]
    return said
