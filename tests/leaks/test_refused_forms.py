"""What the leak gate cannot read is no pass: the file is refused, with the reason."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from functools import cache

import pytest
from PIL import Image

from generator.leaks.pieces import UnsearchableError, pieces_of

SECRET = b"the spare key hangs behind the blue door"


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, SECRET)
    return out.getvalue()


def _tar(mode: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        told = tarfile.TarInfo("notes.txt")
        told.size = len(SECRET)
        archive.addfile(told, io.BytesIO(SECRET))
    return out.getvalue()


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, kind)
    return out.getvalue()


@cache
def _in_base64(data: bytes) -> bytes:
    return b"<p>" + base64.b64encode(data)


ARCHIVE, FONT, UNKNOWN = "in which anything may be packed", "is a font", "form that is not known"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("x.zip", _zip("notes.txt"), f"ZIP .*{ARCHIVE}", id="a ZIP archive"),
        pytest.param("x.docx", _zip("word/document.xml"), "an Office file", id="Word"),
        pytest.param("x.txt", _zip("notes.txt"), ARCHIVE, id="an archive called a text"),
        pytest.param("x.html", _zip("notes.txt"), ARCHIVE, id="an archive called a page"),
        pytest.param("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + SECRET, "older", id="old Word"),
        pytest.param("x.gz", gzip.compress(gzip.compress(SECRET)), "gzip", id="gzip in gzip"),
        pytest.param("x.txt", gzip.compress(SECRET), "gzip", id="gzip called a text"),
        pytest.param("x.tar", _tar("w"), "tar", id="tar"),
        pytest.param("x.tar.gz", _tar("w:gz"), "tar", id="tar in gzip"),
        pytest.param("x.txt.gz", gzip.compress(_zip("a")), "ZIP", id="ZIP in gzip"),
        pytest.param("x.bz2", bz2.compress(SECRET), "bzip2", id="bzip2"),
        pytest.param("x.xz", lzma.compress(SECRET), "xz", id="xz"),
        pytest.param("x.7z", b"7z\xbc\xaf\x27\x1c" + SECRET, "7z", id="7z"),
        pytest.param("x.woff2", b"wOF2" + SECRET, FONT, id="WOFF2"),
        pytest.param("x.ttf", b"\0\x01\0\0\0" + SECRET, FONT, id="TrueType"),
        pytest.param("x.otf", b"OTTO" + SECRET, FONT, id="OpenType"),
        pytest.param("x.bin", bytes(range(256)), UNKNOWN, id="bytes"),
        pytest.param("x.html", b"<p>\xff\xfe", UNKNOWN, id="a page in no encoding"),
        pytest.param("x.gif", _picture("GIF"), UNKNOWN, id="a picture of another kind"),
        pytest.param("x.png", _picture("PNG")[:40], "cannot be read", id="a damaged picture"),
        pytest.param("x.png", _picture("PNG") + _zip("a"), "behind the picture", id="two in one"),
        pytest.param("x.jpg", _picture("JPEG") + b"PK", "behind the picture", id="more behind it"),
        pytest.param("x.pdf", b"%PDF-1.7 " + SECRET, "cannot be read", id="a damaged PDF"),
        pytest.param("x.html", _in_base64(_zip("a")), ARCHIVE, id="an archive in base64"),
        pytest.param(
            "x.html", _in_base64(b"wOFF\0\1\0\0 " + SECRET * 2), FONT, id="a font in base64"
        ),
        pytest.param(
            "x.html", _in_base64(gzip.compress(bytes(range(99)))), "gzip", id="gzip in base64"
        ),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(UnsearchableError, match=why):
        pieces_of(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.png", _picture("PNG")),
        ("x.jpg", _picture("JPEG")),
        ("x.bin", _picture("PNG")),
        ("x.html", _in_base64(_picture("PNG"))),
        ("x.json", _in_base64(b"\x1f\x8b" + bytes(range(128, 158)))),  # a digest, by chance
        ("x.txt", "Zürich £5".encode()),
        ("x.txt", "Zürich £5".encode("utf-16")),
        ("x.txt.gz", gzip.compress(SECRET, mtime=0)),
        ("x.css", b"p { color: red }"),
    ],
)
def test_what_can_be_read_is_not(name: str, data: bytes) -> None:
    assert pieces_of(name, data)
