"""Which websites exist, and what each is built from.

A unit is one website folder that builds alone. All it knows of the others is a small index.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.attachments import PublishedFile, attachments_of, folder_of, read_attachment
from generator.withheld import withheld_everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Edition, Library, Organisation, Risks
    from generator.vocabulary import Audience


class UnitKind(StrEnum):
    """The kinds of website there are."""

    PORTAL = "portal"
    ORGANISATION = "organisation"
    EDITION = "edition"


@dataclass(frozen=True)
class EditionSummary:
    """What other units need to know of an edition."""

    path: str
    organisation: str
    year: str
    state: str
    published: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class OrganisationSummary:
    """What other units need to know of an organisation."""

    path: str
    name: str
    about: str
    editions: tuple[EditionSummary, ...]


@dataclass(frozen=True)
class Unit:
    """One website folder: its path below the site, and everything it is built from."""

    kind: UnitKind
    path: str
    audience: Audience
    library: Library
    organisations: tuple[OrganisationSummary, ...]
    files: tuple[PublishedFile, ...] = ()

    @property
    def edition(self) -> Edition:
        """The edition this unit shows; others of the same body stand behind it in the library."""
        return self.library.editions[0]

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
        }
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def list_units(library: Library, audience: Audience, project: Path) -> list[Unit]:
    """The units of a site, from a library selected for an audience."""
    known = tuple(_organisation(library, each) for each in library.organisations)
    units = [Unit(UnitKind.PORTAL, "", audience, _slice(library), known)]
    for organisation in library.organisations:
        own = tuple(each for each in known if each.path == organisation.id)
        part = _slice(library, organisations=(organisation,))
        units.append(Unit(UnitKind.ORGANISATION, organisation.id, audience, part, own))
    for edition in library.editions:
        own = tuple(each for each in known if each.path == edition.organisation)
        # Any organisation may hold the posts and boards that a joint arrangement names.
        part = _slice(
            library,
            organisations=library.organisations,
            frameworks=tuple(f for f in library.frameworks if f.id == edition.framework),
            glossary=library.glossary,
            editions=(edition, *_siblings(library, edition)),
            risks=_risks_of(library, edition),
            joint_papers=library.joint_papers,
        )
        folder = folder_of(project, edition)
        files = tuple(read_attachment(folder, each) for each in attachments_of(edition))
        units.append(Unit(UnitKind.EDITION, edition.id, audience, part, own, files))
    return units


def _siblings(library: Library, edition: Edition) -> Iterator[Edition]:
    """The body's other years, as far as promises and papers reach from one year to another."""
    nothing = {"code": None, "statement": None, "documents": ()}
    for other in library.editions:
        if other.organisation == edition.organisation and other is not edition:
            yield other.model_copy(update=nothing)


def _risks_of(library: Library, edition: Edition) -> Risks | None:
    """The joint risks, if the edition's body holds any of them."""
    risks = library.risks.risks if library.risks else ()
    bodies = {each.organisation for risk in risks for each in risk.assessments}
    return library.risks if edition.organisation in bodies else None


def _slice(library: Library, **parts: object) -> Library:
    """A library with the site and only the parts given."""
    empty = {"organisations": (), "frameworks": (), "glossary": None, "editions": ()}
    empty |= {"risks": None, "joint_papers": ()}
    return library.model_copy(update={**empty, **parts})


def _organisation(library: Library, organisation: Organisation) -> OrganisationSummary:
    editions = [each for each in library.editions if each.organisation == organisation.id]
    newest_first = sorted(editions, key=lambda each: each.year, reverse=True)
    return OrganisationSummary(
        organisation.id,
        organisation.name,
        organisation.about,
        tuple(_edition(each) for each in newest_first),
    )


def _edition(edition: Edition) -> EditionSummary:
    controlled = [entry.control for entry in edition.documents if entry.control]
    state = controlled[0].state.value if controlled else ""
    published = (controlled[0].published or "") if controlled else ""
    titles = tuple(entry.title for entry in edition.documents)
    return EditionSummary(edition.id, edition.organisation, edition.year, state, published, titles)
