"""The project as it last stood whole, read again after each change, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from generator.audience import select
from generator.digests import digest_of_values
from generator.making.fingerprints import digest_of_resources
from generator.making.single import forget_theme
from generator.making.unchanged import key_of_project, store_of
from generator.making.unit import Workshop, source_date_epoch
from generator.model.load import Known
from generator.pipeline import check_content, make_units
from generator.problems import ContentError, ExpectedError
from generator.releases.versions import as_it_stands
from generator.resources import find_resources
from generator.serving.site import PreviewSite
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library
    from generator.pipeline import Checked
    from generator.problems import Problem

_OFTEN = 100
"""After so many changes, what was loaded before is let go of: most of it stands no longer."""
_MOST_PAGES = 300


@dataclass(frozen=True)
class Notice:
    """What is said over the pages: what is wrong, and whether they are older than the content."""

    problems: tuple[Problem, ...] = ()
    failure: str = ""  # what stopped the program, where that is no problem of the content
    outdated: bool = False


class Desk:
    """A project while somebody works on it: never without its last good pages.

    One thread reads or makes at a time; others wait, and so see what is newest.
    """

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = project
        self.version = 0
        self.lock = RLock()
        self._folder = folder
        self._known = Known(frozen={})
        self._key = self._look = ""
        self._notice = Notice()
        self._checked: Checked | None = None
        self._sites: dict[Audience, PreviewSite] = {}
        self._last: dict[tuple[Audience, str], str] = {}

    @property
    def library(self) -> Library | None:
        """The content as it last stood whole; None before it ever did."""
        return self._checked.library if self._checked else None

    @property
    def notice(self) -> Notice:
        """What is wrong with the content as it stands now."""
        return self._notice

    @property
    def known(self) -> Known:
        """What was loaded, without what was read of releases where they stand."""
        return Known(self._known.nodes, self._known.records)

    def refresh(self) -> bool:
        """Read the project again if it changed, and say whether it did."""
        with self.lock:
            key = key_of_project(self.project)
            if key and key == self._key:
                return False
            self._key = key
            try:
                self._take_up()
            except ContentError as error:
                self._notice = Notice(tuple(error.problems), outdated=self._checked is not None)
            except ExpectedError as error:
                self._notice = Notice((), str(error), self._checked is not None)
            except Exception as error:  # noqa: BLE001 - the preview outlives a fault of the program
                self._notice = Notice((), _fault(error), self._checked is not None)
            self.version += 1
            return True

    def page(self, audience: Audience, path: str) -> tuple[str | None, Notice]:
        """A page as it is or last was, and what to say over it; None if there is none."""
        with self.lock:
            notice = self._notice
            try:
                html = self._site(audience).page(path)
            except Exception as error:  # noqa: BLE001 - templates are the user's, and may do anything
                said = str(error) if isinstance(error, ExpectedError) else _fault(error)
                last = self._last.get((audience, path))
                return last, Notice(notice.problems, notice.failure or said, last is not None)
            if html is not None:
                self._remember(audience, path, html)
            return html, notice

    def seen(self, audience: Audience, path: str) -> str:
        """The digest of all that a reader of a page sees, but for what never changes."""
        html, notice = self.page(audience, path)
        problems = [repr(each) for each in notice.problems]
        return digest_of_values([html, problems, notice.failure, notice.outdated])

    def file(self, audience: Audience, path: str) -> bytes | None:
        """A file that is no page."""
        with self.lock:
            return self._site(audience).file(path)

    def nearest(self, audience: Audience, path: str) -> str:
        """The page at a path, or else the nearest one above it."""
        with self.lock:
            return self._site(audience).nearest(path)

    def has(self, audience: Audience, path: str) -> bool:
        """Whether there is a page at a path."""
        with self.lock:
            return self._site(audience).has(path)

    def _take_up(self) -> None:
        if self.version % _OFTEN == 0:
            self._known = Known(frozen={})
        look = digest_of_resources(find_resources(self.project))
        if look != self._look:
            forget_theme()
            self._look = look
        checked = check_content(
            self.project, [Audience.INTERNAL], store_of(self.project / "site"), self._known
        )
        units = checked.units[Audience.INTERNAL]
        site = PreviewSite(units, self._shop(source_date_epoch(checked.library)))
        self._checked, self._sites = checked, {Audience.INTERNAL: site}
        self._notice = Notice(tuple(checked.problems))

    def _shop(self, stamp: str) -> Workshop:
        resources, store = find_resources(self.project), store_of(self.project / "site")
        return Workshop(resources, stamp, store, self._folder)

    def _site(self, audience: Audience) -> PreviewSite:
        if self._checked is None:
            return PreviewSite([], self._shop("0"))  # it has what the notice is shown with
        if audience not in self._sites:
            # As if the working copies were released now: what a release would show, and no more.
            selected = select(self._checked.library, audience)
            units, _ = make_units(as_it_stands(selected, audience, self.project))
            stamp = source_date_epoch(self._checked.library)
            self._sites[audience] = PreviewSite(units, self._shop(stamp))
        return self._sites[audience]

    def _remember(self, audience: Audience, path: str, html: str) -> None:
        self._last.pop((audience, path), None)
        self._last[audience, path] = html
        if len(self._last) > _MOST_PAGES:
            del self._last[next(iter(self._last))]


def _fault(error: Exception) -> str:
    said = f"{type(error).__name__}: {error}"
    return f"The program stopped, and it should not have: {said}"

