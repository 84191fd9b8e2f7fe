"""How many bytes a picture or a table in a PDF needs; what stands behind them is never shown."""

from __future__ import annotations

from math import prod
from typing import Any

from pikepdf import Array

from generator.model.pdf.opened import PRINT
from generator.model.pictures import UnreadableError

_COLOURS = {
    "/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1,
    "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4,
    "/G": 1, "/I": 1, "/RGB": 3, "/CMYK": 4,
}  # fmt: skip


def picture_size(image: Any, named: Any) -> int:
    """The bytes of a picture's pixels, its lines filled up to whole ones.

    What a picture among the instructions calls its colours may be the name of some in `named`.
    """
    width, height = int(image.Width), int(image.Height)
    if image.get("/ImageMask", False):
        return _lines(width, 1, height)
    space = image.get("/ColorSpace")
    if str(space) in named:
        space = named[str(space)]
    return _lines(width, colours_of(space) * int(image.get("/BitsPerComponent", 8)), height)


def _lines(width: int, bits: int, height: int) -> int:
    return (width * bits + 7) // 8 * height


def colours_of(space: Any) -> int:
    """How many numbers make one colour."""
    family = str(space[0]) if isinstance(space, Array) and len(space) else str(space)
    if family == "/ICCBased":
        return int(space[1].N)
    if family == "/DeviceN":
        return len(space[1])
    if family not in _COLOURS:
        raise UnreadableError("has a picture that does not say how many colours it has", PRINT)
    return _COLOURS[family]


def table_size(space: Any) -> int:
    """The bytes of the colours of a palette."""
    return (int(space[2]) + 1) * colours_of(space[1])


def samples_size(function: Any) -> int:
    """The bytes of the samples of a function."""
    outputs = len(function.Range) // 2
    return (prod(map(int, function.Size)) * outputs * int(function.BitsPerSample) + 7) // 8
