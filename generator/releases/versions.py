"""Which versions of its editions a site shows: the public one releases only, for good.

The public site shows the newest release of each edition at the edition's address, the internal
one the working copy; both show every release at its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.audience import select, withdrawn_from
from generator.language import MAIN
from generator.model.logo import logo_of
from generator.model.spoken import in_language
from generator.reading.files import CONTENT, RELEASES
from generator.releases.chain import chain_in
from generator.releases.items import rows_of
from generator.releases.joint import as_year_of, seen_by
from generator.releases.narrowed import narrowed, withdrawn_by_name
from generator.vocabulary import Audience, SecondLanguage, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.model import Deadlines, Edition, Library, Organisation
    from generator.model.attachments import PublishedFile
    from generator.problems import Problem
    from generator.releases.archive import Release
    from generator.releases.chain import LogLine
    from generator.releases.kept import ItemRow


TAKEN_AT_ONCE = ("site", "deadlines", "published", "withdrawals")
"""The files of the working copy that the public site shows, or minds, before any release."""


@dataclass(frozen=True)
class Version:
    """An edition as a site shows it; without a release it is the working copy."""

    path: str  # below the site
    library: Library  # selected, with the edition first and all it was frozen with
    folder: Path  # the project whose files it attaches
    release: Release | None = None
    withdrawn: tuple[str, ...] = ()  # the days on which something of it was withdrawn
    holder: str = ""  # the body in whose folder its files are
    items: str = ""  # of a release: the list of all it says, as the public may have it

    @property
    def edition(self) -> Edition:
        return self.library.edition

    @property
    def rows(self) -> list[ItemRow]:
        """All that a release says, item by item."""
        return list(rows_of(self.library, self.edition, self.release)) if self.release else []


@dataclass(frozen=True)
class Shown:
    """What a site is made of; `library` says whose site it is, not what its editions hold."""

    audience: Audience
    library: Library
    organisations: tuple[Organisation, ...]
    current: tuple[Version, ...]  # one for each edition, at its own address
    releases: tuple[Version, ...] = ()  # oldest first
    deadlines: Deadlines | None = None
    language: str = MAIN
    logo: PublishedFile | None = None
    log: tuple[LogLine, ...] = ()  # the lines of the log, with the names of what is shown

    @property
    def speakers(self) -> frozenset[str]:
        """The bodies that have pages in the language."""
        return frozenset(
            each.id for each in self.organisations if self.language in (MAIN, *each.also_in)
        )


def shown_to(
    audience: Audience, library: Library, releases: Sequence[Release], project: Path
) -> Shown:
    """What an audience is shown of a project's working copy and releases."""
    frozen = list(_versions(releases, audience))
    log = chain_in(library).told([each.release.id for each in frozen if each.release])
    frozen = list(_of_each_body(_with_items(frozen, library, releases)))
    if audience is Audience.INTERNAL:
        stands = as_it_stands(library, audience, project)
        return replace(stands, releases=tuple(frozen), log=log)
    newest = {version.edition.id: version for version in frozen}
    current = tuple(replace(each, path=name) for name, each in sorted(newest.items()))
    bodies = _organisations(frozen)
    selected = select(_taken_at_once(library, bodies), audience)
    # What the working copy withholds is nobody's business.
    site = selected.without({}, {})
    logo = logo_of(project, site.site)
    return Shown(
        audience, site, bodies, current, tuple(frozen), selected.deadlines, logo=logo, log=log
    )


def _versions(releases: Iterable[Release], audience: Audience) -> Iterator[Version]:
    """Releases as an audience may see them, oldest first."""
    seen: dict[str, list[Library]] = {}
    for release in releases:
        before = seen.setdefault(release.edition, [])
        for version in _frozen(release, audience, before):
            before.append(version.library)
            yield version


def as_listed(releases: Iterable[Release], *, whole: bool = False) -> Iterator[Version]:
    """Releases as the public sees them, or `whole`, had nothing been withdrawn since.

    A list is for good, and so tells nothing of how much is withheld, even where pages may.
    """
    changed = []
    for each in releases:
        site = each.library.site.model_copy(update={"withheld": Withheld.SOME})
        changes = {"site": site} | ({"withdrawals": None} if whole else {})
        changed.append(replace(each, library=each.library.model_copy(update=changes)))
    return _versions(changed, Audience.PUBLIC)


