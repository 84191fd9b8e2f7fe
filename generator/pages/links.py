"""Where things stand: paths below the site, and relative links between them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Section
    from generator.tracker.papers import PaperView
    from generator.views import (
        ActionView,
        AreaView,
        BoardView,
        ControlView,
        ImprovementView,
        OpinionView,
        PostView,
        PrincipleView,
        TermView,
    )


def relative(here: str, there: str) -> str:
    """The link from one page to another; both are paths below the site, "" its first page."""
    target, _, anchor = there.partition("#")
    way = posixpath.relpath("/" + target, "/" + here)
    if way == ".":
        way = "" if anchor else "./"
    elif target.endswith("/") or not target:
        way += "/"
    return f"{way}#{anchor}" if anchor else way


class EditionLinks:
    """Paths below the site of everything an edition shows, from the path of its unit."""

    def __init__(self, path: str) -> None:
        self.home = f"{path}/"

    def history(self, kind: str, name: str) -> str:
        """An item through all the years of its body."""
        return f"{self.home.partition('/')[0]}/history/{kind}/{name}/"

    def path(self, below: str) -> str:
        return self.home + below

    def section(self, document: str, section: Section) -> str:
        return f"{self.home}{document}/{section.id}/"

    def area(self, view: AreaView) -> str:
        return f"{self.home}code/{view.area.id}/"

    def area_review(self, view: AreaView) -> str:
        return f"{self.home}statement/{view.area.id}/"

    def control(self, view: ControlView) -> str:
        return f"{self.area(view.area)}#{view.control.id}"

    def principle(self, view: PrincipleView) -> str:
        return f"{self.home}code/principles/#{view.principle.id}"

    def improvement(self, view: ImprovementView) -> str:
        return f"{self.home}improvement/{view.area.id}/"

    def action(self, view: ActionView) -> str:
        return f"{self.home}actions/{view.action.id}/"

    def paper(self, view: PaperView) -> str:
        return f"{self.home}papers/{view.paper.id}/"

    def opinion(self, view: OpinionView) -> str:
        return f"{self.home}assurance/#{view.opinion.id}"

    def post(self, view: PostView) -> str:
        return f"{self.home}posts/{view.slug}/"

    def board(self, view: BoardView) -> str:
        return f"{self.home}boards/{view.slug}/"

    def term(self, view: TermView) -> str:
        return f"{self.home}glossary/#{view.term.id}"
