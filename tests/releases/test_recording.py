"""A release keeps the figures of its plan, and how its actions stood, as it told them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.moving_plan import FILES, YEAR
from support.releases import RELEASES, release, units_of
from support.rendered_pages import words_of

from generator.digests import digest_of_file
from generator.pages import pages_of
from generator.pipeline import check_content
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.vocabulary import ActionState, Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

NAME = "2024-12-12-report"


def page(project: Path, path: str) -> str:
    """What a page of the release says."""
    unit = units_of(project)[f"{YEAR}/releases/{NAME}"]
    environment = make_environment(find_resources(project).templates)
    (shown,) = [each for each in pages_of(unit) if each.path == path]
    return words_of(render_page(environment, unit, shown))


def recorded_otherwise(project: Path, told: str, instead: str) -> None:
    """Let a release have been made by another definition: what it recorded is what it says."""
    facts, log = project / RELEASES / NAME / "release.yml", project / "content/published.yml"
    text, before = facts.read_text("utf-8"), digest_of_file(facts)
    assert told in text
    facts.write_text(text.replace(told, instead), "utf-8")
    log.write_text(log.read_text("utf-8").replace(before, digest_of_file(facts)), "utf-8")


def test_a_release_records_each_figure_for_each_reader_and_date(project: MakeProject) -> None:
    folder = project(FILES)
    assert release(folder, "2024-12-12 report") == NAME
    (frozen,) = check_content(folder).releases
    recorded = [(each.reader, each.as_at, each.since) for each in frozen.facts.plans]
    dates = [("2024-12-12", "2024-09-12"), ("2024-09-12", None), ("2024-12-12", None)]
    assert recorded == [(reader, *each) for reader in Audience for each in dates]
    assert frozen.facts.plans[0].counts["complete"] == 1
    assert frozen.facts.plans[0].counts["months_to_complete"] == 6.5


def test_a_plan_without_actions_has_no_figures(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    (frozen,) = check_content(folder).releases
    assert frozen.facts.plans == ()


def test_pages_of_a_release_keep_its_figures_and_say_where_they_are_counted_otherwise_today(
    project: MakeProject,
) -> None:
    folder = project(FILES)
    release(folder, "2024-12-12 report")
    tracker = page(folder, "actions/")
    assert "1 of 2 actions complete" in tracker
    assert "Counted differently today" not in tracker
    recorded_otherwise(folder, "{name: complete, value: '1'}", "{name: complete, value: '2'}")
    tracker = page(folder, "actions/")
    assert "2 of 2 actions complete" in tracker
    assert "Complete: 2 then, 1 as counted today." in tracker
    second = page(folder, "papers/2024-12-12-second/")
    assert "Complete: 2 then, 1 as counted today." in second


def test_a_release_records_how_each_action_stands_for_each_reader_and_date(
    project: MakeProject,
) -> None:
    folder = project(FILES)
    release(folder, "2024-12-12 report")
    (frozen,) = check_content(folder).releases
    states = {
        each.as_at: [(one.action, one.state, one.closed) for one in each.states]
        for each in frozen.facts.plans
        if each.reader is Audience.PUBLIC and each.states
    }
    assert states == {
        "2024-12-12": [
            ("train-clerks", ActionState.ON_TRACK, None),
            ("record-meetings", ActionState.COMPLETE, "2024-10-15"),
        ],
        "2024-09-12": [
            ("record-meetings", ActionState.ON_TRACK, None),
            ("train-clerks", ActionState.ON_TRACK, None),
        ],
    }


def test_pages_of_a_release_keep_the_states_of_its_actions_and_say_which_are_others_today(
    project: MakeProject,
) -> None:
    folder = project(FILES)
    release(folder, "2024-12-12 report")
    assert "as published" not in page(folder, "actions/")
    recorded_otherwise(
        folder,
        "{action: record-meetings, state: complete, closed: '2024-10-15'}",
        "{action: record-meetings, state: on-track}",
    )
    said = "On track Overdue (as published; worked out today: complete)"
    assert said in page(folder, "actions/")
    assert said in page(folder, "actions/record-meetings/")
