"""What a person does to releases: try one out, make it, take it back, withdraw what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator import leaks
from generator.audience import withheld_from_public
from generator.compare import compare
from generator.digests import digest_of_file
from generator.making.beside import beside
from generator.making.dividing import make_units
from generator.making.gating import KnownContent, gate_of, told_by
from generator.making.keeping import NOBODY, make_or_keep
from generator.making.unchanged import store_of
from generator.making.unit import Workshop, source_date_epoch
from generator.making.workers import make_all
from generator.pipeline import check_content
from generator.problems import ExpectedError, sentences
from generator.releases.freeze import draft, freeze, try_out
from generator.releases.logging import WITHDRAWALS, log_withdrawals
from generator.releases.older import add_items
from generator.releases.served import shows
from generator.releases.undoing import newest_release, places_of, put_undone_aside
from generator.releases.undoing import undo as undo_release
from generator.releases.versions import shown_to
from generator.releases.withdrawing import names_meant
from generator.releases.withdrawn import in_other_years
from generator.resources import find_resources
from generator.rules.audience import names_kept
from generator.units import EditionUnit
from generator.vocabulary import Audience, ReleaseKind
from generator.writing import Append, NewFile, alone_from_reading, write

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from generator.making.beside import Beside
    from generator.pipeline import Checked
    from generator.releases.archive import Release
    from generator.releases.freeze import Confirm, Draft, Order
    from generator.releases.versions import Shown, Version
    from generator.releases.withdrawn import Named
    from generator.writing import FileChange


@dataclass(frozen=True)
class Withdrawn:
    """What was withdrawn, or lifted; and what the same item is in other years that are public."""

    names: list[Named]
    elsewhere: list[Named]


@dataclass(frozen=True)
class Rehearsal:
    """A release that was tried out, as the public would see it, and the one before it."""

    draft: Draft
    version: Version
    before: Version | None
    doubt: str  # what is asked where it tells of nothing new; or ""
    withheld: Counter[str]  # from the public, also where that is told only that there is some


def release(project: Path, order: Order, confirm: Confirm = lambda _: True) -> Path:
    """Freeze an edition as it stands; ContentError or ExpectedError says why it cannot be.

    `confirm` answers what is doubtful and yet may be.
    """
    with _beside(project) as made_beside, alone_from_reading(project):
        checked = check_content(project, [Audience.INTERNAL])
        _refuse_names(checked, order)
        if add_items(project, checked.releases):
            checked = check_content(project, [Audience.INTERNAL])

        def rehearse(new: Release) -> None:
            shown = _shown(project, checked, new)
            doubt = _nothing_new(new, checked.releases, _versions_of(new, shown))
            if doubt and not confirm(doubt):
                raise ExpectedError("It was not confirmed.")
            _rehearse(project, checked, new, shown, made_beside)

        return freeze(
            project, checked.library, checked.releases, order, confirm=confirm, rehearse=rehearse
        )


def rehearse(project: Path, order: Order) -> Rehearsal:
    """What a release would show the public, without making it; the same says why it cannot be."""
    seen: list[Shown] = []
    with _beside(project) as made_beside:
        checked = check_content(project, [Audience.INTERNAL])
        _refuse_names(checked, order)
        made = draft(project, checked.library, checked.releases, order)

        def try_it(new: Release) -> None:
            seen.append(_shown(project, checked, new))
            _rehearse(project, checked, new, seen[0], made_beside)

        try:
            new = try_out(made, try_it)
        except OSError as error:
            raise ExpectedError(f"It cannot be tried out: {error.strerror}.") from error
    versions = _versions_of(new, seen[0])
    *before, version = versions
    doubt = _nothing_new(new, checked.releases, versions)
    withheld = withheld_from_public(new.library, new.edition, [each.library for each in before])
    return Rehearsal(made, version, before[-1] if before else None, doubt, withheld)


def _shown(project: Path, checked: Checked, new: Release) -> Shown:
    """What the public would see with a release that is not there yet."""
    return shown_to(Audience.PUBLIC, checked.library, [*checked.releases, new], project)


def _versions_of(new: Release, shown: Shown) -> list[Version]:
    """The releases of a year, the new one last."""
    return [each for each in shown.releases if each.edition.id == new.edition]


def _nothing_new(new: Release, releases: Sequence[Release], versions: list[Version]) -> str:
    """A question about a report that tells the public of nothing new; "" of any other release."""
    earlier = [each for each in releases if each.edition == new.edition]
    if new.facts.kind is not ReleaseKind.REPORT or not earlier or len(versions) < 2:  # noqa: PLR2004 - both
        return ""
    before, now = versions[-2:]
    found = compare(before.library, before.edition, now.library, now.edition)
    if any(each.substantive for each in found.changes) or _papers(new) != _papers(earlier[-1]):
        return ""
    return (
        f"Nothing has changed since {earlier[-1].id} but punctuation, numbering or layout. "
        "Release a report all the same?"
    )


def _papers(release: Release) -> set[tuple[str, str]]:
    return {(each.path, each.sha256) for each in release.facts.files if "/papers/" in each.path}


def undo(
    project: Path, edition: str, against: str | None, confirm: Callable[[Release], bool]
) -> Release:
    """Take back the newest release of a year; ExpectedError or ContentError says why not.

    `confirm` answers that it was not put on a server; `against` is a public site that tells.
    """
    with alone_from_reading(project):
        checked = check_content(project, [Audience.PUBLIC])
        put_undone_aside(project, checked.library)
        newest = newest_release(checked.library, checked.releases, edition)
        if against and shows(against, places_of(newest)):
            raise ExpectedError(
                f"{newest.id} is at {against}: what was published stays. Release a correction, or "
                "withdraw what nobody may see."
            )
        if not confirm(newest):
            raise ExpectedError("It was not confirmed.")
        undo_release(project, newest)
    return newest


def _refuse_names(checked: Checked, order: Order) -> None:
    """Refuse what a release would say of itself, where that names something internal."""
    texts = (order.note, order.reason or "", order.known.source if order.known else "")
    names = names_kept(checked.library, checked.releases, texts)
    for text in texts:
        for found in names.found_in(text):
            if found.certain:
                raise ExpectedError(
                    f'"{found.name}" is the {found.called} of something internal, and everybody '
                    f'will read "{text}". Say it without that name, or make what it names public.'
                )


def _rehearse(
    project: Path, checked: Checked, new: Release, shown: Shown, made_beside: Beside
) -> None:
    """Make the public pages of a release that is not there yet; the next build needs the same."""
    units, _ = make_units(shown)
    resources, stamp = find_resources(project), source_date_epoch(checked.library)
    store = store_of(project / "site").open()
    known = KnownContent(checked.library, [*checked.releases, new], ())
    if told := told_by(known, new, made_beside.shipped):
        title = "Everybody would read what only internal content says"
        raise ExpectedError(sentences(title, leaks.sentences_on(told)))
    gate = gate_of(known, units, made_beside.shipped, store)
    made_beside.take_over()
    its = [
        unit
        for unit in units
        if isinstance(unit, EditionUnit) and unit.release and unit.release.line == new.line
    ]
    with TemporaryDirectory() as folder:
        shop = Workshop(resources, stamp, store, Path(folder), gate)
        for made in make_or_keep(its, shop, partial(make_all, jobs=None), NOBODY).values():
            for key, (unit, kept) in made.items():
                if found := gate.search(unit, key, kept):
                    title = "Its public pages would say what only internal content says"
                    raise ExpectedError(sentences(title, leaks.as_sentences(found)))


def _beside(project: Path) -> AbstractContextManager[Beside]:
    """What trying a release out needs besides its content."""
    resources, store = find_resources(project), store_of(project / "site")
    return beside(resources, store, public=True, alone=True)


def withdraw(  # noqa: PLR0913 - one for each thing a withdrawal says
    project: Path,
    edition: str,
    kind: str,
    item: str | None,
    *,
    date: str,
    reason: str,
    lift: bool = False,
) -> Withdrawn:
    """Write a withdrawal of an item under every id that it had in its year.

    With `lift`, the entries lift withdrawals that were made before.

    ExpectedError says which kinds and ids there are. A working copy with errors does not matter.
    """
    with alone_from_reading(project):
        before = digest_of_file(project / WITHDRAWALS)
        checked = check_content(project, [Audience.PUBLIC])
        library, releases = checked.library, checked.releases
        names = names_meant(library, releases, edition, kind, item, lift=lift)
        said = {"date": date, "reason": reason, "lifted": lift}
        rows: list[dict[str, object]] = [
            {"edition": year, "kind": what, "id": name, **said} for year, what, name in names
        ]
        changes: list[FileChange] = [] if before else [NewFile(WITHDRAWALS, _HEAD)]
        for row in rows:
            given = {key: value for key, value in row.items() if value}
            changes.append(Append(WITHDRAWALS, ("withdrawals",), given))
        write(project, changes, {WITHDRAWALS: before} if before else None)
        log_withdrawals(project)
        return Withdrawn(names, in_other_years(library, releases, names))


_HEAD = "# What was published by mistake, and is shown to staff only.\nwithdrawals:\n"
