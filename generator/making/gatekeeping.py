"""The leak gate, unit by unit: what stays the same is not searched again for the same secrets."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from generator import leaks
from generator.digests import digest_of_values
from generator.leaks import FolderTexts, Leaks, Scan, Shipped
from generator.making.fingerprints import digest_of_program, digest_of_resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.leaks import Secrets
    from generator.making.store import Kept, Store
    from generator.resources import Resources
    from generator.units import Unit

TEXTS, QUIET, SHIPPED = "texts", "quiet", "shipped"
"""Kinds of entries: all that a unit says; that it gives no secrets away; what the program says."""


def shipped_with(resources: Resources, store: Store) -> Shipped:
    """What the program itself says, worked out once for each version of it."""
    key = digest_of_values([digest_of_program(), digest_of_resources(resources)])
    held = store.get(SHIPPED, key)
    if isinstance(held, dict):
        return Shipped(frozenset(tuple(run.split()) for run in held["runs"]), held["files"])
    shipped = leaks.shipped_by(resources)
    runs = sorted(" ".join(run) for run in shipped.runs)
    with suppress(OSError):  # without room for it, it is worked out again
        store.keep(SHIPPED, key, {"runs": runs, "files": shipped.files})
    return shipped


class Gate:
    """Searches units of the public site, where they are made or from what is kept of them."""

    def __init__(self, secrets: Secrets, store: Store) -> None:
        self.secrets = secrets
        self._store = store

    @cached_property
    def _scan(self) -> Scan:
        return Scan(self.secrets)

    @cached_property
    def _searched_for(self) -> str:
        """The digest of what is searched for, and of what may be said all the same."""
        runs = sorted(" ".join(run) for run in self.secrets.runs)
        names = sorted(" ".join(name) for part in self.secrets.names.values() for name in part)
        said = sorted(" ".join(run) for run in self.secrets.shipped.runs)
        return digest_of_values([runs, names, said])

    def take_in(self, unit: Unit, key: str, kept: Kept) -> None:
        """Keep all that a unit says, which has just been made, and search it."""
        texts = leaks.texts_of(files_of(kept.folder, unit.place))
        self._store.keep(TEXTS, key, texts)
        self.search(unit, key, kept, texts)

    def search(
        self, unit: Unit, key: str, kept: Kept, texts: FolderTexts | None = None
    ) -> Leaks | None:
        """What a unit gives away; None if it gives nothing away.

        The texts are searched, and only if there may be a leak the files, to tell where.
        """
        verdict = digest_of_values([key, kept.files, self._searched_for])
        if self._store.get(QUIET, verdict):
            return None
        if texts is None and isinstance(held := self._store.get(TEXTS, key), list):
            texts = FolderTexts(*held)
        if texts is None or texts.say(self._scan):
            found = leaks.search_files(files_of(kept.folder, unit.place), self.secrets)
            if found:
                return found
        self._store.keep(QUIET, verdict, value=True)
        return None

    def search_site(
        self, units: Mapping[str, tuple[Unit, Kept]], rest: Iterable[tuple[str, bytes]]
    ) -> Leaks:
        """What a site gives away: units, by their keys, and the other files of the site."""
        others = leaks.search_files(rest, self.secrets)
        found = [others]
        found += filter(None, (self.search(unit, key, kept) for key, (unit, kept) in units.items()))
        hits = sorted((hit for part in found for hit in part.hits), key=lambda hit: hit.file)
        return Leaks(
            hits=tuple(hits),
            faults=tuple(fault for part in found for fault in part.faults),
            files=others.files + sum(len(kept.files) for _, kept in units.values()),
            shipped=others.shipped,
            secrets=self.secrets,
        )


def files_of(folder: Path, path: str) -> list[tuple[str, bytes]]:
    """The files of a unit, by their paths below the site."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    below = f"{path}/" if path else ""
    return [(below + file.relative_to(folder).as_posix(), file.read_bytes()) for file in files]
