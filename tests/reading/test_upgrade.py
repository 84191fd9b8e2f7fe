"""Releases of every form that content ever had: what was frozen stays readable for good.

`releases/format-<n>/` are whole projects, each with a release frozen in that form. They stay: what
a format may say besides is shown by a further one, `format-<n>-<what>/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL
from support.releases import YEAR, units_of
from support.rendered_pages import words_of

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
FIRST = [folder for folder in FROZEN if folder.name.count("-") == 1]
(JOINT,) = (folder for folder in FROZEN if folder.name == "format-4-joint")
NAME = "2025-06-13-unaudited"
each_format = pytest.mark.parametrize("folder", FROZEN, ids=lambda folder: folder.name)


def format_of(folder: Path) -> int:
    """The format that a folder keeps a release of, by its name."""
    return int(folder.name.split("-")[1])


def test_there_is_a_release_of_each_format() -> None:
    assert [format_of(folder) for folder in FIRST] == [*range(1, FORMAT + 1)]


@each_format
def test_it_is_of_its_format_and_no_problem(folder: Path) -> None:
    # Of the working copy: a post and a board that no year names, a text that waits for its
    # place, and how a date was read.
    told = {
        ("content/organisations/example.yml", "unseen"),
        ("content/site.yml", "accessibility"),
        (f"content/{YEAR}/statement.yml", "unplaced"),
        (f"content/{YEAR}/improvement.yml", "printed-date"),
    }
    assert {(each.place.file, each.code) for each in check(folder)} <= told
    (release,) = check_content(folder).releases
    assert release.facts.format == format_of(folder)


@each_format
def test_it_says_what_it_always_said(folder: Path) -> None:
    """Its texts did not change between the formats, and so nor does what is read of them."""
    content = check_content(folder)
    (release,) = content.releases
    assert release.library.edition.model_dump() == content.library.edition.model_dump()


@pytest.mark.parametrize("folder", FIRST[:3], ids=lambda folder: folder.name)
def test_the_first_formats_say_the_same(folder: Path) -> None:
    (release,) = check_content(folder).releases
    working = check_content(MINIMAL).library
    assert release.library.edition.model_dump() == working.edition.model_dump()


def released_pages(folder: Path) -> dict[str, str]:
    """The pages of each release that the public sees, by their addresses on the site."""
    environment = make_environment(find_resources(folder).templates)
    return {
        unit.path + "/" + page.path: render_page(environment, unit, page)
        for unit in units_of(folder).values()
        if isinstance(unit, ReleaseUnit)
        for page in pages_of(unit)
    }


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "Fit for purpose"),
        ("statement/values/", 'id="paragraph-2.1"'),
        ("statement/sources/", "Appendix A: Sources"),
        ("statement/declaration/", "Treasurer, on behalf of the Main Board"),
        ("statement/", "Part of Statement of Accounts 2024/25, page 12."),
        ("actions/one-form/", "Responsible committee"),
    ],
)
def test_what_the_fourth_format_may_say_besides_is_shown(path: str, said: str) -> None:
    assert said in released_pages(FIRST[3])[f"{YEAR}/releases/{NAME}/{path}"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        pytest.param(f"{YEAR}/releases/{NAME}/statement/",
                     "Joint with Example Pension Fund : one statement accounts for both bodies.",
                     id="joint_with"),
        pytest.param(f"fund/2024-25/releases/{NAME}/statement/",
                     "Joint with Example Authority : one statement accounts for both bodies.",
                     id="joint_with, at the other body"),
        pytest.param(f"{YEAR}/releases/{NAME}/", "Example Authority 2023/24 to 2024/25",
                     id="also_for"),
        pytest.param(f"{YEAR}/releases/{NAME}/risks/", "The river floods more homes", id="risks"),
        pytest.param(f"{YEAR}/releases/{NAME}/statement/last-year/",
                     "Minutes come late Half of them came in time.", id="issues"),
    ],
)  # fmt: skip
def test_what_came_to_the_fourth_format_later_is_shown(page: str, said: str) -> None:
    assert said in words_of(released_pages(JOINT)[page])


def test_what_stands_on_no_page_of_a_release_is_read_from_it() -> None:
    (release,) = check_content(JOINT).releases
    fund = next(each for each in release.library.organisations if each.id == "fund")
    assert fund.part_of == "example"
    statement = release.library.edition.statement
    assert statement is not None
    assert statement.unplaced == ("A table of three columns, which nobody has read yet.",)
    assert not any("three columns" in text for text in released_pages(JOINT).values())


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
    bodies = ["example", "fund"] if folder == JOINT else ["example"]
    assert [unit.path for unit in units_of(folder).values() if isinstance(unit, ReleaseUnit)] == [
        f"{body}/2024-25/releases/{NAME}" for body in bodies
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
