"""What requirements.lock says: each library with its version, digests and who asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.project import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILE = REPOSITORY / "requirements.lock"
_PIN = re.compile(r"([a-z0-9-]+)(?:\[([a-z0-9,-]+)\])?==(\S+?)(?: ; ([^\\]+?))?(?: \\)?")


@dataclass(frozen=True)
class LockedLibrary:
    """A library at a version; `marker` says for which systems or Pythons, where not for all.

    `digests` are those of the files that may be installed, `via` the names of what asks for it.
    """

    name: str
    extras: frozenset[str]
    version: str
    marker: str
    digests: tuple[str, ...]
    via: tuple[str, ...]


def read_lock(file: Path = LOCK_FILE) -> list[LockedLibrary]:
    """All that is locked, in the order in which it stands there."""
    text = file.read_text("utf-8")
    return [_library(block) for block in re.split(r"(?m)^(?=[a-z0-9])", text)[1:]]


def _library(block: str) -> LockedLibrary:
    first, *rest = block.splitlines()
    pin = _PIN.fullmatch(first)
    if not pin:
        raise ValueError(f"No library at a version: {first}")
    name, extras, version, marker = pin.groups("")
    asking = " ".join(line.strip(" #") for line in rest if line.startswith("    #"))
    return LockedLibrary(
        name,
        frozenset(filter(None, extras.split(","))),
        version,
        marker,
        tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", block)),
        tuple(re.findall(r"[a-z][a-z0-9-]+", re.sub(r"\(.*?\)", "", asking.removeprefix("via")))),
    )
