"""What is said where something was withheld: that there is some, or how much, as the site chose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.moving_plan import COUNTS, IMPROVEMENT
from support.project import write_project
from support.releases import release, released, units_of
from support.rendered_pages import pages_in, words_of
from support.years import written, year_before

from generator.audience import select
from generator.model import Library, Record
from generator.model.schema import fields_of
from generator.pages.downloads import downloads_of
from generator.pages.feed import feed_of
from generator.pipeline import check, check_content
from generator.releases.versions import as_it_stands, shown_to
from generator.render.tree import beside_pages
from generator.units import EditionUnit, list_units
from generator.vocabulary import Audience
from generator.withholding import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

    Sites = tuple[dict[str, str], dict[str, str]]

YEAR = "example/2024-25"
PLAN = f"{YEAR}/improvement.yml"
CODE = f"{YEAR}/code.yml"
SOME = "Some entries are not published here."
LISTED = {
    f"{YEAR}/edition.yml": (
        "documents:\n",
        "documents:\n  - {kind: risks, title: Risks, name: Risks, about: What goes wrong.}\n",
    )
}
EXACT = {"site.yml": ("feedback:", "withheld: exact\nfeedback:")}


def risks(hidden: int) -> str:
    """A register in which some of the risks between the first and the last are internal."""
    inside = [f"- {{id: r{at}, number: {at}, title: R{at}, audience: internal}}\n  "
              for at in range(2, 2 + hidden)]  # fmt: skip
    last = hidden + 2
    return f"""\
audience: public
risks:
  - {{id: first, number: 1, title: Flood}}
  {"".join(inside)}- {{id: last, number: {last}, title: Wind}}
"""


def paragraphs(hidden: int) -> str:
    """A paper in whose first section the last paragraphs are internal."""
    inside = [f'      - {{number: "{at}", text: Inside., audience: internal}}\n'
              for at in range(2, 2 + hidden)]  # fmt: skip
    return f"""\
audience: public
title: How it stands
panel: audit-panel
purpose: To say how it stands.
sections:
  - id: first
    title: First
    paragraphs:
      - {{number: "1", text: Said.}}
{"".join(inside)}  - id: next
    title: Next
    paragraphs:
      - {{number: "{hidden + 2}", text: Said as well.}}
panel_actions:
  - {{id: asked, text: Say more., asked_on: 2024-06-13, answered_at: Paragraph {hidden + 2}}}
