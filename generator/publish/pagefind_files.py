"""The files that Pagefind writes: what they say, and the same bytes for the same values."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Union, cast

import cbor2

from generator.publish.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Value = Union[int, str, "list[Value]"]
"""All that Pagefind writes as CBOR."""


_MARK = b"pagefind_dcd"

# Where the parts of the index, and the filters, stand in the list that is Pagefind's metadata.
PARTS, FILTERS = 2, 3


@dataclass(frozen=True)
class Held:
    """What one of Pagefind's files says: texts, and the stems of words, as it looks them up."""

    texts: tuple[str, ...]
    stems: tuple[str, ...] = ()
    page: str = ""  # the path below the unit of the page that a fragment is taken from


class SearchError(Exception):
    """Pagefind could not build a bundle, or its files have another form than is known."""


def held_in(name: str, data: bytes) -> Held:
    """What one of Pagefind's files says; SearchError if it has another form."""
    suffix = PurePosixPath(name).suffix
    if suffix == ".pf_fragment":
        fragment = json.loads(_unpacked(name, data))
        return Held(tuple(_strings(fragment)), page=str(fragment["url"]).strip("/"))
    value = cast("list[Value]", _decoded(name, data))
    if suffix == ".pf_index":
        words = cast("list[list[Value]]", value[0])
        return Held(tuple(_strings(value[1:])), tuple(_strings(words)))
    if suffix == ".pf_meta":
        # Each part of the index is listed with the first and the last stem it holds.
        parts = cast("list[list[str]]", value[PARTS])
        files = [each for part in parts for each in part[2:]]
        rest = [*value[:PARTS], *files, *value[PARTS + 1 :]]
        return Held(tuple(_strings(rest)), tuple(each for part in parts for each in part[:2]))
    return Held(tuple(_strings(value)))


def _strings(value: object) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _strings(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _strings(inside)


def pack(value: Value) -> bytes:
    """Encode and compress, the same bytes for the same value."""
    return packed(_MARK + cbor2.dumps(value))


def read(file: Path) -> Value:
    """Decompress and decode one of Pagefind's files."""
    return _decoded(file.name, file.read_bytes())


def _decoded(name: str, data: bytes) -> Value:
    unpacked = _unpacked(name, data)
    try:
        value = cbor2.loads(unpacked)
        known = _is_known(value) and cbor2.dumps(value) == unpacked  # nothing follows the value
    except cbor2.CBORError:
        known = False
    if not known:
        raise _another_form(name)
    return cast("Value", value)


def _is_known(value: object) -> bool:
    """Whether a value is of the kinds Pagefind writes: in others nobody would look for texts."""
    return all(map(_is_known, value)) if isinstance(value, list) else type(value) in {int, str}


def _unpacked(name: str, data: bytes) -> bytes:
    """What stands behind the mark that all of Pagefind's files begin with."""
    unpacked = gzip.decompress(data)
    if not unpacked.startswith(_MARK):
        raise _another_form(name)
    return unpacked[len(_MARK) :]


def _another_form(name: str) -> SearchError:
    return SearchError(f"{name} does not have the form this version of Pagefind should write.")
