"""A page as a document: its title, what is said on each of its pages, and its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.exporting.page_parts import parts_of_page
from generator.exporting.parts import HeadingPart, writable
from generator.language import _
from generator.pages.notice import notice_of
from generator.pages.release_state import say_withdrawn
from generator.render import whole_page
from generator.tracker.dates import last_day
from generator.units import EditionUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from generator.exporting.chosen import Chosen
    from generator.exporting.parts import DocumentPart
    from generator.resources import Resources

LANGUAGE = "en-GB"
_FEW, _MANY = 4, 40
"""A list of contents of fewer entries helps nobody, and one of more is a chapter of its own."""


@dataclass(frozen=True)
class WholeDocument:
    """What every format is made of, and from nothing else."""

    title: str
    body: str  # whose it is
    lines: tuple[str, ...]  # below the title
    notices: tuple[str, ...]
    markings: tuple[str, ...]  # on each page, at its top and at its foot
    day: date  # the one date that a file of it carries
    parts: tuple[DocumentPart, ...]
    closing: tuple[tuple[str, str], ...] = ()  # what stands at its end, each with a name
    images: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def contents(self) -> tuple[HeadingPart, ...]:
        """The headings that a list of contents has: of two levels, or of one if they are many."""
        found = [each for each in self.parts if isinstance(each, HeadingPart) and each.id]
        highest = tuple(each for each in found if each.level == _HIGHEST)
        listed = tuple(each for each in found if each.level <= _HIGHEST + 1)
        listed = listed if len(listed) <= _MANY else highest
        return listed if len(listed) >= _FEW else ()


_HIGHEST = 2


def document_of(chosen: Chosen, resources: Resources) -> WholeDocument:
    """The document that a page becomes."""
    unit, page = chosen.unit, chosen.page
    whole = whole_page(unit, page, resources)
    withdrawn = say_withdrawn(unit) if isinstance(unit, EditionUnit) else ""
    held = whole.around.get("held", "")
    files = unit.files if isinstance(unit, EditionUnit) else ()
    markings = [_("Protective marking: %(marking)s", marking=chosen.marking)]
    closing = [(_("Source"), page.source), (_("Cite as"), whole.around.get("citation", ""))]
    return WholeDocument(
        title=writable(_title(chosen)),
        body=writable(unit.body.name),
        lines=_given(chosen.lines),
        notices=_given([notice_of(unit), withdrawn, held]),
        markings=_given([*_for_staff(unit.audience), *(markings if chosen.marking else [])]),
        day=last_day(chosen.day),
        parts=parts_of_page(whole.html),
        closing=tuple((name, writable(said)) for name, said in closing if said),
        images={each.name: each.data for each in files},
    )


def _given(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(writable(text) for text in texts if text)


def _title(chosen: Chosen) -> str:
    """The statement's own title, where its page is called "full text on one page"."""
    document = getattr(chosen.page.context, "document", None)
    return document.title if document else chosen.page.title


def _for_staff(audience: Audience) -> tuple[str, ...]:
    if audience is Audience.PUBLIC:
        return ()
    return (_("Internal: for staff only, not for publication"),)
