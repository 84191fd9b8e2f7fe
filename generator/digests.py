"""SHA-256 digests: what tells whether two things are the same to the byte."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def digest_of(data: bytes) -> str:
    """The digest of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of_values(values: object) -> str:
    """The digest of values that JSON can hold, in whatever order their keys stand."""
    return digest_of(json.dumps(values, sort_keys=True, ensure_ascii=False).encode())


def digest_of_file(path: Path) -> str:
    """The digest of a file; anything else, such as a link, has none and is like no file."""
    return digest_of(path.read_bytes()) if path.is_file() and not path.is_symlink() else ""


def digests_of(folder: Path) -> dict[str, str]:
    """The digest of every file below a folder, by its path in the folder."""
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): digest_of_file(path) for path in paths}
