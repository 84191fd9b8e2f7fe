"""A document's HTML as a tagged PDF."""

from __future__ import annotations

import hashlib

from generator.problems import ExpectedError

_MISSING = (
    "PDF needs WeasyPrint, and the library Pango of the system. Install both: "
    "pip install 'governance-statements[pdf]', and on Debian apt-get install libpango-1.0-0 "
    "libpangoft2-1.0-0, on a Mac brew install pango. Word and HTML need neither."
)


def as_pdf(html: str) -> bytes:
    """The PDF of a document: tagged, as PDF/UA-1 asks, with bookmarks for its headings."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:  # the second where a library of the system is missing
        raise ExpectedError(_MISSING) from error
    made: bytes = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"})).write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
    )
    return made
