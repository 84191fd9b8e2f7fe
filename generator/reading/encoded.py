"""The bytes of a file as text: not too large, and UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 5_000_000


def read_bytes(path: Path, name: str) -> tuple[bytes, Problem | None]:
    """What a file holds; `name` is what problems call it."""
    try:
        size = path.stat().st_size
        return (b"", _too_large(size, name)) if size > MAX_BYTES else (path.read_bytes(), None)
    except OSError:
        message = "found a file that cannot be read"
        return b"", Problem(Place(name), "unreadable-file", message, "check its permissions")


def decode(data: bytes, name: str) -> tuple[str, Problem | None]:
    """Bytes as text, without a byte-order mark."""
    if len(data) > MAX_BYTES:
        return "", _too_large(len(data), name)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        # What the error counts from begins behind a byte-order mark.
        before, wrong = error.object[: error.start].decode(), error.object[error.start]
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        found = f"found the byte 0x{wrong:02x}, which is not UTF-8 text"
        hint = "save the file with the encoding UTF-8"
        return "", Problem(Place(name, line, column), "encoding", found, hint)


def _too_large(size: int, name: str) -> Problem:
    found = f"found a file of {size // 1_000_000} MB, expected at most 5 MB"
    return Problem(Place(name), "file-size", found, "split the content, or remove the file")