"""


def plan(hidden: int) -> str:
    """A plan with printed totals of all its actions, and an action with updates for staff."""
    update = "      - {date: 2024-06-01, state: on-track, audience: internal}\n"
    own = "  - {id: x%d, reference: '%d', title: X, began: 2024-04-01, audience: internal}\n"
    text = IMPROVEMENT.replace("    updates:\n", "    updates:\n" + update * hidden, 1)
    text = text.replace('reference: "2"', f'reference: "{hidden + 2}"')
    inside = "".join(own % (at, at) for at in range(2, 2 + hidden))
    first = "  - id: train-clerks\n"
    return text.replace(first, inside + first) + COUNTS.replace("total: 2", f"total: {hidden + 2}")


HIDDEN = {f"{YEAR}/risks.yml": risks, f"{YEAR}/papers/2024-09-12-first.yml": paragraphs, PLAN: plan}


def hiding(folder: Path, number: int, *, exact: bool = False) -> Path:
    """A project of which so many entries of each kind are internal."""
    project = folder / f"{number}{exact}"
    files: dict[str, str | bytes | None] = {name: of(number) for name, of in HIDDEN.items()}
    if not project.exists():
        write_project(project, files, LISTED | (EXACT if exact else {}))
    return project


def digests(project: Path) -> dict[str, str]:
    library = select(content_of(project).library, Audience.PUBLIC)
    shown = as_it_stands(library, Audience.PUBLIC, project)
    return {unit.name: unit.digest() for unit in list_units(shown)}


def test_nothing_of_the_public_site_depends_on_how_much_is_withheld(tmp_path: Path) -> None:
    assert digests(hiding(tmp_path, 1)) == digests(hiding(tmp_path, 3))
    assert digests(hiding(tmp_path, 1)) != digests(hiding(tmp_path, 0))
    one, three = (hiding(tmp_path, number, exact=True) for number in (1, 3))
    assert digests(one) != digests(three)


def test_numbers_with_a_gap_and_totals_of_all_are_left_out_and_that_is_said(
    tmp_path: Path,
) -> None:
    pages = {path: words_of(page) for path, page in pages_in(hiding(tmp_path, 1)).items()}
    tracker = pages[f"{YEAR}/actions/"]
    assert "As printed in December" not in tracker
    assert "Not published Train the clerks" in tracker
    assert tracker.count(SOME) == 2
    assert "Flood" in pages[f"{YEAR}/risks/"]
    assert "1. Flood" not in pages[f"{YEAR}/risks/"]
    paper = pages[f"{YEAR}/papers/2024-09-12-first/"]
    assert f"Said. Withheld {SOME}" in paper
    assert "paragraph-" not in paper
    assert "Paragraph 3" not in paper
    assert "Say more. 13 June 2024 Not published" in pages[f"{YEAR}/papers/"]
    staff = pages_in(hiding(tmp_path, 1), Audience.INTERNAL)
    assert "As printed in December" in staff[f"{YEAR}/actions/"]
    assert 'id="paragraph-3"' in staff[f"{YEAR}/papers/2024-09-12-first/"]


def test_numbers_without_a_gap_are_shown(project: MakeProject) -> None:
    last = "  - {id: wind, number: 3, title: Wind, audience: internal}\n"
    name = f"{YEAR}/risks.yml"
    page = pages_in(project({name: risks(0) + last}, replace=LISTED))[f"{YEAR}/risks/"]
    assert "1. Flood" in words_of(page)
    assert SOME in words_of(page)


def test_a_site_that_chose_so_says_how_much_of_each_kind(tmp_path: Path) -> None:
    pages = pages_in(hiding(tmp_path, 2, exact=True))
    said = {path: words_of(page) for path, page in pages.items()}
    assert "2 actions are not published here." in said[f"{YEAR}/actions/"]
    assert "2 updates are not published here." in said[f"{YEAR}/actions/record-meetings/"]
    assert "2 paragraphs are not published here." in said[f"{YEAR}/papers/2024-09-12-first/"]
    assert "2 actions 2 paragraphs 2 risks 2 updates" in said[f"{YEAR}/about/"]
    assert "1. Flood" in said[f"{YEAR}/risks/"]
    assert "As printed in December" in said[f"{YEAR}/actions/"]
    # Which of them would stand there, the page of a post does not know.
    assert SOME in said[f"{YEAR}/posts/chief-officer/"]


PLACES = (
    "", "about/", "actions/", "actions/record-meetings/", "actions/list/closed/",
    "about/completeness/", "improvement/quicker-minutes/", "papers/2024-09-12-first/",
    "posts/", "posts/chief-officer/", "boards/main-board/", "risks/",
)  # fmt: skip


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The pages of a year of which all is published, and of one of which some is not."""
    folder = tmp_path_factory.mktemp("withheld")
    whole, part = (pages_in(hiding(folder, number)) for number in (0, 1))
    return whole, part


@pytest.mark.parametrize("place", PLACES)
def test_it_is_said_wherever_something_may_be_missing(sites: Sites, place: str) -> None:
    whole, part = sites
    assert SOME in words_of(part[f"{YEAR}/{place}"])
    assert SOME not in words_of(whole[f"{YEAR}/{place}"])


def test_what_was_withheld_is_not_said_to_be_unstated(project: MakeProject) -> None:
    post = ("title: Chief Officer", "title: Chief Officer\n    audience: internal")
    pages = pages_in(project(replace={"organisations/example.yml": post}))
    register = words_of(pages[f"{YEAR}/controls/"])
    assert "Not published Main Board" in register
    assert SOME in words_of(pages[f"{YEAR}/code/decisions/"])
    assert SOME in words_of(pages[f"{YEAR}/boards/"])


