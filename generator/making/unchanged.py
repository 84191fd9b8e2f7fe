"""Whether anything changed at all: what was said of the same content before holds still.

It reads the bytes of files alone, and so loads nothing of what reads, checks and shows them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.digests import digest_of_file, digest_of_values, digests_of
from generator.making.fingerprints import digest_of_program, digest_of_resources
from generator.making.store import Store
from generator.problems import Place, Problem, Severity
from generator.publish.provenance import built_by
from generator.publish.swap import MANIFEST, verify
from generator.resources import find_resources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.making.sites import FinishedSite
    from generator.vocabulary import Audience

CONTENT = "content"
_CHECKED, _BUILT = "checked", "built"


def store_of(site: Path) -> Store:
    """What was made for a site before: kept beside it, never in it."""
    return Store(site.absolute().with_name(f".{site.absolute().name}-cache"))


def kept_for(project: Path, site: Path) -> Store | None:
    """Where what is made may be kept; where there is no content, nothing is left behind."""
    return store_of(site) if (project / CONTENT).is_dir() else None


def key_of_project(project: Path) -> str:
    """The digest of all that a build reads; "" if something of it cannot be read."""
    with suppress(OSError):
        resources = digest_of_resources(find_resources(project))
        content = digests_of(project / CONTENT)
        folders = sorted(
            os.path.relpath(folder, project) for folder, *_ in os.walk(project / CONTENT)
        )
        # What is no file, such as a link, has no digest: nobody knows whether it changed.
        if all(content.values()):
            read = [resources, content, folders]
            return digest_of_values([digest_of_program(), built_by(), *read])
    return ""


def problems_of(project: Path, key: str) -> list[Problem] | None:
    """The problems of a project as they were found when it was the same; None if nobody looked."""
    rows = store_of(project / "site").get(_CHECKED, key) if key else None
    if not isinstance(rows, list):
        return None
    return [
        Problem(Place(*place), code, message, hint, Severity(severity), _places(also))
        for place, code, message, hint, severity, also in rows
    ]


def note_problems(project: Path, key: str, problems: Sequence[Problem]) -> None:
    """Note what was found in a project."""
    rows = [
        [_row(each.place), each.code, each.message, each.hint, each.severity,
         [_row(place) for place in each.also]]
        for each in problems
    ]  # fmt: skip
    with suppress(OSError):  # a project that may only be read is checked all the same
        store_of(project / "site").keep(_CHECKED, key, rows)


def _row(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column


def _places(rows: list[list[Any]]) -> tuple[Place, ...]:
    return tuple(Place(*row) for row in rows)


def pages_of_site(site: Path, key: str, audience: Audience) -> int | None:
    """How many pages a site has that was built of the same; None if it has to be built."""
    noted = store_of(site).get(_BUILT, digest_of_values([key, audience])) if key else None
    folder = site / audience
    if not isinstance(noted, list) or noted[0] != digest_of_file(folder / MANIFEST):
        return None
    return int(noted[1]) if verify(folder) == [] else None


def note_site(site: Path, key: str, built: FinishedSite) -> None:
    """Note what a site was built of: of the site as it was made, for another may be there now."""
    noted = [built.manifest, built.pages]
    with suppress(OSError):  # the site is there, whether or not the next build knows it
        store_of(site).keep(_BUILT, digest_of_values([key, built.audience]), noted)
