"""What was made before, kept by the digest of what it was made from.

Plain files in a folder that only its owner may read, since some of it is internal. An entry says by
digests what it holds: one that was damaged or cut short is as good as none. No library fits, as far
as they are well kept: they store pickles, or a database.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.digests import digest_of, digests_of, names_below
from generator.disk import keep_private
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 2_000_000_000
"""How many bytes are kept; what was not used for longest goes first."""
_RECORD, _FILES, _SIZE = "record", "files", "size"
_MAKING = ".making-"
_IN_USE = {errno.ENOENT, errno.ENOTEMPTY}  # another command takes away or keeps what is in it


@dataclass(frozen=True)
class Kept:
    """A folder that is kept, and what was noted of it; `files` has the digest of each file."""

    folder: Path
    files: dict[str, str]
    notes: dict[str, object]


@dataclass(frozen=True)
class Store:
    """Results by kind and key; a key is the digest of all that a result depends on."""

    folder: Path

    def get(self, kind: str, key: str) -> object:
        """What was kept under a key; None if there is nothing, or if it is no longer whole."""
        path = self.folder / kind / key
        value = _read(path)
        if value is not None:
            _use(path)
        return value

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep something that JSON can hold."""
        made = self._new()
        made.write_bytes(_written(value))
        made.replace(self._place(kind, key))

    def get_folder(self, kind: str, key: str) -> Kept | None:
        """A folder of which every file is as it was kept; one that is not is taken away."""
        entry = self.folder / kind / key
        record = _read(entry / _RECORD)
        if (
            isinstance(record, dict)
            and record.keys() == {"files", "notes"}
            and record["files"] == digests_of(entry / _FILES)
        ):
            _use(entry / _RECORD)
            return Kept(entry / _FILES, record["files"], record["notes"])
        shutil.rmtree(entry, ignore_errors=True)
        return None

    def keep_folder(self, kind: str, key: str, made: Path, notes: dict[str, object]) -> Kept:
        """Keep a folder, which is moved, and what there is to note of it."""
        files = digests_of(made)
        entry = self._new()
        entry.mkdir()
        shutil.move(made, entry / _FILES)
        (entry / _RECORD).write_bytes(_written({"files": files, "notes": notes}))
        (entry / _SIZE).write_text(str(_bytes_of(entry)), "utf-8")
        place = self._place(kind, key)
        shutil.rmtree(place, ignore_errors=True)
        try:
            entry.rename(place)
        except OSError:
            if not place.is_dir():
                raise
            shutil.rmtree(entry)  # another build has just kept the same
        return Kept(place / _FILES, files, notes)

    def size(self) -> int:
        """How many bytes all entries have together."""
        return sum(size for _, size, _ in self._entries())

    def clear(self) -> None:
        """Forget everything; ExpectedError says what cannot be cleared away."""
        for path in self._found("*"):
            _clear(path)
        if not self.folder.is_symlink():  # a link was put there by somebody
            shutil.rmtree(self.folder, ignore_errors=True)

    def open(self) -> Store:
        """This store, with a folder to keep something in; ExpectedError says why there is none."""
        try:
            keep_private(self.folder)
        except OSError as error:
            message = f"Cannot keep anything in {self.folder}: {error.strerror}. "
            advice = "Take away what is there, or build with --no-cache."
            raise ExpectedError(message + advice) from None
        return self

    def tidy(self, limit: int = LIMIT) -> None:
        """Let go of what is half made, and of what was not used for longest beyond a limit."""
        for made in self._found(f"{_MAKING}*"):
            _let_go(made)
        entries = sorted(self._entries(), key=lambda entry: entry[0])
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= limit:
                return
            _let_go(path)
            total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each entry was last used, how many bytes it has, and where it is."""
        for path in self._found("*/*"):
            record = path / _RECORD
            with suppress(FileNotFoundError):  # another command has just let go of it
                used = (record if record.exists() else path).stat().st_mtime
                yield used, _size_of(path), path

    def _found(self, pattern: str) -> Iterator[Path]:
        with suppress(FileNotFoundError):  # another command is clearing it
            yield from self.folder.glob(pattern)

    def _new(self) -> Path:
        keep_private(self.folder)
        return self.folder / f"{_MAKING}{secrets.token_hex(8)}"

    def _place(self, kind: str, key: str) -> Path:
        (self.folder / kind).mkdir(exist_ok=True)
        return self.folder / kind / key


def _let_go(path: Path) -> None:
    """Take something away; another command may have done so."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _clear(path: Path) -> None:
    """Take something away; ExpectedError if that is not possible."""
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        if error.errno not in _IN_USE:
            message = f"{error.filename} cannot be cleared away: {error.strerror}."
            raise ExpectedError(message) from None
        _let_go(path)


def _use(path: Path) -> None:
    """Note that something is still used, unless it is gone by now or may only be read."""
    with suppress(OSError):
        os.utime(path)


def _size_of(entry: Path) -> int:
    """How many bytes an entry has: of a folder as it was noted, for to ask each file takes long."""
    if not entry.is_dir():
        return entry.stat().st_size
    try:
        return int((entry / _SIZE).read_text("utf-8"))
    except (OSError, ValueError):
        return _bytes_of(entry)


def _bytes_of(folder: Path) -> int:
    return sum((folder / name).stat().st_size for name in names_below(folder))


def _written(value: object) -> bytes:
    data = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
    return digest_of(data).encode() + b"\n" + data


def _read(path: Path) -> object:
    try:
        digest, _, data = path.read_bytes().partition(b"\n")
        return json.loads(data) if digest == digest_of(data).encode() else None
    except (OSError, ValueError):
        return None
