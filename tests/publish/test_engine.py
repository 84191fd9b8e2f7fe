"""Markdown to HTML: titles stay text wherever they stand, and a warning stops the build."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest
import yaml
from support.project import MINIMAL

from generator.pages import Page
from generator.pages.portal import ComponentsPage
from generator.publish import engine
from generator.publish.checks import check_site
from generator.publish.engine import EngineError, build, mend, write_assets
from generator.publish.written import is_written
from generator.releases.versions import as_it_stands
from generator.render import escape_markdown, make_environment, render_page
from generator.resources import find_resources
from generator.units import list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library

RESOURCES = find_resources(MINIMAL)
AWKWARD = [
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "*stars* _lines_ `ticks` [brackets](x) # hash",
    "1. One & two &amp; <b>three</b> \"four\" 'five'",
    "a | b: c -- d ~~e~~ !f \\ g {: #h }",
]
LINE_ENDS = "line\u2028paragraph\u2029next\u0085astral \U0001f600 \u00e9"


def write_tree(tree: Path, pages: dict[str, str], nav: list[object]) -> Path:
    config = {
        "INHERIT": str(RESOURCES.base_config),
        "site_name": "Example",
        "docs_dir": "docs",
        "hooks": [],
        "theme": {
            "name": "material",
            "custom_dir": str(RESOURCES.theme),
            "language": "en",
        },
        "nav": nav,
        "extra": {"to_root": "", "base_path": "/"},
    }
    (tree / "docs").mkdir(parents=True)
    (tree / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    for name, text in pages.items():
        (tree / "docs" / name).write_text(text, "utf-8")
    return tree


def words(html: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("title", AWKWARD)
def test_a_title_is_text_in_head_heading_contents_and_navigation(
    tmp_path: Path, title: str
) -> None:
    heading = escape_markdown(title)
    matter = yaml.safe_dump({"title": title, "description": title}, width=1000)
    page = f"---\n{matter}---\n\n# {heading}\n\n## {heading} {{: #part }}\n\nText.\n\n## More\n"
    nav: list[object] = [{f"{title} in all": [{title: "index.md"}, {f"{title} again": "other.md"}]}]
    tree = write_tree(tmp_path / "tree", {"index.md": page, "other.md": page}, nav)
    build(tree, tmp_path / "out")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    found = {
        name: {words(each) for each in re.findall(pattern, html, re.DOTALL)}
        for name, pattern in {
            "head": r"<title>(.*?)(?: - Example)?</title>",
            "heading": r'<h1\b[^>]*>(.*?)(?:<a class="gs-permalink".*?)?</h1>',
            "part": r'<h2 id="part">(.*?)<a class="gs-permalink"',
            "contents": r'<a href="#part">(.*?)</a>',
            "navigation": r'<a href="(?:\./)?other/">(.*?)</a>',
            "document": r'<p class="gs-local__title">(.*?)</p>',
            "description": r'<meta name="description" content="(.*?)">',
        }.items()
    }
    assert found == {
        "head": {title},
        "heading": {title},
        "part": {title},
        "contents": {title},
        "navigation": {f"{title} again"},
        "document": {f"{title} in all"},
        "description": {title},
    }
    assert "<img" not in html
    assert "<b>" not in html
    assert [fault for fault in check_site(tmp_path / "out") if "nowhere" not in fault] == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "[x](gone.md)",
            "contains a link 'gone.md', but the target is not found among documentation files.",
        ),
        ("[x](#gone)", "contains a link '#gone', but there is no such anchor on this page."),
        ("[x](/absolute/)", "contains an absolute link '/absolute/', it was left as is."),
    ],
)
def test_a_warning_is_an_error_with_a_sentence(tmp_path: Path, page: str, said: str) -> None:
    tree = write_tree(tmp_path / "tree", {"index.md": f"# Page\n\n{page}\n"}, [{"x": "index.md"}])
    with pytest.raises(EngineError) as caught:
        build(tree, tmp_path / "out")
    assert caught.value.sentences == [f"Doc file 'index.md' {said}"]


def test_a_page_of_another_theme_is_refused() -> None:
    with pytest.raises(EngineError) as caught:
        mend("<body>something else</body>")
    said = "Material's base.html no longer has the form the theme was written for."
    assert caught.value.sentences == [said]


def test_tables_align_by_class_because_the_policy_allows_no_inline_style() -> None:
    page = '<body dir="ltr"> <input> <a class="gs-skip"></a><td style="text-align: right;">1</td>'
    assert mend(page) == (
        '<body dir="ltr"> <a class="gs-skip"></a><td class="gs-align-right">1</td>'
    )


def test_a_template_of_a_project_s_own_escapes_too(tmp_path: Path) -> None:
    """MkDocs itself escapes nothing."""
    templates = tmp_path / "site_templates"
    shutil.copytree(RESOURCES.templates, templates)
    (templates / "theme" / "parts" / "crumbs.html").write_text("{{ config.site_name }}", "utf-8")
    tree = write_tree(tmp_path / "tree", {"index.md": "# Page\n"}, [{"x": "index.md"}])
    config = (tree / "mkdocs.yml").read_text("utf-8")
    own = config.replace(str(RESOURCES.theme), str(templates / "theme"))
    own = own.replace("site_name: Example", "site_name: <b>bold</b>")
    (tree / "mkdocs.yml").write_text(own, "utf-8")
    build(tree, tmp_path / "out")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "&lt;b&gt;bold&lt;/b&gt;" in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("page", "written"),
    [
        pytest.param("# A\n\n<p>x</p>\n", True, id="a heading and HTML"),
        pytest.param("<pre>\n\n<b>x", True, id="HTML with an empty line in it"),
        pytest.param("# A\n## B {: #b }\n\n<p>", True, id="two headings in a row"),
        pytest.param("", True, id="nothing"),
        pytest.param("# A\n\nText\n", False, id="a paragraph"),
        pytest.param("# A\nText", False, id="a paragraph right below a heading"),
        pytest.param("<p>x</p>\n\n- a", False, id="a list"),
    ],
)
def test_a_page_that_is_html_already_is_told_from_one_that_is_not(
    page: str, *, written: bool
) -> None:
    assert is_written(page) is written


def test_both_ways_write_the_same_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = "<div>\n<pre>\n&#35; a\n\n<b>&amp;</b></pre>\n</div>"
    page = f"# Page\n\n{html}\n\n## Part {{: #p }}\n\n<p>x</p>\n"
    tree = write_tree(tmp_path / "tree", {"index.md": page}, [{"x": "index.md"}])
    build(tree, tmp_path / "quick")
    monkeypatch.setattr(engine, "is_written", lambda _: False)
    build(tree, tmp_path / "slow")
    quick, slow = (
        (tmp_path / each / "index.html").read_text("utf-8") for each in ("quick", "slow")
    )
    assert quick == slow


def test_assets_are_written_whole_and_anew(tmp_path: Path) -> None:
    (tmp_path / "assets/gs").mkdir(parents=True)
    (tmp_path / "assets/gs/leftover").write_text("")
    write_assets(RESOURCES.theme, tmp_path)
    names = {path.name for path in (tmp_path / "assets/gs").iterdir()}
    assert names == {path.name for path in (RESOURCES.theme / "assets/gs").iterdir()}


def test_a_page_s_front_matter_keeps_any_title(library: Library) -> None:
    (unit, *_) = list_units(as_it_stands(library, Audience.PUBLIC, MINIMAL))
    environment = make_environment(RESOURCES.templates)
    for title in [*AWKWARD, LINE_ENDS]:
        page = Page(ComponentsPage(), title, title)
        _, matter, _ = render_page(environment, unit, page).split("---\n", 2)
        told = yaml.safe_load(matter)
        assert (told["title"], told["description"]) == (title, title)
        assert told["linked"]["@graph"][0]["itemListElement"][-1]["name"] == title
