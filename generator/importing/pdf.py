"""The lines of a PDF's text layer, with what their place and size on the page tell of them."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

from generator.importing.blocks import visible
from generator.importing.lines import PageLine

if TYPE_CHECKING:
    from pypdf import PdfReader

_LARGER = 1.15  # so much larger than the text, a line is a heading
_GAP = 1.6  # lines further apart than this, in heights of their letters, are of two paragraphs

_Piece = tuple[str, float, float, bool]  # text, height on the page, size of letters, bold


def pages_of(data: bytes) -> list[list[PageLine]]:
    """The lines of each page; a PermissionError of an encrypted file."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _open(reader)
    pages = [_rows(_pieces(page)) for page in reader.pages]
    sizes = Counter[float]()
    for page in pages:
        for text, _, size, _ in page:
            sizes[size] += len(text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted((size for size in sizes if size > body * _LARGER), reverse=True)
    return [list(_lines(page, larger)) for page in pages]


def _open(reader: PdfReader) -> None:
    """Open what is encrypted and needs no password to be read; a PermissionError otherwise."""
    try:
        opened = reader.decrypt("")
    except Exception as error:  # of ways to encrypt that are not known, the library raises anything
        raise PermissionError from error
    if not opened:
        raise PermissionError


def _pieces(page: Any) -> list[_Piece]:  # pypdf's page
    pieces: list[_Piece] = []

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        height = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        scale = abs(cm[3] * tm[3]) or 1.0
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        pieces.append((text, height, round(size * scale, 1), bold))

    page.extract_text(visitor_text=take)
    return pieces


def _rows(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces put together to lines, each with its place and its largest letters."""
    rows: list[_Piece] = []
    for text, height, size, bold in pieces:
        for at, part in enumerate(text.split("\n")):
            seen = bool(part.strip())
            if at or not rows:
                rows.append((part, height, size if seen else 0.0, bold))
                continue
            before, there, larger, thick = rows[-1]
            begun = bool(before.strip())
            place = there if begun else height
            largest = max(larger, size) if seen else larger
            rows[-1] = (before + part, place, largest, (thick or not begun) and (bold or not seen))
    return [(visible(text), *rest) for text, *rest in rows if text.strip()]  # type: ignore[misc]


def _lines(rows: list[_Piece], larger: list[float]) -> list[PageLine]:
    lines: list[PageLine] = []
    below: tuple[float, float] | None = None
    for text, height, size, bold in rows:
        if below and below[0] - height > max(below[1], size) * _GAP:
            lines.append(PageLine(""))
        level = larger.index(size) + 1 if size in larger else 0
        lines.append(PageLine(text.strip(), level, bold=bold))
        below = (height, size)
    return lines
