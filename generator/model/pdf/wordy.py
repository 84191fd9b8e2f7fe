"""Whether the words of a PDF can be read within limits, before anything reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, PikepdfError, Stream, StreamDecodeLevel

from generator.model.pdf.opened import MAX_DRAWN, opened, unpacks_too_far
from generator.model.pictures import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

MAX_ALL = 8 * MAX_DRAWN
"""How many bytes all drawing and the tables of its letters may have."""


def refuse_unbounded(data: bytes) -> None:
    """An UnreadableError of a PDF whose words would take too much memory to read."""
    total = 0
    with opened(data, locked=True) as pdf:
        for streams in _read_for_words(pdf):
            try:
                length = sum(len(_unpacked(each)) for each in streams)
            except PikepdfError as error:
                raise (unpacks_too_far() if "limit" in str(error) else error) from error
            total += length
            if length > MAX_DRAWN or total > MAX_ALL:
                raise UnreadableError("draws more than can be looked through")


def _unpacked(stream: Stream) -> bytes:
    return stream.read_bytes(StreamDecodeLevel.specialized)


def _read_for_words(pdf: Pdf) -> Iterator[list[Stream]]:
    """What a page draws, what it draws as a whole, and what says which signs are which letters."""
    for page in pdf.pages:
        content: Any = page.obj.get("/Contents", Array())
        yield [content] if isinstance(content, Stream) else [*content]
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == "/Form":
            yield [each]
        elif isinstance(each, Dictionary):
            tables: list[Any] = [each.get("/ToUnicode"), each.get("/Encoding")]
            yield [table for table in tables if isinstance(table, Stream)]
