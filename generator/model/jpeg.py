"""JPEG without what is about the file; the picture's own bytes stay as they are."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from PIL import Image

from generator.model.pdf.opened import PRINT
from generator.model.pictures import UnreadableError, refuse_too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_START, _SCAN, _END = b"\xff\xd8\xff", 0xDA, 0xD9
_JFIF, _ADOBE = 0xE0, 0xEE  # needed to show it; all other applications' data is not
_COMMENT = 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
# Inside a picture a marker is one that is neither stuffed nor where reading may begin again.
_MARKER = re.compile(rb"\xff(?![\x00\xff\xd0-\xd7])")


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without its EXIF, XMP, profiles, thumbnails and comments."""
    if not data.startswith(_START):
        raise UnreadableError("has a picture that is no JPEG, though the file says it is", PRINT)
    bare = b"\xff\xd8" + b"".join(_parts(data)) + b"\xff\xd9"
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(bare), formats=["JPEG"]),
        ):
            return bare
    except Exception as error:  # of a damaged picture, the library may raise anything
        raise _damaged() from error


def _parts(data: bytes) -> Iterator[bytes]:
    """The parts of the file between its beginning and its first end."""
    at = 2
    while data[at : at + 2] != bytes([0xFF, _END]):
        if len(data) < at + 4:
            raise UnreadableError("has a picture that is cut off")
        mark, kind = data[at : at + 2]
        if mark != 0xFF:  # noqa: PLR2004 - how each marker begins
            raise _damaged()
        if kind == 0xFF:  # noqa: PLR2004 - markers may be filled up with more of these
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if len(data) < end:
            raise UnreadableError("has a picture that is cut off")
        yield _part(kind, data[at:end])
        at = end
        if kind == _SCAN:
            found = _MARKER.search(data, at)
            if not found:
                raise UnreadableError("has a picture that is cut off")
            yield data[at : found.start()]
            at = found.start()


def _damaged() -> UnreadableError:
    return UnreadableError("has a picture that is damaged")


def _part(kind: int, part: bytes) -> bytes:
    """A part of the file, as far as the picture needs it."""
    if kind == _JFIF and part[4:9] == b"JFIF\0":
        # The resolution, and in the place of a thumbnail that there is none.
        return part[:2] + (16).to_bytes(2, "big") + part[4:16] + bytes(2)
    if kind == _ADOBE and part[4:9] == b"Adobe":
        return part[:2] + (14).to_bytes(2, "big") + part[4:16]
    if kind in _APPLICATIONS or kind == _COMMENT:
        return b""
    if kind in _FRAMES:
        _look_at(kind, part)
    elif kind not in _LENGTHS or len(part) < _LEAST or len(part) - 2 != _LENGTHS[kind](part):
        raise _damaged()  # any words could stand there
    return part


_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SHOWN = range(0xC0, 0xC3)


def _look_at(kind: int, frame: bytes) -> None:
    """An UnreadableError if programs would not show a picture, by what it says of itself."""
    if kind not in _SHOWN:
        found = "has a picture in a form of JPEG that few programs can show"
        raise UnreadableError(found, PRINT)
    if len(frame) < _FRAME or len(frame) != _FRAME + 3 * frame[9]:
        raise _damaged()
    bits = frame[4]
    if bits != _BITS:
        found = f"has a picture with {bits} bits for each colour"
        raise UnreadableError(found, f"save its pictures with {_BITS} bits a colour")
    height, width = int.from_bytes(frame[5:7], "big"), int.from_bytes(frame[7:9], "big")
    refuse_too_large((width, height))


_LEAST, _FRAME, _BITS = 5, 10, 8


def _tables(part: bytes, size: Callable[[bytes], int]) -> int:
    """How long a part is that holds tables one after another."""
    at = 4
    while at < len(part):
        at += size(part[at:])
    return at - 2


_LENGTHS: dict[int, Callable[[bytes], int]] = {
    _SCAN: lambda part: 6 + 2 * part[4],
    0xDD: lambda _: 4,  # after how much reading may begin again
    0xDB: lambda part: _tables(part, lambda table: 129 if table[0] >> 4 else 65),
    0xC4: lambda part: _tables(part, lambda table: 17 + sum(table[1:17])),
}
"""Which other parts stay, with how long each says it is by what is in it."""
