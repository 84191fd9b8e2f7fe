"""A workbook as bytes: the same content gives the same, for its dates are those of the content."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from generator.problems import ExpectedError

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook


def bytes_of(book: Workbook, day: date) -> bytes:
    """The file of a workbook, whose date is a day of its content."""
    from openpyxl.writer.excel import ExcelWriter

    when = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = when
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(out, "w") as archive:
            ExcelWriter(book, archive).write_data()
    except OSError as error:  # the library writes each sheet to a file for a moment
        raise ExpectedError(f"The workbook cannot be written: {error.strerror}.") from None
    return _without_times(out)


def _without_times(written: io.BytesIO) -> bytes:
    """The same archive, in which no part says when it was put there."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
