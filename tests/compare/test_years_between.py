"""Comparing years that are not neighbours: what the years between declared, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import rewrite, units_of
from support.sides import sides_of
from support.years import MONTHLY, OLDER, year_before

from generator import pipeline
from generator.compare import as_text, compare
from generator.units import ComparisonUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.comparisons import Side as Lines
    from support.project import MakeProject


def code(*controls: Lines) -> Lines:
    return {"code": {"areas": [{"id": "risk", "controls": list(controls)}]}}


def plan(*areas: Lines) -> Lines:
    numbered = [{"number": at + 1} | area for at, area in enumerate(areas)]
    return {"improvement": {"areas": numbered}}


def told(*years: Lines) -> list[str]:
    """What is different between the first and the last of some years."""
    sides = sides_of(*years)
    (first, *between, last) = sides
    found = compare(
        first.library, first.edition, last.library, last.edition, [e.between for e in between]
    )
    lines = as_text(found).split("\n\n")[-1].split("\n")
    return [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("years", "said"),
    [
        pytest.param(
            [code({"id": "seen", "text": "Yearly."}),
             code({"id": "seen", "text": "Monthly.", "why": "The Board asked."}),
             code({"id": "seen", "text": "Weekly.", "why": "The auditor asked."})],
            ['changed control: "Seen"', "Text: [-Yearly-]{+Weekly+}.",
             "why: 2022/23: The Board asked. 2023/24: The auditor asked."], id="two reasons"),
        pytest.param(
            [code({"id": "seen", "text": "Yearly."}),
             code({"id": "seen", "text": "Monthly.", "why": "The Board asked."}),
             code({"id": "seen", "text": "Monthly."})],
            ['changed control: "Seen"', "Text: [-Yearly-]{+Monthly+}.",
             "why: 2022/23: The Board asked."], id="a reason in between alone"),
        pytest.param(
            [code(), code({"id": "new", "why": "A law."}), plan(), code({"id": "new"})],
            ['added control: "New"', "why: 2022/23: A law."],
            id="of what came, over a year without the document"),
        pytest.param(
            [code({"id": "old", "text": "A."}),
             code({"id": "mid", "text": "B.", "renamed_from": "2021-22/old", "why": "Clearer."}),
             code({"id": "new", "text": "B.", "renamed_from": "2022-23/mid", "why": "Shorter."})],
            ['renamed control: "Old" -> "New"', "Title: [-Old-]{+New+}", "Text: [-A-]{+B+}.",
             "why: 2022/23: Clearer. 2023/24: Shorter."], id="renamed twice"),
        pytest.param(
            [code({"id": "old"}), plan(), code({"id": "old"}), code({"id": "old", "text": "B."})],
            ['changed control: "Old"', "Text: [-Text-]{+B+}."], id="no reason at all"),
        pytest.param(
            [{"code": {"areas": [{"id": "risk", "controls": [{"id": "gone"}]}]}},
             {"code": {"areas": [{"id": "risk", "why": "Nobody used it."}]}},
             {"code": {"areas": [{"id": "risk"}]}}],
            ['removed control: "Gone"', "why: 2022/23: Nobody used it."], id="of what is gone"),
        pytest.param(
            [plan({"id": "whole"}),
             plan({"id": "left", "split_from": "2021-22/whole", "why": "Two leads."},
                  {"id": "right", "split_from": "2021-22/whole", "why": "Two leads."}),
             plan({"id": "left"}, {"id": "right"})],
            ['split improvement area: "Whole" -> "Left" and "Right"',
             "why: 2022/23: Two leads."], id="split in between"),
    ],
)  # fmt: skip
def test_the_reasons_of_the_years_between_are_told(years: list[Lines], said: list[str]) -> None:
    assert told(*years) == said


def test_neighbours_say_their_own_reason_without_the_year() -> None:
    years = code({"id": "seen"}), code({"id": "seen", "text": "Weekly.", "why": "The Board asked."})
    assert told(*years)[-1] == "why: The Board asked."


def test_the_site_and_the_command_know_the_years_between(project: MakeProject) -> None:
    first, middle, last = "example/2022-23", OLDER, "example/2024-25"
    folder = year_before(year_before(project()), first)
    once = MONTHLY.replace("a month", "a quarter")
    rewrite(folder, f"{first}/code.yml", MONTHLY, once)
    rewrite(folder, f"{middle}/code.yml", MONTHLY, f"{MONTHLY}            why: The law changed.\n")
    units = units_of(folder, Audience.INTERNAL)
    unit = units["example/compare/2022-23/2024-25"]
    assert isinstance(unit, ComparisonUnit)
    assert [side.path for side in unit.between] == [middle]
    for found in (unit.comparison, pipeline.compare_versions(folder, first, last)):
        assert [each.why for each in found.changes if each.item == "control" and each.why] == [
            "2023/24: The law changed."
        ]
    near = units["example/compare/2023-24/2024-25"]
    assert isinstance(near, ComparisonUnit)
    assert near.between == ()
