"""What an author is asked about two years: only where the body wants reasons, and each year once.

The words are in cases/invalid: undeclared-lineage, unexplained-change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, rewrite
from support.years import OLDER, WHY, two_years, year_before

from generator.pipeline import check

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

FILES = {"changed": f"content/{YEAR}/code.yml", "gone": f"content/{OLDER}/code.yml"}
REASON = ("    name: Openness\n", "    name: Openness\n    why: The doors are broken.\n")
UNDECLARED = ("id: quicker-minutes", "id: minutes")
DECLARED = ("id: quicker-minutes", "id: quicker-minutes\n    renamed_from: 2023-24/minutes")


def asked(folder: Path) -> list[tuple[str, str]]:
    """The codes of a project's problems, each with its file; both years say the same on purpose."""
    return [
        (each.code, each.place.file)
        for each in check(folder)
        if each.code not in {"copied-opinion", "copied-review"}
    ]


def demanding(folder: Path) -> Path:
    """Let the body ask for a reason for every change of a control."""
    name = "organisations/example.yml"
    rewrite(folder, name, "audience: public\n", "audience: public\nexplain_changes: true\n")
    return folder


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        pytest.param([], ["changed", "gone"], id="no reason"),
        pytest.param(["changed"], ["gone"], id="of the changed one"),
        pytest.param(["gone"], ["changed"], id="of the one that is gone, in its area"),
        pytest.param(["changed", "gone"], [], id="of both"),
    ],
)
def test_reasons_are_missing_only_where_they_are_wanted(
    project: MakeProject, given: list[str], missing: list[str]
) -> None:
    folder = two_years(project)
    if "changed" not in given:
        rewrite(folder, f"{YEAR}/code.yml", WHY, "")
    if "gone" in given:
        rewrite(folder, f"{YEAR}/code.yml", *REASON)
    assert asked(folder) == []
    assert sorted(asked(demanding(folder))) == sorted(
        ("unexplained-change", FILES[each]) for each in missing
    )


@pytest.mark.parametrize(
    ("newer", "codes"),
    [(("", ""), ["undeclared-lineage"]), (DECLARED, [])],
    ids=["nobody said", "declared"],
)
def test_likely_lineage_is_noted_until_it_is_declared(
    project: MakeProject, newer: tuple[str, str], codes: list[str]
) -> None:
    folder = year_before(project())
    rewrite(folder, f"{OLDER}/improvement.yml", *UNDECLARED)
    rewrite(folder, f"{YEAR}/improvement.yml", *newer)
    assert [code for code, _ in asked(folder)] == codes


def test_each_year_is_asked_about_the_one_before_it(project: MakeProject) -> None:
    folder = demanding(year_before(project()))
    year_before(folder, "example/2022-23")
    rewrite(folder, "example/2022-23/code.yml", "once a month", "once a week")
    assert asked(folder) == [("unexplained-change", f"content/{OLDER}/code.yml")]
