"""The few kinds of CBOR (RFC 8949) that Pagefind writes: whole numbers, texts and lists."""

from __future__ import annotations

from typing import Union

Value = Union[int, str, "list[Value]"]

_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4  # the kinds of CBOR item in use
_SHORT = 24  # numbers below this stand in the first byte; 24 to 27 say how many bytes follow


def encode(value: Value) -> bytes:
    """Write a value as CBOR."""
    if isinstance(value, int):
        return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(value)) + b"".join(encode(item) for item in value)


def _head(kind: int, number: int) -> bytes:
    """Write what kind of item follows and how long it is."""
    if number < _SHORT:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | _SHORT + power]) + number.to_bytes(1 << power, "big")


def decode(data: bytes, at: int) -> tuple[Value, int]:
    """Read one CBOR item and say where the next begins."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= _SHORT:
        size = 1 << (number - _SHORT)
        number = int.from_bytes(data[at : at + size], "big")
        at += size
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _LIST:
        raise ValueError(f"a kind of value that is not known here: {kind}")
    items: list[Value] = []
    for _ in range(number):
        item, at = decode(data, at)
        items.append(item)
    return items, at
