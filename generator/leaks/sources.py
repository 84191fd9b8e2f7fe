"""The versions of years that the public site is made of, as their files have them.

Only what was released is public, and of the working copy what the site takes from it at once. All
else that stands in the content is internal.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.digests import digest_of_values
from generator.language import MAIN
from generator.leaks.decided import Decided
from generator.model.attachments import folder_of
from generator.model.spoken import in_language
from generator.releases.joint import as_year_of, seen_by
from generator.vocabulary import Audience, SecondLanguage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.model import Edition, Library, Organisation, Record, RecordedPlan, ReleaseFacts
    from generator.releases.archive import Release

_WHOLE = "release"
_SAID = {"release-note": "note", "release-reason": "reason", "release-source": "source"}
"""By which kinds a release is withdrawn, or a text that it says of itself."""


@dataclass(frozen=True)
class Filed:
    """A version of a year as one of its bodies has it in a language, and what of it is public."""

    path: str  # below the site
    decided: Decided
    facts: ReleaseFacts  # without what was withdrawn of them
    within: str  # the folder from which its records name their files
    files: Path  # where its attached files stand

    @property
    def edition(self) -> Edition:
        """The year itself; those that it refers to stand behind it."""
        return self.decided.library.edition

    @property
    def recorded(self) -> tuple[RecordedPlan, ...]:
        """The figures that the public was told when it was released."""
        return tuple(each for each in self.facts.plans if each.reader is Audience.PUBLIC)


class Sources:
    """Everything that the content files make public."""

    def __init__(self, working: Library, releases: Sequence[Release]) -> None:
        self._told: dict[str, tuple[Release, str, tuple[str, ...]]] = {}  # by path: of which body
        self._made: dict[tuple[str, str], Filed] = {}
        self._fronts: dict[str, Decided] = {}
        self.paths: list[str] = []  # of the releases as their holders have them, oldest first
        self._newest: dict[str, str] = {}  # the path of the newest release of each year
        earlier: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for release in releases:
            self._add(release, earlier)
        standing = working.withdrawals.standing if working.withdrawals else ()
        self._withdrawn = [each.of_what for each in standing]
        bodies = tuple(body for _, body in sorted(self._bodies().items()))
        rest = {"frameworks": (), "glossary": None, "editions": (), "risks": None}
        self._front = working.model_copy(
            update={**rest, "joint_papers": (), "organisations": bodies}
        )

    def _add(self, release: Release, earlier: defaultdict[str, tuple[str, ...]]) -> None:
        """Take in a release as each of its bodies has it, if the public may see its year."""
        edition = release.library.edition
        for body in (edition.organisation, *edition.joint_with):
            year = as_year_of(body, edition)
            path = f"{year}/releases/{release.name}"
            self._told[path] = (release, body, earlier[year])
            if not self._shown(path):
                del self._told[path]
                return
            earlier[year] += (path,)
            self._newest[year] = path
            if body == edition.organisation:
                self.paths.append(path)

    def _shown(self, path: str) -> bool:
        source = self.at(path)
        return source is not None and source.decided.shows(source.edition)

    def at(self, path: str, language: str = MAIN) -> Filed | None:
        """What stands at a path of the site; None if nothing that is public does."""
        path = self._newest.get(path, path)
        if path not in self._told:
            return None
        if (path, language) not in self._made:
            self._made[path, language] = self._make(path, language)
        return self._made[path, language]

    def basis(self, unit: str) -> str:
        """The digest of all files that decide what is public at a path, or below it."""
        path = self._newest.get(unit, unit)
        told = {name: self._told[name] for name in self._told if f"{name}/".startswith(f"{path}/")}
        releases = [(name, release.digest, earlier) for name, (release, _, earlier) in told.items()]
        return digest_of_values([releases, self._withdrawn])

    def _make(self, path: str, language: str) -> Filed:
        release, body, earlier = self._told[path]
        library = seen_by(body, release.library)
        if language != MAIN:
            library = in_language(library, language)
        gone = withdrawn_of(release)
        before = [each.decided for each in map(self.at, earlier) if each]
        decided = Decided(library, before, emptied=_WHOLE in gone)
        edition = release.library.edition
        files = folder_of(release.folder, edition.organisation, edition.year)
        return Filed(path, decided, _told(release, gone), release.within, files)

    def _bodies(self) -> dict[str, Organisation]:
        """Each body that released something, as its newest release has it."""
        found = {}
        for path in sorted(self._told, key=lambda each: self._told[each][0].facts.date):
            source = self.at(path)
            assert source
            for organisation in source.decided.library.organisations:
                if organisation.id == self._told[path][1] and source.decided.shows(organisation):
                    found[organisation.id] = organisation
        return found

    def front(self, language: str = MAIN) -> Decided:
        """What the public site takes from the working copy at once, and the bodies."""
        if language not in self._fronts:
            front = self._front if language == MAIN else in_language(self._front, language)
            self._fronts[language] = Decided(front)
        return self._fronts[language]

    def public(self) -> Iterator[Record | Decided]:
        """All that is public, in every language: records with all that is in them."""
        for language in self._spoken(self._front):
            yield self.front(language)
        for path in self.paths:
            source = self.at(path)
            assert source
            yield source.facts.model_copy(update={"files": (), "plans": ()})
            for language in self._spoken(source.decided.library):
                spoken = self.at(path, language)
                assert spoken
                yield spoken.decided

    @staticmethod
    def _spoken(library: Library) -> Iterator[str]:
        """The languages in which a body of a library publishes."""
        yield MAIN
        for language in SecondLanguage:
            if any(language in each.also_in for each in library.organisations):
                yield language


def withdrawn_of(release: Release) -> set[str]:
    """The kinds by which a release, or what it says of itself, was withdrawn."""
    standing = release.library.withdrawals.standing if release.library.withdrawals else ()
    of_it = (release.edition, release.name)
    return {each.kind for each in standing if (each.edition, each.id) == of_it} & {_WHOLE, *_SAID}


def withdrawn_texts(release: Release) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a release said of itself and may not say any more: where it stands, and the text."""
    gone = withdrawn_of(release)
    for kind, path, text in _typed(release):
        if gone & {kind, _WHOLE}:
            yield path, text


def typed_texts(release: Release) -> Iterator[tuple[str, str]]:
    """What somebody typed that a release says of itself: what it is called, and the text."""
    return ((_SAID[kind], text) for kind, _, text in _typed(release))


def _typed(release: Release) -> Iterator[tuple[str, tuple[str, ...], str]]:
    facts = release.facts
    for kind, name in _SAID.items():
        path = ("known", name) if name == "source" else (name,)
        text = getattr(facts.known if name == "source" else facts, name, None)
        if text:
            yield kind, path, text


def untold(release: Release) -> Release:
    """A release without what somebody typed that it says of itself."""
    return replace(release, facts=_told(release, {*_SAID}))


def _told(release: Release, gone: set[str]) -> ReleaseFacts:
    """What a release says of itself, without what was withdrawn."""
    facts = release.facts
    texts: dict[str, object] = {
        name: None for kind, name in _SAID.items() if name != "source" and gone & {kind, _WHOLE}
    }
    if facts.known and gone & {"release-source", _WHOLE}:
        texts["known"] = facts.known.model_copy(update={"source": ""})
    return facts.model_copy(update=texts)
