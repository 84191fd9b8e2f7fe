"""`governance export` and `governance compare` to a file: what is written, and what is refused."""

from __future__ import annotations

import time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader
from support.canaries import found_in
from support.canaries import write_project as write_canaries
from support.contents import content_of
from support.project import MINIMAL
from support.releases import YEAR, released, rewrite
from support.years import OLDER, two_years

from generator.cli import main
from generator.exporting.chosen import document_named
from generator.exporting.document import document_of
from generator.exporting.html import as_html
from generator.exporting.word import as_word
from generator.page_kinds import FULL, PAPER
from generator.pages import pages_of
from generator.resources import find_resources
from generator.units import EditionUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.exporting.document import WholeDocument

PAPER_FILE = f"{YEAR}/papers/2025-06-12-progress.yml"
PAPER_TEXT = """\
audience: public
title: Progress
panel: main-board
purpose: To say how the plan stands.
sections:
  - id: progress
    title: Progress
    paragraphs:
      - {number: "1", text: Two boards use the new form.}
      - {number: "2", audience: internal, text: A third does not want to.}
"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def text_of(data: bytes, form: str) -> str:
    if form == "docx":
        file = docx.Document(BytesIO(data))
        header = [each.text for each in file.sections[0].header.paragraphs]
        return "\n".join([*header, *(each.text for each in file.paragraphs)])
    if form == "pdf":
        return "\n".join(each.extract_text() for each in PdfReader(BytesIO(data)).pages)
    return data.decode()


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_statement_is_written_for_staff_unless_asked_otherwise(
    project: MakeProject, tmp_path: Path, form: str
) -> None:
    result = run("export", YEAR, "--format", form, "--project", project())
    name = f"example-2024-25-statement-internal.{form}"
    assert (result.stdout, result.stderr, result.exit_code) == (f"{name}\n", "", 0)
    text = text_of((tmp_path / "here" / name).read_bytes(), form)
    assert "Internal: for staff only, not for publication" in text
    assert "The Authority answers for its governance." in text


def test_a_paper_for_the_public_says_that_something_is_left_out(
    project: MakeProject, tmp_path: Path
) -> None:
    folder = released(project({PAPER_FILE: PAPER_TEXT}))
    asked = f"{YEAR}/2025-06-12-progress"
    output = tmp_path / "paper.html"
    wanted = ["--format", "html", "--audience", "public", "--output", output]
    result = run("export", asked, *wanted, "--project", folder)
    assert (result.stdout, result.exit_code) == (f"{output}\n", 0)
    text = output.read_text("utf-8")
    assert "Two boards use the new form." in text
    assert "Some entries are not published here." in text
    assert "third" not in text
    assert "Internal" not in text


def test_a_release_is_written_as_it_was(project: MakeProject, tmp_path: Path) -> None:
    folder = released(project())
    rewrite(folder, f"{YEAR}/statement.yml", "answers for", "now answers for")
    name = f"{YEAR}@2025-06-13-unaudited"
    assert run("export", name, "--format", "html", "--project", folder).exit_code == 0
    file = tmp_path / "here/example-2024-25-2025-06-13-unaudited-statement-internal.html"
    assert "The Authority answers for" in file.read_text("utf-8")


def test_a_comparison_is_written_for_staff(project: MakeProject, tmp_path: Path) -> None:
    folder = two_years(project)
    result = run("compare", OLDER, YEAR, "--format", "docx", "--project", folder)
    name = "example-2023-24-example-2024-25-comparison-internal.docx"
    assert (result.stdout, result.exit_code) == (f"{name}\n", 0)
    text = text_of((tmp_path / "here" / name).read_bytes(), "docx")
    assert "One control was removed and one was changed." in text
    assert "Changed control: Monthly decisions" in text


@pytest.mark.parametrize("form", ["docx", "html"])
def test_the_same_content_gives_the_same_file_under_another_clock(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    folder = project()
    files = [tmp_path / f"{name}.{form}" for name in ("one", "two")]
    run("export", YEAR, "--format", form, "--output", files[0], "--project", folder)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    run("export", YEAR, "--format", form, "--output", files[1], "--project", folder)
    assert files[0].read_bytes() == files[1].read_bytes()


PAPERS_THERE = f"{YEAR}, {YEAR}/2025-06-12-progress"
HOW_TO_ASK = "Write a year as met/2016-17, and one of its papers as met/2016-17/2017-06-30-ags"
REFUSED = {
    "example": f'"example" names no document. {HOW_TO_ASK}.',
    "example/2020-21": 'There is no "example/2020-21". There are: example/2024-25.',
    f"{YEAR}/lost": f'{YEAR} does not have a paper "lost". It has: {PAPERS_THERE}.',
}


@pytest.mark.parametrize(("asked", "message"), REFUSED.items())
def test_what_is_not_there_is_refused(
    project: MakeProject, tmp_path: Path, asked: str, message: str
) -> None:
    result = run("export", asked, "--project", project({PAPER_FILE: PAPER_TEXT}))
    assert result.stderr == f"{message}\nNothing was written.\n"
    assert result.exit_code == 1
    assert list((tmp_path / "here").iterdir()) == []


def test_a_year_without_a_statement_says_what_it_has(project: MakeProject) -> None:
    folder = project({PAPER_FILE: PAPER_TEXT, f"{YEAR}/statement.yml": None})
    rewrite(folder, f"{YEAR}/edition.yml", "kind: statement", "kind: risks")
    edition = folder / "content" / YEAR / "edition.yml"
    text = edition.read_text("utf-8")
    edition.write_text(text[: text.index("  - kind")] + text[text.index("  - kind: code") :])
    result = run("export", YEAR, "--project", folder)
    assert result.stderr == (
        f"{YEAR} does not have a statement. It has: {YEAR}/2025-06-12-progress.\n"
        "Nothing was written.\n"
    )


def test_the_public_has_nothing_that_was_not_released(project: MakeProject) -> None:
    result = run("export", YEAR, "--audience", "public", "--project", project())
    assert result.stderr == (
        f'The public has no "{YEAR}", for it sees only what was released: none. '
        "Leave --audience out for the rest.\nNothing was written.\n"
    )


def test_nothing_is_overwritten(project: MakeProject, tmp_path: Path) -> None:
    output = tmp_path / "mine.docx"
    output.write_text("mine", "utf-8")
    result = run("export", YEAR, "--output", output, "--project", project())
    assert result.stderr == (
        f"{output} already exists, and nothing is overwritten. Remove it, or name another "
        "file with --output.\nNothing was written.\n"
    )
    assert output.read_text("utf-8") == "mine"


def test_a_folder_that_is_not_there_is_said(project: MakeProject, tmp_path: Path) -> None:
    output = tmp_path / "gone" / "x.html"
    wanted = ["--format", "html", "--output", output]
    result = run("export", YEAR, *wanted, "--project", project())
    assert result.stderr == (
        f"{output} cannot be written: No such file or directory.\nNothing was written.\n"
    )


def test_a_full_disk_leaves_no_half_of_a_file(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path as AnyPath

    opened = AnyPath.open

    def full(path: Path, mode: str = "r", *rest: object, **named: object) -> object:
        file = opened(path, mode, *rest, **named)  # type: ignore[call-overload]
        if mode == "xb":
            file.close()
            raise OSError(28, "No space left on device")
        return file

    monkeypatch.setattr(AnyPath, "open", full)
    output = tmp_path / "x.html"
    wanted = ["--format", "html", "--output", output]
    result = run("export", YEAR, *wanted, "--project", project())
    assert "cannot be written: No space left on device.\n" in result.stderr


def test_content_with_errors_is_not_sent(project: MakeProject) -> None:
    folder = project(replace={"site.yml": ("as_at: 2025-06-30", "as_at: tomorrow")})
    result = run("export", YEAR, "--project", folder)
    assert 'found "tomorrow", expected a date' in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
    assert result.exit_code == 1


def test_only_documents_have_an_output(project: MakeProject) -> None:
    result = run("compare", YEAR, YEAR, "--output", "x.txt", "--project", project())
    assert "Only --format docx, pdf, html is written to --output." in result.stderr
    assert result.exit_code == 2


def test_nothing_internal_is_in_a_document_for_the_public(tmp_path: Path) -> None:
    site = (MINIMAL / "content/site.yml").read_text("utf-8")
    canaries = write_canaries(tmp_path / "project", site)
    units = content_of(released(tmp_path / "project")).units
    for audience in Audience:
        (tmp_path / audience).mkdir()
        for unit in (each for each in units[audience] if type(each) is EditionUnit):
            for page in pages_of(unit):
                if page.kind in {FULL, PAPER}:
                    asked = "/".join([unit.path, *page.ids])
                    chosen = document_named(asked, units[audience])
                    document = document_of(chosen, find_resources(tmp_path))
                    _write_all(document, tmp_path / audience, asked.replace("/", "-"))
    public, internal = tmp_path / Audience.PUBLIC, tmp_path / Audience.INTERNAL
    assert not found_in(public, canaries.hidden | canaries.hidden_bases)
    assert len(found_in(public, canaries.shown)) > 50
    assert len(found_in(internal, canaries.hidden)) > 50


def _write_all(document: WholeDocument, out: Path, name: str) -> None:
    """All that the files of a document hold, unpacked."""
    html = as_html(document, find_resources(out).documents)
    (out / f"{name}.html").write_text(html, "utf-8")
    with ZipFile(BytesIO(as_word(document))) as package:
        for part in package.namelist():
            (out / f"{name}-{part.replace('/', '-')}").write_bytes(package.read(part))
