"""One page or file of a site made by itself, to the byte as the whole site has it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.digests import names_below
from generator.language import speaking
from generator.making.fingerprints import digest_of_resources, key_of, parts_of
from generator.making.sites import runtime_of
from generator.making.unit import UNITS
from generator.problems import ExpectedError, sentences
from generator.publish import engine, search
from generator.publish.languages import marked
from generator.render import config_of, make_environment, render_page, source_of
from generator.render.faults import telling_of_templates
from generator.units.untranslated import untranslated_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.making.store import Kept
    from generator.making.unit import Workshop
    from generator.pages import Page
    from generator.units import Unit


def make_page(shop: Workshop, unit: Unit, pages: Sequence[Page], page: Page) -> str:
    """The HTML of one of a unit's pages; ExpectedError says why it cannot be made."""
    os.environ["SOURCE_DATE_EPOCH"] = shop.stamp
    with speaking(unit.language):
        names = {source_of(each): "" for each in pages}
        name = source_of(page)
        templates = shop.resources.templates
        title = f"The page {page.path or unit.name} could not be made"
        try:
            with telling_of_templates(templates, title):
                names[name] = render_page(make_environment(templates), unit, page)
                html = engine.one_page(config_of(unit, pages, shop.resources), names, name)
        except engine.EngineError as error:
            raise ExpectedError(sentences(title, error.sentences)) from error
        return marked(html, untranslated_in(unit)) if unit.other_languages else html


def forget_theme() -> None:
    """Look at the theme and the base configuration anew: they may have changed."""
    engine.forget_theme()


def shared_file(shop: Workshop, name: str) -> bytes | None:
    """A file that stands once in a site: of the theme, or what every search needs."""
    if name.startswith(f"{engine.ASSETS}/"):
        folder = shop.resources.theme / engine.ASSETS
        rest = name.removeprefix(f"{engine.ASSETS}/")
        return (folder / rest).read_bytes() if rest in names_below(folder) else None
    if name.startswith(f"{search.RUNTIME}/"):
        return _of(runtime_of(shop), name.removeprefix(f"{search.RUNTIME}/"))
    return None


def searched_file(shop: Workshop, unit: Unit, name: str) -> bytes | None:
    """A file of a unit's search, for which all of the unit is made unless that is kept."""
    if not name.startswith(f"{search.BUNDLE}/"):
        return None
    key = key_of(parts_of(unit, digest_of_resources(shop.resources)))
    return _of(shop.store.get_folder(UNITS, key) or shop.make(unit, key), name)


def _of(kept: Kept, name: str) -> bytes | None:
    return (kept.folder / name).read_bytes() if name in kept.files else None
