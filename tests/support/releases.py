"""Projects whose editions are released: only then does the public see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator import pipeline
from generator.model import KnownStatement
from generator.releases.freeze import Order, freeze
from generator.units import EditionUnit
from generator.vocabulary import Audience, DocumentState, ReleaseKind
from support.contents import content_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.units import Unit

DAY = "2025-06-13"
YEAR = "example/2024-25"
RELEASES = f"content/{YEAR}/releases"

EDITION, CODE, STATEMENT = (f"{YEAR}/{name}.yml" for name in ("edition", "code", "statement"))
ORGANISATION = "organisations/example.yml"
BASE = ["frameworks/example.yml", "glossary.yml", ORGANISATION, "site.yml"]
PLAN = [f"{YEAR}/assurance.yml", EDITION, f"{YEAR}/improvement.yml"]
WHOLE = [*PLAN, CODE, STATEMENT, *BASE]
"""The files of the minimal project that a release of its statement holds."""


def released(project: Path, day: str = DAY) -> Path:
    """Release every edition of a project that is public, and give the project's folder."""
    for edition in pipeline.check_content(project).library.editions:
        if edition.audience is Audience.PUBLIC:
            release(project, f"{day} unaudited", "The unaudited statement.", edition=edition.id)
    return project


def release(
    project: Path, what: str, note: str = "New.", *, reason: str | None = None, edition: str = YEAR
) -> str:
    """Release an edition and give the release's name; "2025-06-13 unaudited", "... report"."""
    day, name = what.split()
    kind = ReleaseKind(name) if name in {*ReleaseKind} else ReleaseKind.STATEMENT
    state = DocumentState(name) if kind is ReleaseKind.STATEMENT else None
    order = Order(edition, kind, state, day, note, reason)
    checked = pipeline.check_content(project)
    # Without the rehearsal, which takes seconds: tests of that call the pipeline's own release.
    return freeze(project, checked.library, checked.releases, order).name


def known(
    project: Path, what: str, note: str, *, presented: bool = False, inferred: bool = False
) -> str:
    """Release what is known of a statement that is not held; "2025-07-26 audited"."""
    day, state = what.split()
    facts = KnownStatement(
        state=DocumentState(state),
        source="the paper of September",
        presented=presented,
        inferred=inferred,
    )
    order = Order(YEAR, ReleaseKind.KNOWN, None, day, note, known=facts)
    checked = pipeline.check_content(project)
    return freeze(project, checked.library, checked.releases, order).name


def as_before_there_were_lists(project: Path) -> list[dict[str, str]]:
    """Make a project one that an earlier version has released; gives its lines."""
    log = project / "content/published.yml"
    rows = yaml.safe_load(log.read_bytes())["releases"]
    old = [{key: row[key] for key in ("edition", "release", "sha256")} for row in rows]
    log.write_text(yaml.safe_dump({"releases": old}), "utf-8")
    for file in (project / RELEASES).glob("*/release.json"):
        file.unlink()
    return old


def rewrite(project: Path, name: str, old: str, new: str) -> None:
    """Write one text for another, which must be there, in a file below content/."""
    file = project / "content" / name
    text = file.read_text("utf-8")
    assert old in text, f"{name} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def units_of(project: Path, audience: Audience = Audience.PUBLIC) -> dict[str, Unit]:
    """The units of a site by their paths."""
    return {unit.path: unit for unit in content_of(project).units[audience]}


def editions_of(project: Path, audience: Audience = Audience.PUBLIC) -> dict[str, EditionUnit]:
    """Those of them that show an edition, at its own address or as a release."""
    units = units_of(project, audience)
    return {path: unit for path, unit in units.items() if isinstance(unit, EditionUnit)}
