"""The log of releases, published.yml: lines are added to it, never changed or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.model import LoggedItems, LoggedWithdrawal, PublishedLog, Withdrawals
from generator.model.load import load_record
from generator.problems import ContentError
from generator.reading.files import CONTENT, RELEASES
from generator.releases.chain import chain_of, digest_of_line, name_of_line, next_line, row_of
from generator.releases.kept import place_of
from generator.writing import Append, NewFile, alone, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model.record import Record
    from generator.releases.chain import AnyLine, ToLog
    from generator.releases.kept import KeptItems
    from generator.writing import FileChange

    R = TypeVar("R", bound=Record)

LOG = f"{CONTENT}/published.yml"
WITHDRAWALS = f"{CONTENT}/withdrawals.yml"
_HEAD = """\
# Every release, written by `governance release`. Lines are added, never changed.
releases:
"""


def log_release(project: Path, release: ToLog, made: Path | None = None) -> None:
    """Add a line for a release, and put the folder that was made in its place: both, or neither."""
    with alone(project):
        chain = chain_of(*read_log(project))
        line = next_line(chain, release)
        lines: tuple[AnyLine, ...] = (*chain.pending, line)
        new: list[FileChange] = [] if (project / LOG).is_file() else [NewFile(LOG, _HEAD)]
        place = f"{CONTENT}/{release.edition}/{RELEASES}/{release.release}"
        changes = [*new, *(_added(each) for each in lines)]
        write(project, changes, folders={place: made} if made else None)


def log_items(project: Path, found: Sequence[KeptItems]) -> None:
    """Keep what releases say that were made before that was kept, with a line for each of them."""
    with alone(project):
        log, withdrawals = read_log(project)
        chain = chain_of(log, withdrawals)
        changes: list[FileChange] = [_added(each) for each in chain.pending]
        head = chain.head
        # One that was taken back since it was read gets none.
        standing = {name_of_line(each) for each in log.standing} if log else set()
        for each in found:
            if each.release not in standing:
                continue
            edition, _, name = each.release.partition("@")
            line = LoggedItems(
                edition=edition,
                release=name,
                checksum=each.checksum,
                by=each.made_later_by,
                before=head,
            )
            changes += [NewFile(place_of(edition, name), each.text), _added(line)]
            head = digest_of_line(line)
        write(project, changes)


def log_withdrawals(project: Path) -> None:
    """Add a line for each withdrawal that has none yet, once there is a log."""
    if not chain_of(*read_log(project)).pending:
        return
    with alone(project):
        write(project, [_added(each) for each in chain_of(*read_log(project)).pending])


def read_log(project: Path) -> tuple[PublishedLog | None, Withdrawals | None]:
    """The log and the withdrawals as they stand on the disk now."""
    return _record(PublishedLog, project, LOG), _record(Withdrawals, project, WITHDRAWALS)


def _record(cls: type[R], project: Path, name: str) -> R | None:
    if not (project / name).is_file():
        return None
    record, problems = load_record(cls, project / name, name)
    if record is None:
        raise ContentError(problems)
    return record


def _added(line: AnyLine) -> FileChange:
    parts = {LoggedWithdrawal: "withdrawals", LoggedItems: "items"}
    return Append(LOG, (parts.get(type(line), "releases"),), row_of(line))
