"""What a page draws: its instructions, without layers, remarks and notes of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, Dictionary, Name, Operator, String

from generator.model.pdf.opened import MAX_DRAWN, PRINT
from generator.model.pdf.parts import KEPT
from generator.model.pdf.pixels import picture_size, table_size
from generator.model.pdf.streams import LOSSLESS
from generator.model.pdf.walk import is_text
from generator.model.pictures import UnreadableError, refuse_too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf, PdfInlineImage

    from generator.model.pdf.streams import Unpacking

_KNOWN = frozenset(
    "b B b* B* BMC BT c cm CS cs d d0 d1 Do EMC ET f F f* G g gs h i j J K k l m M n q Q re"  # noqa: SIM905 - a list of words is easier to read
    " RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
_MAX_ALL = 8 * MAX_DRAWN


class Redrawing:
    """Writes anew what the pages of one PDF draw, and keeps count of how much it is in all."""

    def __init__(self, pdf: Pdf, unpacking: Unpacking) -> None:
        self.pdf = pdf
        self._unpacking = unpacking
        self._total = 0

    def redrawn(self, data: bytes, resources: Any) -> bytes:
        """Instructions with their remarks, layers and private notes left out.

        Pictures among them may call by name the colours that their resources hold.
        """
        self._total += len(data)
        if len(data) > MAX_DRAWN or self._total > _MAX_ALL:
            raise UnreadableError("draws more than can be looked through", _PICTURE)
        colours = resources.get("/ColorSpace", Dictionary())
        read = pikepdf.parse_content_stream(self.pdf.make_stream(data))
        return pikepdf.unparse_content_stream(list(self._kept(read, colours)))

    def _kept(self, read: Any, colours: Any) -> Iterator[Any]:
        for each in read:
            name = str(each.operator)
            if isinstance(each, ContentStreamInlineImage):
                yield self._picture(each.iimage, colours)
            elif name in _KNOWN:
                yield each
            elif name == "BDC":
                yield _marked(*each.operands)

    def _picture(self, image: PdfInlineImage, colours: Any) -> Any:
        """A picture among the instructions with its pixels, and what tells how they are shown."""
        refuse_too_large((image.width, image.height))
        if not LOSSLESS.issuperset(image.filters):
            raise UnreadableError(_UNSEEN, PRINT)
        told = image.obj
        packed = self.pdf.make_stream(image.read_raw_bytes())
        for key in _PACKING & set(told.keys()):
            packed[key] = told[key]
        needed = picture_size(told, colours)
        pixels = self._unpacking.data(packed)[:needed]
        if len(pixels) < needed:  # its end was found where it is not
            raise UnreadableError(_UNSEEN, PRINT)
        shown = {key: told[key] for key in _SHOWN if key in told and _is_plain(told[key])}
        space = told.get("/ColorSpace")
        if isinstance(space, Array):  # no more than a palette can stand here
            table = String(bytes(space[3])[: table_size(space)])
            shown["/ColorSpace"] = Array([Name.Indexed, Name(str(space[1])), int(space[2]), table])
        keys = Dictionary(shown).unparse().strip(b"<>")
        # In hexadecimal digits, nothing looks like the end of it.
        words = b"BI %b /F /AHx ID %b> EI" % (keys, pixels.hex().encode())
        return pikepdf.parse_content_stream(self.pdf.make_stream(words))[0]


def _is_plain(value: Any) -> bool:
    """Whether a value is a number, a name or a truth, or several of them."""
    parts = value if isinstance(value, Array) else [value]
    return not any(isinstance(each, (Array, Dictionary, String)) for each in parts)


_PACKING = {"/Filter", "/DecodeParms"}
_SHOWN = ("/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/ImageMask", "/Decode",
          "/Intent", "/Interpolate")  # fmt: skip
_UNSEEN = "has a picture among its words that cannot be looked through"
_PICTURE = "publish it as a picture, or print it to a new PDF with fewer details"


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