def _with_items(
    versions: Iterable[Version], library: Library, releases: Sequence[Release]
) -> Iterator[Version]:
    """The same, each with the list of what it says, as far as the public sees that as it was."""
    narrowing = library.withdrawals and library.withdrawals.standing
    whole, shown = (
        {each.path: each.rows for each in found} if narrowing else {}
        for found in (as_listed(releases, whole=True), as_listed(releases))
    )
    for version in versions:
        kept = version.release.items if version.release else None
        if kept and narrowing:
            items = kept.published(whole.get(version.path, ()), shown.get(version.path, ()))
        else:
            items = kept.text if kept else ""
        yield replace(version, items=items)


def stops_the_public(problem: Problem) -> bool:
    """Whether a problem of the content concerns the site for the public.

    All else that is wrong with a working copy stops the one for staff alone, never a withdrawal.
    """
    taken = {CONTENT, *(f"{CONTENT}/{name}.yml" for name in TAKEN_AT_ONCE)}
    return problem.place.file in taken or f"/{RELEASES}/" in problem.place.file


def _taken_at_once(library: Library, bodies: tuple[Organisation, ...]) -> Library:
    """What the public site takes from the working copy; its bodies are those that released."""
    rest = {"frameworks": (), "glossary": None, "editions": (), "risks": None, "joint_papers": ()}
    return library.model_copy(update={**rest, "organisations": bodies})


def as_it_stands(library: Library, audience: Audience, project: Path) -> Shown:
    """What a site would show if a library, selected for its audience, were released now."""
    current = _of_each_body(
        Version(edition.id, _first(library, edition), project, holder=edition.organisation)
        for edition in library.editions
    )
    by_name = tuple(sorted(current, key=lambda version: version.path))
    logo = logo_of(project, library.site)
    return Shown(
        audience, library, library.organisations, by_name, (), library.deadlines, logo=logo
    )


def in_each_language(shown: Shown) -> list[Shown]:
    """What a site is made of in the main language, and in each in which a body publishes too."""
    spoken = (_said_in(shown, language) for language in SecondLanguage)
    return [shown, *(each for each in spoken if each.speakers)]


def _said_in(shown: Shown, language: str) -> Shown:
    said = replace(
        shown,
        organisations=tuple(in_language(each, language) for each in shown.organisations),
        language=language,
    )
    if not said.speakers:
        return said

    def spoken(versions: Sequence[Version]) -> tuple[Version, ...]:
        return tuple(
            replace(each, library=in_language(each.library, language)) for each in versions
        )

    return replace(
        said,
        library=in_language(shown.library, language),
        current=spoken(shown.current),
        releases=spoken(shown.releases),
    )


def _of_each_body(versions: Iterable[Version]) -> Iterator[Version]:
    """Versions as each body shows them: its own, and those that another one holds for it too."""
    for version in versions:
        edition = version.edition
        for body in (edition.organisation, *edition.joint_with):
            year, release = as_year_of(body, edition), version.release
            if release:
                release = replace(release, id=f"{year}@{release.name}")
            path = release.path if release else year
            seen = seen_by(body, version.library)
            yield replace(version, path=path, library=seen, release=release)


def _frozen(release: Release, audience: Audience, before: Sequence[Library]) -> Iterable[Version]:
    """The release as an audience may see it; none if it may not see the edition at all."""
    named = withdrawn_by_name(release)
    release = narrowed(release) if audience is Audience.PUBLIC else release
    selected = select(release.library, audience, before)
    shown = [each for each in selected.editions if each.id == release.edition]
    if shown:
        # A release holds other years of its body too, which have pages of their own.
        gone = withdrawn_from(release.library).values()
        of_this = [each for each in gone if each.edition in (None, release.edition)]
        withdrawn = [*named, *of_this]
        library = _first(selected, _with_figures(shown[0], release, audience))
        days = tuple(sorted({each.date for each in withdrawn}))
        yield Version(release.path, library, release.folder, release, days, shown[0].organisation)


def _with_figures(edition: Edition, release: Release, audience: Audience) -> Edition:
    """An edition with the figures that its release recorded for an audience."""
    recorded = tuple(each for each in release.facts.plans if each.reader is audience)
    if not recorded or not edition.improvement:
        return edition
    plan = edition.improvement.with_recorded(recorded)
    return edition.without({"improvement": plan}, edition.all_withheld)


def _first(library: Library, edition: Edition) -> Library:
    others = (each for each in library.editions if each.id != edition.id)
    return library.without({"editions": (edition, *others)}, library.all_withheld)


def _organisations(frozen: Sequence[Version]) -> tuple[Organisation, ...]:
    """Each body that has a release, as its newest release describes it."""
    found: dict[str, Organisation] = {}
    for version in sorted(frozen, key=lambda each: each.release.facts.date if each.release else ""):
        for organisation in version.library.organisations:
            if organisation.id == version.edition.organisation:
                found[organisation.id] = organisation
    return tuple(found[name] for name in sorted(found))
