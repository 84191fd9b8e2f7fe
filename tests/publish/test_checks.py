"""What the last look at a finished site finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish.checks import FinishedPage, check_folder, check_site, join_folders, read_page

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = {
    "index.html": """
        <a href="a/">down</a> <a href="./">here</a> <a href="#top" id="top">top</a>
        <a href="a/#part">a part</a> <a href="a/data.csv">data</a>
        <a href="https://elsewhere.example/">elsewhere</a> <a href="mailto:a@b.example">write</a>
        <link rel="canonical" href="https://example.org/"> <link rel="icon" href="icon.svg">
        <script src="site.js"></script> <img src="data:image/png;base64,AA==" alt="">
        <link rel="icon" href="data:image/png;base64,AA=="> <a href="">here</a> <a>no link</a>
        <script type="application/ld+json">{"a": "<img src='gone.png'>"}</script>
        <!-- <img src="https://elsewhere.example/x.png"> <p id="top"> -->
        <textarea><img src="https://elsewhere.example/x.png"></textarea>
        <p title="javascript: a language; <img src='gone.png'>">a &lt;img src="gone.png"&gt;</p>
        <a title="a > b" href=" a/?as=at#part ">a part</a> <area href="https://elsewhere.example/">
        <a href="http://[">cannot be read, and is no request</a>
        <img srcset="icon.svg, data:image/png;base64,AA== 2x,icon.svg 3x" alt="">
        <svg><title id="drawing">x</title><clipPath id="c"/><use href="#drawing"/>
        <rect fill="url(#c)" clip-path="url('#c')"/><a xlink:href="https://elsewhere.example/"/></svg>
        <form action="a/"><input name="a"></form>
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
        ('<style>p{background: url("https://cdn.example/x.png")}</style>',
         "found a <style>, which no page has"),
        ('<template><img src="https://cdn.example/x.png"></template>',
         "found a <template>, which no page has"),
        ('<base href="a/">', "found a <base>, which no page has"),
        ('<svg><set attributename="href" to="https://cdn.example/"/></svg>',
         "found a <set>, which no page has"),
        ('<img alt="a > b" src="https://cdn.example/x.png">',
         "<img> asks another host for https://cdn.example/x.png"),
        ("<IMG ALT='a > b' SRC='//cdn.example/x.png'>",
         "<img> asks another host for //cdn.example/x.png"),
        ("<img alt=a src=https://cdn.example/x.png>",
         "<img> asks another host for https://cdn.example/x.png"),
        ('<img\nalt\nsrc\n=\n"&#104;ttps://cdn.example/?a&amp;b"\n>',
         "<img> asks another host for https://cdn.example/?a&b"),
        ('<img src="\x01 ht\ntps://cdn.example/x.png">',
         "<img> asks another host for https://cdn.example/x.png"),
        ('<img src="/\t/cdn.example/x.png">', "<img> asks another host for //cdn.example/x.png"),
        (r'<img src="\\cdn.example\x.png">',
         r"<img> asks another host for \\cdn.example\x.png"),
        ('<img src="http://[">', "<img> asks another host for http://["),
        ('<image src="//cdn.example/x.png">', "<img> asks another host for //cdn.example/x.png"),
        ('<img srcset="icon.svg, https://cdn.example/x.png 2x">',
         "<img> asks another host for https://cdn.example/x.png"),
        ('<img srcset="icon.svg 1x,gone.png">', "the link to gone.png leads nowhere"),
        ('<picture><source srcset="//cdn.example/x.png"></picture>',
         "<source> asks another host for //cdn.example/x.png"),
        ('<video poster="https://cdn.example/x.png"></video>',
         "<video> asks another host for https://cdn.example/x.png"),
        ('<noscript><img src="https://cdn.example/x.png"></noscript>',
         "<img> asks another host for https://cdn.example/x.png"),
        ('<link rel="preload" as="image" imagesrcset="https://cdn.example/x.png 2x">',
         "<link> asks another host for https://cdn.example/x.png"),
        ('<link rel="alternate stylesheet" href="https://cdn.example/x.css">',
         "<link> asks another host for https://cdn.example/x.css"),
        ('<table background="https://cdn.example/x.png"></table>',
         "<table> asks another host for https://cdn.example/x.png"),
        ('<form action="https://cdn.example/"></form>',
         "<form> asks another host for https://cdn.example/"),
        ('<button formaction="https://cdn.example/">x</button>',
         "<button> asks another host for https://cdn.example/"),
        ('<svg><use xlink:href="https://cdn.example/x.svg#x"/></svg>',
         "<use> asks another host for https://cdn.example/x.svg#x"),
        ('<svg><image href="https://cdn.example/x.png"/></svg>',
         "<image> asks another host for https://cdn.example/x.png"),
        ('<svg><use href="#gone"/></svg>',
         "the link to #gone leads to a part of the page that is not there"),
        ('<svg><rect filter="url( &quot;https://cdn.example/x.svg#x&quot; )"/></svg>',
         "<rect> asks another host for https://cdn.example/x.svg#x"),
        ('<svg><a xlink:href="gone/">x</a></svg>', "the link to gone/ leads nowhere"),
        ('<area href="gone/">', "the link to gone/ leads nowhere"),
        ('<meta http-equiv="Refresh" content="0; url=https://elsewhere.example/">',
         "<meta> leads a reader away from the page"),
        ('<a ping="https://cdn.example/" href="a/">x</a>',
         '<a> has the attribute "ping", which tells others what a reader follows'),
        ("<script>x()</script>",
         "found a <script> without an address, which the content policy forbids"),
        ('<script src="data:text/javascript,x()"></script>',
         "<script> has data for an address, as only images may"),
        ('<a href="data:text/html,x">x</a>', "<a> has data for an address, as only images may"),
        ('<a href="\x01JavaScript:x()">x</a>', "<a> has a script for an address"),
        ('<form action="javascript:x()"></form>', "<form> has a script for an address"),
        ('<a title="a > b" href="gone/">x</a>', "the link to gone/ leads nowhere"),
        ("<A HREF=gone/>x</A>", "the link to gone/ leads nowhere"),
        ('<p title="a > b" onclick="x()">',
         '<p> has the attribute "onclick", which the content policy forbids'),
        ('<b title="a > b" id="x"></b><i id=x></i>', 'the id "x" stands twice'),
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


