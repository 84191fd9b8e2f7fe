"""The papers to a panel of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.prose import to_text
from generator.words import say_date, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views import EditionView


def pages(view: EditionView, show: dict[str, object]) -> Iterator[Page]:
    """The list of papers and each paper, if the year has any."""
    if not view.papers:
        return
    yield Page(
        "papers/",
        "papers",
        "Panel papers",
        "What was reported to the panel during the year, and what it asked for.",
        show,
        tab="papers",
        nav="All papers",
        search={"kind": "Register"},
        source="Listed from the papers below.",
    )
    for each in view.papers:
        paper = each.paper
        yield Page(
            f"papers/{paper.id}/",
            "paper",
            f"{paper.title}, {say_date(paper.date)}",
            sentence(to_text(each.fill(paper.purpose))),
            show | {"item": each, "board": None},
            tab="papers",
            nav=f"{say_date(paper.date)}: {paper.title}",
            crumbs=(("Panel papers", "papers/"),),
            search={"kind": "Paper"},
            source=paper.source or "",
            place=paper.place(),
        )
