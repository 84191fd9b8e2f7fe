"""All steps in their order: the only module that sees them all."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from generator import leaks
from generator.compare import Between, compare, declared_in
from generator.disk import write_private
from generator.making.beside import beside
from generator.making.dividing import make_units
from generator.making.gating import KnownContent, gate_of
from generator.making.keeping import NOBODY, Listener, make_or_keep
from generator.making.sites import FinishedSite, assemble
from generator.making.store import Store
from generator.making.texts import sound_texts
from generator.making.unchanged import kept_for
from generator.making.unit import Workshop, source_date_epoch
from generator.making.workers import make_all
from generator.model.load import Known, load
from generator.pages import pages_of
from generator.problems import ContentError, ExpectedError, Problem, has_errors, sentences
from generator.publish.place import refuse_others, refuse_strangers
from generator.publish.swap import MANIFEST, building, swap_all
from generator.releases.archive import read_releases
from generator.releases.logging import log_withdrawals
from generator.releases.older import add_items
from generator.releases.states import say_states
from generator.releases.versions import shown_to, stops_the_public
from generator.releases.withdrawn import renamed_withdrawals, unknown_withdrawals
from generator.reminders import plans_of
from generator.resources import find_resources
from generator.rules import check_rules
from generator.rules.audience import named_in_releases
from generator.rules.continuity import continuity
from generator.rules.narrative import broken_links
from generator.vocabulary import Audience
from generator.writing import read_settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from generator.compare import Comparison
    from generator.leaks.values import PlacedText
    from generator.making.beside import Beside
    from generator.making.gatekeeping import Gate
    from generator.making.store import Kept
    from generator.making.workers import Make
    from generator.model import Library
    from generator.model.load import Loaded
    from generator.releases.archive import Release
    from generator.releases.versions import Shown
    from generator.units import Unit
    from generator.views.due import WhoMustAct


LEAK_REPORT = "leak-report.json"
"""Where the gate says what it searched: beside the sites, for it names what is internal."""


@dataclass(frozen=True)
class Checked:
    """Content that may be built, and what there is to say about it all the same."""

    library: Library
    releases: list[Release]
    problems: list[Problem]
    units: dict[Audience, list[Unit]]
    shown: dict[Audience, Shown]
    unread: tuple[PlacedText, ...] = ()  # of a working copy that is not sound

    @property
    def known(self) -> KnownContent:
        """What the gate of the public site has to know."""
        return KnownContent(self.library, self.releases, self.unread)


def check(project: Path) -> list[Problem]:
    """Everything a build would complain about."""
    try:
        return check_content(project, store=kept_for(project, project / "site")).problems
    except ContentError as error:
        return error.problems


def check_content(
    project: Path,
    audiences: Iterable[Audience] = Audience,
    store: Store | None = None,
    known: Known | None = None,
    first: Callable[[Library, list[Release]], None] = lambda *_: None,
) -> Checked:
    """Load and check the content, and list the units of the sites for some audiences.

    ContentError carries all problems when one is an error: of the public site alone, those that
    concern it. What is found may be kept in a store, what is `known` is not loaded again, and
    `first` is told what was read whole, not yet judged.
    """
    audiences = list(audiences)
    known = known or Known()
    loaded, (releases, faults) = read_settled(project, partial(_read, project, known))
    # Of a release that cannot be read, nobody knows what the working copy may say it comes from.
    frozen = None if has_errors(faults) else [each.library for each in releases]
    library = say_states(loaded.library)
    if not has_errors([*loaded.problems, *faults]):
        first(library, releases)
    with sound_texts(store) as sound:
        problems = [*loaded.problems, *faults, *check_rules(loaded, project, frozen, sound)]
    problems += _of_all_versions(loaded.library, releases, sound=not has_errors(problems))
    if audiences == [Audience.PUBLIC]:
        problems = [each for each in problems if stops_the_public(each)]
    units: dict[Audience, list[Unit]] = {}
    shown: dict[Audience, Shown] = {}
    for audience in audiences if not has_errors(problems) else ():
        shown[audience] = shown_to(audience, library, releases, project)
        units[audience], collided = make_units(shown[audience])
        problems += collided
    if Audience.INTERNAL in units:
        problems += broken_links(loaded.library, partial(_paths, units[Audience.INTERNAL]))
    problems = sorted(set(problems))
    if has_errors(problems):
        raise ContentError(problems)
    return Checked(library, releases, problems, units, shown, _unread(project, loaded))


def _read(project: Path, known: Known) -> tuple[Loaded, tuple[list[Release], list[Problem]]]:
    loaded = load(project, known)
    return loaded, read_releases(project, loaded.library, known)


def _unread(project: Path, loaded: Loaded) -> tuple[PlacedText, ...]:
    """All texts of what could not be loaded: the gate takes them for internal."""
    if not has_errors(loaded.problems):
        return ()
    files = leaks.unsound_files(project, loaded.library, loaded.problems)
    return tuple(leaks.texts_of_unsound(project, files))


def _of_all_versions(
    library: Library, releases: Sequence[Release], *, sound: bool
) -> Iterator[Problem]:
    """What only the releases, or several years together, can tell of the working copy."""
    found = [*unknown_withdrawals(library, releases), *renamed_withdrawals(library, releases)]
    yield from found
    if sound:
        yield from named_in_releases(library, releases)
    if sound and not has_errors(found):
        yield from continuity(library)


def _paths(units: Iterable[Unit]) -> set[str]:
    """Every page of a site by its path, without the / at its end."""
    return {f"{unit.place}/{page.path}".strip("/") for unit in units for page in pages_of(unit)}


def compare_versions(project: Path, old: str, new: str) -> Comparison:
    """Compare two editions or releases as staff see them; ExpectedError says which there are."""
    checked = check_content(project)
    shown = shown_to(Audience.INTERNAL, checked.library, checked.releases, project)
    known = {
        each.release.id if each.release else each.edition.id: (each.library, each.edition)
        for each in (*shown.current, *shown.releases)
    }
    for name in (old, new):
        if name not in known:
            there = ", ".join(sorted(known))
            raise ExpectedError(f'There is no "{name}". There are: {there}.')
    (_, older), (_, newer) = known[old], known[new]
    declared = declared_in(checked.library)
    between = [
        Between(each.edition.id, declared)
        for each in shown.current
        if older.id < each.edition.id < newer.id and each.edition.organisation == older.organisation
    ]
    return compare(*known[old], *known[new], between)


def due(project: Path, name: str, days: int, as_at: date | None) -> tuple[list[WhoMustAct], str]:
    """Who must act on the plans that a name stands for, and the address of the website."""
    library = check_content(project, ()).library
    return plans_of(library, name, days, as_at), library.site.address


def build(  # noqa: PLR0913 - one for each thing the command is told
    project: Path,
    site: Path,
    audiences: Sequence[Audience],
    *,
    jobs: int | None = None,
    executor: str | None = None,
    cached: bool = True,
    told: Listener = NOBODY,
) -> list[FinishedSite]:
    """Build the sites for some audiences and put them in place of the old ones, all or none."""
    kept = kept_for(project, site) if cached else None
    public = Audience.PUBLIC in audiences
    with (
        _workers(jobs, executor) as make,
        beside(find_resources(project), kept, public=public, alone=not executor) as made_beside,
    ):
        return _build(project, site, audiences, make, made_beside, kept=kept, told=told)


def _workers(jobs: int | None, executor: str | None) -> AbstractContextManager[Make]:
    """What makes units: processes of this machine, or a cluster where one is named."""
    if not executor:
        return nullcontext(partial(make_all, jobs=jobs))
    from generator.making.cluster import workers_of

    return workers_of(executor)


def _build(  # noqa: PLR0913 - one for each thing the command is told
    project: Path,
    site: Path,
    audiences: Sequence[Audience],
    make: Make,
    made_beside: Beside,
    *,
    kept: Store | None,
    told: Listener,
) -> list[FinishedSite]:
    checked = check_content(project, audiences, kept)
    targets = [site / audience for audience in audiences]
    refuse_others(targets)
    if _log_what_lacks(project, checked, told):
        checked = check_content(project, audiences, kept)
    done: list[FinishedSite] = []
    try:
        with building(site) as folder:
            refuse_strangers(targets)
            store = (kept or Store(folder / "store")).open()
            resources, stamp = find_resources(project), source_date_epoch(checked.library)
            public = checked.units.get(Audience.PUBLIC)
            gate = gate_of(checked.known, public, made_beside.shipped, store) if public else None
            made_beside.take_over()
            shop = Workshop(resources, stamp, store, folder, gate)
            units = [unit for audience in audiences for unit in checked.units[audience]]
            made = make_or_keep(units, shop, make, told)
            sites = [
                assemble(each, list(units.values()), shop, folder / each)
                for each, units in made.items()
            ]
            if gate:
                _keep_in(gate, made[Audience.PUBLIC], sites, site)
            done = _put_in_place(sites, site)
            store.tidy()
    except KeyboardInterrupt:
        # Once the sites are in place, all that can be stopped is clearing the old ones away.
        if not done:
            raise
    return done


def _put_in_place(sites: Sequence[FinishedSite], site: Path) -> list[FinishedSite]:
    """Let finished sites take the place of the old ones, and give them as they stand there."""
    placed = [replace(each, folder=site / each.audience) for each in sites]
    refuse_strangers([each.folder for each in placed])  # once more: making them takes time
    swap_all([each.folder for each in sites], [each.folder for each in placed])
    return placed


def _log_what_lacks(project: Path, checked: Checked, told: Listener) -> bool:
    """Add to the log what it has no entries of, and give whether releases changed by that.

    The pages know of a withdrawal, whether or not its entry can be written.
    """
    lacking = "a withdrawal that was typed by hand"
    try:
        log_withdrawals(project)
        lacking = "the checksum of an earlier release"
        return add_items(project, checked.releases)
    except ExpectedError as error:
        why = " ".join(str(error).split())
        told.says(f"The log still lacks an entry for {lacking}: {why}")
        return False


def _keep_in(
    gate: Gate, units: dict[str, tuple[Unit, Kept]], sites: Sequence[FinishedSite], site: Path
) -> None:
    """Refuse a public site that says what only internal content says; the report stays inside."""
    built = next(each for each in sites if each.audience is Audience.PUBLIC)
    rest = ((name, (built.folder / name).read_bytes()) for name in (*built.shared, MANIFEST))
    found = gate.search_site(units, rest)
    write_private(site / LEAK_REPORT, leaks.as_report(found))
    if found:
        title = "The public site says what only internal content says"
        raise ExpectedError(sentences(title, leaks.as_sentences(found)))
