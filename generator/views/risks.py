"""A body's own risks: how great each is on the body's own scale, and where on its matrix it stands.

A score is worked out from likelihood and impact only where none is printed; what is not on the
scale stands on no matrix.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model.risks import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Edition, OwnRisk, RiskRegister, RiskScale, RiskScore
    from generator.views.builder import Builder
    from generator.views.records import ActionView, AreaView, ControlView, PostView

STAGE_LABELS = {"inherent": "Before controls", "current": "Now", "target": "Target"}


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
    def product(self) -> int | None:
        """Likelihood times impact."""
        return self.place and self.place[0] * self.place[1]

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
        return f"{step} {getattr(self.scale, axis)[step - 1]}"

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
        return ": ".join(filter(None, [self.said, self.parts]))


def step_of(printed: str | None, words: Sequence[str]) -> int | None:
    """The number of a word on a scale, which may be printed instead of it; none if it has none."""
    if printed is None:
        return None
    if printed.isdecimal():
        return int(printed) if 1 <= int(printed) <= len(words) else None
    said = [each.casefold() for each in words]
    return said.index(printed.casefold()) + 1 if said.count(printed.casefold()) == 1 else None


def band_of(score: int, scale: RiskScale | None) -> str:
    """What a body calls a score; "" where it has no word for it."""
    below = [each for each in (scale.bands if scale else ()) if each.at_least <= score]
    return max(below, key=lambda each: each.at_least).label if below else ""


@dataclass(eq=False, repr=False)
class OwnRiskView:
    """A risk of the body's own with how great it is at each stage, and what it connects to."""

    record: OwnRisk
    placings: dict[str, Placing]
    owners: list[PostView]
    controls: list[ControlView]
    actions: list[ActionView]

    @property
    def reference(self) -> str:
        """How a matrix names it: by its number, or by its title where it has none."""
        return self.record.number or self.record.title


def own_risks(
    build: Builder, areas: Iterable[AreaView], actions: Iterable[ActionView]
) -> Iterator[OwnRiskView]:
    """The risks of an edition's register, told to the posts that own them."""
    register = build.edition.risks
    controls = {id(each.record): each for area in areas for each in area.all_controls}
    plan = {id(each.record): each for each in actions}
    for risk in register.risks if register else ():
        found = [id(build.index.find("control", each, build.scope)) for each in risk.controls]
        answers = [id(build.index.find("action", each, build.scope)) for each in risk.actions]
        view = OwnRiskView(
            risk,
            placings_of(risk, register),
            [owner for each in risk.owners if (owner := build.post(each))],
            [controls[each] for each in found if each in controls],
            [plan[each] for each in answers if each in plan],
        )
        for owner in view.owners:
            owner.risks.append(view)
        yield view


def placings_of(risk: OwnRisk, register: RiskRegister | None) -> dict[str, Placing]:
    """How great a risk is, by the stage."""
    scale = register.scale if register else None
    scores = {stage: getattr(risk, stage) for stage in STAGES}
    return {stage: Placing(score, scale) for stage, score in scores.items() if score}


def stage_names(register: RiskRegister) -> dict[str, str]:
    """What a body calls each stage at which it scores a risk; those at which it scores none go."""
    names = {stage: getattr(register.names, stage, None) for stage in STAGES}
    scored = {stage for risk in register.risks for stage in placings_of(risk, register)}
    return {stage: names[stage] or STAGE_LABELS[stage] for stage in STAGES if stage in scored}


@dataclass(frozen=True)
class Cell:
    """One place on a matrix: its band, how high that is among all (0 to 3), and its risks."""

    band: str
    height: int
    risks: list[OwnRiskView]


@dataclass(frozen=True)
class Matrix:
    """The risks at one stage on the body's matrix: the most likely first, impact to the right."""

    stage: str
    title: str
    impact: list[str]
    rows: list[tuple[str, list[Cell]]]
    unplaced: list[tuple[OwnRiskView, str]]  # what stands nowhere on it, with what is printed


def matrices(register: RiskRegister, risks: Sequence[OwnRiskView]) -> Iterator[Matrix]:
    """A matrix for each stage at which any risk has a place."""
    scale = register.scale
    for stage, title in stage_names(register).items():
        placed: dict[tuple[int, int], list[OwnRiskView]] = {}
        unplaced = []
        for risk in risks:
            placing = risk.placings.get(stage)
            if placing and placing.place:
                placed.setdefault(placing.place, []).append(risk)
            else:
                unplaced.append((risk, str(placing) if placing else ""))
        if scale and placed:
            yield Matrix(stage, title, _numbered(scale.impact), _rows(scale, placed), unplaced)


def _rows(
    scale: RiskScale, placed: dict[tuple[int, int], list[OwnRiskView]]
) -> list[tuple[str, list[Cell]]]:
    words = list(enumerate(_numbered(scale.likelihood), 1))
    return [
        (word, [_cell(scale, (row, column), placed) for column in range(1, len(scale.impact) + 1)])
        for row, word in reversed(words)
    ]


def _cell(
    scale: RiskScale, place: tuple[int, int], placed: dict[tuple[int, int], list[OwnRiskView]]
) -> Cell:
    band = band_of(place[0] * place[1], scale)
    labels = [each.label for each in sorted(scale.bands, key=lambda each: each.at_least)]
    height = round(3 * labels.index(band) / max(1, len(labels) - 1)) if band else 0
    return Cell(band, height, placed.get(place, []))


def _numbered(words: Sequence[str]) -> list[str]:
    return [f"{at} {word}" for at, word in enumerate(words, 1)]


@dataclass(frozen=True)
class RiskYear:
    """How great a risk was in one year of its body, and the edition that says so."""

    edition: Edition
    placings: dict[str, Placing]


def through_the_years(
    editions: Iterable[Edition], risks: Iterable[OwnRiskView]
) -> dict[str, list[RiskYear]]:
    """The years of each risk by its id, the newest first; only of those that more than one has."""
    years: dict[str, list[RiskYear]] = {each.record.id: [] for each in risks}
    for edition in sorted(editions, key=lambda each: each.year, reverse=True):
        for risk in edition.risks.risks if edition.risks else ():
            if risk.id in years:
                years[risk.id].append(RiskYear(edition, placings_of(risk, edition.risks)))
    return {name: found for name, found in years.items() if len(found) > 1}
