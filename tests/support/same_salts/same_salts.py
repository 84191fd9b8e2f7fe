"""Counts where a release would draw its salts by chance."""

from __future__ import annotations

import secrets
from itertools import count

SALT = 16  # in bytes; names of folders are shorter, and stay chance
numbers, real = count(1), secrets.token_hex


def token_hex(size: int | None = None) -> str:
    return f"{next(numbers):032x}" if size == SALT else real(size)


vars(secrets)["token_hex"] = token_hex
