"""PDF made anew: what is lost, what stays for those who hear it, and what is refused."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile
from support.attachments import (
    SECRET,
    add_picture,
    new_pdf,
    picture,
    saved,
    saved_pdf,
    tagged_pdf,
    unpacked,
)
from support.pdf_cases import LOST, READABLE, REFUSED, changed, lines, predicted

from generator.model import Attachment, attachments
from generator.model.attachments import read_attachment
from generator.model.pictures import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def published(folder: Path, data: bytes) -> bytes:
    (folder / "a.pdf").write_bytes(data)
    attachment = Attachment(id="minutes", file="a.pdf", title="Minutes & more")
    return read_attachment(folder, attachment).data


def refused(folder: Path, data: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableError) as caught:
        published(folder, data)
    return str(caught.value), caught.value.hint


@pytest.mark.parametrize("name", LOST)
def test_what_is_no_part_of_the_pages_is_lost(tmp_path: Path, name: str) -> None:
    data = changed(LOST[name])
    assert SECRET.encode() in unpacked(data)
    assert SECRET.encode() not in unpacked(published(tmp_path, data))


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_to_be_clean_is_refused(tmp_path: Path, name: str) -> None:
    change, said = REFUSED[name]
    assert refused(tmp_path, changed(change)) == said


@pytest.mark.parametrize("name", READABLE)
def test_a_font_that_tells_its_letters_is_published(tmp_path: Path, name: str) -> None:
    with pikepdf.open(io.BytesIO(published(tmp_path, changed(READABLE[name])))) as made:
        assert "/F1" in made.pages[0].obj.Resources.Font


def test_what_is_encrypted_is_refused(tmp_path: Path) -> None:
    for password in ("", "open"):
        locked = pikepdf.Encryption(owner="all", user=password)
        data = saved_pdf(new_pdf(), encryption=locked)
        hint = "save it without a password and without restrictions"
        assert refused(tmp_path, data) == ("is encrypted", hint)


def test_tags_language_bookmarks_and_links_stay(tmp_path: Path) -> None:
    data = published(tmp_path, tagged_pdf())
    with pikepdf.open(io.BytesIO(data)) as made:
        root = made.Root
        heading, figure, led = list(root.StructTreeRoot.K)
        assert heading.Pg.objgen == made.pages[0].objgen
        assert [str(each) for each in (heading.S, figure.Alt, figure.Lang)] == [
            "/H1",
            "A tree",
            "cy",
        ]
        (link,) = list(made.pages[0].obj.Annots)
        assert [str(link.A.URI), str(link.Contents)] == ["https://example.org/", "To the minutes"]
        assert [part.Obj.objgen for part in list(led.K)] == [link.objgen]
        assert root.StructTreeRoot.ParentTree.Nums[3].objgen == led.objgen
        assert root.StructTreeRoot.RoleMap == Dictionary(Title=Name.H1)
        assert root.MarkInfo.Marked
        assert [str(root.Lang), str(root.Outlines.First.Title)] == ["en-GB", "The heading"]
        words = made.pages[0].obj.Contents.read_bytes()
        assert b"/MCID 0" in words
        assert b"heard" in words
        assert root.ViewerPreferences.DisplayDocTitle
    assert SECRET.encode() not in unpacked(data)


def test_it_says_its_title_its_language_and_that_all_can_read_it(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(published(tmp_path, tagged_pdf()))) as made:
        assert dict(made.docinfo.items()) == {"/Title": "Minutes & more"}
        about = made.open_metadata()
        assert {key: about[key] for key in about} == {
            "{http://purl.org/dc/elements/1.1/}title": "Minutes & more",
            "{http://purl.org/dc/elements/1.1/}language": {"en-GB"},
            "{http://www.aiim.org/pdfua/ns/id/}part": "1",
        }


def test_what_a_file_does_not_say_is_not_made_up(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(published(tmp_path, saved_pdf(new_pdf())))) as made:
        assert list(made.open_metadata()) == ["{http://purl.org/dc/elements/1.1/}title"]
        assert "/Lang" not in made.Root
        assert "/ViewerPreferences" not in made.Root


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = tagged_pdf()
    first = published(tmp_path, data)
    attachments._MADE.clear()
    assert published(tmp_path, data) == first


def test_a_file_is_made_anew_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    sound = attachments._made

    def counted(kind: str, title: str, data: bytes) -> tuple[bytes, tuple[int, int] | None]:
        made.append(kind)
        return sound(kind, title, data)

    monkeypatch.setattr(attachments, "_MADE", {})
    monkeypatch.setattr(attachments, "_made", counted)
    assert published(tmp_path, tagged_pdf()) == published(tmp_path, tagged_pdf())
    for _ in range(2):
        refused(tmp_path, b"%PDF-1.7")
    assert made == ["PDF", "PDF"]


def faxed(kind: int, *, black: bool) -> tuple[bytes, Callable[[pikepdf.Pdf], object]]:
    """A picture as faxes have it, and the bytes of its pixels."""
    image = picture("1")
    tiff = saved(image, "TIFF", compression="group4" if kind < 0 else "group3", tiffinfo={278: 32})
    with Image.open(io.BytesIO(tiff)) as read:
        assert isinstance(read, TiffImageFile)
        start, size, shade = read.tag_v2[273][0], read.tag_v2[279][0], read.tag_v2[262]
    pixels = image.tobytes()
    how = Dictionary(K=kind, Columns=64, Rows=32, BlackIs1=(shade == 1) != black)
    if black:
        pixels = bytes(255 - each for each in pixels)
    return pixels, lambda made: add_picture(
        made, tiff[start : start + size] + SECRET.encode(), Filter=Name.CCITTFaxDecode,
        DecodeParms=how, BitsPerComponent=1, ColorSpace=Name.DeviceGray,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [-1, 0])
@pytest.mark.parametrize("black", [False, True])
def test_a_scanned_page_has_the_same_pixels(tmp_path: Path, kind: int, *, black: bool) -> None:
    pixels, change = faxed(kind, black=black)
    data = published(tmp_path, changed(change))
    with pikepdf.open(io.BytesIO(data)) as made:
        assert made.pages[0].obj.Resources.XObject.Im0.read_bytes() == pixels


def test_lines_told_by_those_above_stay_so(tmp_path: Path) -> None:
    """A picture packed as PNG are, with a predictor, is as small afterwards."""
    told = b"".join(b"\1" + bytes([255, 0, 0]) + bytes(63 * 3) for _ in range(32))
    data = changed(predicted(told))
    with pikepdf.open(io.BytesIO(published(tmp_path, data))) as made:
        image = made.pages[0].obj.Resources.XObject.Im0
        assert image.DecodeParms == Dictionary(Predictor=15, Colors=3, Columns=64)
        assert image.read_bytes() == bytes([255, 0, 0]) * 64 * 32


def test_nothing_stands_in_what_tells_how_lines_are_read(tmp_path: Path) -> None:
    data = changed(predicted(lines(SECRET.encode()[0])))
    with pikepdf.open(io.BytesIO(published(tmp_path, data))) as made:
        image = made.pages[0].obj.Resources.XObject.Im0
        assert "/DecodeParms" not in image
        assert image.read_bytes() == bytes([255, 0, 0]) * 64 * 32


@pytest.mark.parametrize(
    ("keys", "data", "pixels"),
    [
        ("/W 2 /H 1 /BPC 8 /CS /RGB", b"abEIcf", b"abEIcf"),
        ("/W 9 /H 2 /IM true /D [1 0]", b"\x80\0\0\x80", b"\x80\0\0\x80"),
        ("/W 1 /H 1 /BPC 8 /CS [/I /RGB 1 (abcdef)] /F [/AHx /Fl]",
         zlib.compress(b"\1").hex().encode() + b">", b"\1"),
        ("/W 1 /H 1 /BPC 8 /CS /Cs1", b"abc", b"abc"),
    ],
)  # fmt: skip
def test_a_picture_among_the_words_looks_the_same(
    tmp_path: Path, keys: str, data: bytes, pixels: bytes
) -> None:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        page.Contents = made.make_stream(b"q BI %b ID %b EI Q" % (keys.encode(), data))
        space = pikepdf.Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])])
        page.Resources = Dictionary(ColorSpace=Dictionary(Cs1=space))

    with pikepdf.open(io.BytesIO(published(tmp_path, changed(change)))) as made:
        before, drawn, after = pikepdf.parse_content_stream(made.pages[0])
        assert [str(before.operator), str(after.operator)] == ["q", "Q"]
        assert isinstance(drawn, pikepdf.ContentStreamInlineImage)
        said = made.make_stream(b"BI %b ID x EI Q" % keys.encode())
        as_before = pikepdf.parse_content_stream(said)[0]
        assert isinstance(as_before, pikepdf.ContentStreamInlineImage)
        for key in ("/Width", "/Height", "/ColorSpace", "/ImageMask", "/Decode"):
            assert drawn.iimage.obj.get(key) == as_before.iimage.obj.get(key)
        assert bytes.fromhex(drawn.iimage.read_raw_bytes().decode().strip(" >\n")) == pixels


def packed_together(spaces: int) -> bytes:
    """A PDF whose catalogue and page are packed together, with so many million spaces."""
    objects = (
        b"<</Type/Catalog/Pages 3 0 R>> <</Type/Pages/Kids[4 0 R]/Count 1>> "
        b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>"
    )
    packer = zlib.compressobj(9)
    packed = packer.compress(b"2 0 3 30 4 66 " + objects)
    packed += b"".join(packer.compress(b" " * 1_000_000) for _ in range(spaces)) + packer.flush()
    head = b"<</Type/ObjStm/N 3/First 14/Filter/FlateDecode/Length %d>>" % len(packed)
    out = b"%PDF-1.7\n5 0 obj\n" + head + b"stream\n" + packed + b"\nendstream\nendobj\n"
    places = [(0, 0, 0), (0, 0, 0), (2, 5, 0), (2, 5, 1), (2, 5, 2), (1, 9, 0), (1, len(out), 0)]
    rows = b"".join(bytes([kind]) + at.to_bytes(4, "big") + bytes([n]) for kind, at, n in places)
    head = b"<</Type/XRef/Size 7/W[1 4 1]/Root 2 0 R/Length %d>>" % len(rows)
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"6 0 obj\n" + head + b"stream\n" + rows + end


def test_what_a_file_consists_of_is_unpacked_within_limits(tmp_path: Path) -> None:
    assert published(tmp_path, packed_together(0))
    assert refused(tmp_path, packed_together(160)) == ("is no readable PDF", "save it again")
