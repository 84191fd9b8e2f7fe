"""The log of releases, published.yml: lines are added to it, never changed or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.model import LoggedWithdrawal, PublishedLog, Withdrawals
from generator.model.load import load_record
from generator.problems import ContentError
from generator.reading.files import CONTENT, RELEASES
from generator.releases.chain import chain_of, next_line, row_of
from generator.writing import Append, NewFile, alone, write

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.record import Record
    from generator.releases.chain import AnyLine
    from generator.writing import FileChange

    R = TypeVar("R", bound=Record)

LOG = f"{CONTENT}/published.yml"
WITHDRAWALS = f"{CONTENT}/withdrawals.yml"
_HEAD = """\
# Every release, written by `governance release`. Lines are added, never changed.
releases:
"""


def log_release(project: Path, edition: str, name: str, digest: str, *, made: Path | None) -> None:
    """Add a line for a release and put the folder that was made in its place: both, or neither.

    Without such a folder, the line says that the release was taken back.
    """
    with alone(project):
        chain = chain_of(*read_log(project))
        line = next_line(chain, edition, name, digest, undone=made is None)
        lines: tuple[AnyLine, ...] = (*chain.pending, line)
        new: list[FileChange] = [] if (project / LOG).is_file() else [NewFile(LOG, _HEAD)]
        place = f"{CONTENT}/{edition}/{RELEASES}/{name}"
        changes = [*new, *(_added(each) for each in lines)]
        write(project, changes, folders={place: made} if made else None)


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
    part = "withdrawals" if isinstance(line, LoggedWithdrawal) else "releases"
    return Append(LOG, (part,), row_of(line))
