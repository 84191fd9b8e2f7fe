"""The finished site takes the place of the old one, whole, with a manifest of what it holds."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import secrets
import shutil
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator.digests import digests_of, read_json
from generator.disk import locked, make_folders, sync, sync_one
from generator.problems import ExpectedError
from generator.publish.provenance import built_by, digest_of_units, told
from generator.resources import PROGRAM
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

MANIFEST = "manifest.json"
_BUILDING = ".building-"
_ASIDE = ".old-"
_LOCK = ".lock"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def building(site: Path) -> Iterator[Path]:
    """A folder beside the old site to build in; gone afterwards, whatever happens.

    Only one build at a time works on a site, and what a killed one left behind is cleared away.
    """
    with _telling_of(site):
        for made in make_folders(site):
            made.chmod(0o755)  # the server has to reach what stands in it
    with alone(site):
        _put_back(site)
        _clear(site)
        folder = site / f"{_BUILDING}{secrets.token_hex(4)}"
        # Not by `tempfile`: on Windows, what is moved out of its folders stays closed.
        folder.mkdir()
        folder.chmod(stat.S_IRWXU)
        try:
            yield folder
        finally:
            # All: programs that a killed build had started may have written a little longer.
            _clear(site)


@contextmanager
def alone(site: Path) -> Iterator[None]:
    """Keep builds out; ExpectedError if one is working on the site, or it cannot be written to."""
    with _telling_of(site):
        try:
            with locked(site / _LOCK, "a second build"):
                yield
        except TimeoutError:
            message = f"Another build is working on {site}. Wait until it is done, and try again."
            raise ExpectedError(message) from None


@contextmanager
def _telling_of(site: Path) -> Iterator[None]:
    """Say in a sentence that a site cannot be written to."""
    try:
        yield
    except OSError as error:
        room = "Make room there, or choose" if error.errno in _FULL else "Choose"
        message = f"Cannot write to {site}: {error.strerror}. {room} another folder with --site."
        raise ExpectedError(message) from error


def is_ours(folder: Path) -> bool:
    """Whether a folder is empty or a site of ours."""
    return folder.is_dir() and (is_site(folder) or not any(folder.iterdir()))


def is_site(folder: Path) -> bool:
    """Whether a folder is a site of ours: others write a manifest.json as well."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        dict(manifest["files"])
        return str(manifest["program"]).startswith(f"{PROGRAM} ")
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return False


def _clear(site: Path) -> None:
    for folder in site.glob(_BUILDING + "[0-9a-f]" * 8):
        shutil.rmtree(folder, ignore_errors=True)


def _put_back(site: Path) -> None:
    """Put a site back that a build had moved aside when it was killed."""
    for aside in (site / f"{_ASIDE}{audience}" for audience in Audience):
        if not aside.exists() or not is_ours(aside):
            continue
        target = site / aside.name.removeprefix(_ASIDE)
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.replace(target)


def write_manifest(
    built: Path,
    units: dict[str, str],
    files: Mapping[str, str],
    log: Sequence[Mapping[str, str]] = (),
) -> None:
    """Write the digest of every file but the manifest, and what each unit was built from and by.

    `log` has the lines of the log of releases, oldest first, by which a later log can be judged.
    """
    manifest = {
        **built_by(),
        "algorithm": "SHA-256",
        "content": digest_of_units(units),
        "units": dict(sorted(units.items())),
        "log": list(log),
        "files": dict(sorted(files.items(), key=lambda file: file[0].split("/"))),
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (built / MANIFEST).write_text(text, "utf-8", newline="")


def holds_a_year(site: Path) -> bool:
    """Whether a finished site has the pages of any year, by its manifest."""
    units = json.loads((site / MANIFEST).read_text("utf-8"))["units"]
    return any(re.search(r"(^|/)[0-9]{4}-[0-9]{2}$", place) for place in units)


def printable(name: str) -> str:
    """What somebody put into a site may have any name, also one that cannot be printed."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def provenance_of(folder: Path) -> list[str]:
    """What the manifest of a site says of how it was built, in lines."""
    manifest = manifest_of(folder)
    try:
        return [*told(manifest)]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _unreadable(folder) from None


def manifest_of(folder: Path) -> dict[str, Any]:
    """What the manifest of a site holds; ExpectedError if it cannot be read."""
    try:
        manifest = dict(read_json((folder / MANIFEST).read_bytes()))
        manifest |= {name: dict(manifest[name]) for name in ("files", "units")}
        str(manifest["program"])
    except (OSError, ValueError, KeyError, TypeError):
        raise _unreadable(folder) from None
    return manifest


def _unreadable(folder: Path) -> ExpectedError:
    return ExpectedError(f"{folder} holds no readable {MANIFEST}. Name the folder of a built site.")


def verify(folder: Path) -> list[str]:
    """What a site no longer has in common with its manifest, as sentences that name the file."""
    manifest = manifest_of(folder)
    promised = manifest["files"]
    try:
        found = {printable(name): digest for name, digest in digests_of(folder).items()}
    except OSError as error:
        raise ExpectedError(f"Cannot read {error.filename}: {error.strerror}.") from error
    found.pop(MANIFEST)
    faults = [f"{name}: missing" for name in promised if name not in found]
    faults += [f"{name}: not in the manifest" for name in found if name not in promised]
    both = [name for name in promised if name in found]
    faults += [f"{name}: changed" for name in both if found[name] != promised[name]]
    # Earlier versions of the program gave no digest of all units together.
    if "content" in manifest and manifest["content"] != digest_of_units(manifest["units"]):
        faults.append(f"{MANIFEST}: the digest of the content is not that of its units")
    return sorted(faults)


def swap_all(built: Sequence[Path], targets: Sequence[Path]) -> None:
    """Put finished folders in the place of others: all of them, or none."""
    for folder in built:
        sync(folder)
    pairs = list(zip(built, targets, [folder.stat().st_ino for folder in built], strict=True))
    try:
        for folder, target, _ in pairs:
            _exchange(folder, target)
        for parent in sorted({each.parent for each in (*targets, *built)}):
            sync_one(parent)
    except BaseException:
        # The disk knows what was done: being stopped can come before anything could be noted.
        for folder, target, number in reversed(pairs):
            if target.exists() and target.stat().st_ino == number:
                _exchange(target, folder)
            if _aside(target).exists():
                _aside(target).replace(target)
        raise


_RENAME_EXCHANGE = 2
_HERE = -100  # paths are relative to the current folder, as elsewhere


def _exchange(built: Path, target: Path) -> None:
    """Let two folders change places in one step: there is never a moment without a site."""
    if not target.exists():
        built.replace(target)
        return
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (
        AttributeError,
        TypeError,
    ):  # another system than Linux; Windows, without such a library
        renameat2 = None
    names = os.fsencode(built), os.fsencode(target)
    if renameat2 and renameat2(_HERE, names[0], _HERE, names[1], _RENAME_EXCHANGE) == 0:
        return
    # Some systems and disks cannot: there, two steps are the best there is. Killed between them,
    # a build leaves the old site aside, and the next one puts it back.
    target.replace(_aside(target))
    built.replace(target)
    _aside(target).replace(built)


def _aside(target: Path) -> Path:
    return target.with_name(f"{_ASIDE}{target.name}")
