"""The risks that the body holds in common with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.views.charts import trend_chart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Risks
    from generator.views import EditionView


def pages(view: EditionView, show: dict[str, object], risks: Risks | None) -> Iterator[Page]:
    """One page with all risks of the year, if there are any."""
    if risks is None or not view.risks:
        return
    charts = {each.risk.id: trend_chart(each) for each in view.risks}
    yield Page(
        "risks/",
        "risks",
        risks.title,
        "The same risks as each body sees them, with owners, trends and what both do about them.",
        show | {"risks": risks, "trend_charts": charts},
        tab="risks",
        nav="Risks held in common",
        search={"kind": "Risks"},
        source="Compiled from the papers named with each risk.",
        place=risks.place(),
    )
