"""One of the sites that the preview shows: each page is made when a browser asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.making.single import make_page, searched_file, shared_file
from generator.pages import pages_of
from generator.render import beside_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.making.unit import Workshop
    from generator.pages import Page
    from generator.units import Unit

_FIRST_PAGE = "index.html"


class PreviewSite:
    """A site of which nothing stands on disk; addresses are paths below it."""

    def __init__(self, units: Sequence[Unit], shop: Workshop) -> None:
        self._units = {unit.place: unit for unit in units}
        self._shop = shop
        self._pages: dict[str, dict[str, Page]] = {}
        self._beside: dict[str, dict[str, bytes]] = {}
        self._made: dict[str, str] = {}

    def page(self, path: str) -> str | None:
        """The HTML of a page; None if there is none at a path. It is made once."""
        path = path.removesuffix(_FIRST_PAGE)
        if path not in self._made:
            found = self._find(path)
            if found is None:
                return None
            unit, page = found
            pages = list(self._pages_of(unit).values())
            self._made[path] = make_page(self._shop, unit, pages, page)
        return self._made[path]

    def file(self, path: str) -> bytes | None:
        """A file that is no page; None if there is none at a path."""
        shared = shared_file(self._shop, path)
        if shared is not None:
            return shared
        for unit, rest in self._within(path):
            found = searched_file(self._shop, unit, rest)
            if found is None:
                found = self._beside_pages(unit).get(rest)
            if found is not None:
                return found
        return None

    def has(self, path: str) -> bool:
        """Whether a page stands at a path."""
        return self._find(path.removesuffix(_FIRST_PAGE)) is not None

    def paths(self) -> set[str]:
        """Every page of the site by its path, without the / at its end."""
        return {
            f"{unit.place}/{path}".strip("/")
            for unit in self._units.values()
            for path in self._pages_of(unit)
        }

    def nearest(self, path: str) -> str:
        """The path itself if a page stands there, or else the nearest one above it."""
        while path and not self.has(path):
            above = path.rstrip("/").rpartition("/")[0]
            path = f"{above}/" if above else ""
        return path

    def _find(self, path: str) -> tuple[Unit, Page] | None:
        if path and not path.endswith("/"):
            return None
        for unit, rest in self._within(path):
            if rest in self._pages_of(unit):
                return unit, self._pages_of(unit)[rest]
        return None

    def _within(self, path: str) -> Iterator[tuple[Unit, str]]:
        """The units in which a path may lie, the deepest first, with what follows their own."""
        place = path.rstrip("/")
        while True:
            if place in self._units:
                yield self._units[place], path[len(place) :].removeprefix("/") if place else path
            if not place:
                return
            place = place.rpartition("/")[0]

    def _pages_of(self, unit: Unit) -> dict[str, Page]:
        if unit.place not in self._pages:
            self._pages[unit.place] = {page.path: page for page in pages_of(unit)}
        return self._pages[unit.place]

    def _beside_pages(self, unit: Unit) -> dict[str, bytes]:
        if unit.place not in self._beside:
            self._beside[unit.place] = beside_pages(unit)
        return self._beside[unit.place]
