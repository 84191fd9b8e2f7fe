"""Documents as HTML: one file, as the standard has it, that asks for no other."""

from __future__ import annotations

import re

import html5lib
from selectolax.lexbor import LexborHTMLParser
from support.documents import everything
from support.project import REPOSITORY

from generator.exporting.html import as_html

FRAME = REPOSITORY / "site_templates" / "documents"
HTML = as_html(everything(), FRAME)
PAGE = LexborHTMLParser(HTML)


def texts(selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in PAGE.css(selector)]


def test_it_is_html_as_the_standard_has_it() -> None:
    html5lib.HTMLParser(strict=True).parse(HTML)


def test_it_asks_for_no_other_file() -> None:
    addresses = re.findall(r'(?:src|href|url\()="?([^"\s)]+)', HTML)
    elsewhere = {each for each in addresses if not each.startswith(("#", "data:image/png;base64,"))}
    assert elsewhere == {"https://example.org/"}  # a link that somebody may follow
    assert "<script" not in HTML


def test_it_says_what_it_is_and_in_which_language() -> None:
    assert texts("title") == ["Annual Governance Statement, Example Authority"]
    assert [node.attributes["lang"] for node in PAGE.css("html")] == ["en-GB"]
    assert [node.text() for node in PAGE.css('[lang="cy"]')] == [" yn Gymraeg"]


def test_headings_and_contents() -> None:
    assert texts("h1") == ["Annual Governance Statement"]
    assert texts("h2") == ["Contents", "First & <foremost>", "Tables", "The end"]
    assert texts("nav li") == ["First & <foremost>", "Below it", "Tables", "The end"]
    ids = {node.attributes["id"] for node in PAGE.css("[id]")}
    assert {f"#{name}" for name in ids} >= {a.attributes["href"] for a in PAGE.css("nav a")}


def test_tables_have_captions_and_headings() -> None:
    assert texts("table caption") == ["Table 1: Who approves what"]
    assert texts('thead th[scope="col"]') == ["What", "Who"]
    assert texts('table.facts th[scope="row"]') == ["Strategies", "Budgets"]


def test_images_have_words() -> None:
    assert [node.attributes["alt"] for node in PAGE.css("img")] == ["Red dots"]


def test_lists_keep_their_numbers() -> None:
    assert [node.attributes["value"] for node in PAGE.css('ol[type="a"] > li')] == ["3", "5"]


def test_markings_are_said_first_and_printed_on_every_page() -> None:
    markings = ["Internal: for staff only, not for publication", "Protective marking: OFFICIAL"]
    assert texts("body > header:first-child > .marking:first-child > p") == markings
    at_the_top = '"Internal: for staff only, not for publication\\a Protective marking: OFFICIAL"'
    assert f"@top-center {{ content: {at_the_top};" in HTML
    assert 'Annual Governance Statement\\a " "Page " counter(page) " of " counter(pages)' in HTML


def test_words_of_content_cannot_become_tags_or_styles() -> None:
    from dataclasses import replace

    sharp = replace(everything(), title='A "</style><script>', markings=('"}</style>\\',))
    html = as_html(sharp, FRAME)
    assert "<script>" not in html
    assert html.count("</style>") == 1
    assert 'content: "\\22 }\\3c /style>\\5c "' in html
