"""What a reference means where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model.index import Scope, index_library, key_of, slug_of
from generator.model.load import load

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library

SCOPE = Scope("example", "example/2024-25", "example", "decisions")


@pytest.mark.parametrize(
    ("kind", "reference", "key"),
    [
        ("post", "chief-officer", ("post", "example", "chief-officer")),
        ("post", "other/chief-officer", ("post", "other", "chief-officer")),
        ("board", "main-board", ("board", "example", "main-board")),
        ("area", "openness", ("area", "example/2024-25", "openness")),
        ("control", "minutes", ("control", "example/2024-25", "minutes")),
        ("improvement", "minutes", ("improvement", "example/2024-25", "minutes")),
        ("theme", "boards", ("theme", "example/2024-25/decisions", "boards")),
        ("theme", "openness/boards", ("theme", "example/2024-25/openness", "boards")),
        ("theme", "2023-24/risk/cover", ("theme", "example/2023-24/risk", "cover")),
        ("control", "2023-24/minutes", ("control", "example/2023-24", "minutes")),
        ("principle", "a", ("principle", "example", "a")),
        ("edition", "other/2019-20", ("edition", "", "other/2019-20")),
        ("organisation", "other", ("organisation", "", "other")),
        ("framework", "other", ("framework", "", "other")),
        ("term", "ags", ("term", "", "ags")),
    ],
)
def test_a_short_id_is_looked_up_where_its_kind_lives(
    kind: str, reference: str, key: tuple[str, str, str]
) -> None:
    assert key_of(kind, reference, SCOPE) == key


@pytest.mark.parametrize(
    ("kind", "reference"),
    [
        ("post", "chief-officer"),
        ("post", "example/chief-officer"),
        ("board", "audit-panel"),
        ("area", "openness"),
        ("theme", "boards"),
        ("control", "monthly-decisions"),
        ("improvement", "quicker-minutes"),
        ("principle", "b"),
        ("framework", "example"),
        ("organisation", "example"),
        ("edition", "example/2024-25"),
        ("term", "ags"),
    ],
)
def test_every_kind_of_item_is_found(library: Library, kind: str, reference: str) -> None:
    found = index_library(library).find(kind, reference, SCOPE)
    assert getattr(found, "id", None) == reference.removeprefix("example/" * (kind == "post"))


@pytest.mark.parametrize(
    ("kind", "reference", "scope"),
    [
        pytest.param("theme", "boards", Scope("example", "example/2024-25", "", "openness"),
                     id="a theme of another area"),
        pytest.param("area", "decisions", Scope("example", "example/2023-24"),
                     id="an area of another year"),
        pytest.param("principle", "a", Scope(framework="other"), id="another framework"),
        pytest.param("post", "chief-officer", Scope("other"), id="another body's post"),
        pytest.param("post", "main-board", SCOPE, id="a board is no post"),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_is_not_found(
    library: Library, kind: str, reference: str, scope: Scope
) -> None:
    assert index_library(library).find(kind, reference, scope) is None


def test_known_names_are_as_they_would_be_written(library: Library) -> None:
    index = index_library(library)
    assert index.known("post", "chief", SCOPE) == ["chief-officer", "finance-director"]
    assert index.known("post", "chief", Scope("other")) == [
        "example/chief-officer",
        "example/finance-director",
    ]
    assert index.known("theme", "board", SCOPE) == ["boards"]
    assert index.known("theme", "decisions/board", SCOPE) == ["decisions/boards"]
    assert index.known("area", "2023-24/decision", SCOPE) == []
    assert index.known("principle", "x", Scope(framework="other")) == []


def test_an_id_used_twice_is_kept_apart(project: MakeProject) -> None:
    folder = project(replace={"organisations/example.yml": ("finance-director", "chief-officer")})
    index = index_library(load(folder).library)
    ((key, first, second),) = index.repeated
    assert key == ("post", "example", "chief-officer")
    assert [getattr(post, "title", "") for post in (first, second)] == [
        "Chief Officer",
        "Finance Director",
    ]
    assert index.items[key] is first


@pytest.mark.parametrize(
    ("reference", "slug"),
    [
        ("main-board", "main-board"),
        ("example/main-board", "main-board"),
        ("other/main-board", "other-main-board"),
    ],
)
def test_a_post_or_board_of_another_body_has_that_body_s_name_in_addresses(
    reference: str, slug: str
) -> None:
    assert slug_of(reference, "example") == slug
