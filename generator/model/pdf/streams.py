"""The data in a PDF: unpacked within limits, and packed again without what was hidden in it."""

from __future__ import annotations

import io
import warnings
import zlib
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, PikepdfError, StreamDecodeLevel
from PIL import Image

from generator.model.jpeg import bare_jpeg
from generator.model.pdf.opened import MAX_UNPACKED, PRINT, unpacks_too_far
from generator.model.pdf.pixels import picture_size
from generator.model.pictures import UnreadableError, refuse_too_large

if TYPE_CHECKING:
    from pikepdf import Pdf, Stream

LOSSLESS = {"/FlateDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"}
_SHORT = {"/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode",
          "/RL": "/RunLengthDecode", "/DCT": "/DCTDecode", "/CCF": "/CCITTFaxDecode"}  # fmt: skip
_PREDICTED = ("/Predictor", "/Colors", "/BitsPerComponent", "/Columns")
_MAX_ALL = 4 * MAX_UNPACKED


class Unpacking:
    """Unpacks the data of one PDF, and keeps count of how much it is in all."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self._total = 0

    def data(self, stream: Stream) -> bytes:
        """What a stream holds, unpacked."""
        filters, _ = _packing(stream)
        for each in filters:
            if each not in LOSSLESS:
                raise _unknown(each)
        try:
            return self._counted(stream.read_bytes(StreamDecodeLevel.specialized))
        except PikepdfError as error:
            raise (unpacks_too_far() if "limit" in str(error) else error) from error

    def _counted(self, data: bytes) -> bytes:
        self._total += len(data)
        if self._total > _MAX_ALL:
            raise unpacks_too_far()
        return data

    def repack(self, stream: Stream, needed: int | None = None) -> None:
        """Leave in a stream what it unpacks to, as far as it is needed, and nothing behind that."""
        filters, parameters = _packing(stream)
        data = self.data(stream)
        told = filters == ["/FlateDecode"] and int(parameters[0].get("/Predictor", 1)) > 1
        if not told or (needed is not None and len(data) > needed):
            stream.write(data[:needed])
            return
        # A picture whose lines are told by those above is much smaller so.
        unpacker = zlib.decompressobj()
        lines = unpacker.decompress(stream.read_raw_bytes(), MAX_UNPACKED)
        if not unpacker.eof:
            raise UnreadableError("has data that cannot be unpacked", PRINT)
        how = {key: int(parameters[0][key]) for key in _PREDICTED if key in parameters[0]}
        if _is_odd(lines, how):
            stream.write(data)
            return
        packed = zlib.compress(lines, 9)
        stream.write(packed, filter=Name.FlateDecode, decode_parms=Dictionary(how))

    def picture(self, stream: Stream) -> None:
        """Leave of a picture its pixels."""
        refuse_too_large((int(stream.Width), int(stream.Height)))
        filters, parameters = _packing(stream)
        if not filters or filters[-1] in LOSSLESS:
            self.repack(stream, picture_size(stream, {}))
        elif filters[-1] == "/DCTDecode":
            colours = parameters[-1].get("/ColorTransform")
            how = None if colours is None else Dictionary(ColorTransform=int(colours))
            jpeg = bare_jpeg(self._inside(stream))
            stream.write(jpeg, filter=Name.DCTDecode, decode_parms=how)
        elif filters[-1] == "/CCITTFaxDecode":
            stream.write(_from_fax(self._inside(stream), stream, parameters[-1]))
        else:
            raise _unknown(filters[-1])

    def _inside(self, stream: Stream) -> bytes:
        """The bytes of a picture as they are before its last filter."""
        filters, parameters = _packing(stream)
        if len(filters) == 1:
            return self._counted(stream.read_raw_bytes())
        outer = self.pdf.make_stream(stream.read_raw_bytes())
        outer.Filter = Array([Name(each) for each in filters[:-1]])
        outer.DecodeParms = Array([Dictionary(each) for each in parameters[:-1]])
        return self.data(outer)


def _is_odd(lines: bytes, how: dict[str, int]) -> bool:
    """Whether lines of a PNG begin with anything but the five signs that tell how they are told."""
    if how["/Predictor"] < _BY_LINE:
        return False
    bits = how.get("/Columns", 1) * how.get("/Colors", 1) * how.get("/BitsPerComponent", 8)
    starts = lines[:: 1 + (bits + 7) // 8]
    return max(starts, default=0) > _LAST_WAY


_BY_LINE, _LAST_WAY = 10, 4


def _packing(stream: Stream) -> tuple[list[str], list[dict[str, Any]]]:
    """The filters of a stream by their whole names, each with its parameters."""
    filters: Any = stream.get("/Filter", [])
    parameters: Any = stream.get("/DecodeParms", [])
    named = [filters] if isinstance(filters, Name) else list(filters)
    names = [_SHORT.get(str(each), str(each)) for each in named]
    given = [parameters] if isinstance(parameters, Dictionary) else list(parameters)
    how = [dict(each.items()) if isinstance(each, Dictionary) else {} for each in given]
    return names, [*how, *({} for _ in names)][: len(names)]


def _unknown(filter_name: str) -> UnreadableError:
    """What is said of data packed in a way by which anything could be hidden in it."""
    name = filter_name.removeprefix("/").removesuffix("Decode")
    way = f"as {name}, which" if name in _KNOWN else "in a way that"
    return UnreadableError(f"has data packed {way} cannot be looked through", PRINT)


_KNOWN = {"JPX", "JBIG2", "CCITTFax", "DCT", "Crypt"}


def _from_fax(data: bytes, stream: Stream, how: dict[str, Any]) -> bytes:
    """The pixels of a picture packed as faxes are, eight to a byte."""
    kind = int(how.get("/K", 0))
    width, height = int(how.get("/Columns", 1728)), int(stream.Height)
    if width != int(stream.Width) or how.get("/EncodedByteAlign") or kind > 0:
        raise _unknown("/CCITTFaxDecode")
    tags = {256: width, 257: height, 258: 1, 259: 4 if kind < 0 else 3, 262: 0, 273: 122,
            277: 1, 278: height, 279: len(data)}  # fmt: skip
    head = b"II*\0" + (8).to_bytes(4, "little") + len(tags).to_bytes(2, "little")
    for tag, value in tags.items():
        head += b"".join(
            number.to_bytes(size, "little")
            for number, size in ((tag, 2), (4, 2), (1, 4), (value, 4))
        )
    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(io.BytesIO(head + bytes(4) + data), formats=["TIFF"]) as image,
    ):
        pixels = image.convert("1").tobytes()
    if how.get("/BlackIs1"):
        return bytes(255 - each for each in pixels)
    return pixels
