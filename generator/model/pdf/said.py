"""All that a PDF says: its words, those for people who hear them, and what its data spells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Stream, StreamDecodeLevel, String, parse_content_stream

from generator.model.pdf.opened import opened
from generator.model.pdf.parts import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object, Pdf


class PdfText(NamedTuple):
    """Words in a PDF, or data that may hold any, and where they are."""

    where: str
    words: str | bytes


def said_by(data: bytes) -> Iterator[PdfText]:
    """What a PDF says; of one that cannot be read, the libraries may raise anything."""
    from pypdf import PdfReader

    with opened(data) as pdf:
        names = set[str]()
        for item in [*pdf.objects, pdf.trailer.get("/Info", Dictionary())]:
            if not isinstance(item, Stream) or item.get("/Type") not in _OF_THE_FORMAT:
                yield from _in_object(item, names)
        yield from (PdfText("name", name[1:]) for name in sorted(names - _KEYS))
        for drawn in _drawn(pdf):
            heard = list(_heard(drawn))
            yield from (PdfText("text", each) for each in heard)
            # A word may be heard in parts: one for each letter, or one for each line.
            yield from (PdfText("text", joint.join(heard)) for joint in ("", " ") if heard[1:])
    for page in PdfReader(io.BytesIO(data)).pages:
        yield PdfText("text", page.extract_text())


_OF_THE_FORMAT = ("/XRef", "/ObjStm")  # where the others stand, or hold them, packed
_KEYS = {key for keys in KEPT.values() for key in keys}


def _in_object(item: Object, names: set[str]) -> Iterator[PdfText]:
    """The strings and data of an object; its names are added to those of the file."""
    waiting: list[Any] = [item]
    if isinstance(item, Stream):
        yield PdfText("content", _unpacked(item))
        waiting = [item.stream_dict]
    while waiting:
        each = waiting.pop()
        if isinstance(each, String):
            yield PdfText("text", str(each))
        elif isinstance(each, Name):
            names.add(str(each))
        elif isinstance(each, Array):
            waiting += [part for part in each if not _is_elsewhere(part)]
        elif isinstance(each, Dictionary):
            names |= set(each.keys())
            waiting += [part for part in each.values() if not _is_elsewhere(part)]


def _is_elsewhere(part: Any) -> bool:
    """Whether a part is an object of its own, which has its turn."""
    return isinstance(part, (Array, Dictionary, Stream, String)) and part.is_indirect


def _unpacked(stream: Stream) -> bytes:
    """The data of a stream; of a JPEG as it is, since all that it may say stands in it as such."""
    filters: Any = stream.get("/Filter", [])
    if filters == "/DCTDecode":
        return stream.read_raw_bytes()
    return stream.read_bytes(StreamDecodeLevel.specialized)


def _drawn(pdf: Pdf) -> Iterator[Any]:
    """All that draws: pages, and what they draw as a whole."""
    yield from (page.obj for page in pdf.pages)
    for each in pdf.objects:
        if isinstance(each, Stream) and ("/PatternType" in each or each.get("/Subtype") == "/Form"):
            yield each


def _heard(drawn: Any) -> Iterator[str]:
    """Words that stand for a part of a drawing, such as for a letter that is drawn as a shape."""
    for each in parse_content_stream(drawn, "BDC DP"):
        for operand in each.operands:
            if isinstance(operand, Dictionary):
                yield from (str(word) for word in operand.values() if isinstance(word, String))
