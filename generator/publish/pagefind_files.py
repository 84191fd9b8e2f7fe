"""The files that Pagefind writes: what they say, and the same bytes for the same values."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Union, cast

import cbor2

from generator.publish.packing import packed

if TYPE_CHECKING:
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
    content: str = ""  # of the texts of a fragment, what it repeats of that page


class SearchError(Exception):
    """Pagefind could not build a bundle, or its files have another form than is known."""


@lru_cache(maxsize=1)  # of one file after another, each is asked for more than once
def held_in(name: str, data: bytes) -> Held:
    """What one of Pagefind's files says; SearchError if it has another form."""
    suffix = PurePosixPath(name).suffix
    if suffix == ".pf_fragment":
        fragment = json.loads(_unpacked(name, data))
        page, content = str(fragment["url"]).strip("/"), str(fragment["content"])
        return Held(tuple(_strings(fragment)), page=page, content=content)
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


def _strings(value: object) -> list[str]:
    """All texts in a value."""
    texts: list[str] = []
    _collect(value, texts)
    return texts


def _collect(value: object, texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, dict):
        for key, inside in value.items():
            texts.append(key)
            _collect(inside, texts)
    elif isinstance(value, list) and set(map(type, value)) != {
        int
    }:  # an index is nearly all numbers
        for inside in value:
            if type(inside) is str:
                texts.append(inside)
            else:
                _collect(inside, texts)


def pack(value: Value) -> bytes:
    """Encode and compress, the same bytes for the same value."""
    return packed(_MARK + cbor2.dumps(value))


def read_fragment(file: Path) -> str:
    """The JSON of what is repeated of a page."""
    return _unpacked(file.name, file.read_bytes()).decode()


def pack_fragment(text: str) -> bytes:
    """Compress the JSON of a page, the same bytes for the same text."""
    return packed(_MARK + text.encode())


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
    level = [[value]]
    while level:  # by level: an index is lists of lists of numbers, thousands of them
        inside = [*chain.from_iterable(level)]
        if not set(map(type, inside)) <= {int, str, list}:
            return False
        level = [each for each in inside if isinstance(each, list)]
    return True


def _unpacked(name: str, data: bytes) -> bytes:
    """What stands behind the mark that all of Pagefind's files begin with."""
    unpacked = gzip.decompress(data)
    if not unpacked.startswith(_MARK):
        raise _another_form(name)
    return unpacked[len(_MARK) :]


def _another_form(name: str) -> SearchError:
    return SearchError(f"{name} does not have the form this version of Pagefind should write.")
