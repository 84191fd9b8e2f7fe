"""One page, and the check that no two want the same address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Page:
    """A page below a unit; `path` is "" for the unit's first page, else it ends with "/"."""

    path: str
    template: str
    title: str
    description: str
    show: dict[str, object] = field(default_factory=dict)
    tab: str = ""
    nav: str = ""  # its title in the list of the document's parts; "" leaves it out
    under: str = ""  # the path of the page it stands below in that list
    crumbs: tuple[tuple[str, str], ...] = ()  # title and path below the unit
    search: dict[str, str] = field(default_factory=dict)  # filters; empty: not searched
    source: str = ""
    layout: str = ""
    place: Place = field(default_factory=lambda: Place(""))
    kind: str = ""  # what it is where other years may have it under another path

    @property
    def same(self) -> str:
        """What the page is: by this it is found in other years and releases."""
        return self.kind or self.path


def collisions(pages: Sequence[Page]) -> Iterator[Problem]:
    """Two items that would be written to the same path."""
    seen: dict[str, Page] = {}
    for page in pages:
        first = seen.setdefault(page.path.lower(), page)
        if first is not page:
            place, other = sorted((page.place, first.place), reverse=True)
            where = f"that of {other.file}, line {other.line}" if other.file else "one always there"
            message = f'found a second page at "{page.path}", beside {where}'
            yield Problem(place, "same-path", message, "give the item another id")
