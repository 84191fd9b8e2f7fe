"""What the scores of a body's risks say, and what its scale makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem, Severity, did_you_mean
from generator.reading.nodes import quote
from generator.views.placing import band_of, placings_of
from generator.words import financial_year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import RiskRegister
    from generator.rules.subject import Subject
    from generator.views.placing import Placing


def scores_off_scale(subject: Subject) -> Iterator[Problem]:
    """A likelihood or impact that the body's scale does not have: it stands on no matrix."""
    for placing in _placings(subject):
        if placing.scale is None:
            continue
        for axis, step in zip(("likelihood", "impact"), placing.steps, strict=True):
            printed, words = getattr(placing.record, axis), getattr(placing.scale, axis)
            if printed is not None and step is None:
                known = f"one of the scale's {len(words)} words or its number"
                message = f"found the {axis} {quote(printed)}, expected {known}"
                place = placing.record.place(axis)
                hint = did_you_mean(printed, words)
                yield Problem(place, "off-scale", message, hint, Severity.WARNING)


def scores_as_printed(subject: Subject) -> Iterator[Problem]:
    """A printed score or rating that is another one than the scale gives."""
    hint = "it is shown as printed"
    for placing in _placings(subject):
        record, product = placing.record, placing.product
        if record.score and placing.factors and record.score != str(product):
            factors = " times ".join(map(str, placing.factors))
            message = f"found the score {quote(record.score)}, where {factors} is {product}"
            yield Problem(record.place("score"), "score-differs", message, hint, Severity.NOTE)
        band = band_of(int(placing.score), placing.scale) if placing.score.isdecimal() else ""
        if record.rating and band and record.rating.casefold() != band.casefold():
            given = f"where the scale calls {placing.score} {quote(band)}"
            message = f"found the rating {quote(record.rating)}, {given}"
            yield Problem(record.place("rating"), "score-differs", message, hint, Severity.NOTE)


def unclear_scales(subject: Subject) -> Iterator[Problem]:
    """A word or a band of a scale that stands there twice: a score could mean either."""
    for register in _registers(subject):
        scale = register.scale
        if scale is None:
            continue
        starts = [str(each.at_least) for each in scale.bands]
        lists = [("likelihood", scale.likelihood), ("impact", scale.impact), ("bands", starts)]
        for name, values in lists:
            said = [each.casefold() for each in values]
            for at, value in enumerate(said):
                if value in said[:at]:
                    message = f"found {quote(values[at])} twice in the {name} of one scale"
                    place = scale.place(name, at)
                    yield Problem(place, "duplicate-value", message, "keep one of the two")


def risks_of_two_kinds(subject: Subject) -> Iterator[Problem]:
    """A body's own risk under the id of one held in common: both stand on one page."""
    joint = subject.library.risks.risks if subject.library.risks else ()
    for edition in subject.library.editions:
        shared = {
            each.id
            for each in joint
            if any(financial_year_of(one.date) == edition.year for one in each.assessments)
        }
        for risk in edition.risks.risks if edition.risks else ():
            if risk.id in shared:
                message = f'found the id "{risk.id}", which a risk held in common has'
                yield Problem(risk.place("id"), "duplicate-id", message, "give it another id")


def answers_of_other_years(subject: Subject) -> Iterator[Problem]:
    """A control or an action of another year: the page of a year's risks shows its own."""
    for edition in subject.library.editions:
        for risk in edition.risks.risks if edition.risks else ():
            for field in ("controls", "actions"):
                for at, name in enumerate(getattr(risk, field)):
                    above, _, _ = name.rpartition("/")
                    if above not in {"", edition.year, edition.id}:
                        message = f"found {quote(name)}, expected one of this year's {field}"
                        hint = "name what this year has; other years have risks of their own"
                        yield Problem(risk.place(field, at), "other-year", message, hint)


def _registers(subject: Subject) -> Iterator[RiskRegister]:
    yield from (each.risks for each in subject.library.editions if each.risks)


def _placings(subject: Subject) -> Iterator[Placing]:
    """Every score of every register, with its scale."""
    for register in _registers(subject):
        for risk in register.risks:
            yield from placings_of(risk, register).values()
