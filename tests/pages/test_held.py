"""What is held in part: all that is here is shown, and nothing is told that needs the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import write_project
from support.releases import YEAR, rewrite, units_of
from support.rendered_pages import words_of
from support.whole_only import told_of_the_whole
from support.years import COMPARED, OLDER, written, year_before

from generator.model.load import Known, load
from generator.pages.downloads import downloads_of
from generator.rules import check_rules
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path


OVERDUE = """\
  - id: {name}
    title: {title}
    area: quicker-minutes
    began: 2023-05
    due: [{{date: 2023-09, set_on: 2023-05}}]
    updates: [{{date: 2023-06, state: on-hold, text: Nobody had time.}}]
"""
ABOUT = "A covering paper. The plan is not held."
PART = f"Only part of this is held here: {ABOUT}"
PLAN = "the improvement plan is not held here in full"


def two_plans(folder: Path, *held: str) -> Path:
    """Two years, each with a plan of two actions, one of them in both; some held as is said."""
    year_before(write_project(folder))
    for year, names in ((OLDER, ("one", "two")), (YEAR, ("two", "three"))):
        rows = "".join(OVERDUE.format(name=name, title=name.capitalize()) for name in names)
        plan = folder / "content" / year / "improvement.yml"
        complete = "" if held else "complete: true\n"
        text = plan.read_text("utf-8").replace("areas:\n", f"{complete}archived: true\nareas:\n", 1)
        plan.write_text(f"{text}actions:\n{rows}", "utf-8")
        for edition, kind in [each.split() for each in held]:
            if edition in {year, "all"}:
                said = f"held: {kind}\nheld_about: {ABOUT}\n"
                rewrite(folder, f"{year}/edition.yml", "framework:", f"{said}framework:")
    return folder


PLACES = [
    pytest.param(
        YEAR, "actions/",
        ["how many are complete", "how many are overdue", "how many have another due date",
         "how many were carried forward", "none was closed", "none was moved",
         "none is from an earlier year", "what moved", "a median", "a share"],
        ["2 actions held here, 31 March 2025",
         ("The actions complete, open, overdue, moved or carried forward are not counted, and "
         f"nothing is measured, because {PLAN}."),
         "These lists show what is held here. There may be more.", "On hold", "Nobody had time.",
         "Overdue", PART], id="the tracker"),
    pytest.param(
        YEAR, "about/completeness/", ["what is there", "what a principle has"],
        [("Whether the statement has all six parts is not assessed, because the "
         "statement is not held here in full."),
         ("What is recorded under each principle is not counted, because the Code, the statement "
         "and the improvement plan are not held here in full."), PART], id="what should be there"),
    pytest.param(
        YEAR, "about/", ["nothing is withheld"],
        [("Everything held here is shown to you. What else there is, and whether it was "
         "published, cannot be said here, because only part of this year is held here."),
         f"Held here {PART}"], id="what is withheld"),
    pytest.param(
        YEAR, "", ["it is gone"],
        [("The improvement plan is not held here in full for 2023/24, so what only the other "
         "version has is not shown as added or removed."), "Not in the part of 2024/25 held here",
         "2 actions held here", "2 controls held here", PART], id="the first page"),
    pytest.param(
        COMPARED, "", ["it is gone", "it is new"],
        ["Unmatched action:", "Only 2023/24 has it here; 2024/25 is not held in full.",
         "Only 2024/25 has it here; 2023/24 is not held in full."], id="a comparison"),
    pytest.param(
        "example/history", "recurring/", ["it returns"],
        [f"2023/24 is left out: {PLAN}.", f"2024/25 is left out: {PLAN}."], id="what returns"),
    pytest.param(
        "example/history", "action/one/", ["in one year only", "it is gone"],
        ["Known in 1 year, 2023/24: not every year is held here in full.",
         f"Not in the part of this year held here: {PLAN}.",
         ("Not known whether it was added or removed: the two years are not both held here "
          "in full.")], id="a history"),
    pytest.param(
        "example", "", ["a median", "a share"],
        ["2 held here Not counted Not counted Not counted",
         f"2024/25: {PLAN}, so nothing is counted."], id="year by year"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "path", "of_the_whole", "instead"), PLACES)
def test_nothing_is_told_that_needs_the_whole(
    tmp_path: Path, unit: str, path: str, of_the_whole: list[str], instead: list[str]
) -> None:
    whole = words_of(written(two_plans(tmp_path / "whole"), unit, path))
    assert {*told_of_the_whole(whole)} >= {*of_the_whole}
    part = words_of(written(two_plans(tmp_path / "part", "all part"), unit, path))
    assert told_of_the_whole(part) == []
    assert [said for said in instead if said not in part] == []
    assert [said for said in instead if said in whole and "is left out" in said] == []


def test_what_is_only_cited_says_so(tmp_path: Path) -> None:
    page = words_of(written(two_plans(tmp_path / "part", f"{YEAR} cited"), YEAR, "improvement/"))
    assert f"This is not held here, only what other documents say about it: {ABOUT}" in page


def test_a_document_may_be_held_otherwise_than_its_year(tmp_path: Path) -> None:
    folder = two_plans(tmp_path / "part", "all part")
    rewrite(folder, f"{YEAR}/edition.yml", "  - kind: improvement\n",
            "  - kind: improvement\n    held: whole\n")  # fmt: skip
    tracker = words_of(written(folder, YEAR, "actions/"))
    assert "2 overdue" in tracker
    assert PART not in tracker
    assert PART in words_of(written(folder, YEAR, "code/"))


def test_one_document_held_in_part_leaves_the_others_whole(tmp_path: Path) -> None:
    folder = two_plans(tmp_path / "whole")
    rewrite(folder, f"{YEAR}/improvement.yml", "complete: true\n", "")
    rewrite(folder, f"{YEAR}/edition.yml", "  - kind: improvement\n",
            f"  - kind: improvement\n    held: part\n    held_about: {ABOUT}\n")  # fmt: skip
    assert told_of_the_whole(words_of(written(folder, YEAR, "actions/"))) == []
    six = words_of(written(folder, YEAR, "about/completeness/"))
    assert "Yes Section" in six
    assert (
        "What is recorded under each principle is not counted, because the improvement plan is"
    ) in six
    about = words_of(written(folder, YEAR, "about/"))
    assert f"cannot be said here, because {PLAN}." in about
    home = words_of(written(folder, YEAR))
    assert f"What will be better. {PART}" in home
    assert PART not in words_of(written(folder, YEAR, "code/"))


@pytest.mark.parametrize("held", [(), ("all part",)])
def test_downloads_say_how_much_is_held(tmp_path: Path, held: tuple[str, ...]) -> None:
    unit = units_of(two_plans(tmp_path / "part", *held), Audience.INTERNAL)[YEAR]
    tables = downloads_of(unit)
    of_documents = {"actions", "areas", "controls", "improvement", "opinions", "reviews",
                    "sections"}  # fmt: skip
    saying = {name.removesuffix(".csv") for name in tables if name.endswith(".csv")
              and PART in tables[name]}  # fmt: skip
    assert saying == (of_documents if held else set())


@pytest.mark.parametrize(("held", "asked"), [("part", []), ("", ["lost-action"])])
def test_check_asks_for_no_action_that_may_only_not_be_held(
    tmp_path: Path, held: str, asked: list[str]
) -> None:
    folder = two_plans(tmp_path / "project", *([f"{YEAR} {held}"] if held else []))
    for year in (OLDER, YEAR):
        rewrite(folder, f"{year}/improvement.yml", "archived: true\n", "")
    found = {each.code for each in check_rules(load(folder, Known()), folder)}
    assert sorted(found & {"lost-action"}) == asked
