"""What a command wants to change, as values."""

from __future__ import annotations

from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Keys, and positions in lists from 0, from the top of a file."""


@dataclass(frozen=True)
class Put:
    """Another value in the place of one; the key, and those above it, are added where they lack."""

    file: str  # below the project, for example "content/met/2016-17/improvement.yml"
    at: KeyPath
    value: object  # text (dates too), int, bool, None, and lists and groups of them


@dataclass(frozen=True)
class Append:
    """An entry at the end of a list; the list is added where it lacks."""

    file: str
    at: KeyPath
    value: object


@dataclass(frozen=True)
class NewFile:
    """A file that is not there yet."""

    file: str
    text: str


FileChange = Put | Append | NewFile
EditInFile = Put | Append


def say_path(at: KeyPath) -> str:
    """Where a value stands, as messages name it: "actions, entry 2, due"."""
    return ", ".join(f"entry {key + 1}" if isinstance(key, int) else key for key in at)
