"""What the last look at a finished site finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish.checks import check_site

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = {
    "index.html": """
        <a href="a/">down</a> <a href="./">here</a> <a href="#top" id="top">top</a>
        <a href="a/#part">a part</a> <a href="a/data.csv">data</a>
        <a href="https://elsewhere.example/">elsewhere</a> <a href="mailto:a@b.example">write</a>
        <link rel="canonical" href="https://example.org/"> <link rel="icon" href="icon.svg">
        <script src="site.js"></script> <img src="data:image/png;base64,AA==" alt="">
    """,
    "a/index.html": '<h2 id="part">Part</h2><a href="..">up</a><a href="../index.html">up</a>',
    "a/data.csv": "id",
    "404.html": '<a href="/governance/anywhere/">absolute: depends on where the site stands</a>',
    "icon.svg": "<svg onload='not a page'/>",
    "site.js": "",
}


def faults(site: Path, pages: dict[str, str]) -> list[str]:
    for name, text in pages.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return check_site(site)


def test_a_clean_site_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, CLEAN) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="gone/">x</a>', "the link to gone/ leads nowhere"),
        ('<a href="a">x</a>', "the link to a leads nowhere"),
        ('<a href="a/gone.csv">x</a>', "the link to a/gone.csv leads nowhere"),
        ('<a href="../outside/">x</a>', "the link to ../outside/ leads nowhere"),
        ('<a href="A/">x</a>', "the link to A/ leads nowhere"),
        ('<a href="a/#gone">x</a>',
         "the link to a/#gone leads to a part of the page that is not there"),
        ('<a href="#gone">x</a>',
         "the link to #gone leads to a part of the page that is not there"),
        ('<img src="gone.png">', "the link to gone.png leads nowhere"),
        ('<script src="gone.js"></script>', "the link to gone.js leads nowhere"),
        ('<p id="x"><p id="x">', 'the id "x" stands twice'),
        ('<script src="https://cdn.example/x.js"></script>',
         "<script> asks another host for https://cdn.example/x.js"),
        ('<img src="//cdn.example/x.png">', "<img> asks another host for //cdn.example/x.png"),
        ('<link rel="stylesheet" href="http://cdn.example/x.css">',
         "<link> asks another host for http://cdn.example/x.css"),
        ("<link rel=preload href=https://cdn.example/x>",
         "<link> asks another host for https://cdn.example/x"),
        ('<p onclick="x()">', '<p> has the attribute "onclick", which the content policy forbids'),
        ("<IMG SRC=site.js ONERROR=x>",
         '<img> has the attribute "onerror", which the content policy forbids'),
        ('<p style="color: red">',
         '<p> has the attribute "style", which the content policy forbids'),
        ('<a href="java&#10;script:x()">x</a>', "<a> has a script for an address"),
        ("<style>p{}</style>", "found a <style>, which no page has"),
        ("<object></object>", "found a <object>, which no page has"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence_that_names_the_page(
    tmp_path: Path, page: str, fault: str
) -> None:
    assert faults(tmp_path, CLEAN | {"page.html": page}) == [f"page.html: {fault}"]


def test_an_iframe_is_a_fault_wherever_it_leads(tmp_path: Path) -> None:
    page = '<iframe src="https://elsewhere.example/"></iframe>'
    assert faults(tmp_path, {"page.html": page}) == [
        "page.html: <iframe> asks another host for https://elsewhere.example/",
        "page.html: found a <iframe>, which no page has",
    ]


def test_names_that_differ_only_in_case_collide(tmp_path: Path) -> None:
    assert faults(tmp_path, {"Data.csv": "", "data.csv": ""}) == [
        "data.csv: stands beside Data.csv, which some computers take for the same name"
    ]


def test_all_faults_of_all_pages_are_found_at_once(tmp_path: Path) -> None:
    pages = {"a.html": '<a href="x/"></a><p style=x>', "b.html": '<a href="y/"></a>'}
    assert faults(tmp_path, pages) == [
        'a.html: <p> has the attribute "style", which the content policy forbids',
        "a.html: the link to x/ leads nowhere",
        "b.html: the link to y/ leads nowhere",
    ]
