"""What the leak gate cannot read is no pass: the file is refused, with the reason."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from functools import cache
from urllib.parse import quote

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
    Image.linear_gradient("L").resize((64, 64)).convert("RGB").save(out, kind)
    return out.getvalue()


def _data(kind: str, data: bytes) -> bytes:
    """A page with a picture, or whatever else, in an address."""
    return b'<img src="data:%s;base64,%s">' % (kind.encode(), base64.b64encode(data))


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
        pytest.param(
            "x.html", _in_base64(zlib.compress(bytes(range(99)))), UNKNOWN, id="zlib in base64"
        ),
        pytest.param(
            "x.html", _in_base64(zlib.compress(bytes(5_000_000), 9)), UNKNOWN, id="zlib without end"
        ),
        pytest.param("x.html", _in_base64(_picture("WEBP")), UNKNOWN, id="WebP in base64"),
        pytest.param("x.html", _data("image/webp", _picture("WEBP")), UNKNOWN, id="a WebP address"),
        pytest.param("x.html", _data("image/bmp", _picture("BMP")), UNKNOWN, id="a BMP address"),
        pytest.param("x.html", _data("image/gif", _picture("GIF")), UNKNOWN, id="a GIF address"),
        pytest.param("x.html", _data("image/tiff", _picture("TIFF")), UNKNOWN, id="a TIFF address"),
        pytest.param("x.html", _data("audio/wav", b"RIFF\0"), UNKNOWN, id="a sound in an address"),
        pytest.param("x.html", _data("", bytes(range(9))), UNKNOWN, id="an address of bytes"),
        pytest.param("x.html", _data("font/woff", b"wOFF\1"), FONT, id="a font in an address"),
        pytest.param("x.html", _data("x/zip", _zip("a")), ARCHIVE, id="an archive in an address"),
        pytest.param(
            "x.css",
            b"p { background: url(data:image/bmp," + quote(_picture("BMP")).encode() + b") }",
            UNKNOWN,
            id="a BMP address in percent codes",
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
        ("x.html", _data("image/png", _picture("PNG"))),
        ("x.html", _data("image/jpeg", _picture("JPEG"))),
        ("x.html", _data("text/plain", "Zürich £5".encode())),
        ("x.html", b"<p>The list names data: its forms, and its data:image/webp, too."),
        ("x.css", b"p { mask: url(\"data:image/svg+xml,%3Csvg xmlns='x'/%3E\") }"),
        ("x.json", _in_base64(b"\x1f\x8b" + bytes(range(128, 158)))),  # a digest, by chance
        ("x.txt", "Zürich £5".encode()),
        ("x.txt", "Zürich £5".encode("utf-16")),
        ("x.txt.gz", gzip.compress(SECRET, mtime=0)),
        ("x.css", b"p { color: red }"),
    ],
)
def test_what_can_be_read_is_not(name: str, data: bytes) -> None:
    assert pieces_of(name, data)
