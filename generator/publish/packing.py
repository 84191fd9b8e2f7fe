"""Bytes packed with gzip, the same under every version of Python."""

from __future__ import annotations

import gzip

GZIP = b"\x1f\x8b"
"""What a file that is packed begins with."""
_HEADER = GZIP + b"\x08\0\0\0\0\0\x02\x03"  # Python's own differs between its versions


def packed(data: bytes) -> bytes:
    """The bytes packed, without a date or a name."""
    return _HEADER + gzip.compress(data)[len(_HEADER) :]
