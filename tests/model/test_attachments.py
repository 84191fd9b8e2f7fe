"""Images and files beside the content: what is published of them, and what never is.

Every file made here holds the secret wherever its format can keep metadata.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import ExifTags, Image
from support.attachments import (
    SECRET,
    annotated_pdf,
    jpeg,
    pdf,
    picture,
    png,
    saved,
    saved_pdf,
    unpacked,
)

from generator.model import Attachment
from generator.model.attachments import PublishedFile, read_attachment
from generator.model.pictures import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def published(folder: Path, name: str, data: bytes) -> PublishedFile:
    (folder / name).write_bytes(data)
    return read_attachment(folder, Attachment(id="minutes", file=name, title="Minutes", alt="x"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", png()),
        ("a.jpg", jpeg()),
        ("a.jpeg", jpeg()),
        ("a.pdf", pdf()),
        ("b.pdf", annotated_pdf()),
    ],
)
def test_metadata_is_not_published(tmp_path: Path, name: str, data: bytes) -> None:
    assert SECRET.encode() in unpacked(data)
    assert SECRET.encode() not in unpacked(published(tmp_path, name, data).data)


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"a,b\r\n"), ("a.TXT", b"\xef\xbb\xbfwords")])
def test_plain_files_are_published_as_they_are(tmp_path: Path, name: str, data: bytes) -> None:
    assert published(tmp_path, name, data).data == data


@pytest.mark.parametrize(
    ("orientation", "red"),
    [(1, (0, 0)), (2, (63, 0)), (3, (63, 31)), (4, (0, 31)),
     (5, (0, 0)), (6, (31, 0)), (7, (31, 63)), (8, (0, 63))],
)  # fmt: skip
def test_a_photograph_is_turned_as_the_camera_was_held(
    tmp_path: Path, orientation: int, red: tuple[int, int]
) -> None:
    file = published(tmp_path, "photo.jpg", jpeg(orientation))
    with Image.open(io.BytesIO(file.data)) as image:
        x, y = red
        _, green, _ = image.crop((x, y, x + 1, y + 1)).tobytes()
        assert green < 60, "white everywhere else"
        assert file.size == image.size == ((64, 32) if orientation <= 4 else (32, 64))
        assert image.getexif().get(ExifTags.Base.Orientation, 1) == 1


def half_transparent(mode: str) -> Image.Image:
    image = picture("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("image", "options"),
    [
        pytest.param(picture("1"), {}, id="black and white"),
        pytest.param(picture("L"), {}, id="grey"),
        pytest.param(half_transparent("LA"), {}, id="grey, half transparent"),
        pytest.param(picture("RGB"), {}, id="colours"),
        pytest.param(half_transparent("RGBA"), {}, id="colours, half transparent"),
        pytest.param(picture("P"), {}, id="a palette"),
        pytest.param(picture("P"), {"transparency": 0}, id="a palette with a transparent colour"),
        pytest.param(half_transparent("RGBA").quantize(9), {}, id="a palette, half transparent"),
        pytest.param(picture("RGB"), {"transparency": (255, 0, 0)}, id="a transparent colour"),
        pytest.param(Image.new("I;16", (4, 4), 40000), {}, id="16 bits"),
    ],
)
def test_a_drawing_looks_the_same(
    tmp_path: Path, image: Image.Image, options: dict[str, object]
) -> None:
    data = saved(image, "PNG", **options)
    file = published(tmp_path, "drawing.png", data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(file.data)) as after:
        assert after.mode == before.mode
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


def test_the_pages_of_a_pdf_are_all_there(tmp_path: Path) -> None:
    made = pikepdf.new()
    for width in (100, 300, 200):
        made.add_blank_page(page_size=(width, 50))
    data = published(tmp_path, "a.pdf", saved_pdf(made)).data
    with pikepdf.open(io.BytesIO(data)) as after:
        assert [page.mediabox[2] for page in after.pages] == [100, 300, 200]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", b"", "is no readable PNG image"),
        ("a.png", jpeg(), "is no readable PNG image"),
        ("a.png", png()[:150], "is no readable PNG image"),
        ("a.jpg", b"words", "is no readable JPEG image"),
        ("a.jpeg", png(), "is no readable JPEG image"),
        ("a.jpg", jpeg()[:-300], "is no readable JPEG image"),
        ("a.pdf", b"", "is no readable PDF"),
        ("a.pdf", b"%PDF-1.4\nwords", "is no readable PDF"),
        ("a.pdf", pdf()[:200], "is no readable PDF"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(UnreadableError, match=f"^{message}$"):
        published(tmp_path, name, data)
    assert not caplog.records, "libraries keep quiet: authors are told in our words"


def test_odd_metadata_of_a_camera_is_no_hindrance(tmp_path: Path) -> None:
    """Pillow would print a warning; here any warning is an error."""
    odd = jpeg().replace(b"Exif\0\0", b"Exif\0\0II*\0\x08\0\0\0\xff\xff", 1)
    assert published(tmp_path, "photo.jpg", odd).size == (64, 32)


def of_size(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds next to nothing."""
    data = saved(Image.new("1", (1, 1)), "PNG")
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + data[24:29]
    return data[:12] + head + zlib.crc32(head).to_bytes(4, "big") + data[33:]


@pytest.mark.parametrize(
    ("size", "message", "hint"),
    [
        (
            (13_300, 13_300),
            "holds a picture of 13300 x 13300 pixels",
            "make it smaller: 50 million pixels are the most",
        ),
        ((60_000, 60_000), "holds a picture of too many pixels", "make it smaller"),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_read(
    tmp_path: Path, size: tuple[int, int], message: str, hint: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        published(tmp_path, "a.png", of_size(*size))
    assert (str(caught.value), caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    "data", [b"PK\3\4\x14\0words", "a,b\r\n".encode("utf-16"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^is no plain text$"):
        published(tmp_path, name, data)


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_a_text_that_reads_otherwise_than_it_is_written_is_refused(
    tmp_path: Path, name: str, sign: str
) -> None:
    with pytest.raises(UnreadableError, match=rf"^has an invisible character \(U\+{ord(sign):X}, "):
        published(tmp_path, name, f"a,b{sign}c".encode())


@pytest.mark.parametrize("text", ["\ufeffa,b", "co\u00adoperate", "\u05d0\u200f!"])
def test_a_sign_that_turns_nothing_round_is_no_hindrance(tmp_path: Path, text: str) -> None:
    assert published(tmp_path, "a.txt", text.encode()).data == text.encode()


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    attachment = Attachment(id="minutes", file="a.txt", title="Minutes")
    with pytest.raises(UnreadableError, match=r"^cannot be opened$"):
        read_attachment(tmp_path, attachment)
