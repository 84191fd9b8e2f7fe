"""The releases of a project: that each is there, as it was logged, and what it says.

A release is a frozen copy of an edition with all it refers to: a project of its own below
`content/<organisation>/<year>/releases/<date>-<state>/`. Nothing in it may change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.audience import complete_in_itself
from generator.digests import digest_of, digest_of_file, digest_of_values, digests_of
from generator.model import ReleaseFacts
from generator.model.load import Known, load, record_of
from generator.problems import Place, Problem, Severity
from generator.reading.files import CONTENT, ITEMS, RELEASES
from generator.reading.nodes import Mapping, Scalar
from generator.reading.strays import is_hidden, left_by_system
from generator.reading.upgrade import FORMAT
from generator.reading.yamlfile import read_yaml
from generator.releases.chain import ToLog, broken, checksums_of, digest_of_line
from generator.releases.kept import kept_with
from generator.releases.line_ends import changed_line_ends, only_line_ends, said_once
from generator.releases.logging import LOG
from generator.releases.order import LoggedRelease, disordered, in_order
from generator.releases.plans import date_in_release
from generator.releases.states import say_states
from generator.releases.timestamps import untrue_timestamps
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Edition, Library, Logged
    from generator.reading.nodes import Node
    from generator.releases.kept import KeptItems

FACTS = "release.yml"
_BESIDE = ("published", "site", "withdrawals")
YEARS = 5  # a published statement stays on the website for so long: reg 15(2) of SI 2015/234


@dataclass(frozen=True)
class Release:
    """A frozen edition: what it is, all that it holds, and where its files are."""

    id: str  # for example "met/2016-17@2017-07-26-audited"
    facts: ReleaseFacts
    digest: str
    library: Library
    folder: Path
    line: str = ""  # the digest of its line in the log, by which the next one holds it
    items: KeptItems | None = None  # none of one from before they were kept

    @property
    def edition(self) -> str:
        """The id of the edition, for example "met/2016-17"."""
        return self.id.partition("@")[0]

    @property
    def path(self) -> str:
        """Where it stands on a site."""
        return f"{self.edition}/releases/{self.name}"

    @property
    def within(self) -> str:
        """The folder from which its records name their files."""
        return f"{CONTENT}/{self.path}/"

    @property
    def to_log(self) -> ToLog:
        """What its line in the log says."""
        checksum = self.items.checksum if self.items else None
        return ToLog(self.edition, self.name, self.digest, checksum)

    @property
    def name(self) -> str:
        """The name of its folder, for example "2017-07-26-audited"."""
        return self.id.partition("@")[2]


def read_releases(
    project: Path, library: Library, known: Known
) -> tuple[list[Release], list[Problem]]:
    """All releases in the order in which they were made, as far as they are untouched."""
    if known.frozen is None:
        return _read(project, library, known)
    key = _digest_of_all(project)
    if key not in known.frozen:
        known.frozen.clear()
        known.frozen[key] = _read(project, library, known)
    releases, problems = cast("tuple[list[Release], list[Problem]]", known.frozen[key])
    return list(releases), list(problems)


def _digest_of_all(project: Path) -> str:
    """Of all files that the releases are read from, and what their libraries take from beside."""
    content = project / CONTENT
    beside = [digest_of_file(content / f"{name}.yml") for name in _BESIDE]
    folders = sorted(content.glob(f"*/*/{RELEASES}"))
    return digest_of_values([beside, {str(folder): digests_of(folder) for folder in folders}])


def _read(project: Path, library: Library, known: Known) -> tuple[list[Release], list[Problem]]:
    logged = library.published.standing if library.published else ()
    problems = [*_unlogged(project, library, logged), *_logged_twice(logged)]
    problems += [*_never_logged(library), *broken(library), *untrue_timestamps(library)]
    untouched: list[LoggedRelease] = []
    for line in logged:
        folder, within = _folder(project, line)
        facts, faults = _facts(folder, within, line)
        if facts:
            faults += _changes(folder, within, facts)
        if facts and not faults:
            untouched.append(LoggedRelease(line, facts))
        problems += faults
    releases: list[Release] = []
    for line, facts in in_order(untouched):
        before = [each.library for each in releases if each.edition == line.edition]
        folder, within = _folder(project, line)
        loaded = load(folder, known, facts.format)
        name = f"{line.edition}@{line.release}"
        faults = [each.below(within) for each in loaded.problems if _stops(each)]
        logged_as = checksums_of(library.published, line)
        items, lost = kept_with(folder, within, name, logged_as)
        faults += lost
        if not faults:
            frozen = as_frozen(loaded.library, line.edition, facts, (library, before))
            held = digest_of_line(line) if line.before else ""
            held = logged_as[items.checksum] if items else held
            releases.append(Release(name, facts, line.sha256, frozen, folder, held, items))
        problems += faults
    return releases, [*said_once(problems), *disordered(untouched)]


def _folder(project: Path, line: Logged) -> tuple[Path, str]:
    """Where a release stands, and how messages call that."""
    folder = folder_of_release(project, line.edition, line.release)
    return folder, f"{folder.relative_to(project).as_posix()}/"


def folder_of_release(project: Path, edition: str, name: str) -> Path:
    """Where a release stands."""
    return project / CONTENT / edition / RELEASES / name


def files_in(folder: Path) -> Iterator[str]:
    """The files of a release but release.yml, by their paths in its content folder."""
    below = folder / CONTENT
    for path in sorted(folder.rglob("*")):
        about = path in {folder / FACTS, folder / ITEMS}
        if path.is_file() and not about and not left_by_system(path.name):
            inside = path.is_relative_to(below)
            name = path.relative_to(below if inside else folder).as_posix()
            yield name if inside else f"../{name}"


def said_undone(library: Library) -> set[tuple[str, str]]:
    """The releases that were taken back and not made again: the year and the name of each."""
    log = library.published
    standing = {(each.edition, each.release) for each in (log.standing if log else ())}
    every = {(each.edition, each.release) for each in (log.releases if log else ())}
    return every - standing


def _unlogged(project: Path, library: Library, logged: tuple[Logged, ...]) -> Iterator[Problem]:
    named = {(each.edition, each.release) for each in logged} | said_undone(library)
    known = {folder_of_release(project, *each) for each in named}
    for folder in sorted((project / CONTENT).glob(f"*/*/{RELEASES}/*")):
        if folder not in known and not is_hidden(folder.name):
            name = folder.relative_to(project).as_posix()
            message = f"found the release {folder.name}, which {LOG} does not list"
            hint = "put its line back from a copy of the log, or remove what was never published"
            yield Problem(Place(name), "unlogged-release", message, hint)


def _logged_twice(logged: tuple[Logged, ...]) -> Iterator[Problem]:
    """A release that stands twice in the log, as when two people's were put together."""
    seen = set()
    for line in logged:
        if (line.edition, line.release) in seen:
            message = f"found {line.release} of {line.edition} a second time"
            yield Problem(line.place(), "logged-twice", message, "remove one of its lines")
        seen.add((line.edition, line.release))


