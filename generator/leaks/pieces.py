"""Files of every kind in pieces of text; of a kind that is not known, whatever reads as text."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import warnings
import zlib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image

from generator.leaks.markup import Piece, pieces_of_markup
from generator.publish.pagefind_files import SearchError, held_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class UnsearchableError(Exception):
    """A file of which nobody can tell all that it says."""


def pieces_of(name: str, data: bytes) -> list[Piece]:
    """All texts in a file and in its name; UnsearchableError if it does not give them up."""
    named = [Piece("name of the file", part) for part in PurePosixPath(name).parts]
    return [*named, *_with_markup(_inside(name, data))]


def _inside(name: str, data: bytes) -> list[Piece]:
    reader = _READERS.get(PurePosixPath(name).suffix.lower(), _unknown)
    try:
        return list(reader(name, data))
    except (ValueError, KeyError, OSError, EOFError, zlib.error, csv.Error, SearchError):
        # What is not what its name says is looked at as bytes.
        return list(_unknown(name, data))


def _packed(name: str, data: bytes) -> list[Piece]:
    return _inside(name.removesuffix(".gz"), gzip.decompress(data))


def _with_markup(pieces: list[Piece]) -> Iterator[Piece]:
    """A text may itself hold markup, as in a feed: its words are read as a page shows them.

    Or it is JSON, as in attributes that scripts read: signs may be hidden by its escapes.
    """
    for piece in pieces:
        yield piece
        if piece.text[:1] in {"{", "["} and not piece.raw:
            with suppress(ValueError):
                yield from _in_json(_read_json(piece.text))
        if "<" in piece.text and not piece.raw:
            yield from (Piece(piece.where, each.text) for each in pieces_of_markup(piece.text))


def _markup(name: str, data: bytes) -> Iterator[Piece]:
    text = data.decode()
    yield from pieces_of_markup(text)
    for held in _DATA.findall(text):
        try:
            yield from _in_json(_read_json(held))
        except ValueError as error:  # read as text alone, its escapes could hide anything
            raise UnsearchableError(name) from error


# An element of a page that holds JSON, such as what schema.org has to say: what is in it.
_DATA = re.compile(r"<script\b[^>]*\bjson\b[^>]*>(.*?)</script\b", re.DOTALL | re.IGNORECASE)


def _json(_: str, data: bytes) -> Iterator[Piece]:
    yield from _in_json(_read_json(data))


class _Pairs(list[tuple[str, object]]):
    """The keys and values of an object: all, where a key stands twice."""


def _read_json(text: str | bytes) -> object:
    return json.loads(text, object_pairs_hook=_Pairs)


def _in_json(value: object) -> Iterator[Piece]:
    if isinstance(value, _Pairs):
        for key, inside in value:
            yield Piece("key", key)
            yield from _in_json(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _in_json(inside)
    elif value is not None and not isinstance(value, bool):
        yield Piece("value", str(value))


def _csv(_: str, data: bytes) -> Iterator[Piece]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        yield from (Piece("cell", cell) for cell in row)


def _search(name: str, data: bytes) -> Iterator[Piece]:
    yield from (Piece("index of the search", text) for text in held_in(name, data).texts)


def _image(name: str, data: bytes) -> Iterator[Piece]:
    """What an image says of itself, and its bytes."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            image.load()
            notes = [*image.info.items(), *image.getexif().items()]
            notes += [pair for at in _EXIF for pair in image.getexif().get_ifd(at).items()]
    except Exception as error:  # of a damaged picture, the library may raise anything
        raise ValueError(name) from error
    for key, value in notes:
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        yield Piece("metadata", f"{key}")
        yield Piece("metadata", text)
    yield from _unknown(name, data)


_EXIF = (0x8769, 0x8825)  # where EXIF keeps its own part, and the place


def _pdf(name: str, data: bytes) -> Iterator[Piece]:
    """What a PDF says: its bytes do not tell, since its words are compressed."""
    try:
        pieces = list(_in_pdf(data))
    except Exception as error:  # of a damaged file, the library may raise anything
        raise (UnsearchableError if data.startswith(b"%PDF") else ValueError)(name) from error
    yield from pieces
    yield from _unknown(name, data)


def _in_pdf(data: bytes) -> Iterator[Piece]:
    from generator.model.pdf.said import said_by

    for where, words in said_by(data):
        if isinstance(words, bytes):
            yield from _unknown("", words)
        else:
            yield Piece(where, words)


def _unknown(_: str, data: bytes) -> Iterator[Piece]:
    try:
        yield Piece("text", data.decode())
    except UnicodeDecodeError:
        # Text of two bytes a letter may begin at any byte.
        texts = [data.decode("latin-1")]
        texts += [data[at:].decode("utf-16-le", "replace") for at in (0, 1)]
        for text in texts:
            yield from (Piece("content", each, raw=True) for each in _LEGIBLE.findall(text))


_LEGIBLE = re.compile(r"[ -~\t\r\n]{6,}")

_READERS: dict[str, Callable[[str, bytes], Iterable[Piece]]] = {
    ".gz": _packed,
    ".html": _markup,
    ".xml": _markup,
    ".svg": _markup,
    ".json": _json,
    ".csv": _csv,
    ".pf_fragment": _search,
    ".pf_filter": _search,
    ".pf_meta": _search,
    ".pf_index": _search,
    ".png": _image,
    ".jpg": _image,
    ".jpeg": _image,
    ".pdf": _pdf,
}
