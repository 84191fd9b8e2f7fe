"""Where things stand: addresses below the site, and relative links between them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.units import place_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Section
    from generator.tracker.papers import PaperView
    from generator.units import Unit
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


def way_between(unit: Unit, here: str, there: str) -> str:
    """The link from a page of a unit to another; both are paths of the main language.

    What has no page in the unit's language is shown in the main one.
    """
    if there.partition("/")[0] not in unit.elsewhere:
        return relative(here, there)
    return relative(place_of(here, unit.language), there)


class BodyLinks:
    """Addresses below the site of the pages about a body as a whole, not about one year of it."""

    def __init__(self, body: str, comparisons: Collection[str] = ()) -> None:
        self.body = body
        self._comparisons = comparisons

    def of_body(self, template: str) -> str:
        """The one page of the body that a template makes."""
        return f"{self.body}/{page_kinds.page_kind(template).address}"

    def tracker(self, year: str) -> str:
        """The tracker of a version of a year, from the address of that."""
        return f"{year}/{page_kinds.ACTIONS.address}"

    def history(self, kind: str, name: str) -> str:
        """An item through all the years of the body."""
        return f"{self.body}/{page_kinds.HISTORY.at(kind, name)}"

    def compared(self, older: str, newer: str, anchor: str = "") -> str:
        """Two versions side by side, or one difference; "" where no page compares them."""
        place = f"{self.body}/{page_kinds.COMPARISON.at(older, newer)}"
        if place.rstrip("/") not in self._comparisons:
            return ""
        return f"{place}#{anchor}" if anchor else place


class EditionLinks(BodyLinks):
    """Addresses below the site of everything an edition shows, from the path of its unit."""

    def __init__(self, path: str, comparisons: Collection[str] = ()) -> None:
        super().__init__(path.partition("/")[0], comparisons)
        self.home = f"{path}/"

    def of_partner(self, body: str) -> str:
        """The same version of a joint year among those of another of its bodies."""
        return f"{body}/{self.home.partition('/')[2]}"

    def path(self, below: str) -> str:
        """A file of the edition."""
        return self.home + below

    def page(self, template: str, *ids: str, anchor: str = "") -> str:
        """The page of the edition that a template makes, for the items with some ids."""
        return self.home + page_kinds.page_kind(template).at(*ids, anchor=anchor)

    def section(self, document: str, section: Section) -> str:
        sections = {"code": page_kinds.CODE_SECTION, "statement": page_kinds.STATEMENT_SECTION}
        return self.home + sections[document].at(section.id)

    def area(self, view: AreaView) -> str:
        return self.home + page_kinds.AREA.at(view.record.id)

    def area_review(self, view: AreaView) -> str:
        return self.home + page_kinds.AREA_REVIEW.at(view.record.id)

    def control(self, view: ControlView) -> str:
        return self.home + page_kinds.AREA.at(view.area.record.id, anchor=view.record.id)

    def principle(self, view: PrincipleView) -> str:
        return self.page("principles", anchor=view.record.id)

    def improvement(self, view: ImprovementView) -> str:
        return self.home + page_kinds.IMPROVEMENT_AREA.at(view.record.id)

    def action(self, view: ActionView) -> str:
        return self.home + page_kinds.ACTION.at(view.record.id)

    def paper(self, view: PaperView) -> str:
        return self.home + page_kinds.PAPER.at(view.record.id)

    def opinion(self, view: OpinionView) -> str:
        return self.page("assurance", anchor=view.record.id)

    def post(self, view: PostView) -> str:
        return self.home + page_kinds.POST.at(view.slug)

    def board(self, view: BoardView) -> str:
        return self.home + page_kinds.BOARD.at(view.slug)

    def term(self, view: TermView) -> str:
        return self.page("glossary", anchor=view.record.id)
