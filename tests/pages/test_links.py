"""Paths below the site, and relative links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pages.links import EditionLinks, relative
from generator.views import edition_view

if TYPE_CHECKING:
    from generator.model import Library


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "a/", "a/"),
        ("a/", "", "../"),
        ("a/", "a/", "./"),
        ("a/", "a/#part", "#part"),
        ("a/", "#part", "../#part"),
        ("a/", "b/", "../b/"),
        ("a/b/c/", "a/", "../../"),
        ("a/b/", "a/b/c/#part", "c/#part"),
        ("a/b/", "a/data/areas.csv", "../data/areas.csv"),
    ],
)
def test_links_are_relative_so_that_a_site_works_under_any_path(
    here: str, there: str, link: str
) -> None:
    assert relative(here, there) == link


def test_everything_an_edition_shows_has_one_address(library: Library) -> None:
    (edition,) = library.editions
    view = edition_view(library, edition)
    links = EditionLinks(edition.id)
    area = view.areas[0]
    assert edition.code
    assert [path.removeprefix("example/2024-25/") for path in (
        links.home,
        links.page("about"),
        links.section("code", edition.code.sections[0]),
        links.area(area),
        links.control(view.controls[0]),
        links.area_review(area),
        links.principle(view.principles[0]),
        links.improvement(view.improvements[0]),
        links.post(view.posts[0]),
        links.board(view.boards[0]),
        links.term(view.terms[0]),
    )] == [
        "",
        "about/",
        "code/scope/",
        "code/decisions/",
        "code/decisions/#monthly-decisions",
        "statement/decisions/",
        "code/principles/#a",
        "improvement/quicker-minutes/",
        "posts/chief-officer/",
        "boards/main-board/",
        "glossary/#ags",
    ]  # fmt: skip
