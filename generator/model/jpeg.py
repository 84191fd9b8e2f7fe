"""JPEG without what is about the file; the picture's own bytes stay as they are."""

from __future__ import annotations

import io
import re
import warnings

from PIL import Image

from generator.model.pictures import UnreadableError, refuse_too_large

_SCAN, _END = 0xDA, 0xD9
_JFIF, _ADOBE = 0xE0, 0xEE  # needed to show it; all other applications' data is not
_COMMENT = 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
# Inside a picture a marker is one that is neither stuffed nor where reading may begin again.
_MARKER = re.compile(rb"\xff(?![\x00\xff\xd0-\xd7])")


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without its EXIF, XMP, profiles, thumbnails and comments."""
    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(io.BytesIO(data), formats=["JPEG"]) as image,
    ):
        refuse_too_large(image.size)
    kept, at = bytearray(data[:2]), 2
    while data[at] == 0xFF and data[at + 1] != _END:  # noqa: PLR2004 - how each marker begins
        kind = data[at + 1]
        if kind == 0xFF:  # noqa: PLR2004 - markers may be filled up with more of these
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        kept += _part(kind, data[at:end])
        at = end
        if kind == _SCAN:
            found = _MARKER.search(data, at)
            if not found:
                raise UnreadableError("has a picture that is cut off")
            kept += data[at : found.start()]
            at = found.start()
    if data[at] != 0xFF:  # noqa: PLR2004
        raise UnreadableError("has a picture that cannot be read")
    return bytes(kept + data[at : at + 2])


def _part(kind: int, part: bytes) -> bytes:
    """A part of the file, as far as the picture needs it."""
    if kind == _JFIF and part[4:9] == b"JFIF\0":
        # The resolution, and in the place of a thumbnail that there is none.
        return part[:2] + (16).to_bytes(2, "big") + part[4:16] + bytes(2)
    if kind == _ADOBE and part[4:9] == b"Adobe":
        return part[:2] + (14).to_bytes(2, "big") + part[4:16]
    if kind in _APPLICATIONS or kind == _COMMENT:
        return b""
    return part
