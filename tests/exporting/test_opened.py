"""What is written, opened by programs of others: LibreOffice and pdftoppm where they are."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader
from support.previews import PLAN
from support.releases import YEAR

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

OFFICE, TO_PICTURES = "soffice", "pdftoppm"
PATIENCE = 120
needs_office = pytest.mark.skipif(not shutil.which(OFFICE), reason="LibreOffice is not installed")
needs_pictures = pytest.mark.skipif(not shutil.which(TO_PICTURES), reason="no pdftoppm here")


def run(*arguments: object) -> None:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.stderr


def printed(file: Path) -> PdfReader:
    """A file as LibreOffice prints it, by a user whom nobody else is."""
    home = file.parent / "office"
    command = [OFFICE, "--headless", f"-env:UserInstallation={home.as_uri()}"]
    done = subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(home), str(file)],
        capture_output=True, text=True, check=False, timeout=PATIENCE, env={**os.environ},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return PdfReader(home / file.with_suffix(".pdf").name)


def words_of(pages: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages.pages).split())


def families_of(pages: PdfReader) -> set[str]:
    """The typefaces on all pages, without their cuts."""
    fonts: list[Any] = [cast("Any", page["/Resources"])["/Font"] for page in pages.pages]
    names = {str(font["/BaseFont"]) for each in fonts for font in each.values()}
    return {name.split("+")[-1].split("-")[0] for name in names} - {"OpenSymbol"}


@needs_office
def test_word_shows_all_of_a_statement_in_one_typeface(
    project: MakeProject, tmp_path: Path
) -> None:
    file = tmp_path / "statement.docx"
    run("export", YEAR, "--format", "docx", "--output", file, "--project", project())
    pages = printed(file)
    words = words_of(pages)
    assert "The Authority answers for its governance." in words
    assert words.count("Internal: for staff only, not for publication") > len(pages.pages)
    assert "Page 1 of" in words
    assert len(families_of(pages)) == 1


@needs_office
def test_excel_prints_each_sheet_at_its_whole_width(project: MakeProject, tmp_path: Path) -> None:
    file = tmp_path / "actions.xlsx"
    folder = project({f"{YEAR}/improvement.yml": PLAN})
    run("actions", "export", YEAR, file, "--project", folder)
    pages = printed(file)
    assert len(pages.pages) == 2  # the actions, and what explains them
    for said in ("One form for all minutes", "what happened since, in a few sentences"):
        assert said in words_of(pages)


@needs_pictures
def test_every_page_of_a_pdf_has_something_on_it(project: MakeProject, tmp_path: Path) -> None:
    file = tmp_path / "statement.pdf"
    run("export", YEAR, "--format", "pdf", "--output", file, "--project", project())
    done = subprocess.run(
        [TO_PICTURES, "-r", "40", "-gray", str(file), str(tmp_path / "page")],
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    pictures = sorted(tmp_path.glob("page-*.pgm"))
    assert len(pictures) == len(PdfReader(file).pages)
    for each in pictures:
        with Image.open(each) as page:
            inked = sum(page.histogram()[:128])
        assert inked > 100, each.name
