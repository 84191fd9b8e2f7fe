"""Files that are no workbook of ours: a sentence, at once, and nothing is written."""

from __future__ import annotations

import csv
import io
import os
import stat
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from support.workbooks import ACTIONS, PLAN, YEAR, brought_in, exported, governance, plan_text

from generator.workbooks import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.project import MakeProject


@pytest.fixture
def lent(project: MakeProject) -> Path:
    """A project with a plan."""
    return project({PLAN: ACTIONS})


def part_of(name: str, data: bytes) -> Callable[[Path], None]:
    """Puts a part into a workbook."""

    def change(file: Path) -> None:
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)

    return change


def holding(data: bytes) -> Callable[[Path], None]:
    """Makes a file of some bytes."""

    def change(file: Path) -> None:
        file.write_bytes(data)

    return change


def without_sheet(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book["Actions"].title = "Plan"
    book.save(file)


def without_stamp(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    del book["Exported"]
    book.save(file)


def without_columns(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book["Actions"]["M1"], book["Actions"]["K1"] = "Reasons", "Reason"
    book["Actions"]["O1"] = None
    book.save(file)


def empty(file: Path) -> None:
    openpyxl.Workbook().save(file)


def far_down(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book["Actions"]["P1000000"] = "x"
    book.save(file)


ROWS = b"<worksheet><sheetData>%s</sheetData></worksheet>" % (b'<row r="1"/>' * 100_000)
LARGE = "Remove what is not part of the plan, or export it again."
MANY = f"more than 10,000 rows or 500 columns, if only empty ones. {LARGE}"
DAMAGED = "X cannot be opened as a workbook. Save it again as .xlsx."
OTHER = 'was not made by "governance actions export", or does not say any more of what.'
RENAMED = 'X has no sheet "Actions". It has: {}. Give it that name again, or export it again.'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = "X has a password, or is of an older Excel. Save it as .xlsx, without a password."
HEADS = """\
The first row of X is not as it was exported:
  The column "New state" is not there: put its name back.
  The column "Id" is not there: put its name back."""
SHEET = "xl/worksheets/sheet9.xml"
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'
REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "no workbook": (holding(b"hello"), DAMAGED),
    "nothing": (holding(b""), DAMAGED),
    "a password": (holding(OLE), LOCKED),
    "macros": (
        part_of("xl/vbaProject.bin", b"x"),
        "X contains macros, so it is not opened. Save it without macros.",
    ),
    "a bomb": (
        part_of(SHEET, bytes(70_000_000)),
        f"X would be unpacked to 70 MB in 12 parts. {LARGE}",
    ),
    "100,000 rows": (part_of(SHEET, ROWS), f"X: one sheet has {MANY}"),
    "a cell far down": (far_down, f'X: the sheet "Actions" has {MANY}'),
    "entities": (part_of(SHEET, ENTITIES), DAMAGED),
    "an empty workbook": (empty, RENAMED.format('"Sheet"')),
    "no such sheet": (without_sheet, RENAMED.format('"Plan", "How to fill it in"')),
    "somebody's own": (without_stamp, f"X {OTHER} Export it again."),
    "columns that are gone": (without_columns, HEADS),
}


@pytest.mark.parametrize(("change", "said"), REFUSED.values(), ids=REFUSED)
def test_a_workbook_that_is_refused(lent: Path, change: Callable[[Path], None], said: str) -> None:
    file = exported(lent)
    change(file)
    before = file.read_bytes()
    for result in (
        brought_in(lent, file),
        governance("actions", "export", YEAR, file, "--project", lent),
    ):
        expected = f"{said.replace('X', str(file), 1)}\nNothing was written.\n"
        assert (result.stderr, result.stdout, result.exit_code) == (expected, "", 1)
    assert plan_text(lent) == ACTIONS
    assert file.read_bytes() == before


OLD = "X is not UTF-8 text: the byte 0xa3 in line 2 is none. In Excel, save it as"
UNMARKED = 'X was not made by "governance actions export", or has no column "Exported as" any more.'
UNENDED = "X cannot be read as a table: unexpected end of data. Save it again as CSV UTF-8."
GONE = "found no row 3 of those that were exported: an import deletes nothing"
AGAIN = "export it again to this file: it keeps what was written, and shows what is known now"
TABLES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "X is empty. Export it again."),
    "another encoding": (lambda data: data[3:].replace(b"form", b"f\xa3rm"), f'{OLD} "CSV UTF-8".'),
    "no mark": (lambda data: data.replace(b"Exported as", b"x"), f"{UNMARKED} Export it again."),
    "100,000 rows": (lambda data: data + b"x\r\n" * 100_000, f"X: the table has {MANY}"),
    "a quote that does not end": (lambda data: data + b'"x', UNENDED),
    "a large file": (lambda data: data + bytes(10_000_000), f"X is larger than 10 MB. {LARGE}"),
    "a row that is gone": (
        lambda data: b"\r\n".join(data.split(b"\r\n")[:-2]),
        f"X cannot be imported:\n  row 1, column A (Reference): {GONE}; {AGAIN}",
    ),
}


@pytest.mark.parametrize(("change", "said"), TABLES.values(), ids=TABLES)
def test_a_table_that_is_refused(lent: Path, change: Callable[[bytes], bytes], said: str) -> None:
    file = exported(lent, "plan.csv")
    file.write_bytes(change(file.read_bytes()))
    result = brought_in(lent, file)
    expected = f"{said.replace('X', str(file), 1)}\nNothing was written.\n"
    assert (result.stderr, result.stdout, result.exit_code) == (expected, "", 1)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_table_may_be_cut_at_other_signs_and_its_dates_written_as_excel_does(
    lent: Path, sign: str
) -> None:
    file = exported(lent, "plan.csv")
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode()[1:], newline="")))
    rows[1] = [{"2025-09-30": "30/09/2025", "1.1": "1.10"}.get(cell, cell) for cell in rows[1]]
    rows[2] = [{"May 2025": "May-25"}.get(cell, cell) for cell in rows[2]]
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    file.write_text(out.getvalue(), "utf-8")
    result = brought_in(lent, file)
    assert (result.stderr, result.stdout) == ("", "Nothing is new.\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no.xlsx", "There is no file no.xlsx."),
        ("content.xlsx", "content.xlsx is a folder. Name a file in it."),
        ("plan.doc", "plan.doc is neither a workbook (.xlsx) nor a table (.csv)."),
    ],
)
def test_a_file_that_is_none(
    lent: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.chdir(lent)
    (lent / "content.xlsx").mkdir()
    result = governance("actions", "import", YEAR, name)
    assert (result.stderr, result.exit_code) == (f"{said}\nNothing was written.\n", 1)


def test_a_workbook_of_another_year(lent: Path) -> None:
    file = exported(lent)
    result = governance("actions", "import", "example/2023-24", file, "--project", lent)
    assert result.stderr.startswith('There is no year "example/2023-24".')


def test_what_would_be_lost_is_not_exported_over(lent: Path) -> None:
    file = exported(lent)
    book = openpyxl.load_workbook(file)
    book.create_sheet("Mine").add_chart(BarChart())
    book.save(file)
    before = file.read_bytes()
    result = governance("actions", "export", YEAR, file, "--project", lent)
    said = f"{file} holds what would be lost: pictures, shapes or charts."
    hint = "Export to another file, and copy over what you need."
    assert result.stderr == f"{said} {hint}\nNothing was written.\n"
    assert file.read_bytes() == before
    assert brought_in(lent, file).exit_code == 0


# Root may write anywhere, unless it gives that up (24: the bounding set; 1: writing anywhere).
NOBODY = """\
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 1)
os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
"""
# What a disk with room for so many bytes does.
SMALL = """\
import resource
from generator.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
main()
"""


def run(code: str, *arguments: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="gives up rights as Linux has it")
def test_a_folder_that_may_not_be_written_to(lent: Path) -> None:
    folder = lent / "out"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    file = folder / "plan.xlsx"
    done = run(NOBODY, "actions", "export", YEAR, file, "--project", lent)
    folder.chmod(stat.S_IRWXU)
    denied = f"{file} cannot be written: {os.strerror(13)}."
    assert done.stderr == (
        f"{denied} Close it where it is open, or choose another folder.\nNothing was written.\n"
    )
    assert (done.returncode, list(folder.iterdir())) == (1, [])


@pytest.mark.skipif(sys.platform != "linux", reason="limits files as Linux has it")
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
def test_a_full_disk(lent: Path, name: str) -> None:
    file = exported(lent, name)
    before = file.read_bytes()
    done = run(SMALL.format(500), "actions", "export", YEAR, file, "--project", lent)
    assert (done.stdout, done.returncode) == ("", 1)
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("\nNothing was written.\n")
    assert file.read_bytes() == before
    assert sorted(path.name for path in lent.iterdir()) == ["content", name]


def test_the_limits_are_those_that_are_said() -> None:
    assert (files.MAX_ROWS, files.MAX_COLUMNS, files.MAX_BYTES) == (10_000, 500, 10_000_000)
