"""A site put together from its units, and looked at as a whole."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from generator.digests import digest_of, digest_of_file, digest_of_values, digests_of
from generator.disk import make_readable
from generator.language import NAMES
from generator.making.unit import Workshop, findings_of
from generator.problems import ExpectedError, sentences
from generator.publish import engine, search
from generator.publish.checks import Findings, join_folders
from generator.publish.security_txt import SECURITY, security_of
from generator.publish.site_map import INDEX, PAGES, ROBOTS, index_of, robots_of
from generator.publish.swap import MANIFEST, write_manifest
from generator.units import Portal
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.making.store import Kept
    from generator.releases.chain import LogLine
    from generator.units import Unit

RUNTIME = "runtime"
"""The kind of entry in the store for what every search of a site needs."""


@dataclass(frozen=True)
class FinishedSite:
    """A finished site for one audience; of its files, those that belong to no unit.

    `manifest` is the digest of its manifest, and so of all it holds.
    """

    audience: Audience
    folder: Path
    units: int
    pages: int
    shared: tuple[str, ...]
    manifest: str


def assemble(
    audience: Audience, units: Sequence[tuple[Unit, Kept]], shop: Workshop, out: Path
) -> FinishedSite:
    """Put a site together; ExpectedError says what is not fit to publish."""
    for unit, kept in units:
        _place(kept, out / unit.place)
    engine.write_assets(shop.resources.theme, out)
    _place(runtime_of(shop), out / search.RUNTIME)
    files = {
        f"{below}/{name}": digest
        for below in (engine.ASSETS, search.RUNTIME)
        for name, digest in digests_of(out / below).items()
    }
    files |= _write_beside_pages(audience, units, out)
    shared = tuple(sorted(files))
    folders = {unit.place: (kept.files.keys(), findings_of(kept)) for unit, kept in units}
    # What no unit has stands beside the portal, which is the first.
    names, findings = folders.get("", ((), Findings((), {}, ())))
    if faults := join_folders(folders | {"": ([*names, *shared], findings)}):
        raise ExpectedError(sentences(f"The {audience} site is not fit to publish", faults))
    for unit, kept in units:
        below = f"{unit.place}/" if unit.place else ""
        files |= {f"{below}{name}": digest for name, digest in kept.files.items()}
    portal = units[0][0] if units else None
    log = [_given(each) for each in portal.log] if isinstance(portal, Portal) else []
    digests = {unit.place or "portal": unit.digest() for unit, _ in units}
    write_manifest(out, digests, files, log)
    make_readable(out)
    pages = sum(int(str(kept.notes["pages"])) for _, kept in units)
    manifest = digest_of_file(out / MANIFEST)
    return FinishedSite(audience, out, len(units), pages, shared, manifest)


def _given(line: LogLine) -> dict[str, str]:
    return {name: value for name, value in line._asdict().items() if value}


def _write_beside_pages(
    audience: Audience, units: Sequence[tuple[Unit, Kept]], out: Path
) -> dict[str, str]:
    """Write what programs are told of a whole site, and give the digests of these files."""
    made = {ROBOTS: robots_of("")}
    if audience is Audience.PUBLIC:
        address = units[0][0].library.site.address
        lists = [(unit.place, kept) for unit, kept in units if PAGES in kept.files]
        names = (f"{place}/{PAGES}".lstrip("/") for place, _ in lists)
        made = {ROBOTS: robots_of(address), INDEX: index_of(address, names)}
        if security := units[0][0].library.site.security:
            made[SECURITY] = security_of(security)
    for name, data in made.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    return {name: digest_of(data) for name, data in made.items()}


def runtime_of(shop: Workshop) -> Kept:
    """What every search of a site needs."""
    key = digest_of_values([metadata.version("pagefind-bin"), search.RUNTIME, list(NAMES)])
    kept = shop.store.get_folder(RUNTIME, key)
    if kept:
        return kept
    made = shop.folder / "runtime"
    search.write_runtime(made)
    return shop.store.keep_folder(RUNTIME, key, made / search.RUNTIME, {})


def _place(kept: Kept, target: Path) -> None:
    """Put a kept folder's files in their place: where that works, as other names for them."""
    for folder in {name.rpartition("/")[0] for name in kept.files}:
        (target / folder).mkdir(parents=True, exist_ok=True)
    for name in kept.files:
        try:
            os.link(f"{kept.folder}/{name}", f"{target}/{name}")
        except OSError:  # on another disk, or one that has no such links
            shutil.copyfile(kept.folder / name, target / name)
