"""The finished site takes the place of the old one, whole, with a manifest of what it holds."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator.disk import sync
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANIFEST = "manifest.json"
_BUILDING = ".building-"
_LOCK = ".lock"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def building(site: Path) -> Iterator[Path]:
    """A folder beside the old site to build in; gone afterwards, whatever happens.

    Only one build at a time works on a site, and what a killed one left behind is cleared away.
    """
    try:
        site.mkdir(parents=True, exist_ok=True)
        with (site / _LOCK).open("w") as lock:
            _take(lock.fileno(), site)
            _clear(site)
            folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=site))
            try:
                yield folder
            finally:
                # All: programs that a killed build had started may have written a little longer.
                _clear(site)
    except OSError as error:
        room = "Make room there, or choose" if error.errno in _FULL else "Choose"
        message = f"Cannot write to {site}: {error.strerror}. {room} another folder with --site."
        raise ExpectedError(message) from error


def _clear(site: Path) -> None:
    for folder in site.glob(f"{_BUILDING}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _take(lock: int, site: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = f"Another build is working on {site}. Wait until it is done, and try again."
        raise ExpectedError(message) from None


def write_manifest(built: Path, units: dict[str, str]) -> None:
    """Write the digest of every file but the manifest, and of what each unit was built from."""
    manifest = {
        "program": f"governance-statements {metadata.version('governance-statements')}",
        "algorithm": "SHA-256",
        "units": dict(sorted(units.items())),
        "files": _digests(built),
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (built / MANIFEST).write_text(text, "utf-8")


def _digests(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {_name(path, folder): _digest(path) for path in paths if path != folder / MANIFEST}


def _name(path: Path, folder: Path) -> str:
    # What somebody put into a site may have any name, also one that cannot be printed.
    name = path.relative_to(folder).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _digest(path: Path) -> str:
    """The digest of a file; anything else, such as a link, has none and is like no file."""
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def verify(folder: Path) -> list[str]:
    """What a site no longer has in common with its manifest, as sentences that name the file."""
    try:
        promised = dict(json.loads((folder / MANIFEST).read_text("utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        message = f"{folder} holds no readable {MANIFEST}. Name the folder of a built site."
        raise ExpectedError(message) from None
    try:
        found = _digests(folder)
    except OSError as error:
        raise ExpectedError(f"Cannot read {error.filename}: {error.strerror}.") from error
    faults = [f"{name}: missing" for name in promised if name not in found]
    faults += [f"{name}: not in the manifest" for name in found if name not in promised]
    both = [name for name in promised if name in found]
    faults += [f"{name}: changed" for name in both if found[name] != promised[name]]
    return sorted(faults)


def swap_all(built: Sequence[Path], targets: Sequence[Path]) -> None:
    """Put finished folders in the place of others: all of them, or none."""
    for folder in built:
        sync(folder)
    pairs = list(zip(built, targets, [folder.stat().st_ino for folder in built], strict=True))
    try:
        for folder, target, _ in pairs:
            _exchange(folder, target)
    except BaseException:
        # The disk knows what was done: being stopped can come before anything could be noted.
        for folder, target, number in reversed(pairs):
            if target.exists() and target.stat().st_ino == number:
                _exchange(target, folder)
        raise


_RENAME_EXCHANGE = 2
_HERE = -100  # paths are relative to the current folder, as elsewhere


def _exchange(built: Path, target: Path) -> None:
    """Let two folders change places in one step: there is never a moment without a site."""
    if not target.exists():
        built.replace(target)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        names = os.fsencode(built), os.fsencode(target)
        if libc.renameat2(_HERE, names[0], _HERE, names[1], _RENAME_EXCHANGE) == 0:
            return
    # Some systems and disks cannot: there, two steps are the best there is.
    aside = built.with_name(f"{built.name}.old")
    target.replace(aside)
    built.replace(target)
    aside.replace(built)
