"""The risks of a body: its own, on its matrix, and those that it holds in common with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.pages.page import DocumentContext, EditionContext, Page
from generator.views.charts import trend_chart
from generator.views.risks import matrices, stage_names, through_the_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import RiskRegister, Risks
    from generator.pages.links import EditionLinks
    from generator.units import EditionUnit
    from generator.views import EditionView
    from generator.views.charts import Chart
    from generator.views.risks import Matrix, RiskYear


_OF_BOTH = "The same risks as each body sees them, with owners, trends and what both do about them."


@dataclass(frozen=True)
class RisksPage(EditionContext):
    """All risks held in common, each with the chart of its trend by the id of the risk."""

    page_kind = page_kinds.RISKS
    risks: Risks
    trend_charts: dict[str, Chart | None]


@dataclass(frozen=True)
class RegisterPage(DocumentContext):
    """A body's own risks, and below them those that it holds in common with another."""

    page_kind = page_kinds.RISK_REGISTER
    register: RiskRegister
    stages: dict[str, str]
    matrices: list[Matrix]
    years: dict[str, list[RiskYear]]
    risks: Risks | None
    trend_charts: dict[str, Chart | None]


def pages(unit: EditionUnit, view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """One page with all risks of the year, if there are any."""
    risks = unit.library.risks if view.risks else None
    charts = {each.record.id: trend_chart(each) for each in view.risks}
    register, document = view.edition.risks, view.documents.get("risks")
    if register and document:
        # A release tells what was known when it came out.
        known = (unit.edition, *unit.siblings) if unit.has_history else ()
        years = through_the_years(known, view.own_risks)
        drawn = list(matrices(register, view.own_risks))
        yield Page(
            RegisterPage(
                view, links, document, register, stage_names(register), drawn, years, risks, charts
            ),
            document.title,
            document.about,
            nav="Risk register",
            filters={"kind": page_kinds.RISKS.found_as, "document": document.name},
            source=document.source or "",
            place=register.place(),
            answers=bool(view.own_risks),
        )
    elif risks:
        yield Page(
            RisksPage(view, links, risks, charts),
            risks.title,
            _OF_BOTH,
            nav="Risks held in common",
            source="Compiled from the papers named with each risk.",
            place=risks.place(),
        )
