"""Which pages a unit has, and that no two want the same address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.minimal_year import EDITION_PAGES
from support.project import MINIMAL

from generator.model.load import load
from generator.page_kinds import PageKind
from generator.pages import Page, collisions, pages_of
from generator.pages.page import PageContext
from generator.problems import Place, Problem
from generator.releases.versions import as_it_stands
from generator.units import list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library


class Anything(PageContext):
    """What a page at any path shows."""

    page_kind = PageKind("anything", "{}")


def page(path: str, line: int = 0) -> Page:
    place = Place("content/x.yml", line) if line else Place("")
    return Page(Anything(), "Title", "What it is.", (path,), place=place)


FIRST = "beside that of content/x.yml, line 1"


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([page("a/", 1), page("b/", 2)], []),
        ([page("a/", 1), page("a/", 7)], [(7, f'found a second page at "a/", {FIRST}')]),
        ([page("a/", 7), page("A/", 1)], [(7, f'found a second page at "A/", {FIRST}')]),
        (
            [page("full/", 3), page("full/")],
            [(3, 'found a second page at "full/", beside one always there')],
        ),
    ],
)
def test_two_pages_at_one_path_are_a_problem(
    pages: list[Page], found: list[tuple[int, str]]
) -> None:
    assert [(each.place.line, each.message) for each in collisions(pages)] == found
    assert {each.hint for each in collisions(pages)} <= {"give the item another id"}


def test_an_id_that_a_page_of_the_program_has_collides(project: MakeProject) -> None:
    name = "example/2024-25/statement.yml"
    library = load(project(replace={name: ("- id: responsibility", "- id: full")})).library
    unit = list_units(as_it_stands(library, Audience.INTERNAL, MINIMAL))[2]
    assert list(collisions(pages_of(unit))) == [
        Problem(
            Place(f"content/{name}", 3, 9),
            "same-path",
            'found a second page at "statement/full/", beside one always there',
            "give the item another id",
        )
    ]


@pytest.mark.parametrize(
    ("audience", "paths"),
    [
        (Audience.PUBLIC, [["", "accessibility/"], [""]]),
        (Audience.INTERNAL, [["", "accessibility/", "components/"], [""]]),
    ],
)
def test_the_portal_and_an_organisation_have_few_pages(
    library: Library, audience: Audience, paths: list[list[str]]
) -> None:
    units = list_units(as_it_stands(library, audience, MINIMAL))[:2]
    assert [[each.path for each in pages_of(unit)] for unit in units] == paths


def test_an_edition_s_pages_come_in_reading_order(library: Library) -> None:
    unit = list_units(as_it_stands(library, Audience.PUBLIC, MINIMAL))[2]
    assert [(each.path, each.kind.template, each.nav) for each in pages_of(unit)] == EDITION_PAGES


@pytest.mark.parametrize(
    ("missing", "gone"),
    [("statement", "statement/"), ("code", "code/"), ("improvement", "improvement/")],
)
def test_a_document_that_is_not_there_has_no_pages(
    library: Library, missing: str, gone: str
) -> None:
    (edition,) = library.editions
    changed = edition.model_copy(update={missing: None})
    left = library.model_copy(update={"editions": (changed,)})
    paths = [
        page.path for page in pages_of(list_units(as_it_stands(left, Audience.PUBLIC, MINIMAL))[2])
    ]
    assert [path for path in paths if path.startswith(gone)] == []
    assert "about/" in paths
