"""The page that says who must act: for staff alone, of a working copy; and a post's actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from support.moving_plan import FILES
from support.releases import YEAR, released, rewrite
from support.rendered_pages import pages_in

from generator.making.dividing import make_units
from generator.pages import pages_of
from generator.pipeline import check_content
from generator.releases.versions import shown_to
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

PAGE = f"{YEAR}/due/"


def test_it_says_who_must_act_and_why(project: MakeProject) -> None:
    page = pages_in(project(FILES), Audience.INTERNAL)[PAGE]
    assert re.findall(r"<strong>(\d)</strong> <span>(.+?)</span>", page) == [
        ("0", "overdue"),
        ("0", "due by 30 April 2025"),
        ("1", "no update since the paper of 12 December 2024"),
    ]
    assert re.findall(r"(?m)^## (.+?) \{|^<h3>(.+?)</h3>", page) == [
        ("Chief Officer", ""),
        ("", "Without an update"),
    ]
    assert "Due 30 June 2025; no update since the paper of 12 December 2024. " in page
    assert "Last update: 1 May 2024" in page


def test_where_nobody_must_act_it_says_so(project: MakeProject) -> None:
    done = "2025-01-01, state: complete}\n    closure: {evidence: All were tested.}\nstated"
    folder = project(FILES)
    rewrite(folder, f"{YEAR}/improvement.yml", "stated", f"      - {{date: {done}")
    page = pages_in(folder, Audience.INTERNAL)[PAGE]
    assert "Nothing is overdue, due by 30 April 2025 or without an update." in page


def test_no_public_page_and_no_release_has_it(project: MakeProject) -> None:
    folder = released(project(FILES))
    assert PAGE not in pages_in(folder, Audience.PUBLIC)
    checked = check_content(folder)
    found = {}
    for audience in Audience:
        units, _ = make_units(shown_to(audience, checked.library, checked.releases, folder))
        paths = [f"{unit.place}/{page.path}" for unit in units for page in pages_of(unit)]
        found[audience] = [path for path in paths if path.endswith("/due/")]
    assert found == {Audience.PUBLIC: [], Audience.INTERNAL: [PAGE]}


def test_a_post_shows_how_its_actions_stand_and_when_they_are_due(project: MakeProject) -> None:
    page = pages_in(project(FILES), Audience.PUBLIC)[f"{YEAR}/posts/chief-officer/"]
    table = page.partition('id="actions-table"')[2]
    rows = re.findall(r"<tr><td>\s*(.+?)</tr>", table, re.DOTALL)
    said = [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)).strip() for row in rows]
    assert said == [
        "On track 2: Train the clerks 30 June 2025 Owner",
        "Complete 1: Record the meetings October 2024 Owner",
    ]
