"""A website with an accent and a logo of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.releases import released

from generator import pipeline
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10z"/></svg>'
LOOK = 'look: {accent: "#5A1F6E", logo: Mark.svg}\naccessibility:\n'
STYLES = """\
:root:root { --blue: #5a1f6e; --on-blue-soft: #fff; }
.gs-masthead { --focus: #fff; }
@media screen { :root { --link: #5a1f6e; } }
@media screen and (prefers-color-scheme: dark) { \
:root:not([data-scheme="light"]) { --link: #ac8fb6; } }
@media screen { :root[data-scheme="dark"] { --link: #ac8fb6; } }
.gs-logo { aspect-ratio: 30 / 10; }
"""


def test_every_page_has_the_accent_and_the_logo_of_the_site(
    project: MakeProject, tmp_path: Path
) -> None:
    folder = project({"Mark.svg": LOGO}, replace={"site.yml": ("accessibility:\n", LOOK)})
    pipeline.build(released(folder), tmp_path / "site", [Audience.PUBLIC], jobs=1)
    site = tmp_path / "site/public"
    assert (site / "assets/look/look.css").read_text("utf-8") == STYLES
    assert "M0 0h30v10z" in (site / "assets/look/logo.svg").read_text("utf-8")
    for page, up in (("index.html", ""), ("example/2024-25/code/index.html", "../../../")):
        text = (site / page).read_text("utf-8")
        assert f'<link rel="stylesheet" href="{up}assets/look/look.css">' in text
        assert f'<img class="gs-logo" src="{up}assets/look/logo.svg" alt="">Example' in text
        assert '<meta name="theme-color" content="#5a1f6e">' in text
    assert 'src="/governance/assets/look/logo.svg"' in (site / "404.html").read_text("utf-8")


def test_without_a_look_pages_name_none(project: MakeProject, tmp_path: Path) -> None:
    pipeline.build(released(project()), tmp_path / "site", [Audience.PUBLIC], jobs=1)
    text = (tmp_path / "site/public/index.html").read_text("utf-8")
    assert "assets/look" not in text
    assert "gs-logo" not in text
    assert not (tmp_path / "site/public/assets/look").exists()
