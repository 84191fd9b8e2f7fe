"""The pages of a project as Markdown, without running MkDocs."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from generator.audience import select
from generator.pages import pages_of
from generator.releases.versions import as_it_stands
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.units import EditionUnit, Unit, list_units
from generator.vocabulary import Audience
from support.contents import content_of

if TYPE_CHECKING:
    from pathlib import Path


def pages_in(
    project: Path, audience: Audience = Audience.PUBLIC, kind: type[Unit] = EditionUnit
) -> dict[str, str]:
    """The Markdown of each page of all units of a kind, by its path below the site."""
    library = select(content_of(project).library, audience)
    environment = make_environment(find_resources(project).templates)
    return {
        f"{unit.path}/{page.path}".removeprefix("/"): render_page(environment, unit, page)
        for unit in list_units(as_it_stands(library, audience, project))
        if type(unit) is kind
        for page in pages_of(unit)
    }


def words_of(page: str) -> str:
    """What a page says, without its tags, in one line."""
    return unescape(" ".join(re.sub("<[^>]+>", " ", page).split()))
