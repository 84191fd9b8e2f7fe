"""Files of every kind in pieces of text; of which nobody can tell what they say, a reason."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import warnings
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image

from generator.leaks.decoding import decoded
from generator.leaks.file_forms import DAMAGED, JPEG, PDF, PNG, text_of, why_unsearchable
from generator.leaks.markup import Piece, pieces_of_markup
from generator.publish.pagefind_files import SearchError, held_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class UnsearchableError(Exception):
    """A file of which nobody can tell all that it says; `pieces` are what can be told."""

    def __init__(self, why: str, pieces: Iterable[Piece] = ()) -> None:
        super().__init__(why)
        self.pieces = tuple(pieces)


def pieces_of(name: str, data: bytes) -> list[Piece]:
    """All texts in a file and in its name; UnsearchableError if it does not give them up."""
    named = [Piece("name of the file", part) for part in PurePosixPath(name).parts]
    try:
        return [*_read_again(named), *_read_again(_inside(name, data))]
    except UnsearchableError as error:
        raise UnsearchableError(str(error), [*named, *error.pieces]) from error


def _inside(name: str, data: bytes) -> list[Piece]:
    reader = _READERS.get(PurePosixPath(name).suffix.lower(), _unknown)
    try:
        return list(reader(name, data))
    except (ValueError, KeyError, OSError, EOFError, zlib.error, csv.Error, SearchError):
        # What is not what its name says is looked at as what it is.
        return list(_unknown(name, data))


def _packed(name: str, data: bytes) -> list[Piece]:
    return _inside(name.removesuffix(".gz"), gzip.decompress(data))


def _read_again(pieces: list[Piece]) -> list[Piece]:
    texts = {piece.text: piece.where for piece in pieces if not piece.raw}
    held = [(where, _held_in(text)) for text, where in texts.items()]
    return [
        *pieces,
        *(
            Piece(each.where.replace(_HERE, where), each.text, each.raw)
            for where, inside in held
            for each in inside
        ),
    ]


_HERE = "\0"


@lru_cache(maxsize=50_000)  # pages have the same texts over and over
def _held_in(text: str) -> tuple[Piece, ...]:
    """What a text holds that is written in another form, read in that form."""
    texts, files = decoded(text)
    plain = [Piece(f"decoded {_HERE}", each) for each in texts]
    within = (held for each in (Piece(_HERE, text), *plain) for held in _within(each))
    return (*plain, *within, *(held for data in files for held in _unknown("", data)))


def _within(piece: Piece) -> Iterator[Piece]:
    """A text may itself hold markup, as in a feed: its words are read as a page shows them.

    Or it is JSON, as in attributes that scripts read: signs may be hidden by its escapes.
    """
    if piece.text[:1] in {"{", "["}:
        with suppress(ValueError):
            yield from _in_json(piece.text)
    if "<" in piece.text:
        yield from (Piece(piece.where, each.text) for each in pieces_of_markup(piece.text))


def _markup(_: str, data: bytes) -> Iterator[Piece]:
    text = data.decode()
    yield from pieces_of_markup(text)
    for held in _DATA.findall(text):
        try:
            yield from _in_json(held)
        except ValueError as error:  # read as text alone, its escapes could hide anything
            raise UnsearchableError(
                "holds data that cannot be read as JSON", pieces_of_markup(text)
            ) from error


# An element of a page that holds JSON, such as what schema.org has to say: what is in it.
_DATA = re.compile(r"<script\b[^>]*\bjson\b[^>]*>(.*?)</script\b", re.DOTALL | re.IGNORECASE)


def _json(_: str, data: bytes) -> list[Piece]:
    return _in_json(data)


class _Pairs(list[tuple[str, object]]):
    """The keys and values of an object: all, where a key stands twice."""


def _in_json(text: str | bytes) -> list[Piece]:
    """All keys and values; ValueError where it is no JSON, or lies too deep to be read."""
    pieces: list[Piece] = []
    try:
        _collect(json.loads(text, object_pairs_hook=_Pairs), pieces)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    return pieces


def _collect(value: object, pieces: list[Piece], of_key: str = "") -> None:
    if isinstance(value, str):
        pieces.append(Piece("value", value, column=of_key))
    elif isinstance(value, _Pairs):
        for key, inside in value:
            pieces.append(Piece("key", key))
            _collect(inside, pieces, key)
    elif isinstance(value, list):
        for inside in value:
            _collect(inside, pieces, of_key)
    elif value is not None and not isinstance(value, bool):
        pieces.append(Piece("value", str(value)))


def _csv(_: str, data: bytes) -> Iterator[Piece]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        yield from (Piece("cell", cell, column=f"{at}") for at, cell in enumerate(row))


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
    if not data.endswith(_ENDS):
        raise UnsearchableError("holds something behind the picture", _legible(data))
    yield from _legible(data)


_EXIF = (0x8769, 0x8825)  # where EXIF keeps its own part, and the place
_ENDS = (b"IEND\xaeB`\x82", b"\xff\xd9")


def _pdf(name: str, data: bytes) -> Iterator[Piece]:
    """What a PDF says: its bytes do not tell, since its words are compressed."""
    try:
        pieces = list(_in_pdf(data))
    except Exception as error:  # of a damaged file, the library may raise anything
        if data.startswith(PDF):
            raise UnsearchableError(DAMAGED, _legible(data)) from error
        raise ValueError(name) from error
    yield from pieces
    yield from _legible(data)


def _in_pdf(data: bytes) -> Iterator[Piece]:
    from generator.model.pdf.said import said_by

    for where, words in said_by(data):
        if isinstance(words, bytes):
            yield from _legible(words)
        else:
            yield Piece(where, words)


def _unknown(_: str, data: bytes) -> Iterator[Piece]:
    """What a file says whose name does not tell what it is: its first bytes do."""
    reader = next((reader for start, reader in _STARTS.items() if data.startswith(start)), None)
    if reader:
        try:
            yield from list(reader("", data))
        except ValueError as error:
            raise UnsearchableError(DAMAGED, _legible(data)) from error
        return
    if why := why_unsearchable(data):
        raise UnsearchableError(why, _legible(data))
    yield Piece("text", text_of(data) or "")


def _legible(data: bytes) -> Iterator[Piece]:
    """What may be read among bytes of which most are no text."""
    # Text of two bytes a letter may begin at any byte.
    texts = [data.decode("latin-1")]
    texts += [data[at:].decode("utf-16-le", "replace") for at in (0, 1)]
    for text in texts:
        yield from (Piece("content", each, raw=True) for each in _LETTERS.findall(text))


_LETTERS = re.compile(r"[ -~\t\r\n]{6,}")

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
_STARTS = {PDF: _pdf, PNG: _image, JPEG: _image}
