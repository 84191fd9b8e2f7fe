"""Papers to a panel: whose they are, and the numbers computed for them as at their date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.moving_plan import FILES, FIRST, PAPER, PLAN, SECOND, YEAR
from support.plans import action, plan_of, with_actions
from support.rendered_pages import pages_in, words_of

from generator.pipeline import check, check_content
from generator.tracker.papers import fill, papers_of, unknown_references
from generator.tracker.plan import whole_counts
from generator.views import edition_view
from generator.views.charts import charts_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Library
    from generator.views import EditionView


def view_of(folder: Path) -> EditionView:
    library = check_content(folder).library
    return edition_view(library, library.editions[0])


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("[[open]] are open", "3 are open"),
        ("[[ open ]] of [[total]]", "3 of 4"),
        ("no numbers", "no numbers"),
        ("[[opne]] stays", "[[opne]] stays"),
        ("[one](two)", "[one](two)"),
    ],
)
def test_references_are_filled(text: str, filled: str) -> None:
    assert fill(text, {"open": 3, "total": 4}) == filled


def test_unknown_references_are_named() -> None:
    assert unknown_references(["[[open]] [[opne]]", "[[x]]"], {"open": 3}) == ["opne", "x"]


def test_what_a_reference_can_stand_for(library: Library) -> None:
    rows = [
        action("2024-05-01 complete", name="done"),
        action("2024-05-01 complete, 2024-06-10 at-risk", name="reopened"),
        action("2024-06-10 risk-accepted", name="accepted"),
        action("2024-05-01 on-hold", "2024-04-01 2024-05, 2024-06-10 2024-06-20", name="held"),
        action(name="new", began="2024-06-05"),
    ]
    values = whole_counts(plan_of(with_actions(library, rows), "2024-06-30", "2024-05-31"))
    assert {name: value for name, value in values.items() if value} == {
        "opening": 2,
        "new": 1,
        "reopened": 1,
        "closed": 1,
        "open": 3,
        "closing": 3,
        "total": 5,
        "overdue": 1,
        "revised": 1,
        "per_cent_complete": 20,
        "moved": 1,
        "per_cent_moved": 20,
        "not_stated": 1,
        "at_risk": 1,
        "on_hold": 1,
        "complete": 1,
        "risk_accepted": 1,
    }
    assert {name for name, value in values.items() if not value} == {
        "carried_forward",
        "not_started",
        "open_three_years",
        "to_begin",
        "on_track",
        "disputed",
        "superseded",
    }


def test_nothing_is_computed_from_a_plan_that_is_not_all_here(library: Library) -> None:
    some = with_actions(library, [action()], complete=False)
    assert whole_counts(plan_of(some, "2024-06-30")) == {}
    assert whole_counts(None) == {}


def test_papers_stand_oldest_first_shared_ones_among_them(project: MakeProject) -> None:
    joint = "joint/papers/2024-10-01-shared.yml"
    both = PAPER.replace("panel: ", "panel: example/").replace("[chief", "[example/chief")
    folder = project(FILES | {joint: f"{both}organisations: [example]\n"})
    library = check_content(folder).library
    assert [paper.id for paper in papers_of(library, library.editions[0])] == [
        "2024-09-12-first",
        "2024-10-01-shared",
        "2024-12-12-second",
    ]


def test_each_paper_has_the_numbers_of_its_date(project: MakeProject) -> None:
    folder = project(FILES)
    assert check(folder) == []
    pages = pages_in(folder)
    first, second = (words_of(pages[f"{YEAR}/papers/{name}/"]) for name in (
        "2024-09-12-first", "2024-12-12-second",
    ))  # fmt: skip
    for words in (
        "To say how 2 actions stand.",
        "Of these, 2 are open.",
        "Since then 0 closed, 0 moved; 0% complete.",
        "2 on track, 0 overdue.",
        "Since the plan began",
        "0 open before + 2 new - 0 closed = 2 open.",
    ):
        assert words in first
    for words in (
        "Of these, 1 are open.",
        "Since then 1 closed, 1 moved; 50% complete.",
        "1 on track, 0 overdue.",
        "Since the paper of 12 September 2024",
        "2 open before + 0 new - 1 closed = 1 open.",
        "Due date changed 1 2 Train the clerks (The trainer was ill.)",
    ):
        assert words in second


def test_no_reference_is_left_on_any_page(project: MakeProject) -> None:
    assert [path for path, page in pages_in(project(FILES)).items() if "[[" in page] == []


UNKNOWN = "unknown-number"


def test_a_reference_that_stands_for_nothing_is_reported(project: MakeProject) -> None:
    folder = project(FILES | {FIRST: PAPER.replace("[[total]]", "[[totl]]")})
    assert [(each.code, each.message, each.hint) for each in check(folder)] == [
        (UNKNOWN, 'found the number "[[totl]]", which cannot be computed', 'did you mean "total"?'),
    ]


def test_without_the_whole_plan_every_reference_is_reported(project: MakeProject) -> None:
    some = str(FILES[PLAN]).replace("complete: true", "complete: false")
    found = {each.message for each in check(project(FILES | {PLAN: some})) if each.code == UNKNOWN}
    assert len(found) == 7
    assert all(each.endswith(": not every action of one plan is known") for each in found)


def test_one_update_changes_every_number_of_its_time_and_nothing_before(
    project: MakeProject,
) -> None:
    folder = project(FILES)
    plan = folder / "content" / PLAN
    before, view = pages_in(folder), view_of(folder)
    text = plan.read_text("utf-8")
    update = "      - date: 2024-10-15\n        state: complete\n"
    assert update in text
    text = text.replace(update, update.replace("complete", "at-risk"))
    closure = "    closure: {evidence: Heard by two people.}\n"
    plan.write_text(text.replace(closure, ""), "utf-8")
    after, changed = pages_in(folder), view_of(folder)

    assert {path for path in {*before, *after} if before.get(path) != after.get(path)} == {
        f"{YEAR}/",
        f"{YEAR}/actions/",
        # The lists lead to one another, and that of closed actions is no longer there.
        f"{YEAR}/actions/list/closed/",
        f"{YEAR}/actions/list/date-changed/",
        f"{YEAR}/actions/list/overdue/",
        f"{YEAR}/actions/record-meetings/",
        f"{YEAR}/improvement/quicker-minutes/",
        f"{YEAR}/papers/2024-12-12-second/",
        f"{YEAR}/posts/chief-officer/",
    }
    assert [_complete_over_time(each) for each in (view, changed)] == [
        [("12 September 2024", "0"), ("12 December 2024", "1"), ("31 March 2025", "1")],
        [],
    ]
    assert [_counted(each) for each in (view, changed)] == [[1, 2, 50], [0, 2, 0]]
    second = words_of(after[f"{YEAR}/papers/2024-12-12-second/"])
    assert "Since then 0 closed, 1 moved; 0% complete." in second


def _complete_over_time(view: EditionView) -> list[tuple[str, str]]:
    """The drawn numbers of complete actions, by date."""
    (chart,) = [each for each in charts_of(view) if each.id == "states"]
    columns = dict(zip(chart.headings, zip(*chart.rows, strict=True), strict=True))
    return list(zip(columns["As at"], columns.get("Complete", ()), strict=False))


def _counted(view: EditionView) -> list[int | None]:
    return [count.computed for each in view.stated for count in each.counts]


def test_a_second_paper_that_names_no_first_counts_from_the_beginning(
    project: MakeProject,
) -> None:
    page = pages_in(project(FILES | {SECOND: PAPER}))[f"{YEAR}/papers/2024-12-12-second/"]
    assert "0 open before + 2 new - 1 closed = 1 open." in words_of(page)


def test_a_number_that_only_staff_can_know_is_refused_in_public(project: MakeProject) -> None:
    """The public page could only print the reference."""
    hidden = "id: train-clerks\n    audience: internal"
    plan = str(FILES[PLAN]).replace("id: train-clerks", hidden)
    found = [each for each in check(project(FILES | {PLAN: plan})) if each.code == UNKNOWN]
    assert sum(1 + len(each.also) for each in found) == 7 * len([FIRST, SECOND])
    assert found[0].message == (
        'found the number "[[total]]" in something public, but an action is internal'
    )
    assert found[0].hint == "make this internal too, or write the number"


def test_an_update_known_only_from_an_internal_paper_is_withheld_with_it(
    project: MakeProject,
) -> None:
    own_day = "      - date: 2024-10-15\n        state: complete"
    by_paper = "      - paper: 2024-12-12-second\n        state: complete"
    files: dict[str, str | bytes | None] = {
        PLAN: str(FILES[PLAN]).replace(own_day, by_paper),
        SECOND: str(FILES[SECOND]).replace("audience: public", "audience: internal"),
    }
    folder = project(FILES | files)
    public = words_of(pages_in(folder)[f"{YEAR}/actions/record-meetings/"])
    assert "Some entries are not published here." in public
    assert "12 December 2024" not in public
    internal = words_of(pages_in(folder, Audience.INTERNAL)[f"{YEAR}/actions/record-meetings/"])
    assert "12 December 2024 (the date of the paper): update Complete" in internal