def test_a_fault_that_stands_in_many_links_is_said_once_for_each_page(tmp_path: Path) -> None:
    page = '<a href="gone/">x</a><a href="gone/">y</a>'
    assert faults(tmp_path, {"page.html": page}) == ["page.html: the link to gone/ leads nowhere"]


def test_a_page_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes("<p>café</p>".encode("latin-1"))
    assert check_site(tmp_path) == ["page.html: the page is not written in UTF-8"]


def test_a_page_is_read_by_itself_and_joined_with_the_others_later() -> None:
    page = read_page(b'<p id="b"><p id="a"><a href="x/#y">x</a><a href="x/#y">x</a><p id="a">')
    assert page == FinishedPage(("a", "b"), ("x/#y",), ('the id "a" stands twice',))
    other = read_page(b'<p id="z">')
    assert check_folder(
        ["index.html", "x/index.html"], {"index.html": page, "x/index.html": other}
    ).faults == (
        'index.html: the id "a" stands twice',
        "index.html: the link to x/#y leads to a part of the page that is not there",
    )


def test_folders_are_joined_by_what_leads_from_one_to_another() -> None:
    names = ["index.html", "b/index.html"]
    first = {
        "index.html": read_page(b'<a href="../x/#y">x</a><a href="../x/">x</a>'),
        "b/index.html": read_page(b'<a href="../../x/#z">x</a><a href="../../gone/">x</a>'),
    }
    second = {"index.html": read_page(b'<p id="y"><a href="../a/b/">x</a>')}
    folders = {
        "a": (names, check_folder(names, first)),
        "x": (["index.html"], check_folder(["index.html"], second)),
    }
    assert join_folders(folders) == [
        "a/b/index.html: the link to ../../x/#z leads to a part of the page that is not there",
        "a/b/index.html: the link to ../../gone/ leads nowhere",
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
