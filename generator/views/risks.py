"""A body's own risks, where they stand on its matrix, and how great they were in other years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.language import _, known
from generator.model.index import Scope, key_of
from generator.model.risks import STAGES
from generator.views.placing import band_of, numbered, placings_of, scale_in_words, weights
from generator.views.records import OwnRiskView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import DocumentEntry, Edition, OwnRisk, RiskRegister, RiskScale
    from generator.views.builder import Builder
    from generator.views.placing import Placing
    from generator.views.records import (
        ActionView,
        AreaView,
        ControlView,
        EditionView,
        RiskView,
    )

AnyRisk = TypeVar("AnyRisk", "OwnRiskView", "RiskView")
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


def tell_whom_they_name(risks: list[AnyRisk]) -> list[AnyRisk]:
    """The risks; each control and action that one of them names is told of it."""
    for risk in risks:
        for named in _named_by(risk):
            if risk not in named.risks:
                named.risks.append(risk)
    return risks


def _named_by(risk: OwnRiskView | RiskView) -> Iterator[ControlView | ActionView]:
    if isinstance(risk, OwnRiskView):
        yield from risk.controls
        yield from risk.actions
    else:
        yield from (control for joint in risk.controls for control in joint.controls)


def stage_names(register: RiskRegister, years: Iterable[RiskYear] = ()) -> dict[str, str]:
    """What a body calls each stage at which it scores a risk; those at which it scores none go.

    Other `years` of its risks may have scores at stages at which this one has none yet.
    """
    names = {stage: getattr(register.names, stage, None) for stage in STAGES}
    scored = {stage for risk in register.risks for stage in placings_of(risk, register)}
    scored |= {stage for year in years for stage in year.placings}
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
    return _("not published") if risk.lost(stage) else _("not given")


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


RiskKey = tuple[str, str]  # the year that a risk stands in, and its id


def through_the_years(
    shown: Edition, others: Iterable[Edition], risks: Iterable[OwnRiskView]
) -> dict[str, list[RiskYear]]:
    """The years of each risk by its id, the newest first; only of those that more than one has.

    Of a joint year the others may be of any of its bodies: told are those of the one it stands at.
    """
    own = [each for each in others if each.organisation == shown.organisation]
    editions = sorted([shown, *own], key=lambda each: each.year)
    found = {
        (edition.year, risk.id): RiskYear(edition, risk, placings_of(risk, edition.risks))
        for edition in editions
        for risk in (edition.risks.risks if edition.risks else ())
    }
    before = _before(editions, found)
    after = {old: new for new, old in before.items()}
    told: dict[str, list[RiskYear]] = {}
    for each in risks:
        key = shown.year, each.record.id
        keys = [*reversed([*_following(key, after)]), key, *_following(key, before)]
        told[each.record.id] = [found[key] for key in keys]
    return {name: years for name, years in told.items() if len(years) > 1}


def _before(
    editions: Sequence[Edition], found: Mapping[RiskKey, RiskYear]
) -> dict[RiskKey, RiskKey]:
    """What each risk was in an earlier year: what it was renamed from, else what has its id."""
    declared: dict[RiskKey, RiskKey] = {}
    same: dict[RiskKey, RiskKey] = {}
    for (year, name), told in found.items():
        risk, called = told.record, name
        if risk.renamed_from:
            origin, called = _named(risk.renamed_from, told.edition)
            if (origin, called) in found and origin < year:
                declared[year, name] = origin, called
                continue
        years = [
            each.year for each in editions if each.year < year and (each.year, called) in found
        ]
        if years and not (risk.split_from or risk.merged_from):
            same[year, name] = years[-1], called
    renamed = {*declared.values()}
    return {new: old for new, old in same.items() if old not in renamed} | declared


def _named(reference: str, edition: Edition) -> RiskKey:
    """The risk that a risk of an edition refers to."""
    _, there, name = key_of("risk", reference, Scope(edition.organisation, edition.id))
    return there.partition("/")[2], name


def _following(key: RiskKey, near: Mapping[RiskKey, RiskKey]) -> Iterator[RiskKey]:
    while found := near.get(key):
        yield found
        key = found


@dataclass(frozen=True)
class RegisterView:
    """A body's register as its page shows it, with its scale in words and what other years say."""

    record: RiskRegister
    document: DocumentEntry
    stages: dict[str, str]
    scale: list[tuple[str, str]]
    matrices: list[Matrix]
    years: dict[str, list[RiskYear]]
    stages_of_years: dict[str, str]


def register_view(view: EditionView, others: Iterable[Edition]) -> RegisterView | None:
    """The register of an edition, if it has one; `others` are the other years that it tells of."""
    register, document = view.edition.risks, view.documents.get("risks")
    if register is None or document is None:
        return None
    years = through_the_years(view.edition, others, view.own_risks)
    return RegisterView(
        register,
        document,
        stage_names(register),
        scale_in_words(register.scale) if register.scale else [],
        list(matrices(register, view.own_risks)),
        years,
        stage_names(register, (year for told in years.values() for year in told)),
    )