def _never_logged(library: Library) -> Iterator[Problem]:
    """A line that takes back a release of which there is no line."""
    for line in library.published.astray if library.published else ():
        message = f"found {line.release} of {line.edition} undone, but no line for the release"
        hint = "put its line back from a copy of the log: lines are added, never taken out"
        yield Problem(line.place(), "undone-unlogged", message, hint)


_BACK = "put the file back from a copy: what was published never changes"
_LOST = "found no such file, but the release has it"


def _facts(folder: Path, within: str, line: Logged) -> tuple[ReleaseFacts | None, list[Problem]]:
    """What a release says of itself, if that is still what was logged."""
    file, name = folder / FACTS, f"{within}{FACTS}"
    if not folder.is_dir():
        message = f"found {line.release} of {line.edition} in the log, but not its folder"
        year, rest = line.release[:4], line.release[4:10]
        until = say_date(f"{int(year) + YEARS}{rest}")
        hint = f"put {within} back from a copy; it stays published until {until} at least"
        return None, [Problem(line.place(), "missing-release", message, hint)]
    if not file.is_file():
        return None, [Problem(Place(name), "changed-release", _LOST, _BACK)]
    changed = digest_of(data := file.read_bytes()) != line.sha256
    if changed and not only_line_ends(data, line.sha256):
        message = f"found {FACTS} with another digest than {LOG} has for it"
        return None, [Problem(Place(name), "changed-release", message, _BACK)]
    node, problems = read_yaml(file, name)
    if node is None:
        return None, problems
    if newer := _newer(node):
        return None, [newer]
    facts, faults = record_of(ReleaseFacts, node, problems)
    return facts, [*faults, changed_line_ends(Place(name))] if changed else faults


def _changes(folder: Path, within: str, facts: ReleaseFacts) -> Iterator[Problem]:
    """Every file of a release that is not as it was published."""
    promised = {each.path: each.sha256 for each in facts.files}
    there = set(files_in(folder))
    for path in sorted({*promised, *there}):
        outside = path.startswith("../")
        place = Place(within + path[3:] if outside else f"{within}{CONTENT}/{path}")
        if path not in there:
            yield Problem(place, "changed-release", _LOST, _BACK)
        elif path not in promised:
            hint = "take it out: what was published never changes"
            message = "found a file that the release did not have"
            yield Problem(place, "changed-release", message, hint)
        elif digest_of(data := (folder / CONTENT / path).read_bytes()) == promised[path]:
            continue
        elif only_line_ends(data, promised[path]):
            yield changed_line_ends(place)
        else:
            message = "found a file that is not as it was published"
            yield Problem(place, "changed-release", message, _BACK)


def _newer(node: Node) -> Problem | None:
    """That a newer program made a release: what else its facts say may not be understood here."""
    entry = node.entries.get("format") if isinstance(node, Mapping) else None
    found = entry.node if entry else None
    if not isinstance(found, Scalar) or not found.value.isdecimal() or int(found.value) <= FORMAT:
        return None
    message = f"found format {found.value}, expected at most {FORMAT}"
    hint = "the release was made by a newer version of the program: install that"
    return Problem(found.place, "newer-format", message, hint)


def _stops(problem: Problem) -> bool:
    """Whether a release cannot be read: what nobody looked for when it was made is no reason."""
    return problem.severity is Severity.ERROR and problem.code != "cut-text"


def as_frozen(
    loaded: Library, edition: str, facts: ReleaseFacts, project: tuple[Library, list[Library]]
) -> Library:
    """What a release says in its project: the working copy, and the releases before."""
    library, before = project
    kept = _as_published(loaded, edition, facts)
    frozen = complete_in_itself(say_states(kept, edition, facts), before)
    changes = {"site": library.site, "withdrawals": library.withdrawals}
    return frozen.model_copy(update=changes)


def _as_published(library: Library, edition: str, facts: ReleaseFacts) -> Library:
    """The library with the edition first, and its plan as at its date, at most the release's."""

    def order(each: Edition) -> tuple[bool, str]:
        return (each.id != edition, each.id)

    released, *others = sorted(library.editions, key=order)
    when = date_in_release(library, released, facts.kind, facts.date).isoformat()
    if released.improvement and when == facts.date:
        plan = released.improvement.model_copy(update={"as_at": when})
        released = released.model_copy(update={"improvement": plan})
    return library.model_copy(update={"editions": (released, *others)})
