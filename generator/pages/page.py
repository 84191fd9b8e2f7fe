"""One page, what its template is given, and the check that no two want the same address."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, ClassVar

from generator.language import _
from generator.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import DocumentEntry
    from generator.page_kinds import PageKind
    from generator.pages.links import EditionLinks
    from generator.views import EditionView

    Filters = dict[str, str | list[str]]  # what the search narrows by, and one value or several


@dataclass(frozen=True)
class PageContext:
    """What a template is given: each kind of page has a class whose fields are its variables.

    Every template is given page, unit, href, narrative and files as well.
    """

    page_kind: ClassVar[PageKind]

    def variables(self) -> dict[str, object]:
        """The fields by their names, as the template knows them."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @property
    def tab_name(self) -> str:
        """What the tab of these pages is called by the body; "" where it has the site's word."""
        return ""


@dataclass(frozen=True)
class EditionContext(PageContext):
    """What every page of an edition is given."""

    view: EditionView
    links: EditionLinks


@dataclass(frozen=True)
class DocumentContext(EditionContext):
    """What the pages of one document of an edition are given."""

    document: DocumentEntry

    @property
    def tab_name(self) -> str:
        return self.document.name


@dataclass(frozen=True)
class Page:
    """A page below a unit: what it shows, and what is said of it around that."""

    context: PageContext
    title: str
    description: str
    ids: tuple[str, ...] = ()  # those in its address
    nav: str = ""  # its title in the list of the document's parts; "" leaves it out
    under: str = ""  # the path of the page it stands below in that list
    crumbs: tuple[tuple[str, str], ...] = ()  # title and path below the unit
    filters: Filters = field(default_factory=dict)  # of the search, where there are several
    source: str = ""
    place: Place = field(default_factory=lambda: Place(""))
    answers: bool = True  # whether the portal may lead here: it has what people come for
    matched_as: str = ""  # what it is where other years may have it under another path

    @property
    def kind(self) -> PageKind:
        return self.context.page_kind

    @property
    def path(self) -> str:
        """Its path below the unit: "" for the unit's first page, else it ends with "/"."""
        return self.kind.path(*self.ids)

    @property
    def search(self) -> Filters:
        """What it can be found by; nothing for a page that is not searched."""
        if not self.kind.found_as:
            return {}
        return self.filters | {"kind": _(self.kind.found_as)}

    @property
    def same(self) -> str:
        """What the page is: by this it is found in other years and releases."""
        return self.matched_as or self.path


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
