"""Which websites exist, and what each is built from.

A unit is one website folder that builds alone. All it knows of the others is a small index.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from generator.compare import compare
from generator.compare.sides import pair_of, pairs_of, side_of
from generator.model.attachments import PublishedFile, attachments_of, folder_of, read_attachment
from generator.model.lineage import lineage_of
from generator.model.schema import withheld_everywhere
from generator.page_kinds import HISTORIES, PAGE_KINDS
from generator.releases.summaries import OrganisationSummary, ReleaseSummary, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.compare import Comparison
    from generator.compare.sides import Pair, Side
    from generator.model import Edition, Library, Organisation, Risks
    from generator.model.lineage import Lineage
    from generator.releases.versions import Shown, Version
    from generator.vocabulary import Audience


class UnitKind(StrEnum):
    """The kinds of website there are."""

    PORTAL = "portal"
    ORGANISATION = "organisation"
    EDITION = "edition"
    RELEASE = "release"
    COMPARISON = "comparison"
    HISTORY = "history"


@dataclass(frozen=True)
class Contents:
    """What a version of an edition has: path and title of each page, by what the page is."""

    path: str
    edition: str
    release: str  # its name; "" at the edition's own address
    pages: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Unit:
    """One website folder: its path below the site, and everything it is built from."""

    kind: UnitKind
    path: str
    audience: Audience
    library: Library
    organisations: tuple[OrganisationSummary, ...]
    files: tuple[PublishedFile, ...] = ()
    release: ReleaseSummary | None = None  # what it shows; none for a working copy
    withdrawn: tuple[str, ...] = ()
    siblings: tuple[Edition, ...] = ()  # the body's other years as this site shows them
    versions: tuple[Contents, ...] = ()
    lineage: Lineage = ()
    pairs: tuple[Pair, ...] = ()  # which comparisons the body has
    sides: tuple[Side, ...] = ()  # what is compared, oldest first; of an edition, the year before

    @property
    def edition(self) -> Edition:
        """The edition this unit shows; others of the same body stand behind it in the library."""
        return self.library.editions[0]

    @property
    def shows_edition(self) -> bool:
        """Whether this is an edition, at its own address or as one of its releases."""
        return self.kind in {UnitKind.EDITION, UnitKind.RELEASE}

    @cached_property
    def comparison(self) -> Comparison:
        """The older side against the newer one; for an edition, the year before against it."""
        older = self.sides[0]
        newer = self if self.shows_edition else self.sides[1]
        return compare(older.library, older.edition, newer.library, newer.edition)

    def digest(self) -> str:
        """SHA-256 of what was selected for this unit: the same content gives the same digest."""
        parts = {
            "kind": self.kind,
            "path": self.path,
            "audience": self.audience,
            "library": self.library.model_dump(mode="json"),
            "organisations": [asdict(each) for each in self.organisations],
            "withheld": withheld_everywhere(self.library),
            "files": [(each.name, each.digest) for each in self.files],
            "release": asdict(self.release) if self.release else None,
            "withdrawn": self.withdrawn,
            "siblings": [each.model_dump(mode="json") for each in self.siblings],
            "versions": [asdict(each) for each in self.versions],
            "lineage": self.lineage,
            "sides": [each.digest for each in self.sides],
            "pairs": [asdict(each) for each in self.pairs],
        }
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def list_units(shown: Shown) -> list[Unit]:
    """The units of a site; each comes before those that stand below it."""
    known = summarise(shown)
    units = [Unit(UnitKind.PORTAL, "", shown.audience, _slice(shown.library), known)]
    for organisation in shown.organisations:
        own = tuple(each for each in known if each.path == organisation.id)
        units += _body(shown, organisation, own)
    return units


def _body(
    shown: Shown, organisation: Organisation, known: tuple[OrganisationSummary, ...]
) -> Iterator[Unit]:
    """The units of one organisation."""
    versions = [each for each in shown.current if each.edition.organisation == organisation.id]
    releases = [each for each in shown.releases if each.edition.organisation == organisation.id]
    summaries = {each.path: each for edition in known[0].editions for each in edition.releases}
    sides = {each.path: _side(shown, each, summaries) for each in (*versions, *releases)}
    current = {each.path: sides[each.path] for each in versions}
    years = tuple(current[path] for path in sorted(current))
    frozen: dict[str, list[Side]] = {}
    for each in releases:
        frozen.setdefault(each.edition.id, []).append(sides[each.path])
    part = _slice(shown.library, organisations=(organisation,))
    compared = tuple(pairs_of(current, frozen))
    pairs = tuple(pair_of(organisation.id, *each) for each in compared)
    kind = UnitKind.ORGANISATION
    body = Unit(kind, organisation.id, shown.audience, part, known, pairs=pairs)
    yield replace(body, sides=tuple(_measured(each) for each in years))
    lineage = lineage_of(shown.library, [each.edition for each in (*versions, *releases)])
    for version in (*versions, *releases):
        before = tuple(each for each in years if each.edition.year < version.edition.year)
        unit = _edition(shown, version, sides[version.path], known)
        last_year = before[-1:] if unit.kind is UnitKind.EDITION else ()
        yield replace(unit, lineage=lineage, sides=last_year, pairs=pairs)
    for pair, both in zip(pairs, compared, strict=True):
        yield replace(body, kind=UnitKind.COMPARISON, path=pair.path, sides=both, pairs=())
    if years:
        path = f"{organisation.id}/{HISTORIES.unit}".rstrip("/")
        yield replace(body, kind=UnitKind.HISTORY, path=path, sides=years, pairs=())


def _side(shown: Shown, version: Version, releases: Mapping[str, ReleaseSummary]) -> Side:
    """A version as its pages show it, and as it is compared."""
    release = releases[version.release.path] if version.release else None
    return side_of(version, _part(shown, version), release)


def know_each_other(
    units: Sequence[Unit], pages: Sequence[Mapping[str, tuple[str, str]]]
) -> list[Unit]:
    """The units, each edition with what the body's other years and its own releases have."""
    contents = [
        Contents(
            unit.path,
            unit.edition.id,
            unit.release.name if unit.release and unit.kind is UnitKind.RELEASE else "",
            has,
        )
        for unit, has in zip(units, pages, strict=True)
        if unit.shows_edition
    ]
    return [replace(unit, versions=tuple(_near(unit, contents))) for unit in units]


