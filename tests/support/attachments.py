"""Images and PDF that hold a secret wherever their format can keep metadata."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from typing import Any

import pikepdf
from PIL import ExifTags, Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

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


def new_pdf(drawn: bytes = b"") -> pikepdf.Pdf:
    """A PDF of one page to which more can be added."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(200, 100))
    page.obj.Contents = made.make_stream(drawn)
    return made


def saved_pdf(made: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    made.save(out, deterministic_id="encryption" not in options, **options)
    return out.getvalue()


def secret_stream(made: pikepdf.Pdf) -> pikepdf.Stream:
    return made.make_stream(SECRET.encode())


def pdf() -> bytes:
    made = new_pdf()
    page = made.pages[0].obj
    page.Metadata = secret_stream(made)
    page.PieceInfo = pikepdf.Dictionary(X=pikepdf.String(SECRET))
    page.LastModified = pikepdf.String(SECRET)
    made.Root.Metadata = page.Metadata
    for key in ("Author", "Title", "Keywords"):
        made.docinfo[f"/{key}"] = pikepdf.String(SECRET)
    made.attachments["draft.txt"] = SECRET.encode()
    return saved_pdf(made)


def add_picture(made: pikepdf.Pdf, data: bytes, **keys: Any) -> pikepdf.Stream:
    """A picture that the page draws."""
    size = {"Width": 64, "Height": 32, "BitsPerComponent": 8, "ColorSpace": pikepdf.Name.DeviceRGB}
    image = made.make_stream(data, **(size | keys))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    page = made.pages[0].obj
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = made.make_stream(b"q 64 0 0 32 0 0 cm /Im0 Do Q")
    return image


def add_note(made: pikepdf.Pdf, subtype: str, **keys: Any) -> pikepdf.Dictionary:
    """An annotation of the page, whether a link, a comment or something else."""
    note = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{subtype}"), Rect=[0, 0, 9, 9], **keys
        )
    )
    page = made.pages[0].obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), note])
    return note


def annotated_pdf() -> bytes:
    """A PDF with secrets inside its page: a comment, an embedded file, a picture's own data."""
    made = new_pdf()
    image = add_picture(made, jpeg(), Filter=pikepdf.Name.DCTDecode)
    image.Metadata = secret_stream(made)
    made.pages[0].obj.AF = pikepdf.Array([secret_stream(made)])
    add_note(made, "Text", Contents=pikepdf.String(f"{SECRET} said"))
    return saved_pdf(made)


def tagged_pdf() -> bytes:
    """A page with a heading, a picture with words for it, a link and its tags."""
    made = new_pdf(b"/H1 <</MCID 0>> BDC q Q EMC /Span <</ActualText (heard)>> BDC EMC")
    page = made.pages[0].obj
    root = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    link = add_note(
        made,
        "Link",
        StructParent=1,
        Contents=pikepdf.String("To the minutes"),
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/")),
    )
    comment = add_note(made, "Text", StructParent=2, Contents=pikepdf.String(SECRET))
    heading = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.H1, P=root, Pg=page, K=0))
    figure = made.make_indirect(
        pikepdf.Dictionary(
            S=pikepdf.Name.Figure,
            P=root,
            Pg=page,
            Alt=pikepdf.String("A tree"),
            Lang=pikepdf.String("cy"),
        )
    )
    parts = [
        pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=each, Pg=page) for each in (link, comment)
    ]
    led = made.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.Link, P=root, K=pikepdf.Array(parts))
    )
    root.K = pikepdf.Array([heading, figure, led])
    root.ParentTree = made.make_indirect(
        pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([heading]), 1, led]))
    )
    root.RoleMap = pikepdf.Dictionary(Title=pikepdf.Name.H1)
    page.StructParents = 0
    made.Root.StructTreeRoot, made.Root.MarkInfo = root, pikepdf.Dictionary(Marked=True)
    made.Root.Lang = pikepdf.String("en-GB")
    with made.open_metadata(set_pikepdf_as_editor=False) as about:
        about["pdfuaid:part"] = "1"
        about["dc:title"] = SECRET
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("The heading", 0))
    return saved_pdf(made)


def unpacked(data: bytes) -> bytes:
    """The bytes of a file, and what any image or stream in it holds when it is unpacked."""
    found = [data]
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as opened:
            for each in [*opened.objects, opened.trailer.get("/Info", pikepdf.Dictionary())]:
                stream = isinstance(each, pikepdf.Stream)
                if stream and each.get("/Type") != "/XRef":
                    found.append(_data_of(each))
                found.append((each.stream_dict if stream else each).unparse(resolved=True))
    else:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            found.append(repr((image.info, dict(image.getexif()))).encode())
    return b"\n".join(found)


def _data_of(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except pikepdf.PdfError:
        raw = stream.read_raw_bytes()
    with suppress(zlib.error):
        return zlib.decompress(raw)
    return raw
