"""SHA-256 digests: what tells whether two things are the same to the byte."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def digest_of(data: bytes) -> str:
    """The digest of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of_values(values: object) -> str:
    """The digest of values that JSON can hold, in whatever order their keys stand."""
    return digest_of(json.dumps(values, sort_keys=True, ensure_ascii=False).encode())


def digest_of_json(values: object) -> str:
    """The digest of values in the one form that other programs write too."""
    return digest_of(canonical(values).encode())


def canonical(values: object) -> str:
    """Values as RFC 8785 writes them: keys in order, no space, UTF-8; they hold no fractions."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_json(data: bytes) -> Any:
    """What JSON holds that others may have written; ValueError where it is none, or too deep.

    Nor may a text hold half of a sign of two parts, which has no bytes and so no digest.
    """
    try:
        held = json.loads(data)
        if b"\\ud" in data.lower():
            canonical(held).encode()
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    return held


def digest_of_file(path: Path) -> str:
    """The digest of a file; anything else, such as a link, has none and is like no file."""
    return digest_of(path.read_bytes()) if path.is_file() and not path.is_symlink() else ""


def digests_of(folder: Path) -> dict[str, str]:
    """The digest of every file below a folder, by its path in the folder."""
    return {name: digest_of_file(folder / name) for name in names_below(folder)}


def names_below(folder: Path) -> list[str]:
    """The path of all below a folder that is no folder, in order; links are not followed."""
    names = []
    waiting = [("", str(folder))]
    while waiting:  # thousands of files in a moment: pathlib takes ten times as long
        above, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                name = f"{above}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{name}/", entry.path))
                else:
                    names.append(name)
    return sorted(names, key=lambda name: name.split("/"))
