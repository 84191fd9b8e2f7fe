"""Images and PDF that hold a secret wherever their format can keep metadata."""

from __future__ import annotations

import io
import zlib

from PIL import ExifTags, Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

SECRET = "zqsecret"  # noqa: S105 - a word to look for


def picture(mode: str = "RGB") -> Image.Image:
    """Wider than high, with its upper left corner red."""
    image = Image.new("RGB", (64, 32), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 15, 15), fill="red")
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes: where, when, by whom."""
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.Artist] = SECRET
    data[ExifTags.Base.ImageDescription] = SECRET
    data.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = SECRET.encode()
    data.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = SECRET.encode()
    return data


def png() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_text("Comment", SECRET, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    texts.add_itxt("Title", SECRET, zip=True)
    profile = zlib.compress(SECRET.encode()) + SECRET.encode()
    return (
        saved(picture(), "PNG", pnginfo=texts, exif=exif(), icc_profile=profile) + SECRET.encode()
    )


def jpeg(orientation: int = 1) -> bytes:
    secret = SECRET.encode()
    options = {"comment": secret, "xmp": b"<x>" + secret + b"</x>", "icc_profile": secret}
    return saved(picture(), "JPEG", exif=exif(orientation), **options) + secret


def pdf() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=200, height=100)
    xmp = StreamObject()
    xmp.set_data(SECRET.encode())
    page[NameObject("/Metadata")] = writer._add_object(xmp)
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject(SECRET)})
    page[NameObject("/LastModified")] = TextStringObject(SECRET)
    writer.root_object[NameObject("/Metadata")] = page.raw_get("/Metadata")
    writer.add_metadata({"/Author": SECRET, "/Title": SECRET, "/Keywords": SECRET})
    writer.add_attachment("draft.txt", SECRET.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def annotated_pdf() -> bytes:
    """A PDF with secrets inside its page: a comment, an embedded file, a picture's own data."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    picture = StreamObject()
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Filter"): NameObject("/DCTDecode"),
            NameObject("/Metadata"): writer._add_object(secret_stream()),
        }
    )
    picture._data = jpeg()
    pictures = DictionaryObject({NameObject("/Im0"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    page[NameObject("/AF")] = ArrayObject([writer._add_object(secret_stream())])
    writer.add_annotation(0, Text(text=f"{SECRET} said", rect=(0, 0, 10, 10)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def secret_stream() -> StreamObject:
    stream = StreamObject()
    stream._data = SECRET.encode()
    return stream


def unpacked(data: bytes) -> bytes:
    """The bytes of a file, and what any image or stream in it holds when it is unpacked."""
    found = [data]
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        objects = [reader.get_object(number) for number in reader.xref[0]]
        found += [each.get_data() for each in objects if isinstance(each, StreamObject)]
        found.append(repr(objects).encode())
    else:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            found.append(repr((image.info, dict(image.getexif()))).encode())
    return b"\n".join(found)
