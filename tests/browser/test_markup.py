"""Every page, as bytes: valid HTML, one outline, and what a page must say about itself."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from html5lib import HTMLParser
from support.budget import budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from browser.sites import Folders

Said = dict[str, str | re.Pattern[str]]
"""What a page must say: a name for it, and the words or their form."""

SITES = ["public", "internal", "repository"]

FEEDBACK = 'href="https://example.org/governance-feedback"'
NOTICE = "The Example Authority is fictional."
STATES = {
    "2024-25": "Audited statement, published 20 February 2026",
    "2025-26": "Unaudited statement, published 12 June 2026",
}
MARKING = '<p class="gs-marking gs-marking--internal-not-for-publication">'


@pytest.mark.parametrize("site", SITES)
def test_every_page_is_valid_and_has_one_outline(folders: Folders, site: str) -> None:
    folder: Path = getattr(folders, site)
    pages = sorted(folder.rglob("*.html"))
    of_each_kind = [folder.parent / path / "index.html" for path in folders.kinds.values()]
    every = budget(short=5, long=1)  # to read a page as strictly as the standard takes long
    faults = [
        f"{file.relative_to(folder)}: {fault}"
        for file in sorted({*pages[::every], *of_each_kind} & set(pages))
        for fault in _faults(file.read_text("utf-8"))
    ]
    assert not faults


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("<h1>Title</h1>", []),
        ("<h1>Title</h1><p><h2>Part</h2></p>", ["not valid: unexpected-end-tag"]),
        ("<h1>Title</h1><h3>Part</h3>", ["a heading of level 3 follows one of level 1"]),
        ("<h2>Part</h2>", ["a heading of level 2 follows one of level 0", "0 headings of level 1"]),
        ('<h1 id="a">Title</h1><p id="a">Text', ["the id 'a' stands 2 times"]),
        ("<h1>Title</h1><ul></ul>", ["an empty ul"]),
        ('<h1 style="color: red">Title</h1>', ["an inline style"]),
        ("<h1>Title</h1><script>start()</script>", ["an inline script"]),
        ('<h1>Title</h1><script type="application/ld+json">{}</script>', []),
    ],
)
def test_a_faulty_page_is_noticed(body: str, faults: list[str]) -> None:
    page = f'<!doctype html><html lang="en"><title>Page</title>{body}'
    assert list(_faults(page)) == faults


@pytest.mark.parametrize("year", STATES)
def test_every_page_says_whose_it_is_and_how_final(folders: Folders, year: str) -> None:
    said: Said = {
        "organisation": ">Example Authority</a>",
        "year": f"</span>{year.replace('-', '/')}</summary>",
        "state": _state(STATES[year]),
        "notice": f">{NOTICE}",
        "source": re.compile(r'<p class="gs-source">\s*<span>\w+ '),
        "permanent link": "Permanent link to this page",
        "feedback": FEEDBACK,
    }
    edition = folders.public / "example" / year
    assert _silent(edition, said, but="releases") == []


def test_every_internal_page_is_marked_twice_and_not_to_be_found(folders: Folders) -> None:
    said: Said = {
        "marking": re.compile(f"{MARKING}.*{MARKING}", re.DOTALL),
        "not for search engines": '<meta name="robots" content="noindex">',
        "feedback": FEEDBACK,
    }
    assert _silent(folders.internal, said) == []
    working: Said = {"state": _state("Working copy, not")}
    for year in STATES:
        assert _silent(folders.internal / "example" / year, working, but="releases") == []


def test_public_pages_bear_no_marking(folders: Folders) -> None:
    pages = folders.public.rglob("*.html")
    assert not [page for page in pages if MARKING in page.read_text("utf-8")]


def _state(words: str) -> re.Pattern[str]:
    """The state of a page begins with some words, whether it folds or not."""
    return re.compile(
        rf'<div class="gs-state__in">\s*(<details[^>]*><summary>|<p>){re.escape(words)}'
    )


def _silent(folder: Path, said: Said, *, but: str = "") -> list[str]:
    """What pages of a folder do not say; those below a folder of another name are left out."""
    pages = sorted(page for page in folder.rglob("*.html") if but not in page.parts)
    assert pages
    return [
        f"{page.relative_to(folder)} does not say: {name}"
        for page in pages
        for name, words in said.items()
        if not _holds(unescape(page.read_text("utf-8")), words)
    ]


def _holds(text: str, words: str | re.Pattern[str]) -> bool:
    return words in text if isinstance(words, str) else bool(words.search(text))


def _faults(page: str) -> Iterator[str]:
    """What is wrong with the HTML of a page, as sentences."""
    parser = HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(page)
    yield from (f"not valid: {code}" for _, code, _ in parser.errors)
    elements = [each for each in tree.iter() if isinstance(each.tag, str)]
    levels = [int(each.tag[1]) for each in elements if re.fullmatch("h[1-6]", each.tag)]
    for before, level in pairwise([0, *levels]):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    ids = Counter(each.get("id") for each in elements)
    yield from (f"the id {name!r} stands {n} times" for name, n in ids.items() if name and n > 1)
    if tree.get("lang") != "en":
        yield "the page does not say its language"
    for each in elements:
        yield from _faults_of(each)


def _faults_of(element: Element) -> Iterator[str]:
    """What is wrong with one element."""
    words = "".join(element.itertext()).strip()
    if element.tag in {"ul", "ol", "dl", "table", "h1", "h2", "h3", "a", "button"} and not words:
        yield f"an empty {element.tag}"
    if element.get("style") is not None or element.tag == "style":
        yield "an inline style"
    runs = element.get("type") != "application/ld+json"
    if element.tag == "script" and runs and not element.get("src"):
        yield "an inline script"
