"""A body year by year, and the ways in: what is known is told, and what is not is said."""

from __future__ import annotations

import pytest
from support.contents import content_of
from support.project import STARTER

from generator.pages import pages_of
from generator.pages.trends import Trends
from generator.pages.ways import ways_in
from generator.units import OrganisationUnit, Portal, Unit
from generator.vocabulary import Audience


@pytest.fixture(scope="module")
def units() -> dict[Audience, list[Unit]]:
    return content_of(STARTER).units


@pytest.fixture(scope="module")
def trends(units: dict[Audience, list[Unit]]) -> Trends:
    (body,) = [
        each
        for each in units[Audience.PUBLIC]
        if isinstance(each, OrganisationUnit) and each.path == "example"
    ]
    return Trends(body.years)


def test_years_come_newest_first(trends: Trends) -> None:
    assert trends.titles == ["2026/27", "2025/26", "2024/25", "2023/24"]


def test_each_plan_is_measured_as_far_as_its_actions_are_known(trends: Trends) -> None:
    assert [
        (side.title, plan.complete, figures["total"], figures["per_cent_complete"])
        for side, plan in trends.plans
        if (figures := plan.figures)
    ] == [
        ("2025/26", True, 17, 24),
        ("2024/25", False, 14, 43),  # of the actions that are public: the page shows no share
        ("2023/24", True, 12, 58),
    ]


def test_only_plans_that_are_known_whole_are_drawn(trends: Trends) -> None:
    assert trends.chart
    assert [row[0] for row in trends.chart.rows] == ["2023/24", "2025/26"]


def test_an_opinion_is_told_for_every_year(trends: Trends) -> None:
    told = {each.title: [said for _, said, _ in each.years] for each in trends.opinions}
    assert told["Audit of the accounts"] == [
        *("Not given", "Pending", "Unqualified (substantial)", "Qualified (limited)")
    ]
    looks = {each.title: [looks for _, _, looks in each.years] for each in trends.opinions}
    assert looks["Audit of the accounts"] == ["", "pending", "level substantial", "level limited"]


def test_a_risk_is_told_by_day(trends: Trends) -> None:
    told = dict(trends.risks)
    assert [(day, str(said.trend)) for day, said in told["Flooding"]] == [
        ("2024-12-05", "rising"),
        ("2025-06-05", "falling"),
        ("2025-12-04", "steady"),
    ]


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.PUBLIC, ["public or a journalist", "audit panel", "inspector", "staff"]),
        (Audience.INTERNAL, ["public or a journalist", "audit panel", "inspector", "staff",
                             "governance manager"]),
    ],
)  # fmt: skip
def test_every_way_in_leads_to_a_page_that_is_there(
    units: dict[Audience, list[Unit]], audience: Audience, readers: list[str]
) -> None:
    portal, *others = units[audience]
    assert isinstance(portal, Portal)
    ways = ways_in(portal)
    assert [way.reader[-len(end) :] for way, end in zip(ways, readers, strict=True)] == readers
    there = {f"{unit.path}/{page.path}" for unit in others for page in pages_of(unit)}
    led = {path for way in ways for _, places in way.answers for _, path in places}
    assert led <= there
