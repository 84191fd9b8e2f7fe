"""The project as it last stood whole, read again after each change, and what is wrong with it."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from generator.audience import select
from generator.making.dividing import make_units
from generator.making.fingerprints import digest_of_resources
from generator.making.single import forget_theme
from generator.making.unchanged import key_of_project, store_of
from generator.making.unit import Workshop, source_date_epoch
from generator.model.load import Known
from generator.pipeline import check_content
from generator.problems import ContentError, ExpectedError, has_errors
from generator.releases.versions import as_it_stands, shown_to
from generator.resources import find_resources
from generator.rules.narrative import broken_links
from generator.serving.site import PreviewSite
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Library
    from generator.problems import Problem
    from generator.releases.archive import Release
    from generator.units import Unit

_OFTEN = 100
"""After so many changes, what was loaded before is let go of: most of it stands no longer."""
_MOST_PAGES = 300
_PAUSE, _LONGEST_PAUSE = 0.12, 0.5
"""Seconds without a request after which pages no longer go first, and how long they do at most."""


@dataclass(frozen=True)
class Notice:
    """What is said over the pages: what is wrong, and whether they are older than the content."""

    problems: tuple[Problem, ...] = ()
    failure: str = ""  # what stopped the program, where that is no problem of the content
    outdated: bool = False


@dataclass(frozen=True)
class ReadContent:
    """The content as it was read, with the sites that were made of it so far."""

    library: Library | None = None
    sites: dict[Audience, PreviewSite] = field(default_factory=dict)
    collided: tuple[Problem, ...] = ()


class Desk:
    """A project while somebody works on it: never without its last good pages.

    What could be read is shown at once, and what the rules then find wrong is said over the pages
    before, which are shown again. One thread reads, and one makes pages, at a time.
    """

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = project
        self.version = 0  # another one after each change of what is shown
        self.notice = Notice()
        self._folder = folder
        self._known = Known(frozen={})
        self._key = self._look = ""
        self._times = 0
        self._asked = 0.0  # when a browser last asked for anything, by a clock that only goes on
        self._now = ReadContent()
        self._fault: Exception | None = None
        self._last: dict[tuple[Audience, str], str] = {}
        self._reading, self._making = RLock(), RLock()

    @property
    def library(self) -> Library | None:
        """The content as it is shown; None before any could be read."""
        return self._now.library

    @property
    def known(self) -> Known:
        """What was loaded before, but for the releases, which know where they stand."""
        return Known(self._known.nodes, self._known.records)

    def refresh(self) -> None:
        """Read the project again if any of its files changed."""
        with self._reading:
            key = key_of_project(self.project)
            if key and key == self._key:
                return
            self._key = key
            before = self._now
            outdated = before.library is not None
            try:
                found = self._read()
            except ContentError as error:
                self._settle(before, Notice(tuple(error.problems), outdated=outdated))
            except ExpectedError as error:
                self._settle(before, Notice((), str(error), outdated))
            except Exception as error:  # noqa: BLE001 - the preview outlives a fault of the program
                self._settle(before, Notice((), _fault(error), outdated))
            else:
                self._settle(self._now, Notice(tuple(found)))

    def page(self, audience: Audience, path: str) -> tuple[str | None, Notice]:
        """A page as it is or last was, and what to say over it; None if there is none."""
        with self._asking():
            notice = self.notice
            try:
                html = self._site(audience).page(path)
            except Exception as error:  # noqa: BLE001 - templates are the user's, and do anything
                said = str(error) if isinstance(error, ExpectedError) else _fault(error)
                last = self._last.get((audience, path))
                return last, Notice(notice.problems, notice.failure or said, last is not None)
            if html is not None:
                self._remember(audience, path, html)
            return html, notice

    def file(self, audience: Audience, path: str) -> bytes | None:
        """A file that is no page; None of one that is not there, or cannot be made."""
        with self._asking(), suppress(ExpectedError, OSError):
            return self._site(audience).file(path)
        return None

    def nearest(self, audience: Audience, path: str) -> str:
        """The page at a path, or else the nearest one above it."""
        with self._making:
            return self._site(audience).nearest(path)

    def has(self, audience: Audience, path: str) -> bool:
        """Whether there is a page at a path."""
        with self._making:
            return self._site(audience).has(path)

    def _read(self) -> list[Problem]:
        """Everything there is to say of the content; ContentError where it has errors."""
        self._let_go()
        self._fault = None
        store = store_of(self.project / "site")
        checked = check_content(self.project, (), store, self._known, self._show)
        if self._fault:
            raise self._fault
        paths = self._site(Audience.INTERNAL).paths
        found = [*checked.problems, *self._now.collided, *broken_links(checked.library, paths)]
        if has_errors(found):
            raise ContentError(found)
        return sorted(set(found))

    def _let_go(self) -> None:
        """Forget what was loaded long ago, and how pages looked if that changed."""
        self._times += 1
        if self._times % _OFTEN == 0:
            self._known = Known(frozen={})
        look = digest_of_resources(find_resources(self.project))
        if look != self._look:
            with self._making:
                forget_theme()
            self._look = look

    def _show(self, library: Library, releases: list[Release]) -> None:
        """Show what was read to staff before it is judged: whoever works on it waits for that."""
        try:
            shown = shown_to(Audience.INTERNAL, library, releases, self.project)
            units, collided = make_units(shown)
            sites = {Audience.INTERNAL: PreviewSite(units, self._shop(library))}
        except Exception as error:  # noqa: BLE001 - the rules will say what is wrong with it
            self._fault = error
        else:
            self._settle(ReadContent(library, sites, tuple(collided)), self.notice)
            self._let_pages_go_first()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Make something that a browser waits for."""
        self._asked = time.monotonic()
        with self._making:
            yield
        self._asked = time.monotonic()

    def _let_pages_go_first(self) -> None:
        """Wait while open pages are reloaded: the rules would take the processor from them."""
        self._asked = time.monotonic()
        end = self._asked + _LONGEST_PAUSE
        while self._asked + _PAUSE > (now := time.monotonic()) and now < end:
            time.sleep(_PAUSE / 6)

    def _settle(self, content: ReadContent, notice: Notice) -> None:
        with self._making:
            self._now, self.notice = content, notice
            self.version += 1

    def _shop(self, library: Library | None) -> Workshop:
        resources, store = find_resources(self.project), store_of(self.project / "site")
        stamp = source_date_epoch(library) if library else "0"
        return Workshop(resources, stamp, store, self._folder)

    def _site(self, audience: Audience) -> PreviewSite:
        """A site of what is shown; of nothing, one that has what problems are shown with."""
        library, sites = self._now.library, self._now.sites
        if library is None:
            return PreviewSite([], self._shop(None))
        if audience not in sites:
            sites[audience] = PreviewSite(self._as_released(library, audience), self._shop(library))
        return sites[audience]

    def _as_released(self, library: Library, audience: Audience) -> list[Unit]:
        """What a site is made of once all working copies are released as they stand."""
        try:
            selected = select(library, audience)
            return make_units(as_it_stands(selected, audience, self.project))[0]
        except Exception as error:  # noqa: BLE001 - the preview outlives a fault of the program
            self.notice = Notice(self.notice.problems, self.notice.failure or _fault(error))
            return []

    def _remember(self, audience: Audience, path: str, html: str) -> None:
        self._last.pop((audience, path), None)
        self._last[audience, path] = html
        if len(self._last) > _MOST_PAGES:
            del self._last[next(iter(self._last))]


def _fault(error: Exception) -> str:
    said = f"{type(error).__name__}: {error}"
    return f"The program stopped, and it should not have: {said}"
