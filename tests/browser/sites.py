"""The sites that the browser looks at: built once for all processes of a test run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock
from support.project import REPOSITORY, STARTER

from generator.pages import pages_of
from generator.pipeline import build, check_content
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE_PATH = "/governance/"
"""The path of both projects' address: their 404 pages are written for it."""

KINDS = sorted(
    file.name.removesuffix(".md.jinja")
    for file in (REPOSITORY / "site_templates" / "pages").glob("*.md.jinja")
)
"""Every kind of page there is: a new template is looked at without being named here."""


@dataclass(frozen=True)
class Folders:
    """Where the built sites stand: `public` and `internal` are the starter's."""

    public: Path
    internal: Path
    repository: Path
    kinds: dict[str, str]
    """For each kind of page its largest page: `public/` or `internal/` and the path below it."""


def build_once(folder: Path) -> Folders:
    """Build both projects; of several processes the first builds, and the others wait for it."""
    folder.mkdir(exist_ok=True)
    index = folder / "kinds.json"
    with FileLock(folder / "lock"):
        if not index.exists():
            build(STARTER, folder / "starter", list(Audience))
            build(REPOSITORY, folder / "repository", [Audience.PUBLIC])
            index.write_text(json.dumps(dict(_kinds(folder / "starter"))), "utf-8")
    return Folders(
        folder / "starter" / "public",
        folder / "starter" / "internal",
        folder / "repository" / "public",
        json.loads(index.read_text("utf-8")),
    )


def _kinds(site: Path) -> Iterator[tuple[str, str]]:
    """One page of each kind: a public one where there is one, the largest of them."""
    found = list(_pages(site))
    for kind in KINDS:
        sizes = [(size, path) for template, size, path in found if template == kind]
        public = [each for each in sizes if each[1].startswith("public/")]
        assert sizes, f"no page of {STARTER} is made by the template {kind!r}"
        yield kind, max(public or sizes)[1]


def _pages(site: Path) -> Iterator[tuple[str, int, str]]:
    """The template, the size and the path of every page of the starter."""
    for audience, units in check_content(STARTER).units.items():
        for unit in units:
            for page in pages_of(unit):
                path = "/".join(part for part in (audience.value, unit.path, page.path) if part)
                file = site / path / "index.html"
                yield page.kind.template, file.stat().st_size, path.rstrip("/") + "/"
