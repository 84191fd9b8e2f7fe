"""What a page draws: its instructions, without layers, remarks and notes of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import ContentStreamInlineImage, Dictionary, Name, Operator, String

from generator.model.pdf.opened import MAX_DRAWN, PRINT
from generator.model.pdf.parts import KEPT
from generator.model.pdf.walk import is_text
from generator.model.pictures import UnreadableError, refuse_too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

_KNOWN = frozenset(
    "b B b* B* BMC BT c cm CS cs d d0 d1 Do EMC ET f F f* G g gs h i j J K k l m M n q Q re"  # noqa: SIM905 - a list of words is easier to read
    " RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
_UNPACKED = {"/Fl", "/FlateDecode", "/A85", "/ASCII85Decode", "/AHx", "/ASCIIHexDecode", "/RL",
             "/RunLengthDecode"}  # fmt: skip
_MAX_ALL = 8 * MAX_DRAWN


class Redrawing:
    """Writes anew what the pages of one PDF draw, and keeps count of how much it is in all."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self._total = 0

    def redrawn(self, data: bytes) -> bytes:
        """Instructions with their remarks, layers and private notes left out."""
        self._total += len(data)
        if len(data) > MAX_DRAWN or self._total > _MAX_ALL:
            raise UnreadableError("draws more than can be looked through", _PICTURE)
        read = pikepdf.parse_content_stream(self.pdf.make_stream(data))
        return pikepdf.unparse_content_stream(list(_kept(read)))


_PICTURE = "publish it as a picture, or print it to a new PDF with fewer details"


def _kept(read: Any) -> Iterator[Any]:
    for each in read:
        name = str(each.operator)
        if isinstance(each, ContentStreamInlineImage):
            _look_at(each.iimage)
            yield each
        elif name in _KNOWN:
            yield each
        elif name == "BDC":
            yield _marked(*each.operands)


def _marked(tag: Name, properties: Any) -> tuple[list[Any], Operator]:
    """The beginning of a part that is tagged; a layer is no more than a part."""
    if tag == "/OC":
        return [Name.Span], Operator("BMC")
    if isinstance(properties, Dictionary):
        kept = {key: each for key, each in properties.items() if _is_kept(key, each)}
        return [tag, Dictionary(kept)], Operator("BDC")
    return [tag, properties], Operator("BDC")


def _is_kept(key: str, value: Any) -> bool:
    kind = KEPT["marked"].get(key)
    return kind is not None and (not isinstance(value, String) or is_text(value, kind))


def _look_at(image: Any) -> None:
    """An UnreadableError if a picture among the instructions may hold more than its pixels."""
    refuse_too_large((image.width, image.height))
    if not _UNPACKED.issuperset(image.filters):
        raise UnreadableError("has a picture among its words that cannot be looked through", PRINT)
