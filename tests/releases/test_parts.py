"""Two statements in one year: of a body, and of a fund or a group that is a part of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.releases import ORGANISATION, YEAR, released, rewrite
from support.rendered_pages import words_of
from support.years import written

from generator.pipeline import check
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

FUND = "fund/2024-25"


def with_fund(project: MakeProject) -> Path:
    """The minimal project with a fund that has posts, boards and a statement of its own."""
    folder = project()
    content = folder / "content"
    shutil.copytree(content / YEAR, content / FUND)
    shutil.copy(content / ORGANISATION, content / "organisations/fund.yml")
    rewrite(folder, "organisations/fund.yml", "name: Example Authority", "name: Example Fund")
    fund = content / "organisations/fund.yml"
    fund.write_text(fund.read_text("utf-8") + "part_of: example\n", "utf-8")
    return folder


@pytest.mark.parametrize("audience", Audience)
def test_each_leads_to_the_other_in_the_same_year(project: MakeProject, audience: Audience) -> None:
    folder = released(with_fund(project))
    whole, part = (written(folder, year, "", audience) for year in (YEAR, FUND))
    assert "Parts with statements of their own Example Fund" in words_of(whole)
    assert '<a href="../../fund/2024-25/">Example Fund</a>' in whole
    assert "Part of Example Authority" in words_of(part)
    assert '<a href="../../example/2024-25/">Example Authority</a>' in part
    assert '<a href="../fund/">Example Fund</a>' in written(folder, "example", "", audience)


def test_of_a_year_without_a_statement_of_the_part_the_way_is_to_the_part(
    project: MakeProject,
) -> None:
    folder = with_fund(project)
    (folder / "content" / FUND).rename(folder / "content/fund/2025-26")
    rewrite(folder, "fund/2025-26/edition.yml", "2025-03-31", "2026-03-31")
    assert '<a href="../../fund/">Example Fund</a>' in written(folder, YEAR)


def test_a_part_that_is_internal_is_not_named_to_the_public(project: MakeProject) -> None:
    folder = with_fund(project)
    rewrite(folder, "organisations/fund.yml", "audience: public", "audience: internal")
    rewrite(folder, f"{FUND}/edition.yml", "audience: public", "audience: internal")
    released(folder)
    assert "Fund" not in written(folder, YEAR, "", Audience.PUBLIC)
    assert "Fund" in written(folder, YEAR, "", Audience.INTERNAL)


def test_nothing_is_a_part_of_itself(project: MakeProject) -> None:
    folder = with_fund(project)
    rewrite(folder, "organisations/fund.yml", "part_of: example", "part_of: fund")
    assert [each.code for each in check(folder) if each.severity == "error"] == ["loop"]
