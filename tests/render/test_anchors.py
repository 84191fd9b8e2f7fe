"""No id stands twice on a page, whatever ids its items were given."""

from __future__ import annotations

import re

import pytest
from support.project import REPOSITORY

from generator.render.anchors import AROUND, each_id_once


@pytest.mark.parametrize(
    ("body", "once"),
    [
        ('## A {: #a }\n<h3 id="a">', '## A {: #a }\n<h3 id="a--2">'),
        ('<p id="b">\n<p class="x" id="b">\n<p id="b">',
         '<p id="b">\n<p class="x" id="b--2">\n<p id="b--3">'),
        ('<p id="a"><a href="#a">#</a>\n<h3 id="a">A <a href="#a">#</a></h3>',
         '<p id="a"><a href="#a">#</a>\n<h3 id="a--2">A <a href="#a--2">#</a></h3>'),
        ('<p id="a">\n<p id="a">\n<a href="#a">', '<p id="a">\n<p id="a--2">\n<a href="#a">'),
        ("# Our Code &#40;new&#41;\n## X {: #our-code-new }",
         "# Our Code &#40;new&#41;\n## X {: #our-code-new--2 }"),
        ('<article id="content">', '<article id="content--2">'),
        ('<p>the id="b" and {: #b }</p>\n## B {: #b }',
         '<p>the id="b" and {: #b }</p>\n## B {: #b }'),
    ],
)  # fmt: skip
def test_a_second_id_is_given_a_number(body: str, once: str) -> None:
    assert each_id_once(body) == once


def test_the_ids_of_the_theme_are_known() -> None:
    theme = (REPOSITORY / "site_templates/theme").rglob("*.html")
    found = {name for file in theme for name in re.findall(r' id="([^"{]+)"', file.read_text())}
    assert found == {*AROUND}
