"""The risks of a year as rows to download: the body's own, and those held in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.risks import STAGES
from generator.prose import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.rows import Row, TellingRow
    from generator.views import EditionView
    from generator.views.placing import Placing


def own_risks(view: EditionView) -> Iterator[TellingRow]:
    """Each risk of the body's register, with its scores as printed and on the body's scale."""
    for each in view.own_risks:
        risk = each.record
        row: Row = {
            "id": risk.id,
            "number": risk.number,
            "title": risk.title,
            "category": risk.category,
            **{name: _plain(getattr(risk, name)) for name in _TEXTS},
            "owners": [owner.slug for owner in each.owners],
            "controls": [control.record.id for control in each.controls],
            "actions": [action.record.id for action in each.actions],
        }
        for stage in STAGES:
            row |= _score(stage, each.placings.get(stage))
        row |= {"appetite": risk.appetite, "response": risk.response, "trend": risk.trend}
        yield [risk, *(placing.record for placing in each.placings.values())], row


_TEXTS = ("description", "causes", "consequences", "mitigation", "planned")


def _plain(text: str | None) -> str | None:
    return to_text(text) if text else None


_SCORED = ("likelihood", "impact", "likelihood_step", "impact_step", "score", "band")


def _score(stage: str, placing: Placing | None) -> Row:
    """A score under the names of its stage, with its place as numbers of the scale."""
    said: Row = {}
    if placing:
        likelihood, impact = placing.steps
        said = {"likelihood_step": likelihood, "impact_step": impact}
        said |= {"likelihood": placing.likelihood, "impact": placing.impact}
        said |= {"score": placing.score, "band": placing.band}
    return {f"{stage}_{name}": said.get(name) or None for name in _SCORED}


def joint_risks(view: EditionView) -> Iterator[TellingRow]:
    """Each risk held in common, as each body saw it on each date."""
    for risk in view.risks:
        for each in risk.rows:
            row: Row = {
                "risk": risk.record.id,
                "title": risk.record.title,
                "organisation": each.organisation.id,
                "date": each.record.date,
                "description": to_text(each.record.description),
                "owner": each.owner.slug if each.owner else None,
                "trend": each.record.trend,
            }
            yield [each.record], row
