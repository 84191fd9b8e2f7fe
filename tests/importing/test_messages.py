"""What is said of a file that cannot be imported, to the word; nothing is written then."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter
from support.printed import write_pdf

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

NEW = ["--organisation", "example-council", "--name", "Example Council", "--year", "2024-25"]


def run(project: Path, file: Path, *options: str) -> tuple[int, str]:
    """Bring a file in, and give the exit status and what was said, without the folder's name."""
    command = ["import", str(file), "--project", str(project), *(options or NEW)]
    result = CliRunner().invoke(main, command)
    return result.exit_code, result.stderr.replace(f"{file.parent}/", "")


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("notes.txt", "This is no document of Word.")
    return out.getvalue()


def word(document: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", document)
    return out.getvalue()


def pdf(folder: Path, text: str, password: str = "") -> bytes:
    file = folder / "made"
    write_pdf(file, [("p", text)] if text else [("p", "")])
    writer = PdfWriter()
    for page in PdfReader(file).pages:
        writer.add_page(page)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    data = file.read_bytes()
    file.unlink()
    return data


ENDING = "\nNothing was written.\n"
NO_WORD = "s.docx cannot be opened as a Word document. Save it again as .docx, without a password."
UTF_8 = "Save it with the encoding UTF-8."
SMALL = "Use lower case letters, digits and hyphens, for example example-council."
MESSAGES = {
    "s.odt": (
        b"x",
        "s.odt is of a kind that is not read. Save it as .docx, .html, .md, .txt or .pdf.",
    ),
    "s": (b"x", "s is of a kind that is not read. Save it as .docx, .html, .md, .txt or .pdf."),
    "s.txt": (b"", "s.txt contains no text."),
    "blank.txt": (b" \n\t\n", "blank.txt contains no text."),
    "s.html": (b"<html><body><script>x</script></body></html>", "s.html contains no text."),
    "s.md": (b"\xef\xbb\xbf", "s.md contains no text."),
    "latin.txt": (
        b"Costs\nof \xa35",
        f"latin.txt is not UTF-8 text: the byte 0xa3 in line 2 is none. {UTF_8}",
    ),
    "utf16.html": (
        "x".encode("utf-16"),
        f"utf16.html is not UTF-8 text: the byte 0xff in line 1 is none. {UTF_8}",
    ),
    "s.pdf": (b"%PDF-1.4\nbroken", "s.pdf cannot be opened as a PDF. Save it again."),
    "empty.pdf": (b"", "empty.pdf cannot be opened as a PDF. Save it again."),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    data, message = MESSAGES[name]
    (tmp_path / name).write_bytes(data)
    assert run(tmp_path / "project", tmp_path / name) == (1, message + ENDING)
    assert not (tmp_path / "project").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", zipped(), word(""), word("<w:document"), word("<document/>"), b"\xd0\xcf\x11"],
    ids=["empty", "text", "other", "hollow", "cut", "foreign", "with a password"],
)
def test_a_word_document_that_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "s.docx").write_bytes(data)
    assert run(tmp_path / "project", tmp_path / "s.docx") == (1, NO_WORD + ENDING)


def test_no_such_file_and_a_folder(tmp_path: Path) -> None:
    said = run(tmp_path / "project", tmp_path / "s.txt")
    assert said == (1, "There is no file s.txt." + ENDING)
    (tmp_path / "s.txt").mkdir()
    said = run(tmp_path / "project", tmp_path / "s.txt")
    assert said == (1, "s.txt is a folder. Name the file of a statement." + ENDING)


def test_a_pdf_without_text_and_one_with_a_password(tmp_path: Path) -> None:
    file = tmp_path / "s.pdf"
    file.write_bytes(pdf(tmp_path, ""))
    message = (
        "s.pdf holds pictures of pages and no text."
        " Run text recognition on it first, or ask for the original."
    )
    assert run(tmp_path / "project", file) == (1, message + ENDING)
    file.write_bytes(pdf(tmp_path, "A text.", "secret"))
    message = "s.pdf is encrypted. Save it without a password."
    assert run(tmp_path / "project", file) == (1, message + ENDING)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--organisation", "example-council", "--year", "2024-25"],
         "example-council is not in content/ yet. Give the name of the body with --name."),
        (["--organisation", "Example", "--name", "E", "--year", "2024-25"],
         f"Example is not an id. {SMALL}"),
        (["--organisation", "accessibility", "--name", "E", "--year", "2024-25"],
         "accessibility is a name that the website itself uses. Choose another id."),
        (["--organisation", "example", "--name", "E", "--year", "2024"],
         "2024 is not a financial year. Write it as 2024-25."),
        (["--organisation", "example", "--name", "E", "--year", "2024-26"],
         "2024-26 is not a financial year. Write it as 2024-25."),
    ],
)  # fmt: skip
def test_a_body_or_a_year_that_is_none(tmp_path: Path, options: list[str], message: str) -> None:
    file = tmp_path / "s.txt"
    file.write_text("A text.", "utf-8")
    assert run(tmp_path / "project", file, *options) == (1, message + ENDING)


def test_nothing_is_overwritten(project: MakeProject, tmp_path: Path) -> None:
    there, file = project(), tmp_path / "s.txt"
    file.write_text("A text.", "utf-8")
    before = {each: each.read_bytes() for each in there.rglob("*") if each.is_file()}
    said = run(there, file, "--organisation", "example", "--year", "2024-25")
    message = "content/example/2024-25 already exists, and nothing is overwritten."
    assert said == (1, message + ENDING)
    options = ["--organisation", "example", "--name", "Another", "--year", "2025-26"]
    message = "example is called Example Authority in content/, not Another. Leave --name out."
    assert run(there, file, *options) == (1, message + ENDING)
    (there / "content/glossary.yml").write_text("terms: [", "utf-8")
    message = (
        'The content that is there has errors: "governance check" names them. Correct them first.'
    )
    said = run(there, file, "--organisation", "example", "--year", "2025-26")
    assert said == (1, message + ENDING)
    after = {each: each.read_bytes() for each in there.rglob("*") if each.is_file()}
    assert after.keys() == before.keys()


def test_a_file_in_the_way_stops_it_before_anything_is_written(tmp_path: Path) -> None:
    """A folder without a site is content too: what it holds stays."""
    project, file = tmp_path / "project", tmp_path / "s.txt"
    (project / "content").mkdir(parents=True)
    (project / "content" / "notes.txt").write_text("Mine.", "utf-8")
    file.write_text("A text.", "utf-8")
    code, said = run(project, file)
    assert (code, said.endswith(ENDING)) == (1, True)
    assert [each.name for each in project.rglob("*") if each.is_file()] == ["notes.txt"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    file = tmp_path / "s.txt"
    file.write_text("A text.", "utf-8")
    message = "s.txt/below cannot be written: Not a directory."
    assert run(file / "below", file) == (1, message + ENDING)
