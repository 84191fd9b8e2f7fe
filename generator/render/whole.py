"""A page as HTML by itself, without the theme around it and without MkDocs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown import Markdown

from generator.language import speaking
from generator.render.environment import make_environment
from generator.render.tree import render_page

if TYPE_CHECKING:
    from generator.pages import Page
    from generator.resources import Resources
    from generator.units import Unit


@dataclass(frozen=True)
class WholePage:
    """What a page holds as HTML, and what the theme says around that by name: held, citation."""

    html: str
    around: dict[str, str]


def whole_page(unit: Unit, page: Page, resources: Resources) -> WholePage:
    """Render a page. Its templates write HTML, but for headings, which are Markdown."""
    with speaking(unit.language):
        written = render_page(make_environment(resources.templates), unit, page)
    _, facts, body = written.split("---\n", 2)
    values = (line.partition(": ") for line in facts.splitlines())
    around = {name: said for name, _, value in values if isinstance(said := json.loads(value), str)}
    html = Markdown(extensions=["attr_list", "md_in_html", "tables"]).convert(body)
    return WholePage(html, around)
