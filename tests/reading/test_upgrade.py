"""Releases of every form that content ever had: what was frozen stays readable for good.

`releases/format-<n>/` are whole projects, each with a release frozen in that form. They stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL
from support.releases import YEAR, units_of

from generator.pages import pages_of
from generator.pipeline import check, check_content
from generator.problems import Place
from generator.reading.nodes import Mapping, node_of
from generator.reading.upgrade import FORMAT, upgraded
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.units import EditionUnit, ReleaseUnit

if TYPE_CHECKING:
    from pathlib import Path

FROZEN = sorted((MINIMAL.parent / "releases").glob("format-*"))
NAME = "2025-06-13-unaudited"
each_format = pytest.mark.parametrize("folder", FROZEN, ids=lambda folder: folder.name)


def test_there_is_a_release_of_each_format() -> None:
    assert [folder.name for folder in FROZEN] == [
        f"format-{number}" for number in range(1, FORMAT + 1)
    ]


@each_format
def test_it_is_of_its_format_and_no_problem(folder: Path) -> None:
    # Beside the first three releases, a post and a board that no year names.
    named = ("content/organisations/example.yml", "unseen")
    assert {(each.place.file, each.code) for each in check(folder)} <= {named}
    (release,) = check_content(folder).releases
    assert f"format-{release.facts.format}" == folder.name


@each_format
def test_it_says_what_it_always_said(folder: Path) -> None:
    """Its texts did not change between the formats, and so nor does what is read of them."""
    content = check_content(folder)
    (release,) = content.releases
    assert release.library.edition.model_dump() == content.library.edition.model_dump()


@pytest.mark.parametrize("folder", FROZEN[:3], ids=lambda folder: folder.name)
def test_the_first_formats_say_the_same(folder: Path) -> None:
    (release,) = check_content(folder).releases
    working = check_content(MINIMAL).library
    assert release.library.edition.model_dump() == working.edition.model_dump()


def test_what_the_fourth_format_may_say_besides_is_shown() -> None:
    folder = FROZEN[3]
    (unit,) = [each for each in units_of(folder).values() if isinstance(each, ReleaseUnit)]
    environment = make_environment(find_resources(folder).templates)
    pages = {page.path: render_page(environment, unit, page) for page in pages_of(unit)}
    for path, said in {
        "": "Fit for purpose (on one scale: substantial)",
        "statement/values/": 'id="paragraph-2.1"',
        "statement/sources/": "Appendix A: Sources",
        "statement/declaration/": "Treasurer, on behalf of the Main Board",
        "statement/": "Part of Statement of Accounts 2024/25, page 12.",
        "actions/one-form/": "Responsible committee",
    }.items():
        assert said in pages[path]


@each_format
def test_its_pages_are_shown_to_the_public(folder: Path) -> None:
    environment = make_environment(find_resources(folder).templates)
    texts = {}
    for unit in units_of(folder).values():
        for page in pages_of(unit) if isinstance(unit, EditionUnit) else ():
            texts[f"{unit.path}/{page.path}"] = render_page(environment, unit, page)
    for place in (YEAR, f"{YEAR}/releases/{NAME}"):
        assert "The Main Board decides once a month." in texts[f"{place}/code/decisions/"]
        assert "Unaudited statement, published 13 June 2025" in texts[f"{place}/"]
    assert [unit.path for unit in units_of(folder).values() if isinstance(unit, ReleaseUnit)] == [
        f"{YEAR}/releases/{NAME}"
    ]


def control(**keys: str) -> dict[str, object]:
    return {"editions": [{"documents": [{"kind": "code", "control": {"title": "x", **keys}}]}]}


@pytest.mark.parametrize(
    ("old", "written_as", "new"),
    [
        pytest.param(control(state="draft", published="2017"), 1, control(),
                     id="1 to 2: a control table does not say how final it is"),
        pytest.param(control(state="draft"), 2, control(state="draft"), id="2 is left as it is"),
        # What the model will refuse is nothing an upgrade may stumble over.
        pytest.param({"editions": "none"}, 1, {"editions": "none"}, id="no list of editions"),
        pytest.param({"editions": ["none"]}, 1, {"editions": ["none"]}, id="no edition"),
        pytest.param({"editions": [{"documents": [{"control": "none"}]}]}, 1,
                     {"editions": [{"documents": [{"control": "none"}]}]}, id="no control table"),
        pytest.param({}, 1, {}, id="nothing"),
    ],
)  # fmt: skip
def test_each_step_changes_what_it_says_and_nothing_else(
    old: dict[str, object], written_as: int, new: dict[str, object]
) -> None:
    before, after = (node_of(value, Place("x.yml")) for value in (old, new))
    assert isinstance(before, Mapping)
    assert upgraded(before, written_as) == after
