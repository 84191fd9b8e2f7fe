"""The leak gate, unit by unit: what stays the same is not searched again for the same secrets."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from generator import leaks
from generator.digests import digest_of_values
from generator.leaks import FolderTexts, Leaks, Measures, Scan, Shipped
from generator.making.fingerprints import digest_of_program, digest_of_resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from generator.leaks import Secrets
    from generator.making.store import Kept, Store
    from generator.resources import Resources
    from generator.units import Unit

TEXTS, QUIET, ALIKE, SHIPPED = "texts", "quiet", "alike", "shipped"
"""Kinds of entries: all that a unit says; that it gives no secrets away; that it is as the content
makes it public; what the program says."""
SEARCHED, LAST = "searched", "last"
"""The entry for what the last site that gave nothing away was searched for."""


def shipped_with(resources: Resources, store: Store | None) -> Shipped:
    """What the program itself says, worked out once for each version of it."""
    key = digest_of_values([digest_of_program(), digest_of_resources(resources)])
    if store is None:
        return leaks.shipped_by(resources)
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

    def __init__(self, secrets: Secrets, store: Store, measures: Measures) -> None:
        self.secrets = secrets
        self._store = store
        self.measures = measures
        self._searched_for = digest_of_values(leaks.searched_for(secrets))

    @cached_property
    def _scan(self) -> Scan:
        return Scan(self.secrets)

    @cached_property
    def _new(self) -> tuple[str, Scan] | None:
        """The digest of what was searched for last, and a search for what is new since."""
        searched = self._store.get(SEARCHED, LAST)
        new = leaks.beyond(self.secrets, searched)
        return (digest_of_values(searched), Scan(new)) if new else None

    def prepare(self, unit: Unit) -> None:
        """Work out what a unit will be searched for: here, and not in each process."""
        self.measures.prepare(unit)
        _ = self._scan

    def take_in(self, unit: Unit, key: str, kept: Kept) -> None:
        """Keep all that a unit says, which has just been made, and search it."""
        files = files_of(kept.folder, unit.place)
        texts = leaks.texts_of(files)
        self._store.keep(TEXTS, key, texts)
        self._search(unit, lambda: files, texts, self._scan, self._verdicts(unit, key, kept))

    def search(self, unit: Unit, key: str, kept: Kept) -> Leaks | None:
        """What a unit gives away; None if it gives nothing away.

        The texts are searched, and only if there may be a leak the files, to tell where. What was
        the verdict on the texts or on the records stands, where only the other has to be looked at.
        """
        verdicts = self._verdicts(unit, key, kept)
        lacking = {kind: name for kind, name in verdicts.items() if not self._store.get(kind, name)}
        if not lacking:
            return None
        held = self._store.get(TEXTS, key)
        texts = FolderTexts(*held) if isinstance(held, list) else None
        files = cache(partial(files_of, kept.folder, unit.place))
        return self._search(unit, files, texts, self._scan_of(key, kept), lacking)

    def _scan_of(self, key: str, kept: Kept) -> Scan:
        """What is new is enough to look for in a unit that gave nothing else away."""
        if self._new:
            before, scan = self._new
            if self._store.get(QUIET, digest_of_values([key, kept.files, before])):
                return scan
        return self._scan

    def _verdicts(self, unit: Unit, key: str, kept: Kept) -> dict[str, str]:
        """The keys under which it is kept that a unit gives nothing away, by kind."""
        searched_for = [key, kept.files, self._searched_for]
        measured_by = [key, kept.files, self.measures.key(unit)]
        return {QUIET: digest_of_values(searched_for), ALIKE: digest_of_values(measured_by)}

    def _search(
        self,
        unit: Unit,
        files: Callable[[], list[tuple[str, bytes]]],
        texts: FolderTexts | None,
        scan: Scan,
        lacking: Mapping[str, str],
    ) -> Leaks | None:
        wrong = self.measures.unlike(unit, dict(files())) if ALIKE in lacking else ()
        if wrong or (QUIET in lacking and (texts is None or texts.say(scan))):
            found = leaks.search_files(files(), self.secrets, wrong)
            if found:
                return found
        for kind, verdict in lacking.items():
            self._store.keep(kind, verdict, value=True)
        return None

    def search_site(
        self, units: Mapping[str, tuple[Unit, Kept]], rest: Iterable[tuple[str, bytes]]
    ) -> Leaks:
        """What a site gives away: units, by their keys, and the other files of the site."""
        others = leaks.search_files(rest, self.secrets)
        found = [others]
        found += filter(None, (self.search(unit, key, kept) for key, (unit, kept) in units.items()))
        hits = sorted((hit for part in found for hit in part.hits), key=lambda hit: hit.file)
        told = Leaks(
            hits=tuple(hits),
            faults=tuple(fault for part in found for fault in part.faults),
            files=others.files + sum(len(kept.files) for _, kept in units.values()),
            shipped=others.shipped,
            secrets=self.secrets,
        )
        if not told and not (self._new and self._new[0] == self._searched_for):
            self._store.keep(SEARCHED, LAST, leaks.searched_for(self.secrets))
        return told


def files_of(folder: Path, path: str) -> list[tuple[str, bytes]]:
    """The files of a unit, by their paths below the site."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    below = f"{path}/" if path else ""
    return [(below + file.relative_to(folder).as_posix(), file.read_bytes()) for file in files]
