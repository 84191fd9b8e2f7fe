"""Which websites exist, and what each is built from.

A unit is one website folder that builds alone. All it knows of the others is a small index.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.attachments import PublishedFile, attachments_of, folder_of, read_attachment
from generator.lineage import lineage_of
from generator.summaries import OrganisationSummary, ReleaseSummary, summarise
from generator.withheld import withheld_everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.lineage import Lineage
    from generator.model import Edition, Library, Risks
    from generator.versions import Shown, Version
    from generator.vocabulary import Audience


class UnitKind(StrEnum):
    """The kinds of website there are."""

    PORTAL = "portal"
    ORGANISATION = "organisation"
    EDITION = "edition"
    RELEASE = "release"


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

    @property
    def edition(self) -> Edition:
        """The edition this unit shows; others of the same body stand behind it in the library."""
        return self.library.editions[0]

    @property
    def shows_edition(self) -> bool:
        """Whether this is an edition, at its own address or as one of its releases."""
        return self.kind in {UnitKind.EDITION, UnitKind.RELEASE}

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
        }
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def list_units(shown: Shown) -> list[Unit]:
    """The units of a site; each comes before those that stand below it."""
    known = summarise(shown)
    units = [Unit(UnitKind.PORTAL, "", shown.audience, _slice(shown.library), known)]
    for organisation in shown.organisations:
        own = tuple(each for each in known if each.path == organisation.id)
        part = _slice(shown.library, organisations=(organisation,))
        units.append(Unit(UnitKind.ORGANISATION, organisation.id, shown.audience, part, own))
    lineage = _lineages(shown)
    for version in shown.current:
        units.append(_edition(shown, version, known, UnitKind.EDITION))
        frozen = [each for each in shown.releases if each.edition.id == version.edition.id]
        units += [_edition(shown, each, known, UnitKind.RELEASE) for each in frozen]
    return [
        replace(unit, lineage=lineage[unit.edition.organisation]) if unit.shows_edition else unit
        for unit in units
    ]


def _lineages(shown: Shown) -> dict[str, Lineage]:
    """For each body what comes from what, over all its years and releases."""
    editions: dict[str, list[Edition]] = {}
    for version in (*shown.current, *shown.releases):
        editions.setdefault(version.edition.organisation, []).append(version.edition)
    return {name: lineage_of(shown.library, each) for name, each in editions.items()}


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
    return [
        replace(unit, versions=tuple(_near(unit, contents))) if unit.shows_edition else unit
        for unit in units
    ]


def _near(unit: Unit, contents: Sequence[Contents]) -> Iterator[Contents]:
    """The other years of the body at their own addresses, and this year's releases."""
    for each in contents:
        same_body = each.edition.partition("/")[0] == unit.edition.organisation
        if same_body and (not each.release or each.edition == unit.edition.id):
            yield each


def _edition(
    shown: Shown, version: Version, known: tuple[OrganisationSummary, ...], kind: UnitKind
) -> Unit:
    library, edition = version.library, version.edition
    own = tuple(each for each in known if each.path == edition.organisation)
    # Any organisation may hold the posts and boards that a joint arrangement names.
    part = _slice(
        shown.library,
        organisations=library.organisations,
        frameworks=tuple(f for f in library.frameworks if f.id == edition.framework),
        glossary=library.glossary,
        editions=(edition, *_others(library.editions, edition)),
        risks=_risks_of(library, edition),
        joint_papers=library.joint_papers,
    )
    folder = folder_of(version.folder, edition)
    release = next(
        (
            each
            for body in own
            for summary in body.editions
            for each in summary.releases
            if version.release and summary.path == edition.id and each.name == version.release.name
        ),
        None,
    )
    return Unit(
        kind,
        version.path,
        shown.audience,
        part,
        own,
        tuple(read_attachment(folder, each) for each in attachments_of(edition)),
        release,
        version.withdrawn,
        tuple(_others([each.edition for each in shown.current], edition)),
    )


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