def _near(unit: Unit, contents: Sequence[Contents]) -> Iterator[Contents]:
    """What a unit leads to: years, for an edition its releases too, for the portal a few pages."""
    compared = {side.path for side in unit.sides}
    for each in contents:
        if unit.kind is UnitKind.PORTAL and not each.release:
            asked = {kind.address for kind in PAGE_KINDS if kind.asked_for}
            pages = {name: page for name, page in each.pages.items() if name in asked}
            yield replace(each, pages=pages)
            continue
        if unit.shows_edition:
            same_body = each.edition.partition("/")[0] == unit.edition.organisation
            if same_body and (not each.release or each.edition == unit.edition.id):
                yield each
        elif each.path in compared:
            yield each


def _edition(
    shown: Shown, version: Version, side: Side, known: tuple[OrganisationSummary, ...]
) -> Unit:
    edition = version.edition
    folder = folder_of(version.folder, edition)
    return Unit(
        UnitKind.EDITION if version.path == edition.id else UnitKind.RELEASE,
        version.path,
        shown.audience,
        side.library,
        known,
        tuple(read_attachment(folder, each) for each in attachments_of(edition)),
        side.release,
        version.withdrawn,
        tuple(_others([each.edition for each in shown.current], edition)),
    )


def _part(shown: Shown, version: Version) -> Library:
    """What the pages of an edition, or a comparison with it, are made of."""
    library, edition = version.library, version.edition
    # Any organisation may hold the posts and boards that a joint arrangement names.
    return _slice(
        shown.library,
        organisations=library.organisations,
        frameworks=tuple(f for f in library.frameworks if f.id == edition.framework),
        glossary=library.glossary,
        editions=(edition, *_others(library.editions, edition)),
        risks=_risks_of(library, edition),
        joint_papers=library.joint_papers,
    )


def _measured(side: Side) -> Side:
    """What trends are made of: plans, opinions and risks, without the Code and the statement."""
    own, *others = side.library.editions
    bare = own.model_copy(update={"code": None, "statement": None, "about": None})
    return replace(side, library=side.library.model_copy(update={"editions": (bare, *others)}))


def _others(editions: Sequence[Edition], edition: Edition) -> Iterator[Edition]:
    """The body's other years, as far as promises and papers reach from one year to another."""
    nothing = {"code": None, "statement": None, "documents": (), "about": None}
    for other in editions:
        if other.organisation == edition.organisation and other.id != edition.id:
            yield other.model_copy(update=nothing)


def _risks_of(library: Library, edition: Edition) -> Risks | None:
    """The joint risks, if the edition's body holds any of them."""
    risks = library.risks.risks if library.risks else ()
    bodies = {each.organisation for risk in risks for each in risk.assessments}
    return library.risks if edition.organisation in bodies else None


def _slice(library: Library, **parts: object) -> Library:
    """A library with the site and only the parts given."""
    empty = {"organisations": (), "frameworks": (), "glossary": None, "editions": ()}
    empty |= {"risks": None, "joint_papers": (), "deadlines": None}
    empty |= {"published": None, "withdrawals": None}
    return library.model_copy(update={**empty, **parts})
