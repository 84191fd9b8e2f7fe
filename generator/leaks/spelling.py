"""What bytes spell: text of one, two or four bytes a letter, also when it is packed by deflate."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from generator.leaks.file_forms import BOMS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def spelt_by(data: bytes) -> Iterator[str]:
    """What bytes spell, if they are the text of any language."""
    wide = list(_wide(data))
    if wide or len(data) < _SHORTEST or _NO_TEXT.search(data):
        yield from wide
        yield from (found.decode() for found in _AMONG_OTHERS.findall(data))
        return
    for cut in range(4):  # the last sign may not be whole
        with suppress(UnicodeDecodeError):
            yield data[: len(data) - cut].decode()
            return
    if len(_HIGH.findall(data)) * 8 < len(data):
        yield data.decode("cp1252", "replace")
    else:
        yield from (found.decode() for found in _AMONG_OTHERS.findall(data))


_SHORTEST = 5
_AMONG_OTHERS = re.compile(rb"[ -~]{12,}")  # so many are hardly ever there by chance
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


def _wide(data: bytes) -> Iterator[str]:
    """Text of several bytes a letter: its mark tells, or letters with nothing beside them."""
    for mark, form in BOMS.items():
        if data.startswith(mark):
            yield data.decode(form, "replace")
            return
    if b"\0" not in data:
        return
    for form, (size, letters) in _WIDE.items():
        if found := letters.search(data):  # other bytes may stand before them
            yield data[found.start() % size :].decode(form, "replace")


_WIDE = {
    "utf-16-le": (2, re.compile(rb"(?:[ -~]\0){5}")),
    "utf-16-be": (2, re.compile(rb"(?:\0[ -~]){5}")),
    "utf-32-le": (4, re.compile(rb"(?:[ -~]\0\0\0){3}")),
    "utf-32-be": (4, re.compile(rb"(?:\0\0\0[ -~]){3}")),
}


class _Unpacked(NamedTuple):
    data: bytes
    whole: bool  # shown by a checksum to be what was packed


def packed_in(data: bytes, levels: int) -> Iterator[bytes]:
    """Bytes and what is packed in them by deflate, so many times one inside another."""
    yield data
    if levels and (inside := _unpacked(data).data):
        yield from packed_in(inside, levels - 1)


def is_sealed(data: bytes) -> bool:
    """Whether bytes are shown to be packed of something that is no text, or is without end."""
    inside, whole = _unpacked(data)
    if len(inside) > _MOST:
        return True
    return whole and text_of(inside) is None and not _unpacked(inside).whole


def _unpacked(data: bytes) -> _Unpacked:
    """What was packed as zlib or gzip do, as far as it goes; without their heads, to its end."""
    headed = data.startswith(_GZIP) or _is_zlib(data)
    unpacker = zlib.decompressobj(_EITHER if headed else _NEITHER)
    inside = bytearray()
    with suppress(zlib.error):
        for at in range(0, len(data), _STEP):
            inside += unpacker.decompress(data[at : at + _STEP], _MOST + 1 - len(inside))
            if len(inside) > _MOST or unpacker.eof:
                break
    if headed:
        return _Unpacked(bytes(inside), unpacker.eof)
    return _Unpacked(bytes(inside) if unpacker.eof else b"", whole=False)


def _is_zlib(data: bytes) -> bool:
    """Whether bytes begin as zlib does: with two that say how, and 31 divides their number."""
    return _ZLIB.match(data) is not None and int.from_bytes(data[:2], "big") % 31 == 0


_ZLIB = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78].", re.DOTALL)
_GZIP = b"\x1f\x8b\x08"
_EITHER, _NEITHER = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS
_STEP = 4
"""Where it is damaged, what was unpacked before stays, but for so many bytes."""
_MOST = 4_000_000
"""So many bytes are unpacked: a page has fewer."""
