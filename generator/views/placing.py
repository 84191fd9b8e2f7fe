"""How great a risk is on the scale of its body.

A score is worked out from likelihood and impact only where none is printed; what is not on the
scale stands on no matrix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.language import _
from generator.model.risks import STAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import OwnRisk, RiskRegister, RiskScale, RiskScore


@dataclass(frozen=True)
class Placing:
    """How great a risk is at one stage, as printed and on the scale of its body."""

    record: RiskScore
    scale: RiskScale | None

    @cached_property
    def steps(self) -> tuple[int | None, int | None]:
        """Its likelihood and impact as numbers of the scale; none of what is not on it."""
        scale, record = self.scale, self.record
        if scale is None:
            return None, None
        return step_of(record.likelihood, scale.likelihood), step_of(record.impact, scale.impact)

    @property
    def place(self) -> tuple[int, int] | None:
        """Where it stands on the matrix: likelihood and impact."""
        likelihood, impact = self.steps
        return (likelihood, impact) if likelihood and impact else None

    @property
    def factors(self) -> tuple[int, int] | None:
        """What its likelihood and its impact count; none where it has no place."""
        if self.place is None or self.scale is None:
            return None
        likelihood, impact = self.place
        return (
            weights(self.scale.likelihood)[likelihood - 1],
            weights(self.scale.impact)[impact - 1],
        )

    @property
    def product(self) -> int | None:
        """Likelihood times impact."""
        return self.factors and self.factors[0] * self.factors[1]

    @property
    def score(self) -> str:
        """As printed; else worked out. "" where neither is possible."""
        return self.record.score or str(self.product or "")

    @property
    def band(self) -> str:
        """The word or colour that is printed for it, else that of its score."""
        score = int(self.score) if self.score.isdecimal() else None
        return self.record.rating or (band_of(score, self.scale) if score is not None else "")

    @property
    def likelihood(self) -> str:
        """Its likelihood in the words of the scale, "4 Likely"; as printed where it is off it."""
        return self._said(self.record.likelihood, self.steps[0], "likelihood")

    @property
    def impact(self) -> str:
        """Its impact in the words of the scale."""
        return self._said(self.record.impact, self.steps[1], "impact")

    def _said(self, printed: str | None, step: int | None, axis: str) -> str:
        if step is None or self.scale is None:
            return printed or ""
        return numbered(getattr(self.scale, axis))[step - 1]

    @property
    def said(self) -> str:
        """The score with its band: "20, High"; whichever of the two there is."""
        return ", ".join(filter(None, [self.score, self.band]))

    @property
    def parts(self) -> str:
        """What the score is made of: "likelihood 4 Likely, impact 5 Major"."""
        named = {"likelihood": self.likelihood, "impact": self.impact}
        return ", ".join(f"{name} {said}" for name, said in named.items() if said)

    def __str__(self) -> str:
        return "; ".join(filter(None, [self.said, self.parts]))


def step_of(printed: str | None, words: Sequence[str]) -> int | None:
    """Which word of a scale is printed, or what it counts, from 1; none where none is meant."""
    if printed is None:
        return None
    said = [each.casefold() for each in words]
    if said.count(printed.casefold()) == 1:
        return said.index(printed.casefold()) + 1
    counts = [str(each) for each in weights(words)]
    return counts.index(printed) + 1 if counts.count(printed) == 1 else None


def weights(words: Sequence[str]) -> list[int]:
    """What each word of a scale counts: the number it begins with, or else its place."""
    found = [re.match("[0-9]+", each) for each in words]
    own = [int(each[0]) for each in found if each]
    return own if len(own) == len(words) else list(range(1, len(words) + 1))


def band_of(score: int, scale: RiskScale | None) -> str:
    """What a body calls a score; "" where it has no word for it."""
    below = [each for each in (scale.bands if scale else ()) if each.at_least <= score]
    return max(below, key=lambda each: each.at_least).label if below else ""


def placings_of(risk: OwnRisk, register: RiskRegister | None) -> dict[str, Placing]:
    """How great a risk is, by the stage."""
    scale = register.scale if register else None
    scores = {stage: getattr(risk, stage) for stage in STAGES}
    return {stage: Placing(score, scale) for stage, score in scores.items() if score}


def scale_in_words(scale: RiskScale) -> list[tuple[str, str]]:
    """Both sides of a matrix and the bands of its scores, each with what it is called."""
    bands = sorted(scale.bands, key=lambda each: each.at_least)
    return [
        (_("Likelihood"), ", ".join(numbered(scale.likelihood))),
        (_("Impact"), ", ".join(numbered(scale.impact))),
        (
            _("Scores"),
            ", ".join(
                _("%(band)s from %(score)s", band=each.label, score=each.at_least) for each in bands
            ),
        ),
    ]


def numbered(words: Sequence[str]) -> list[str]:
    """The words of a scale with what they count, "1 Rare", unless they say it themselves."""
    said = all(each[:1].isdecimal() for each in words)
    return [*words] if said else [f"{at} {word}" for at, word in enumerate(words, 1)]
