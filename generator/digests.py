"""SHA-256 digests: what tells whether two things are the same to the byte."""

from __future__ import annotations

import hashlib
import json


def digest_of(data: bytes) -> str:
    """The digest of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of_values(values: object) -> str:
    """The digest of values that JSON can hold, in whatever order their keys stand."""
    return digest_of(json.dumps(values, sort_keys=True, ensure_ascii=False).encode())
