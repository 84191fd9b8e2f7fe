"""The picture that is shown beside a link to a page where people share it: one for each body."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from generator.publish.engine import typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = (1200, 630)
_MARGIN = 88
_GROUND, _INK, _PALE = "#12345c", "#ffffff", "#c3d3ea"  # the masthead's, and 9 to 1 on it
_NAME_SIZES = range(92, 40, -4)
_LEADING = 1.18
_HEIGHT = 330


def card_of(name: str, site: str, address: str) -> bytes:
    """A picture as PNG: whose pages these are, on which website, at which address."""
    picture = Image.new("RGB", SIZE, _GROUND)
    draw = ImageDraw.Draw(picture)
    lines, font = _fitted(name)
    height = round(font.size * _LEADING)
    for number, line in enumerate(lines):
        draw.text((_MARGIN, _MARGIN + number * height), line, _INK, font)
    rule = SIZE[1] - _MARGIN - 136
    draw.rectangle((_MARGIN, rule, _MARGIN + 96, rule + 5), _PALE)
    for text, below, size in ((site, 76, 40), (address, 136, 30)):
        draw.text((_MARGIN, rule + below), text, _PALE, _in_one_line(text, size), anchor="ls")
    out = io.BytesIO()
    picture.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitted(name: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """A name in lines, in the largest letters in which it has room."""
    for size in _NAME_SIZES:
        font = _font("bold", size)
        lines = list(_lines(name, font))
        if _fits(lines, font):
            break
    return lines, font


def _in_one_line(text: str, size: int) -> ImageFont.FreeTypeFont:
    """Letters of a size, or smaller ones if a text would not have room in one line."""
    wide = _font("normal", size).getlength(text)
    room = SIZE[0] - 2 * _MARGIN
    return _font("normal", size if wide <= room else int(size * room / wide))


def _fits(lines: list[str], font: ImageFont.FreeTypeFont) -> bool:
    wide = max(map(font.getlength, lines), default=0)
    return wide <= SIZE[0] - 2 * _MARGIN and len(lines) * font.size * _LEADING <= _HEIGHT


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > SIZE[0] - 2 * _MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # Not by libraries for the shaping of letters, which some systems have and others do not.
    data = io.BytesIO(typeface(weight))
    return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)
