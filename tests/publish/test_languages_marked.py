"""What finished pages say in another language than their own is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish.languages import mark_untranslated, marked

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {"en": frozenset({"Finance Committee", "Finance", "A & B", "It's here"})}
NOTICE = '<p class="gs-notice gs-partly"><span>Saesneg</span></p>'


def said(text: str) -> str:
    return f'<span class="gs-untranslated" lang="en">{text}</span>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>Finance</p>", f"<p>{said('Finance')}</p>", id="a whole text"),
        pytest.param(
            "<p>Bwrdd: Finance Committee, 2024</p>",
            f"<p>Bwrdd: {said('Finance Committee')}, 2024</p>",
            id="the longest, inside a line",
        ),
        pytest.param("<p>Financed</p>", "<p>Financed</p>", id="no part of a word"),
        pytest.param("<p>A &amp; B</p>", f"<p>{said('A &amp; B')}</p>", id="with entities"),
        pytest.param("<p>It&#39;s here</p>", f"<p>{said('It&#x27;s here')}</p>", id="apostrophe"),
        pytest.param("<title>Finance</title>", "<title>Finance</title>", id="not in a title"),
        pytest.param('<a title="Finance">x</a>', '<a title="Finance">x</a>', id="not in a tag"),
        pytest.param(
            '<div lang="en"><p>Finance</p></div><p>Finance</p>',
            f'<div lang="en"><p>Finance</p></div><p>{said("Finance")}</p>',
            id="not again in what is marked",
        ),
        pytest.param(
            "<svg><text>Finance</text></svg>",
            "<svg><text>Finance</text></svg>",
            id="not in a drawing",
        ),
        pytest.param("<p>Pwyllgor</p>", "<p>Pwyllgor</p>", id="nothing of it"),
    ],
)
def test_a_text_is_marked_wherever_it_stands_whole(page: str, expected: str) -> None:
    assert marked(page, TEXTS) == expected


@pytest.mark.parametrize(("text", "kept"), [("Finance", True), ("Cyllid", False)])
def test_a_page_that_says_nothing_in_english_has_no_notice_of_it(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    (tmp_path / "index.html").write_text(f"{NOTICE}<p>{text}</p>", "utf-8")
    mark_untranslated(tmp_path, TEXTS)
    assert (NOTICE in (tmp_path / "index.html").read_text("utf-8")) is kept
