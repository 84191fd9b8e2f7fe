"""The printable statement as paper: its whole text, its pages numbered, nothing to click."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from support.contents import content_of
from support.project import REPOSITORY, STARTER

from generator.audience import select
from generator.model import Record
from generator.model.schema import fields_of
from generator.prose import to_html
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.conftest import OpenPage, Sites

NAVIGATION = [
    "Skip to main content", "Appearance", "Breadcrumb", "In this document", "On this page",
    "Previous", "All organisations and years", "Copy link", "#",
]  # fmt: skip


@pytest.mark.parametrize(
    ("project", "edition"), [(STARTER, "example/2024-25"), (REPOSITORY, "met/2016-17")]
)
def test_the_whole_statement_is_on_paper(
    sites: Sites, open_page: OpenPage, project: Path, edition: str
) -> None:
    site = sites.public if project is STARTER else sites.repository
    page = open_page(f"{site}{edition}/statement/full/")
    paper = _print(page)
    printed = _bare(" ".join(_texts(paper)))
    paragraphs = list(_paragraphs(project, edition))
    assert len(paragraphs) > 30
    assert [each for each in paragraphs if _bare(each) not in printed] == []
    assert [words for words in NAVIGATION if _bare(words) in printed] == []
    page.emulate_media(media="print")
    lists = page.locator("nav:visible").all()
    assert [each.get_attribute("aria-labelledby") for each in lists] == ["contents"]


def test_pages_are_numbered_after_the_cover(sites: Sites, open_page: OpenPage) -> None:
    paper = _print(open_page(f"{sites.edition}statement/full/"))
    total = len(paper.pages)
    numbers = [
        re.findall(rf"(\d+) of {total}$", page.extract_text(), re.MULTILINE) for page in paper.pages
    ]
    assert total > 5
    assert numbers == [[], *([str(number)] for number in range(2, total + 1))]


def test_the_cover_stands_alone_and_says_what_it_is(sites: Sites, open_page: OpenPage) -> None:
    cover, contents, *_ = _print(open_page(f"{sites.edition}statement/full/")).pages
    for words in (
        "Annual Governance Statement",
        "Example Authority",
        "2025/26",
        "Unaudited statement, published 12 June 2026",
        "Position at 31 March 2026",
        "The Example Authority is fictional.",
    ):
        assert _bare(words) in _bare(cover.extract_text())
    assert "Contents" in contents.extract_text()
    assert "Contents" not in cover.extract_text()


def test_paper_says_its_language_and_carries_tags(sites: Sites, open_page: OpenPage) -> None:
    catalog = _print(open_page(f"{sites.edition}statement/full/")).root_object
    assert str(catalog["/Lang"]) == "en"
    assert str(catalog["/MarkInfo"]) == "{'/Type': '/MarkInfo', '/Marked': True}"


def test_internal_paper_is_marked_on_every_page(sites: Sites, open_page: OpenPage) -> None:
    paper = _print(open_page(f"{sites.internal}example/2025-26/statement/full/"))
    marks = [page.extract_text().count("Internal: not for publication") for page in paper.pages]
    assert min(marks) >= 2  # at the top and at the foot


@pytest.mark.parametrize("script", [True, False])
def test_what_is_folded_is_printed(sites: Sites, open_page: OpenPage, *, script: bool) -> None:
    page = open_page("about:blank", script=script)
    folded = "<details><summary>More</summary><p>Folded words</p></details></div></article>"
    page.route("**/2025-26/about/", lambda route: route.fulfill(
        body=re.sub(r"</div>\s*</article>", folded, route.fetch().text(), count=1),
        content_type="text/html",
    ))  # fmt: skip
    page.goto(f"{sites.edition}about/")
    assert not page.get_by_text("Folded words").is_visible()
    assert "Folded words" in " ".join(_texts(_print(page)))


def _print(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))


def _texts(paper: PdfReader) -> list[str]:
    """The text of each page without its number and without the targets of links."""
    added = re.compile(rf"^\d+ of {len(paper.pages)}$|\s<https?:[^>]*>", re.MULTILINE)
    return [added.sub("", page.extract_text()) for page in paper.pages]


def _paragraphs(project: Path, edition: str) -> Iterator[str]:
    """Every paragraph and list item that the public may read of an edition's statement."""
    newest = [each for each in content_of(project).releases if each.edition == edition][-1]
    statement = select(newest.library, Audience.PUBLIC).edition.statement
    for text in _narrative(statement):
        for block in re.split(r"</(?:p|li|td|th)>", to_html(text)):
            if words := unescape(re.sub("<[^>]*>", "", block)).strip():
                yield words


def _narrative(value: object) -> Iterator[str]:
    """The narrative texts of a record and of all in it."""
    if isinstance(value, tuple):
        for each in value:
            yield from _narrative(each)
    elif isinstance(value, Record):
        for field in fields_of(type(value)):
            held = getattr(value, field.name)
            if field.narrative:
                yield from (held if isinstance(held, tuple) else [held] if held else [])
            else:
                yield from _narrative(held)


def _bare(text: str) -> str:
    """A text without spaces: lines are broken anew on paper."""
    return "".join(text.split())
