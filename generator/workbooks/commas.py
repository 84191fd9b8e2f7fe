"""The same table as comma-separated text: what a workbook hides stands in a last column."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook

from generator.cells import as_csv, with_formula
from generator.problems import ExpectedError
from generator.workbooks.columns import ACTIONS, ID
from generator.workbooks.files import MAX_COLUMNS, MAX_ROWS, too_large
from generator.workbooks.stamp import Stamp, put_stamp, stamp_of
from generator.workbooks.table import HEADER, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

MARK = "Exported as"
"""The last column: the year, for whom, which row of how many it is, and the digest of it."""
_MARK = re.compile(r"(\S+) (?:of (\S+) )?row ([0-9]+) of ([0-9]+) ([0-9a-f]{64})")


def csv_of_book(book: Workbook) -> str:
    """The sheet with the actions as text, with what the workbook knows of its export."""
    stamp = stamp_of(book)
    assert stamp is not None
    rows = [[_text(value) for value in row] for row in book[ACTIONS].iter_rows(values_only=True)]
    at = rows[HEADER - 1].index(ID.name)
    rows[HEADER - 1].append(MARK)
    numbers = {name: number for number, name in enumerate(stamp.rows, 1)}
    for row in rows[HEADER:]:
        number = numbers.get(row[at])
        whose = f" of {stamp.owner}" if stamp.owner else ""
        of = f"{stamp.edition}{whose} row {number} of {len(numbers)}"
        row.append(f"{of} {stamp.rows[row[at]]}" if number else "")
    return as_csv(rows)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else text_of(value)


def book_of_csv(data: bytes, file: Path) -> Workbook:
    """The text as a workbook with one sheet, all of whose cells are texts."""
    header, *rows = _rows(data, file)
    if MARK not in header:
        message = f'{file} was not made by "governance actions export", or has no column "{MARK}"'
        raise ExpectedError(f"{message} any more. Export it again.")
    at = header.index(MARK)
    name = header.index(ID.name) if ID.name in header else at
    marks: dict[str, re.Match[str]] = {}
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = ACTIONS
    for number, row in enumerate([header, *rows], HEADER):
        cells = [*row, *[""] * (len(header) - len(row))]
        if found := _MARK.fullmatch(cells.pop(at).strip()):
            marks[cells[name].strip()] = found
        for column, text in enumerate(cells, 1):
            if text:
                sheet.cell(number, column, with_formula(text)).data_type = "s"
    put_stamp(book, _stamp(marks))
    return book


def _stamp(marks: dict[str, re.Match[str]]) -> Stamp:
    years, owners = ({found[at] or "" for found in marks.values()} for at in (1, 2))
    numbers = {int(found[3]) for found in marks.values()}
    most = max((int(found[4]) for found in marks.values()), default=0)
    gone = tuple(sorted({*range(1, min(most, MAX_ROWS) + 1)} - numbers))
    digests = {name: found[5] for name, found in marks.items()}
    return Stamp(" and ".join(sorted(years)), " and ".join(sorted(owners)), digests, {}, gone)


def _rows(data: bytes, file: Path) -> list[list[str]]:
    """The rows of a text, cut where its header is cut: at commas, semicolons or tabs."""
    text = _decoded(data, file)
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error as error:
        message = f"{file} cannot be read as a table: {error}."
        raise ExpectedError(f"{message} Save it again as CSV UTF-8.") from None
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise ExpectedError(too_large(file, "the table"))
    if not any(map(any, rows)):
        raise ExpectedError(f"{file} is empty. Export it again.")
    return rows


def _decoded(data: bytes, file: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found = f"the byte 0x{data[error.start]:02x} in line {line}"
        message = f"{file} is not UTF-8 text: {found} is none."
        raise ExpectedError(f'{message} In Excel, save it as "CSV UTF-8".') from None
