"""One page of a unit made by itself, to the byte as the finished unit has it: for a preview."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.language import speaking
from generator.problems import ExpectedError, sentences
from generator.publish import engine
from generator.publish.languages import marked
from generator.render import config_of, make_environment, render_page, source_of
from generator.units.untranslated import untranslated_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages import Page
    from generator.resources import Resources
    from generator.units import Unit


def make_page(unit: Unit, pages: Sequence[Page], page: Page, resources: Resources, at: str) -> str:
    """The HTML of one of a unit's pages; `at` is the site's date, as SOURCE_DATE_EPOCH has it.

    ExpectedError says why it cannot be made.
    """
    os.environ["SOURCE_DATE_EPOCH"] = at
    with speaking(unit.language):
        names = {source_of(each): "" for each in pages}
        name = source_of(page)
        names[name] = render_page(make_environment(resources.templates), unit, page)
        try:
            html = engine.one_page(config_of(unit, pages, resources), names, name)
        except engine.EngineError as error:
            title = f"The page {page.path or unit.name} could not be made"
            raise ExpectedError(sentences(title, error.sentences)) from error
        return marked(html, untranslated_in(unit)) if unit.other_languages else html
