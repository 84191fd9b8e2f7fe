"""The pages of the portal: the way in, accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.prose import to_text

if TYPE_CHECKING:
    from generator.units import Unit


def pages(unit: Unit) -> list[Page]:
    """The first page of the site and its accessibility statement."""
    site = unit.library.site
    show: dict[str, object] = {"site": site, "organisations": unit.organisations}
    return [
        Page("", "portal", site.title, to_text(site.about), show, place=site.place()),
        Page(
            "accessibility/",
            "accessibility",
            "Accessibility statement",
            "How usable this website is for everyone, what is not yet, and who to ask.",
            show,
            search={"kind": "About this website"},
            place=site.place("accessibility"),
        ),
    ]
