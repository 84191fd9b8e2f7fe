"""A body's own risks, where they stand on its matrix, and how great they were in other years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _, known
from generator.model.risks import STAGES
from generator.views.placing import band_of, numbered, placings_of, scale_in_words, weights
from generator.views.records import OwnRiskView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import DocumentEntry, Edition, OwnRisk, RiskRegister, RiskScale
    from generator.views.builder import Builder
    from generator.views.placing import Placing
    from generator.views.records import ActionView, AreaView, EditionView

STAGE_LABELS = {
    "inherent": known("Before controls"),
    "current": known("Now"),
    "target": known("Target"),
}


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


def stage_names(register: RiskRegister) -> dict[str, str]:
    """What a body calls each stage at which it scores a risk; those at which it scores none go."""
    names = {stage: getattr(register.names, stage, None) for stage in STAGES}
    scored = {stage for risk in register.risks for stage in placings_of(risk, register)}
    return {stage: names[stage] or _(STAGE_LABELS[stage]) for stage in STAGES if stage in scored}


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


def say_no_score(risk: OwnRisk, stage: str) -> str:
    """Why a risk has no score at a stage."""
    return _("not published") if risk.withheld(stage) else _("not given")


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
                unplaced.append((risk, str(placing or "") or say_no_score(risk.record, stage)))
        if scale and placed:
            yield Matrix(stage, title, numbered(scale.impact), _rows(scale, placed), unplaced)


def _rows(
    scale: RiskScale, placed: dict[tuple[int, int], list[OwnRiskView]]
) -> list[tuple[str, list[Cell]]]:
    words = list(enumerate(numbered(scale.likelihood), 1))
    return [
        (word, [_cell(scale, (row, column), placed) for column in range(1, len(scale.impact) + 1)])
        for row, word in reversed(words)
    ]


def _cell(
    scale: RiskScale, place: tuple[int, int], placed: dict[tuple[int, int], list[OwnRiskView]]
) -> Cell:
    likelihood, impact = weights(scale.likelihood), weights(scale.impact)
    band = band_of(likelihood[place[0] - 1] * impact[place[1] - 1], scale)
    labels = [each.label for each in sorted(scale.bands, key=lambda each: each.at_least)]
    height = round(3 * labels.index(band) / max(1, len(labels) - 1)) if band else 0
    return Cell(band, height, placed.get(place, []))


@dataclass(frozen=True)
class RiskYear:
    """How great a risk was in one year of its body, and the edition that says so."""

    edition: Edition
    record: OwnRisk
    placings: dict[str, Placing]


def through_the_years(
    editions: Iterable[Edition], risks: Iterable[OwnRiskView]
) -> dict[str, list[RiskYear]]:
    """The years of each risk by its id, the newest first; only of those that more than one has."""
    years: dict[str, list[RiskYear]] = {each.record.id: [] for each in risks}
    for edition in sorted(editions, key=lambda each: each.year, reverse=True):
        for risk in edition.risks.risks if edition.risks else ():
            if risk.id in years:
                years[risk.id].append(RiskYear(edition, risk, placings_of(risk, edition.risks)))
    return {name: found for name, found in years.items() if len(found) > 1}


@dataclass(frozen=True)
class RegisterView:
    """A body's register as its page shows it, with its scale in words and what other years say."""

    record: RiskRegister
    document: DocumentEntry
    stages: dict[str, str]
    scale: list[tuple[str, str]]
    matrices: list[Matrix]
    years: dict[str, list[RiskYear]]


def register_view(view: EditionView, years: Iterable[Edition]) -> RegisterView | None:
    """The register of an edition, if it has one; `years` are those told of beside its own."""
    register, document = view.edition.risks, view.documents.get("risks")
    if register is None or document is None:
        return None
    return RegisterView(
        register,
        document,
        stage_names(register),
        scale_in_words(register.scale) if register.scale else [],
        list(matrices(register, view.own_risks)),
        through_the_years(years, view.own_risks),
    )