def data_of(project: Path) -> dict[str, str]:
    library = select(content_of(project).library, Audience.PUBLIC)
    units = list_units(as_it_stands(library, Audience.PUBLIC, project))
    (unit,) = [each for each in units if type(each) is EditionUnit]
    return {name: data.decode() for name, data in beside_pages(unit).items()}


def test_data_to_download_say_it_too(tmp_path: Path) -> None:
    data = data_of(hiding(tmp_path, 1))
    assert [row["withheld"] for row in json.loads(data["data/actions.json"])] == [SOME, SOME]
    assert SOME in data["data/actions.csv"]
    assert SOME in data["data/risk-register.csv"]
    assert "withheld" not in data["data/glossary.csv"]
    assert json.loads(data["data/datapackage.json"])["description"].endswith(SOME)
    whole = data_of(hiding(tmp_path, 0))
    assert [name for name, text in whole.items() if SOME in text or '"withheld"' in text] == []
    exact = json.loads(data_of(hiding(tmp_path, 2, exact=True))["data/actions.json"])
    said = "2 actions are not published here. 2 updates are not published here."
    assert {row["withheld"] for row in exact} == {said}


def test_a_comparison_a_history_and_the_feed_say_it_too(project: MakeProject) -> None:
    internal = "- id: published-minutes\n        audience: internal\n"
    folder = project(replace={CODE: ("- id: published-minutes\n", internal)})
    released(year_before(folder), "2025-06-13")
    for path in ("example/compare/2023-24/2024-25", "example/history"):
        assert SOME in words_of(written(folder, path, "", Audience.PUBLIC))
    units = units_of(folder)
    compared = downloads_of(units["example/compare/2023-24/2024-25"])["comparison.json"]
    assert json.loads(compared)["withheld"] == SOME
    assert feed_of(units["example"]).count(f"The unaudited statement. {SOME} SHA-256") == 2


@pytest.mark.parametrize("exact", [True, False])
def test_the_list_of_a_release_gives_no_numbers_whatever_its_pages_say(
    tmp_path: Path, *, exact: bool
) -> None:
    folder = hiding(tmp_path, 1, exact=exact)
    release(folder, "2025-06-13 unaudited")
    checked = check_content(folder)
    (version,) = shown_to(Audience.PUBLIC, checked.library, checked.releases, folder).releases
    assert "Said as well." in version.items
    given = ['"Paragraph 3"', '"number":"3"', '"total":3', '"reference":"3"']
    assert [each for each in given if each in version.items] == []


@pytest.mark.parametrize(("exact", "told"), [(False, ["r2"]), (True, [])])
def test_an_id_that_readers_would_miss_is_asked_about(
    tmp_path: Path, *, exact: bool, told: list[str]
) -> None:
    folder = hiding(tmp_path, 1, exact=exact)
    register = folder / "content" / f"{YEAR}/risks.yml"
    text = register.read_text("utf-8").replace("id: first", "id: r1").replace("id: last", "id: r3")
    register.write_text(text, "utf-8")
    found = [each for each in check(folder) if each.code == "missing-number"]
    assert [each.message.split('"')[1] for each in found] == told


def classes(cls: type[Record], seen: set[type[Record]]) -> Iterator[type[Record]]:
    if cls not in seen:
        seen.add(cls)
        yield cls
        for field in fields_of(cls):
            if field.record:
                yield from classes(field.record, seen)


def test_every_number_in_a_row_is_left_out_or_known_to_stay() -> None:
    named = {
        each.__name__
        for each in classes(Library, set())
        for name in ("number", "reference")
        if name in each.model_fields and LEFT_OUT.get(each) != name
    }
    # Areas and joint risks are called by their numbers; a panel counts its actions over the years.
    assert named == {"Area", "Risk", "PanelAction"}
