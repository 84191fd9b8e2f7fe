"""What a person does to releases: try one out, make it, take it back, withdraw what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator import leaks
from generator.digests import digest_of_file
from generator.making.dividing import make_units
from generator.making.fingerprints import digest_of_resources, key_of, parts_of
from generator.making.gating import KnownContent, gate_of
from generator.making.unchanged import store_of
from generator.making.unit import Workshop, source_date_epoch
from generator.pipeline import check_content
from generator.problems import ExpectedError, sentences
from generator.releases.freeze import draft, freeze, try_out
from generator.releases.logging import WITHDRAWALS, log_withdrawals
from generator.releases.served import shows
from generator.releases.undoing import newest_release, places_of, put_undone_aside
from generator.releases.undoing import undo as undo_release
from generator.releases.versions import shown_to
from generator.releases.withdrawing import names_meant, say_name
from generator.resources import find_resources
from generator.units import EditionUnit
from generator.vocabulary import Audience
from generator.writing import Append, NewFile, alone_from_reading, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pipeline import Checked
    from generator.releases.archive import Release
    from generator.releases.freeze import Confirm, Draft, Order
    from generator.releases.versions import Version
    from generator.writing import FileChange


@dataclass(frozen=True)
class Rehearsal:
    """A release that was tried out, as the public would see it, and the one before it."""

    draft: Draft
    version: Version
    before: Version | None


def release(project: Path, order: Order, confirm: Confirm = lambda _: True) -> Path:
    """Freeze an edition as it stands; ContentError or ExpectedError says why it cannot be.

    `confirm` answers what is doubtful and yet may be.
    """
    with alone_from_reading(project):
        checked = check_content(project)
        rehearse = partial(_rehearse, project, checked)
        return freeze(
            project, checked.library, checked.releases, order, confirm=confirm, rehearse=rehearse
        )


def rehearse(project: Path, order: Order) -> Rehearsal:
    """What a release would show the public, without making it; the same says why it cannot be."""
    checked = check_content(project)
    made = draft(project, checked.library, checked.releases, order)
    new = try_out(made, partial(_rehearse, project, checked))
    shown = shown_to(Audience.PUBLIC, checked.library, [*checked.releases, new], project)
    *before, version = [each for each in shown.releases if each.edition.id == order.edition]
    return Rehearsal(made, version, before[-1] if before else None)


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


def _rehearse(project: Path, checked: Checked, new: Release) -> None:
    """Make the public pages of a release that is not there yet; the next build needs the same."""
    releases = [*checked.releases, new]
    shown = shown_to(Audience.PUBLIC, checked.library, releases, project)
    units, _ = make_units(shown)
    resources, stamp = find_resources(project), source_date_epoch(checked.library)
    store = store_of(project / "site")
    known = KnownContent(checked.library, releases, (), shown)
    gate = gate_of(known, units, resources, store)
    with TemporaryDirectory() as folder:
        shop = Workshop(resources, stamp, store, Path(folder), gate)
        for unit in units:
            if isinstance(unit, EditionUnit) and unit.release and unit.release.digest == new.digest:
                key = key_of(parts_of(unit, digest_of_resources(resources)))
                if found := gate.search(unit, key, shop.make(unit, key)):
                    title = "Its public pages would say what only internal content says"
                    raise ExpectedError(sentences(title, leaks.as_sentences(found)))


def withdraw(  # noqa: PLR0913 - one for each thing a withdrawal says
    project: Path,
    edition: str,
    kind: str,
    item: str | None,
    *,
    date: str,
    reason: str,
    lift: bool = False,
) -> list[str]:
    """Write a withdrawal of an item under every id it had; gives what was withdrawn, in words.

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
    return [say_name(each) for each in names]


_HEAD = "# What was published by mistake, and is shown to staff only.\nwithdrawals:\n"
