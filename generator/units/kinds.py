"""The kinds of website there are, and what each is built from."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from generator.compare import compare
from generator.compare.sides import Side
from generator.digests import digest_of_values
from generator.language import MAIN
from generator.model import Record
from generator.model.attachments import PublishedFile
from generator.model.schema import withheld_everywhere
from generator.model.spoken import mains_in
from generator.reading.files import CONTENT, RELEASES
from generator.views import edition_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compare import Comparison
    from generator.compare.sides import Pair
    from generator.model import Edition, Library
    from generator.model.lineage import Lineage
    from generator.releases.chain import LogLine
    from generator.releases.summaries import OrganisationSummary, ReleaseSummary
    from generator.views import EditionView
    from generator.views.conclusion import Quotation
    from generator.vocabulary import Audience


@dataclass(frozen=True)
class PartOfYear:
    """A part of a year, such as its statement: tab, title as the body has it, first page."""

    tab: str
    title: str
    path: str  # below the year


@dataclass(frozen=True)
class Contents:
    """What a version of an edition has: path and title of each page, by what the page is."""

    path: str
    edition: str
    release: str  # its name; "" at the edition's own address
    pages: Mapping[str, tuple[str, str]]
    parts: tuple[PartOfYear, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One website folder: its path below the site, and what every kind of unit is built from."""

    path: str
    audience: Audience
    library: Library
    organisations: tuple[OrganisationSummary, ...]
    language: str = MAIN
    other_languages: tuple[str, ...] = ()  # in which the same pages stand elsewhere
    elsewhere: tuple[str, ...] = ()  # the bodies that have no pages in this one

    has_history: ClassVar[bool] = False  # whether its items' pages lead to their histories

    @property
    def place(self) -> str:
        """Where it stands below the site: at its path, in a second language below that's code."""
        return place_of(self.path, self.language)

    @property
    def name(self) -> str:
        """What to call it where it has no path."""
        return self.place or "the portal"

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digest of each part of what was selected for this unit, by the part's name."""
        return {
            part.name: digest_of_values(_plain(getattr(self, part.name))) for part in fields(self)
        }

    def digest(self) -> str:
        """SHA-256 of what was selected for this unit: the same content gives the same digest."""
        return digest_of_values([type(self).__name__, self.digests])


def place_of(path: str, language: str) -> str:
    """Where something stands below the site in a language, from its path in the main one."""
    return path if language == MAIN else f"{language}/{path}" if path else language


def _plain(value: object) -> object:
    """A field of a unit as JSON can write it, with all that its pages could show of it."""
    match value:
        case Record():
            return value.model_dump(mode="json"), withheld_everywhere(value), mains_in(value)
        case Side() | PublishedFile():
            return value.path if isinstance(value, Side) else value.name, value.digest
        case tuple():
            return [_plain(each) for each in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


@dataclass(frozen=True)
class Portal(Unit):
    """The first page of the site; `versions` has the pages of each edition that it leads to.

    What the statements conclude is here alone: no page of a year, least of all one of a release,
    knows what another came to, or it would say of later what nobody knew.
    """

    versions: tuple[Contents, ...] = ()
    concluded: tuple[Quotation, ...] = ()  # of each edition whose statement is held
    logo: PublishedFile | None = None
    log: tuple[LogLine, ...] = ()

    @property
    def head(self) -> str:
        """The digest of the newest line of the log, which holds all others."""
        return self.log[-1].line if self.log else ""


@dataclass(frozen=True)
class UnitOfBody(Unit):
    """What belongs to one organisation, which stands alone in `organisations`."""

    @property
    def body(self) -> OrganisationSummary:
        """The organisation."""
        return self.organisations[0]


@dataclass(frozen=True)
class OrganisationUnit(UnitOfBody):
    """An organisation's own pages: its years, oldest first, and which comparisons it has."""

    years: tuple[Side, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class EditionUnit(UnitOfBody):
    """An edition at its own address: for the public its newest release, else its working copy."""

    files: tuple[PublishedFile, ...] = ()
    release: ReleaseSummary | None = None  # what it shows; none for a working copy
    withdrawn: tuple[str, ...] = ()  # the days on which something of it was withdrawn
    siblings: tuple[Edition, ...] = ()  # the body's other years as this site shows them
    versions: tuple[Contents, ...] = ()  # the body's years, and this one's releases
    lineage: Lineage = ()
    year_before: Side | None = None
    comparisons: tuple[str, ...] = ()  # the paths of those of which it is the newer side
    holder: str = ""  # the body in whose folder its files are, which may hold them for others too

    has_history = True

    @property
    def edition(self) -> Edition:
        """The edition this unit shows; others of the same body stand behind it in the library."""
        return self.library.edition

    @property
    def folder(self) -> str:
        """The folder from which its records name their files; "" for the project itself."""
        if not self.release:
            return ""
        return f"{CONTENT}/{self.holder}/{self.edition.year}/{RELEASES}/{self.release.name}/"

    @cached_property
    def view(self) -> EditionView:
        """All that its pages and downloads show."""
        return edition_view(self.library, self.edition, self.siblings, self.path)

    def since(self, earlier: Side) -> Comparison:
        """What is different from an earlier year."""
        return compare(earlier.library, earlier.edition, self.library, self.edition)


@dataclass(frozen=True)
class ReleaseUnit(EditionUnit):
    """A release at its own address, for good; `items` is the list of all that it says."""

    items: str = ""

    has_history = False


@dataclass(frozen=True)
class ComparisonUnit(UnitOfBody):
    """Two versions side by side, the older one first."""

    sides: tuple[Side, ...] = ()
    versions: tuple[Contents, ...] = ()  # what the two have
    between: tuple[Side, ...] = ()  # the years between, which say how the one became the other

    @cached_property
    def comparison(self) -> Comparison:
        """The older side against the newer one."""
        older, newer = self.sides
        between = [each.between for each in self.between]
        old, new = older.compared, newer.compared
        return compare(old, old.edition, new, new.edition, between)


@dataclass(frozen=True)
class HistoryUnit(UnitOfBody):
    """Every item through the years of a body, oldest first."""

    years: tuple[Side, ...] = ()
    versions: tuple[Contents, ...] = ()  # what the years have
    comparisons: tuple[str, ...] = ()  # the paths of those of the years
