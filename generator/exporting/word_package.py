"""A Word document as bytes that are the same under every clock and on every system."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.exporting.document import LANGUAGE

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as WordFile

    from generator.exporting.document import WholeDocument

_FIRST_YEAR = 1980
"""Before it, nothing in a ZIP can have been."""
_UNIX = 3


def packed_document(file: WordFile, document: WholeDocument) -> bytes:
    """The bytes of a Word document, with what it says of itself."""
    about = file.core_properties
    about.title, about.author, about.last_modified_by = document.title, document.body, document.body
    about.subject, about.keywords, about.comments, about.category = "", "", "", ""
    about.language, about.revision = LANGUAGE, 1
    # Word's own midnight: python-docx takes times without a zone for those of the first one.
    about.created = about.modified = datetime.combine(document.day, time(), UTC)
    written = BytesIO()
    file.save(written)
    return _at_day(written, document.day)


def _at_day(package: BytesIO, day: date) -> bytes:
    """A package all of whose files are of one day."""
    out = BytesIO()
    stamp = (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0)
    with ZipFile(package) as read, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as written:
        for name in read.namelist():
            info = ZipInfo(name, stamp)
            info.compress_type, info.create_system = ZIP_DEFLATED, _UNIX
            written.writestr(info, read.read(name))
    return out.getvalue()
