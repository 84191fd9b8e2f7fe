"""The risks that the body holds in common with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.pages.page import EditionContext, Page
from generator.views.charts import trend_chart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Risks
    from generator.pages.links import EditionLinks
    from generator.views import EditionView
    from generator.views.charts import Chart


@dataclass(frozen=True)
class RisksPage(EditionContext):
    """All risks of a year, each with the chart of its trend by the id of the risk."""

    page_kind = page_kinds.RISKS
    risks: Risks
    trend_charts: dict[str, Chart | None]


def pages(view: EditionView, links: EditionLinks, risks: Risks | None) -> Iterator[Page]:
    """One page with all risks of the year, if there are any."""
    if risks is None or not view.risks:
        return
    charts = {each.record.id: trend_chart(each) for each in view.risks}
    yield Page(
        RisksPage(view, links, risks, charts),
        risks.title,
        "The same risks as each body sees them, with owners, trends and what both do about them.",
        nav="Risks held in common",
        source="Compiled from the papers named with each risk.",
        place=risks.place(),
    )
