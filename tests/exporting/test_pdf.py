"""Documents as PDF: tagged as PDF/UA asks, and the same at any time."""

from __future__ import annotations

import builtins
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pypdf import PdfReader
from support.documents import everything
from support.project import REPOSITORY

from generator.exporting.html import as_html
from generator.exporting.pdf import as_pdf
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Iterator

HTML = as_html(everything(), REPOSITORY / "site_templates" / "documents")


@pytest.fixture(scope="module")
def data() -> bytes:
    return as_pdf(HTML)


@pytest.fixture(scope="module")
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def tags(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every element of the structure, by what it is."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        each = waiting.pop(0)
        if "/S" in each:
            yield str(each.S), each
        kids = each.get("/K", pikepdf.Array())
        held = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in held if isinstance(kid, pikepdf.Dictionary)]


def test_it_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/Title"]) == "Annual Governance Statement, Example Authority"
    assert str(pdf.docinfo["/Author"]) == "Example Authority"
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_it_is_of_the_content_s_day(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/CreationDate"]) == "D:20250613"
    assert str(pdf.docinfo["/ModDate"]) == "D:20250613"


def test_headings_tables_and_images_are_told(pdf: pikepdf.Pdf) -> None:
    found = list(tags(pdf))
    kinds = [kind for kind, _ in found]
    assert [kinds.count(f"/H{level}") for level in range(1, 6)] == [1, 4, 1, 1, 1]
    assert kinds.count("/Table") == 2
    assert kinds.count("/Caption") == 2
    headers = {str(each.ID) for kind, each in found if kind == "/TH"}
    assert len(headers) == 6
    cells = [[str(name) for name in each.A.Headers] for kind, each in found if kind == "/TD"]
    assert [len(names) for names in cells] == [2, 2, 1, 1]  # of its row, and of its column
    assert {name for names in cells for name in names} < headers
    assert [str(each.Alt) for kind, each in found if kind == "/Figure"] == ["Red dots"]
    assert {"/L", "/LI", "/Link", "/BlockQuote"} <= set(kinds)


def test_bookmarks_lead_to_the_headings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Annual Governance Statement"
        titles = [each.title for each in title.children]
    assert titles == ["Contents", "First & <foremost>", "Tables", "The end"]


def test_each_page_has_its_number_and_the_markings(data: bytes) -> None:
    pages = PdfReader(BytesIO(data)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {len(pages)}" in text
        assert text.count("Internal: for staff only, not for publication") >= 2
        assert text.count("Protective marking: OFFICIAL") >= 2


def test_the_contents_have_numbers_of_pages(data: bytes) -> None:
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert "The end" in text
    assert "....2" in text.replace(" ", "")


def test_the_same_content_gives_the_same_bytes_at_any_time(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 100_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert as_pdf(HTML) == data


@pytest.mark.parametrize("error", [ImportError("weasyprint"), OSError("cannot load libpango")])
def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("weasyprint"):
            raise error
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ExpectedError) as refused:
        as_pdf(HTML)
    assert str(refused.value) == (
        "PDF needs WeasyPrint, and the library Pango of the system. Install both: "
        "pip install 'governance-statements[pdf]', and on Debian apt-get install libpango-1.0-0 "
        "libpangoft2-1.0-0, on a Mac brew install pango. Word and HTML need neither."
    )


def test_nothing_is_fetched() -> None:
    """A template may name another file by mistake: the PDF is made without it."""
    asking = HTML.replace("<main>", '<main><img src="file:///etc/hostname" alt="x">')
    assert as_pdf(asking).startswith(b"%PDF-")
