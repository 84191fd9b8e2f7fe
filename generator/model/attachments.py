"""Images and files beside the content: what they are, and how they are published.

What is published carries no metadata: no author, place, camera, title or history of the file.
"""

from __future__ import annotations

import io
import logging
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from generator.digests import digest_of
from generator.model import Attachment
from generator.model.schema import children
from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Edition, Record

# It says more on standard error, in words not for authors, than "is no readable PDF".
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

FOLDER = "files"
MAX_BYTES = 10_000_000
IMAGES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
FILES = {".pdf": "PDF", ".csv": "CSV", ".txt": "Text"}
TYPES = IMAGES | FILES


class UnreadableError(Exception):
    """A file that is not what its name says; the text completes "found a file that ..."."""


@dataclass(frozen=True)
class PublishedFile:
    """An attachment as it is published: below a new name, without metadata."""

    id: str
    name: str
    kind: str
    data: bytes
    size: tuple[int, int] | None = None  # of an image: width and height in pixels

    @property
    def digest(self) -> str:
        return digest_of(self.data)

    @property
    def weight(self) -> str:
        """How large it is, for people."""
        kilobytes = max(1, round(len(self.data) / 1000))
        thousand = 1000
        return f"{kilobytes} KB" if kilobytes < thousand else f"{kilobytes / thousand:.1f} MB"


def attachments_of(record: Record) -> Iterator[Attachment]:
    """All attachments in and below a record."""
    for _, child in children(record):
        if isinstance(child, Attachment):
            yield child
        yield from attachments_of(child)


def folder_of(project: Path, body: str, year: str) -> Path:
    """Where the files of a body's year stand."""
    return project / CONTENT / body / year / FOLDER


def readable_files(folder: Path, edition: Edition) -> Iterator[PublishedFile]:
    """The attachments of an edition as they are published, as far as they can be read.

    Those of a working copy all can; what was released once stays published without the others.
    """
    for attachment in attachments_of(edition):
        with suppress(UnreadableError):
            yield read_attachment(folder, attachment)


def read_attachment(folder: Path, attachment: Attachment) -> PublishedFile:
    """Read an attachment as it is published; UnreadableError if it is not what it says."""
    path = folder / attachment.file
    suffix = path.suffix.lower()
    kind = TYPES[suffix]
    data = path.read_bytes()
    name = f"{attachment.id}{suffix}"
    if suffix in IMAGES:
        data, size = bare_image(data, kind)
        return PublishedFile(attachment.id, name, kind, data, size)
    if kind == "PDF":
        data = _bare_pdf(data)
    return PublishedFile(attachment.id, name, kind, data)


def bare_image(data: bytes, kind: str) -> tuple[bytes, tuple[int, int]]:
    """The picture alone, turned the way a camera said it was held."""
    out = io.BytesIO()
    try:
        # Pillow would warn of odd metadata, which is left out anyway, in words not for authors.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(data), formats=[kind]) as image,
        ):
            turned = ImageOps.exif_transpose(image)
            bare = Image.new(turned.mode, turned.size)
            if turned.palette:
                bare.putpalette(turned.palette)
            bare.paste(turned)
            transparency = image.info.get("transparency")
            extra = {} if transparency is None else {"transparency": transparency}
            bare.save(out, kind, **({"quality": 92} if kind == "JPEG" else extra))
            return out.getvalue(), bare.size
    except Exception as error:  # of a damaged picture, the library may raise anything
        raise UnreadableError(f"is no readable {kind} image") from error


def _bare_pdf(data: bytes) -> bytes:
    """The pages alone: no properties, comments, embedded files, nor data about their pictures.

    Links go with the comments: in a PDF both are annotations.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    out = io.BytesIO()
    try:
        writer = PdfWriter()
        for page in PdfReader(io.BytesIO(data)).pages:
            writer.add_page(page)
        writer.metadata = None
        writer.remove_annotations(subtypes=None)
        for each in writer._objects:  # noqa: SLF001 - there is no other list of them
            if not isinstance(each, DictionaryObject):
                continue
            for key in ("/Metadata", "/PieceInfo", "/LastModified", "/AF"):
                each.pop(NameObject(key), None)
            if isinstance(each, StreamObject) and each.get("/Filter") == "/DCTDecode":
                each._data = _bare_jpeg(each._data)  # noqa: SLF001 - the encoded picture itself
        # What is no longer referred to would still be written.
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        writer.write(out)
    except Exception as error:  # of a damaged file, the library may raise anything
        raise UnreadableError("is no readable PDF") from error
    return out.getvalue()


def prove_readable(file: PublishedFile) -> None:
    """Read the words of a PDF as it is published; UnreadableError if nobody can tell what it says.

    A text in a form that is not known would go out unread by the gate.
    """
    if file.kind != "PDF":
        return
    from pypdf import PdfReader

    try:
        for page in PdfReader(io.BytesIO(file.data)).pages:
            page.extract_text()
    except Exception as error:  # of a damaged file, the library may raise anything
        raise UnreadableError("holds text in a form that cannot be read") from error


_MARKER = 0xFF
_SCAN = 0xDA  # the picture begins: nothing after it is about the file
# JFIF and Adobe's colour transform are needed to show it; all other applications' data is not.
_NEEDED = {0xE0, 0xEE}
_COMMENT = 0xFE
_APPLICATIONS = range(0xE0, 0xF0)


def _bare_jpeg(data: bytes) -> bytes:
    """A JPEG without its EXIF, XMP, profiles and comments; the picture's own bytes stay."""
    kept, at = bytearray(data[:2]), 2
    while at + 4 <= len(data) and data[at] == _MARKER and data[at + 1] != _SCAN:
        kind, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind in _NEEDED or (kind not in _APPLICATIONS and kind != _COMMENT):
            kept += data[at:end]
        at = end
    # Inside the picture this pair of bytes never stands; after it, anything may.
    end = data.find(b"\xff\xd9", at)
    return bytes(kept + (data[at : end + 2] if end >= 0 else data[at:]))
