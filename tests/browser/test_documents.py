"""A document as HTML: for everyone, and as narrow as a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.documents import everything
from support.project import REPOSITORY

from browser.axe import violations
from generator.exporting.html import as_html

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenPage


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where a document with a part of each kind is."""
    file = tmp_path / "document.html"
    file.write_text(as_html(everything(), REPOSITORY / "site_templates/documents"), "utf-8")
    return file.as_uri()


def test_a_document_is_accessible(open_page: OpenPage, address: str) -> None:
    assert violations(open_page(address, bypass_csp=True)) == []


def test_a_document_fits_on_a_telephone(open_page: OpenPage, address: str) -> None:
    page = open_page(address, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
