"""What bytes are, by how they begin, and why the gate cannot tell what some of them say."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

PDF = b"%PDF"
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"

_ARCHIVE = "is {}, in which anything may be packed: publish what is in it instead"
_FONT = "is a font, which can draw one letter as another: only fonts of the program are published"
_ARCHIVES = {
    b"PK\x03\x04": "a ZIP archive or an Office file",
    b"PK\x05\x06": "a ZIP archive",
    b"PK\x07\x08": "a ZIP archive",
    b"\x1f\x8b": "an archive made by gzip",
    b"BZh": "an archive made by bzip2",
    b"\xfd7zXZ\0": "an archive made by xz",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "an archive made by zstd",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office file of an older kind",
}
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"ttcf", b"true\0", b"\0\x01\0\0\0")
# Pictures, sound, film, programs and tables that no site of the program has.
_OTHERS = (
    b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"\0\0\1\0", b"8BPS", b"\0\0\0\x0cj", b"\0\0\0\x0cJ",
    b"OggS", b"fLaC", b"ID3", b"MThd", b"\x1aE\xdf\xa3", b"FLV\1", b"\0asm", b"\x7fELF",
    b"SQLite format 3\0",
)  # fmt: skip
_STARTS = (PDF, PNG, JPEG, *_OTHERS, *_ARCHIVES, *_FONTS)
_FILM, _FILM_AT = b"ftyp", 4  # also pictures of newer kinds
_TAR, _TAR_AT = b"ustar", 257

UNKNOWN = "has a form that is not known, so nobody can tell what it says"
DAMAGED = "cannot be read, so nobody can tell what it says: withdraw it"


def is_file(data: bytes) -> bool:
    """Whether bytes begin as a file does that is no text."""
    bitmap = data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data)
    within = data.startswith(_FILM, _FILM_AT) or data.startswith(_TAR, _TAR_AT)
    return bitmap or within or data.startswith(_STARTS)


def why_unsearchable(data: bytes) -> str:
    """Why nobody can tell what a file says, which is no picture and no PDF; "" of a text."""
    for start, what in _ARCHIVES.items():
        if data.startswith(start):
            return _ARCHIVE.format(what)
    if data[_TAR_AT:].startswith(_TAR):
        return _ARCHIVE.format("a tar archive")
    if data.startswith(_FONTS):
        return _FONT
    return UNKNOWN if text_of(data) is None else ""


BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, which begins alike
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def text_of(data: bytes) -> str | None:
    """A file as text, if it is one: it says in which of the Unicode encodings."""
    encoding = next((name for bom, name in BOMS.items() if data.startswith(bom)), "utf-8")
    with suppress(UnicodeDecodeError):
        text = data.decode(encoding)
        return None if _NO_TEXT.search(text) else text
    return None
