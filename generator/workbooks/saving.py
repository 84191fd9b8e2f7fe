"""A workbook as bytes: the same content gives the same, for its dates are those of the content."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook


def bytes_of(book: Workbook, day: date) -> bytes:
    """The file of a workbook, whose date is a day of its content."""
    when = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = when
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _InMemory(book, archive).write_data()
    return _without_times(out)


class _InMemory(ExcelWriter):
    """Makes each sheet in memory: the library's own way leaves it in a folder for all for a moment.

    Sheets with drawings are not written by this program at all.
    """

    def __init__(self, book: Workbook, archive: zipfile.ZipFile) -> None:
        super().__init__(book, archive)
        self._parts = archive

    def write_worksheet(self, ws: Any) -> None:
        out = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001 - where the library looks for links and comments
        self._parts.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def _without_times(written: io.BytesIO) -> bytes:
    """The same archive, in which no part says when it was put there."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
