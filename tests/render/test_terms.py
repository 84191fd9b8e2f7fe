"""Glossary terms in narrative text: which of them become links, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.rendered_pages import pages_in

from generator.prose import to_html
from generator.render.terms import TermLinks
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

TERMS = ("OMM", "OMM 2020", "BCU", "R&D", "as at", "amp")


def linked(html: str, *terms: str) -> str:
    """The HTML with each link to the glossary written as [term]."""
    links = TermLinks({term: f"../glossary/#{term}" for term in terms or TERMS})
    return shown(links.link(html))


def shown(html: str) -> str:
    return re.sub(r'<a class="gs-term" href="[^"]*">(.*?)</a>', r"[\1]", html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>A BCU is here.</p>", "<p>A [BCU] is here.</p>", id="a term"),
        pytest.param("<p>BCU and BCU.</p>", "<p>[BCU] and BCU.</p>", id="only the first use"),
        pytest.param("<p>BCU</p><p>BCU</p>", "<p>[BCU]</p><p>BCU</p>", id="also across paragraphs"),
        pytest.param("OMM 2020, OMM", "[OMM 2020], [OMM]", id="the longest first"),
        pytest.param(
            "OMM 2020, OMM 2020", "[OMM 2020], OMM 2020", id="no part of a term that was linked"
        ),
        pytest.param("(BCU), BCUs", "([BCU]), BCUs", id="signs around it"),
        pytest.param("BCUs ABCU BCU_1 BCU2", "BCUs ABCU BCU_1 BCU2", id="no part of a word"),
        pytest.param("pre-BCU BCU-wide", "pre-BCU BCU-wide", id="no part of a word with hyphens"),
        pytest.param("BCU's BCU", "[BCU]'s BCU", id="an apostrophe ends a word"),
        pytest.param("bcu Bcu", "bcu Bcu", id="letters as the glossary has them"),
        pytest.param("in R&amp;D now", "in [R&amp;D] now", id="a sign that HTML writes otherwise"),
        pytest.param("you &amp; me, amp", "you &amp; me, [amp]", id="no part of an entity"),
        pytest.param("as at, was at", "[as at], was at", id="several words"),
        pytest.param('<a href="#">the BCU</a> BCU', '<a href="#">the BCU</a> [BCU]', id="links"),
        pytest.param("<code>BCU</code> BCU", "<code>BCU</code> [BCU]", id="code"),
        pytest.param(
            "<pre><code>BCU</code> BCU</pre> BCU",
            "<pre><code>BCU</code> BCU</pre> [BCU]",
            id="code inside a block",
        ),
        pytest.param("<a><em>BCU</em></a>", "<a><em>BCU</em></a>", id="deep inside a link"),
        pytest.param("<em>BCU</em>", "<em>[BCU]</em>", id="emphasis is no hindrance"),
        pytest.param("<abbr>BCU</abbr>", "<abbr>[BCU]</abbr>", id="a tag that begins like a link"),
        pytest.param('<p title="BCU">x</p>', '<p title="BCU">x</p>', id="never inside a tag"),
        pytest.param(
            '<p title="a > BCU">BCU</p>', '<p title="a > BCU">[BCU]</p>', id="a sign in a tag"
        ),
        pytest.param(
            "<p title='\"> BCU'>BCU</p>", "<p title='\"> BCU'>[BCU]</p>", id="a mark in a tag"
        ),
        pytest.param(
            '<a title="> </a> BCU">BCU</a> BCU',
            '<a title="> </a> BCU">BCU</a> [BCU]',
            id="a tag in a tag",
        ),
        pytest.param("<p>Nothing.</p>", "<p>Nothing.</p>", id="no term at all"),
        pytest.param("", "", id="no text"),
    ],
)
def test_what_becomes_a_link(html: str, expected: str) -> None:
    assert linked(html) == expected


def test_a_page_without_terms_is_left_alone() -> None:
    assert TermLinks({}).link("<p>BCU</p>") == "<p>BCU</p>"


def test_each_term_is_linked_once_in_all_texts_of_a_page() -> None:
    links = TermLinks({"BCU": "#bcu", "OMM": "#omm"})
    texts = ["<p>BCU</p>", "<p>BCU, OMM</p>", "<p>BCU, OMM</p>"]
    assert [shown(links.link(text)) for text in texts] == [
        "<p>[BCU]</p>",
        "<p>BCU, [OMM]</p>",
        "<p>BCU, OMM</p>",
    ]


def test_the_address_is_written_as_html_needs_it() -> None:
    links = TermLinks({"AGS": 'glossary/?a=1&b="2"#ags'})
    assert links.link("AGS") == (
        '<a class="gs-term" href="glossary/?a=1&amp;b=&quot;2&quot;#ags">AGS</a>'
    )


@pytest.mark.parametrize("term", ["C++", "(AGS)", "A.B", "a|b", "[x]"])
def test_signs_in_a_term_are_only_signs(term: str) -> None:
    assert linked(f"<p>{term} aXb</p>", term) == f"<p>[{term}] aXb</p>"


def test_links_and_code_of_the_author_stay_as_they_are() -> None:
    html = to_html("The [BCU](https://example.org/BCU), `BCU` and BCU.")
    assert linked(html) == html.replace("and BCU", "and [BCU]")


GLOSSARY = """
audience: public
terms:
  - id: minutes
    term: Minutes
    meanings:
      - text: What was said
    notes: [Minutes are said elsewhere.]
"""


def test_pages_link_to_the_entry_in_the_glossary_of_their_year(project: MakeProject) -> None:
    folder = project({"glossary.yml": GLOSSARY})
    pages = pages_in(folder)
    area = pages["example/2024-25/code/openness/"]
    assert '<a class="gs-term" href="../../glossary/#minutes">Minutes</a> are published.' in area
    assert all(text.count(">Minutes</a>") <= 1 for text in pages.values())


def test_the_glossary_does_not_link_to_itself(project: MakeProject) -> None:
    page = pages_in(project({"glossary.yml": GLOSSARY}), Audience.INTERNAL)
    assert "<p>Minutes are said elsewhere.</p>" in page["example/2024-25/glossary/"]
