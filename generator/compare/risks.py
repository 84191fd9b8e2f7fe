"""The risks of an edition, as they are compared: the body's own, and those held in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare import fields
from generator.compare.records import FieldValue, Form, entries
from generator.language import _
from generator.views.placing import scale_in_words
from generator.views.risks import STAGE_LABELS

if TYPE_CHECKING:
    from generator.compare.rows import Rows
    from generator.model import RiskRegister
    from generator.views import EditionView, RiskView
    from generator.views.records import OwnRiskView


def add_risks(rows: Rows, view: EditionView) -> None:
    """Add the register of the body, then what it holds in common with another."""
    if register := view.edition.risks:
        document = view.documents.get("risks")
        title = document.name if document else _("Risks")
        more = {"Scale": _scale(register)}
        rows.add("document", register, name="risks", part="risks", title=title, more=more)
        for own in view.own_risks:
            rows.add("risk", own.record, part="risks", more=_own(own))
    for risk in view.risks:
        rows.add("risk", risk.record, part="joint risks", more=_joint(risk))


def _scale(register: RiskRegister) -> FieldValue:
    """The matrix in the words of the body, and what it calls its scores."""
    names = [(stage, getattr(register.names, stage, None)) for stage in STAGE_LABELS]
    said = [(stage, f"{STAGE_LABELS[stage]}: {name}") for stage, name in names if name]
    if scale := register.scale:
        said += [(name, f"{name}: {words}") for name, words in scale_in_words(scale) if words]
        said += [("about", scale.about)] if scale.about else []
    return entries("scale", said)


def _own(view: OwnRiskView) -> dict[str, FieldValue]:
    """Who owns a risk, what answers it, and how great it is: its score and its place."""
    placed = {
        label: FieldValue(Form.LINE, str(view.placings[stage]))
        for stage, label in STAGE_LABELS.items()
        if stage in view.placings
    }
    return placed | {
        "Owners": fields.posts(view.owners),
        "Controls": fields.names("control", [(c.record.id, c.record.title) for c in view.controls]),
        "Actions": fields.names("action", [(a.record.id, a.record.title) for a in view.actions]),
        "Inferred": fields.inferred([view.record, *(p.record for p in view.placings.values())]),
    }


def _joint(view: RiskView) -> dict[str, FieldValue]:
    """What each body said of a risk last: how it describes it, who owns it, where it is going."""
    more: dict[str, FieldValue] = {}
    for row in view.rows:  # newest first
        body, told = row.organisation.short_name, row.record
        label = _("Description (%(body)s)", body=body)
        if label not in more:
            more[label] = FieldValue(Form.TEXT, told.description)
            more[_("Owner (%(body)s)", body=body)] = fields.posts([row.owner])
            more[_("Trend (%(body)s)", body=body)] = FieldValue(Form.LINE, told.trend or "")
            more[_("Inferred (%(body)s)", body=body)] = fields.inferred([told])
    joint = [(each.record.id, each.record.title) for each in view.controls]
    return more | {"Joint controls": entries("joint control", joint)}
