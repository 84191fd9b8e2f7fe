"""How a body judges its own governance, as a whole and part by part: no opinion of an auditor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.words import say_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Judgement
    from generator.pages.links import EditionLinks
    from generator.views import EditionView


@dataclass(frozen=True)
class Judged:
    """A part of the statement that its body judged, and the address below the site to read it."""

    title: str
    path: str
    judgement: Judgement


def judged_parts(view: EditionView, links: EditionLinks) -> list[Judged]:
    """The judgements of sections and areas, in the order in which the statement has them."""
    return list(_judged(view, links))


def _judged(view: EditionView, links: EditionLinks) -> Iterator[Judged]:
    statement = view.edition.statement
    for section in statement.sections if statement else ():
        page = links.section("statement", section)
        if section.judgement:
            yield Judged(say_numbered(section), page, section.judgement)
        for part in section.sections:
            if part.judgement:
                yield Judged(say_numbered(part), f"{page}#{part.id}", part.judgement)
    for area in view.areas:
        if area.review and area.review.judgement:
            title = f"{area.record.number}. {area.record.name}"
            yield Judged(title, links.area_review(area), area.review.judgement)
