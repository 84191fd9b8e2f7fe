"""Workbooks as files: only what is bounded and runs nothing is opened, and all or nothing saved."""

from __future__ import annotations

import errno
import io
import re
import warnings
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.disk import sync_one
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

MAX_BYTES = 10_000_000
MAX_UNPACKED = 60_000_000
MAX_PARTS = 1_000
MAX_ROWS = 10_000
MAX_COLUMNS = 500
_OLE = b"\xd0\xcf\x11\xe0"  # how a workbook with a password begins, and one of Excel before 2007


def read_file(file: Path) -> bytes:
    """The bytes of a workbook or a table; ExpectedError where it is none that is read."""
    check_kind(file)
    if file.is_dir():
        raise ExpectedError(f"{file} is a folder. Name a file in it.")
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ExpectedError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB. {_SMALLER}")
        return file.read_bytes()
    except FileNotFoundError:
        raise ExpectedError(f"There is no file {file}.") from None
    except OSError as error:
        raise ExpectedError(f"{file} cannot be read: {error.strerror}.") from None


_SMALLER = "Remove what is not part of the plan, or export it again."


def check_kind(file: Path) -> None:
    """Refuse a file whose name says that it is neither a workbook nor a table."""
    kind = file.suffix.lower()
    if kind == ".xlsm":
        raise ExpectedError(f"{file} may contain macros, so it is not opened. Save it as .xlsx.")
    if kind not in {".xlsx", ".csv"}:
        raise ExpectedError(f"{file} is neither a workbook (.xlsx) nor a table (.csv).")


def open_book(data: bytes, file: Path) -> tuple[Workbook, list[str]]:
    """A workbook, and what of it would be lost if it was saved again."""
    import openpyxl

    if data.startswith(_OLE):
        message = f"{file} has a password, or is of an older Excel."
        raise ExpectedError(f"{message} Save it as .xlsx, without a password.")
    lost = _look_into(data, file)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    except Exception as error:  # of a damaged file, the library may raise anything
        raise ExpectedError(_damaged(file)) from error
    for sheet in book.worksheets:
        if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
            raise ExpectedError(too_large(file, f'the sheet "{sheet.title}"'))
    lost += [str(each.message) for each in said if "removed" in str(each.message)]
    return book, lost


def _damaged(file: Path) -> str:
    return f"{file} cannot be opened as a workbook. Save it again as .xlsx."


def too_large(file: Path, where: str) -> str:
    """That a sheet or a table is larger than any plan."""
    limit = f"more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns"
    return f"{file}: {where} has {limit}, if only empty ones. {_SMALLER}"


_DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# What Excel adds by itself and makes again; and all that is read and written here.
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?_rels/.*\.rels|docProps/.*|customXml/.*|docMetadata/.*"
    r"|xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/theme/.*"
    r"|xl/worksheets/[^/]+\.xml|xl/tables/[^/]+\.xml|xl/(printerSettings|persons)/.*"
    r"|xl/(worksheets/)?comments/?[^/]*\.xml|xl/drawings/[^/]*\.vml"
)


def _look_into(data: bytes, file: Path) -> list[str]:
    """Refuse what is too large before it is unpacked; the names of parts that are not kept."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            declared = sum(part.file_size for part in parts)
            if declared > MAX_UNPACKED or len(parts) > MAX_PARTS:
                size = f"{declared // 1_000_000} MB in {len(parts)} parts"
                raise ExpectedError(f"{file} would be unpacked to {size}. {_SMALLER}")
            if any("vbaproject" in part.filename.lower() for part in parts):
                raise ExpectedError(
                    f"{file} contains macros, so it is not opened. Save it without macros."
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _look_at(archive.read(part), part.filename, file)
    except _DAMAGED as error:
        raise ExpectedError(_damaged(file)) from error
    return [part.filename for part in parts if not _KEPT.fullmatch(part.filename)]


def _look_at(data: bytes, name: str, file: Path) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ExpectedError(_damaged(file))
    if _SHEET.fullmatch(name) and len(_ROW.findall(data)) > MAX_ROWS:
        raise ExpectedError(too_large(file, "one sheet"))


def save_whole(file: Path, data: bytes) -> None:
    """Put a file in place as a whole, or leave what is there as it was."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(data)
        sync_one(beside)
        beside.replace(file)
    except OSError as error:
        raise ExpectedError(_not_written(file, error)) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _not_written(file: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"There is no room on the disk for {file}."
    if isinstance(error, FileNotFoundError):
        return f"There is no folder {file.parent} to put {file.name} in."
    if isinstance(error, PermissionError):
        message = f"{file} cannot be written: {error.strerror}."
        return f"{message} Close it where it is open, or choose another folder."
    return f"{file} cannot be written: {error.strerror}."
