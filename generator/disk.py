"""What it takes for files to outlast a power cut, and a second command."""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none


@contextmanager
def locked(file: Path, against: str, patience: float = 0) -> Iterator[None]:
    """Hold a lock that the system takes back when its holder is killed.

    TimeoutError if another command still has it after as many seconds as `patience` says; any
    other OSError where there can be no such lock.
    """
    from filelock import FileLock, SoftFileLock

    lock = FileLock(file)
    try:
        with warnings.catch_warnings(action="ignore"):  # an error says the same in a sentence
            lock.acquire(timeout=patience)
        # Where a disk has no locks, the library turns to a file that a killed command would leave.
        real = not isinstance(lock, SoftFileLock)
    except NotImplementedError:  # as older versions of the library have it
        real = False
    except TimeoutError:
        # The library also waits for a file that never can be made, as in /proc.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT))
        raise
    try:
        if not real:
            raise OSError(errno.ENOLCK, f"It cannot be locked against {against}")
        yield
    finally:
        lock.release()


def write_private(file: Path, text: str) -> None:
    """Write a text that nobody but its owner may read, not even while it is written.

    OSError where a link is in its place: what that leads to is not ours, and others may read it.
    """
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | _NO_LINK, PRIVATE_FILE)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
        file.chmod(PRIVATE_FILE)  # it may have been there, readable to others
        out.truncate()
        out.write(text)


def keep_private(folder: Path) -> None:
    """See that nobody but its owner may look into a folder."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) != PRIVATE_FOLDER:
        folder.chmod(PRIVATE_FOLDER)


def make_readable(folder: Path) -> None:
    """Let others read a folder and all in it, as a web server must, whoever builds it and how."""
    for base, _, files in os.walk(folder):
        _allow(base, 0o755)
        for name in files:
            _allow(os.path.join(base, name), 0o644)  # noqa: PTH118 - of thousands of files


def _allow(path: str, mode: int) -> None:
    if stat.S_IMODE(os.lstat(path).st_mode) != mode:
        os.chmod(path, mode)  # noqa: PTH101 - as above


def make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it that lack, for good; gives those that were made."""
    made = []
    for each in [each for each in (folder, *folder.parents) if not each.exists()][::-1]:
        try:
            each.mkdir()
        except FileExistsError:  # another command made it in between: it is not ours
            if not each.is_dir():
                raise
        else:
            made.append(each)
            sync_one(each.parent)
    return made


def sync(folder: Path) -> None:
    """See that a folder's bytes are on the disk before anything points to them."""
    if _sync_disk(folder):
        return
    for path in [*folder.rglob("*"), folder]:
        sync_one(path)


def sync_one(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk."""
    if not path.is_dir():
        _sync(path, os.O_RDWR)  # Windows writes out only what was opened to be written
    elif hasattr(os, "O_DIRECTORY"):  # Windows opens no folder: its disks keep names by a log
        _sync(path, os.O_RDONLY)


def _sync_disk(folder: Path) -> bool:
    """Have Linux write out the whole disk a folder is on, if it can: a file each takes longer."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
        handle = os.open(folder, os.O_RDONLY)
    except (AttributeError, TypeError, PermissionError):  # another system, or Windows
        return False
    try:
        return bool(syncfs(handle) == 0)
    finally:
        os.close(handle)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
