"""Fonts of a PDF: whether the signs that they draw can be told to be letters.

The words of a page are searched as programs read them: by what its fonts say of their signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Stream

from generator.model.pictures import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.pdf.streams import Unpacking


def refuse_unreadable(font: Any, unpacking: Unpacking) -> None:
    """An UnreadableError of a font that does not say which letters its signs are."""
    subtype = str(font.get("/Subtype"))
    if subtype in _PARTS or _has_letters(font.get("/ToUnicode"), unpacking):
        return
    if subtype == "/Type0":
        readable = _UNICODE.fullmatch(str(font.get("/Encoding"))) is not None
    else:
        readable = _is_readable(font, font.get("/Encoding"), unpacking)
    if not readable:
        called = _NAME.search(str(font.get("/BaseFont", "")))
        name = f" ({called[0]})" if called else ""
        found = f"has a font{name} that does not say which letters its signs are"
        raise UnreadableError(found, "save it again as a PDF that can be searched")


_PARTS = {"/CIDFontType0", "/CIDFontType2"}  # of a font that says it for them
_NAME = re.compile(r"(?<=\+|/)[A-Za-z0-9,-]+$")
# The signs are letters by Unicode or by a standard of China, Taiwan or Japan.
_UNICODE = re.compile(
    r"/(?:Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)|GB-EUC|GBpc-EUC|GBK-EUC|GBK2K|ETen-B5|ETenms-B5|90ms-RKSJ)"
    r"-[HV]"
)


def _has_letters(table: Any, unpacking: Unpacking) -> bool:
    """Whether a table tells letters for any sign at all."""
    return isinstance(table, Stream) and bool(_TOLD.search(unpacking.data(table)))


_TOLD = re.compile(rb"beginbf(?:char|range)\s*<\s*[0-9A-Fa-f]")


def _is_readable(font: Any, encoding: Any, unpacking: Unpacking) -> bool:
    """Whether a font of one byte a sign names each by a name that all programs know."""
    if isinstance(encoding, Name):
        return str(encoding) in _STANDARD
    if not isinstance(encoding, Dictionary):
        return font.get("/Subtype") != "/Type3" and _names_itself(font, unpacking)
    differences = encoding.get("/Differences", Array())
    names = [str(each)[1:] for each in differences if isinstance(each, Name)]
    return all(map(_is_letter, names)) and (
        bool(names) or str(encoding.get("/BaseEncoding")) in _STANDARD
    )


_STANDARD = {"/StandardEncoding", "/WinAnsiEncoding", "/MacRomanEncoding"}


def _names_itself(font: Any, unpacking: Unpacking) -> bool:
    """Whether a font without a word on its signs has the usual ones, or says so within."""
    described = font.get("/FontDescriptor", Dictionary())
    if not any(key in described for key in _EMBEDDED):
        return True
    if int(described.get("/Flags", 0)) & _USUAL:
        return True
    program = described.get("/FontFile")
    if not isinstance(program, Stream):
        return False
    names = list(_names_in(unpacking.data(program)))
    return bool(names) and all(map(_is_letter, names))


_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
_USUAL = 1 << 5  # no other signs than those of Western languages


def _names_in(program: bytes) -> Iterator[str]:
    """What the program of a font calls its signs."""
    if b"/Encoding StandardEncoding" in program:
        yield "space"
    for found in re.finditer(rb"\bdup\s+[0-9]+\s*/(\S+)\s+put", program):
        yield found[1].decode("latin-1")


def _is_letter(name: str) -> bool:
    # Those that the library knows by which the gate reads a page; of some it only takes the number.
    from pypdf._codecs import adobe_glyphs

    known = f"/{name}" in adobe_glyphs and not _NUMBERED.fullmatch(name)
    return known or name == ".notdef" or _BY_UNICODE.fullmatch(name) is not None


_NUMBERED = re.compile("a[0-9]+")
_BY_UNICODE = re.compile(r"uni[0-9A-F]{4}|u[0-9A-F]{4,6}")
