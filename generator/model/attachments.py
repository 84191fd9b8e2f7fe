"""Images and files beside the content: what they are, and how they are published.

What is published is made anew, and carries no author, place, camera or history of the file.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.digests import digest_of
from generator.model import Attachment
from generator.model.pictures import UnreadableError, bare_image
from generator.model.schema import children
from generator.reading.files import CONTENT
from generator.reading.signs import turning_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Edition, Record

FOLDER = "files"
MAX_BYTES = 10_000_000
IMAGES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
FILES = {".pdf": "PDF", ".csv": "CSV", ".txt": "Text"}
TYPES = IMAGES | FILES


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
    """Read an attachment as it is published; UnreadableError if it cannot be."""
    path = folder / attachment.file
    suffix = path.suffix.lower()
    kind = TYPES[suffix]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError("cannot be opened", "see that you may read it") from error
    # The same file stands in the year and in each of its releases.
    key = (kind, attachment.title, digest_of(data))
    if key not in _MADE:
        if len(_MADE) >= _MANY:
            _MADE.clear()
        try:
            _MADE[key] = _made(kind, attachment.title, data)
        except UnreadableError as error:
            _MADE[key] = _Refusal(str(error), error.hint)
    made = _MADE[key]
    if isinstance(made, _Refusal):
        raise UnreadableError(made.found, made.hint)
    return PublishedFile(attachment.id, f"{attachment.id}{suffix}", kind, *made)


class _Refusal(NamedTuple):
    found: str
    hint: str


_MANY = 1000
_MADE: dict[tuple[str, str, str], tuple[bytes, tuple[int, int] | None] | _Refusal] = {}
"""What became of each file in this run, by all that it was made from."""


def _made(kind: str, title: str, data: bytes) -> tuple[bytes, tuple[int, int] | None]:
    if kind in IMAGES.values():
        return bare_image(data, kind)
    if kind == "PDF":
        return _bare_pdf(data, title), None
    if _NO_TEXT.search(data) or not _is_utf8(data):
        raise UnreadableError("is no plain text", "save it as text or CSV in UTF-8")
    _refuse_turned(data.decode())
    return data, None


def _refuse_turned(text: str) -> None:
    """An UnreadableError of a text that reads otherwise than it is written."""
    if sign := turning_in(text):
        found = f"has an invisible character ({sign}) in a text"
        raise UnreadableError(found, "delete it: readers would not see what is written")


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are text as browsers and the leak gate read it."""
    with suppress(UnicodeDecodeError):
        data.decode()
        return True
    return False


# What a word processor or spreadsheet keeps has them; so has text with two bytes for each letter.
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def _bare_pdf(data: bytes, title: str) -> bytes:
    """The pages of a PDF as they are published, when all that they say can be told."""
    from generator.model.pdf.rebuilt import rebuilt
    from generator.model.pdf.said import said_by

    try:
        made = rebuilt(data, title)
    except UnreadableError:
        raise
    except Exception as error:  # of a damaged file, the library may raise anything
        raise UnreadableError("is no readable PDF") from error
    try:
        # A text in a form that is not known would go out unread by the gate.
        for _, words in said_by(made):
            if isinstance(words, str):
                _refuse_turned(words)
    except UnreadableError:
        raise
    except Exception as error:  # of a damaged file, the library may raise anything
        found = "holds text in a form that cannot be read"
        raise UnreadableError(found, "print it to a new PDF, and publish that") from error
    return made
