"""The papers to a panel of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _, known
from generator.pages.page import EditionContext, Page
from generator.prose import to_text
from generator.views.tracker import moved_in
from generator.words import say_date, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import PanelAction
    from generator.pages.links import EditionLinks
    from generator.tracker.papers import PaperView
    from generator.views import BoardView, EditionView, PostView


@dataclass(frozen=True)
class PapersPage(EditionContext):
    """The list of a year's papers, and what the panel asked for in them."""

    page_kind = page_kinds.PAPERS
    asked: list[tuple[PanelAction, PaperView | None]]  # with the paper that answers


@dataclass(frozen=True)
class PaperPage(EditionContext):
    """One paper to the panel."""

    page_kind = page_kinds.PAPER
    item: PaperView
    panel: BoardView | None
    authors: list[PostView]
    moved: list[tuple[str, list[str]]]  # what happened to actions, and which they are


def pages(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """The list of papers and each paper, if the year has any."""
    if not view.papers:
        return
    yield Page(
        PapersPage(view, links, _asked(view)),
        _TITLE,
        _("What was reported to the panel during the year, and what it asked for."),
        nav=_("All papers"),
        source=_("Listed from the papers below."),
    )
    for shown in view.papers:
        paper = shown.record
        yield Page(
            PaperPage(
                view,
                links,
                shown,
                view.board(paper.panel),
                [post for author in paper.authors if (post := view.post(author))],
                moved_in(shown.plan) if shown.plan else [],
            ),
            f"{paper.title}, {say_date(paper.date)}",
            sentence(to_text(shown.fill(paper.purpose))),
            (paper.id,),
            nav=f"{say_date(paper.date)}: {paper.title}",
            crumbs=((_(_TITLE), page_kinds.PAPERS.address),),
            source=paper.source or "",
            place=paper.place(),
        )


_TITLE = known("Panel papers")


def _asked(view: EditionView) -> list[tuple[PanelAction, PaperView | None]]:
    """What the panel asked for in the year's papers, with the paper that answers."""
    papers = {each.record.id: each for each in view.papers}
    asked = [action for each in view.papers for action in each.record.panel_actions]
    return [(action, papers.get(action.answered_in or "")) for action in asked]
