"""The risks of a body: its own, on its matrix, and those that it holds in common with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.page import EditionContext, Page
from generator.views.item_charts import trend_chart
from generator.views.risks import RegisterView, register_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Risks
    from generator.pages.links import EditionLinks
    from generator.units import EditionUnit
    from generator.views import EditionView
    from generator.views.charts import Chart


_LONGEST_TAB = 24
_IN_COMMON = (
    "The same risks, as each body sees them, with owners, trends and what both do about them."
)


@dataclass(frozen=True)
class RisksPage(EditionContext):
    """The risks of a year; of those held in common, each has the chart of its trend by its id."""

    page_kind = page_kinds.RISKS
    register: RegisterView | None
    risks: Risks | None
    trend_charts: dict[str, Chart | None]

    @property
    def tab_name(self) -> str:
        """What the body calls its register, as far as there is room."""
        name = self.register.document.name if self.register else ""
        return name if len(name) <= _LONGEST_TAB else ""


def pages(unit: EditionUnit, view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """One page with all risks of the year, if there are any."""
    # A release tells what was known when it came out.
    others = unit.siblings if unit.has_history else ()
    register = register_view(view, others)
    risks = unit.library.risks if view.risks else None
    charts = {each.record.id: trend_chart(each) for each in view.risks}
    shown = RisksPage(view, links, register, risks, charts)
    if register:
        document = register.document
        yield Page(
            shown,
            document.title,
            document.about,
            nav=_("Risk register"),
            filters={"kind": page_kinds.RISKS.found_as, "document": document.name},
            source=document.source or "",
            place=register.record.place(),
            answers=bool(view.own_risks),
        )
    elif risks:
        yield Page(
            shown,
            risks.title,
            _IN_COMMON,
            nav=_("Risks held in common"),
            source=_("Compiled from the papers named with each risk."),
            place=risks.place(),
        )
