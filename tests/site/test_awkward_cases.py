"""What is awkward in the papers behind the sample, and what became of it in its pages.

Eight areas become nine; numbers contradict each other; dates and rows are missing. Nothing of this
is smoothed over, and none of it stops a build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.project import REPOSITORY, STARTER
from support.rendered_pages import pages_in, words_of
from support.years import written

from generator.pages import pages_of
from generator.problems import Severity
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.units import EditionUnit
from generator.views import edition_view, editorial_notes
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.model import Library
    from generator.problems import Problem
    from generator.views import ActionView, EditionView

MPA, MOPAC, MET = "mpa/2007-08", "mopac/2021-22", "met/2016-17"
NEXT = "mopac/2022-23"
PAPER = f"{NEXT}/papers/2022-07-04-ags-and-improvement-plan/"


@pytest.fixture(scope="module")
def library() -> Library:
    return content_of(REPOSITORY).library


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    return content_of(REPOSITORY).problems


@pytest.fixture(scope="module")
def views(library: Library) -> dict[str, EditionView]:
    return {edition.id: edition_view(library, edition) for edition in library.editions}


@pytest.fixture(scope="module")
def public() -> dict[str, str]:
    return _said(Audience.PUBLIC)


@pytest.fixture(scope="module")
def released() -> dict[str, str]:
    """What the public reads: releases, each edition's newest at its own address too."""
    environment = make_environment(find_resources(REPOSITORY).templates)
    return {
        f"{unit.path}/{page.path}": words_of(render_page(environment, unit, page))
        for unit in content_of(REPOSITORY).units[Audience.PUBLIC]
        if isinstance(unit, EditionUnit) and unit.path.startswith("met/")
        for page in pages_of(unit)
        if page.path.startswith("improvement/")
    }


@pytest.fixture(scope="module")
def internal() -> dict[str, str]:
    return _said(Audience.INTERNAL)


def _said(audience: Audience) -> dict[str, str]:
    return {path: words_of(page) for path, page in pages_in(REPOSITORY, audience).items()}


@pytest.fixture(scope="module")
def noted(library: Library) -> str:
    """All editorial notes."""
    return " ".join(" ".join(note.text.split()) for note in editorial_notes(library))


def actions(view: EditionView) -> dict[str, ActionView]:
    return {each.record.id: each for each in view.actions}


def test_eight_areas_become_nine_by_a_split_and_both_halves_point_back(
    released: dict[str, str],
) -> None:
    unaudited = f"{MET}/releases/2017-06-13-unaudited/improvement/"
    known = f"{MET}/releases/2017-07-26-known/improvement/"
    for folder, number in ((unaudited, 8), (known, 9), (f"{MET}/improvement/", 9)):
        assert len([path for path in released if path.startswith(folder)]) == number + 1
    whole = "5. Commercial, collaborative and strategic partnerships (2016/17, 13 June 2017)"
    halves = {"collaboration-partnerships": "5. Collaboration and strategic partnerships"}
    halves["commercial-partnerships"] = "6. Commercial collaboration and strategic partnerships"
    for name, title in halves.items():
        assert f"Previously {whole}" in released[f"{MET}/improvement/{name}/"]
        assert f"Became {title} (2016/17)" in released[f"{unaudited}partnerships/"]
        half = title.partition(". ")[2]
        assert (
            f"Carried forward from {half} (2016/17)" in released[f"met/2017-18/improvement/{name}/"]
        )


def test_between_the_two_statements_one_area_was_split_and_no_other_changed() -> None:
    names = ("2016-17@2017-06-13-unaudited", "2016-17@2017-07-26-known")
    page = written(REPOSITORY, f"met/compare/{'/'.join(names)}", audience=Audience.PUBLIC)
    (split,) = re.findall(r'(?s)<div class="gs-change gs-change--split".*?>.*?</div>\n\n', page)
    assert words_of(split).startswith("Split improvement area:")
    for release, half in (
        ("2017-06-13-unaudited", "partnerships"),
        ("2017-07-26-known", "collaboration-partnerships"),
        ("2017-07-26-known", "commercial-partnerships"),
    ):
        assert f'2016-17/releases/{release}/improvement/{half}/"' in split
    summary = words_of(page.partition("Summary")[2].partition("Download")[0])
    assert "1 improvement area" in summary
    housekeeping = page.partition("{: #housekeeping }")[2]
    assert len(re.findall(r'<li id="improvement-', housekeeping)) == 3
    told = re.findall(r'<h3 id="(\w+)-', page)
    assert told.count("improvement") == 1


def test_counts_that_contradict_each_other_are_both_shown_and_fail_nothing(
    public: dict[str, str], problems: list[Problem]
) -> None:
    tracker = public[f"{NEXT}/actions/"]
    assert "Carried forward 14 Not known" in tracker
    assert "14 stated as carried forward, but 41 - 26 = 15. Both are shown as printed." in tracker
    assert "Per cent complete 40 Not known" in public[f"{MOPAC}/actions/"]
    assert "do not agree" not in public[f"{MOPAC}/actions/"]  # 10 + 11 + 4 = 25, of which 40%
    found = [(each.code, each.severity) for each in problems if each.code == "stated-counts"]
    assert found == [("stated-counts", Severity.WARNING)]
    assert Severity.ERROR not in {each.severity for each in problems}


def test_a_page_says_that_something_is_withheld(public: dict[str, str]) -> None:
    """Here the body published few rows of many; at the Example Authority we know which."""
    for edition, rows in ((MOPAC, 8), (NEXT, 6)):
        tracker = public[f"{edition}/actions/"]
        assert f"{rows} actions held here" in words_of(tracker)
        assert "because the improvement plan is not held here in full" in tracker
    assert "six of its 41 work-streams" in public[f"{NEXT}/"]
    example = words_of(pages_in(STARTER)["example/2024-25/actions/"])
    assert "Some entries are not published here." in example


def test_revised_without_any_date(views: dict[str, EditionView], public: dict[str, str]) -> None:
    moved = [each for each in views[MOPAC].actions if each.standing.revisions]
    assert [each.record.reference for each in moved] == ["D5", "D6", "E2", "G1", "G3"]
    for each in moved:
        assert (each.standing.revisions, each.standing.slippage) == (1, None)
        assert not each.standing.overdue
        assert all(due.has_day_of_paper for due in each.record.due)
        page = public[f"{MOPAC}/actions/{each.record.id}/"]
        assert "Due Date not printed First due date Date not printed Date changed once" in page
        assert "due date changed; the date was not printed" in page


def test_a_date_that_is_only_a_month(views: dict[str, EditionView], public: dict[str, str]) -> None:
    contracts = actions(views[MPA])["rules-and-contracts"].standing
    assert contracts.due
    assert contracts.due.date == "2009-03"
    assert str(contracts.as_at) == "2009-03-31"
    assert not contracts.overdue
    assert "Due March 2009" in public[f"{MPA}/actions/rules-and-contracts/"]


def test_a_date_to_be_confirmed() -> None:
    example = content_of(STARTER).library
    found = [
        each
        for edition in example.editions
        for each in edition_view(example, edition).actions
        if each.standing.due and each.standing.due.date == "TBC"
    ]
    assert found
    assert not [each for each in found if each.standing.overdue]
    pages = pages_in(STARTER, Audience.INTERNAL)
    for each in found:
        shown = [page for path, page in pages.items() if path.endswith(f"/{each.record.id}/")]
        assert any("Due To be confirmed" in words_of(page) for page in shown)


def test_six_actions_and_five_deadlines(views: dict[str, EditionView]) -> None:
    issue = actions(views[MPA])["risk-management-improved"]
    assert len(issue.parts) == 6
    assert [bool(part.record.due) for part in issue.parts].count(True) == 5


def test_four_deadlines_that_had_passed_without_a_reason(
    views: dict[str, EditionView], problems: list[Problem]
) -> None:
    late = [each for each in views[MPA].actions if each.standing.overdue]
    assert [each.standing.due and each.standing.due.date for each in late] == ["2008-09"] * 4
    found = [each for each in problems if each.code == "passed-without-reason"]
    assert [each.severity for each in found] == [Severity.NOTE] * 4
    assert {each.message for each in found} == {
        "found the due date September 2008, which had passed without a reason"
    }


def test_a_parent_with_neither_action_nor_deadline(
    views: dict[str, EditionView], public: dict[str, str]
) -> None:
    issue = actions(views[MPA])["internal-control-standards"]
    assert [part.record.reference for part in issue.parts] == ["1.1", "1.2"]
    assert (issue.standing.due, issue.standing.overdue) == (None, False)
    assert "Due Not set" in public[f"{MPA}/actions/internal-control-standards/"]


def test_revised_to_march_and_launched_in_april(
    views: dict[str, EditionView], public: dict[str, str]
) -> None:
    toolkit = actions(views[MPA])["partnership-toolkit"].standing
    assert (toolkit.state, toolkit.revisions, toolkit.slippage) == ("at-risk", 1, 90)
    page = public[f"{MPA}/actions/partnership-toolkit/"]
    assert "Due March 2009 First due date December 2008" in page
    assert "due to be launched in April, after the revised deadline of March" in page


def test_a_table_whose_last_row_is_cut_off(
    views: dict[str, EditionView], public: dict[str, str]
) -> None:
    plan = views[MPA].plan
    assert plan
    assert not plan.complete
    assert "The last row is cut off in the copy" in public[f"{MPA}/"]


def test_titles_that_drift_inside_one_document(
    views: dict[str, EditionView], public: dict[str, str]
) -> None:
    drifting = [
        each.record for each in views[MET].areas if each.record.title != each.record.summary_title
    ]
    assert [area.number for area in drifting] == [1, 3, 7, 13, 14]
    reviewed = [each.record.number for each in views[MET].areas if each.review]
    assert reviewed == list(range(1, 15))  # found by their ids, whatever the titles
    for area in drifting:
        assert f"{MET}/code/{area.id}/" in public
        assert f"{MET}/statement/{area.id}/" in public


def test_signatories_that_differ_between_control_table_and_declaration(
    public: dict[str, str], noted: str
) -> None:
    about = public[f"{MET}/about/"]
    assert "which the Commissioner and Deputy Commissioner sign" in about
    assert "To be signed July 2017" in about
    assert "Suitable for publication scheme Yes - when signed" in about
    (declaration,) = [
        page for path, page in public.items() if re.search("statement/.*declaration/$", path)
    ]
    assert "Deputy Commissioner" in declaration
    assert "Chief Financial Officer" in declaration
    assert "June 2017" in declaration
    assert "yet published unsigned on 13 June 2017" in noted


def test_markings_are_words_as_printed_and_decide_no_audience(
    library: Library, public: dict[str, str], noted: str
) -> None:
    papers = [paper for edition in library.editions for paper in edition.papers]
    marked = {each.marking for paper in papers for each in paper.appendices if each.marking}
    entries = [entry.control for edition in library.editions for entry in edition.documents]
    marked |= {control.marking for control in entries if control and control.marking}
    assert marked == {"None", "Restricted", "Official Sensitive"}
    assert "Not Protectively Marked" in noted
    assert {paper.audience for paper in papers} == {Audience.PUBLIC}
    assert "Marked Official Sensitive." in public[PAPER]
    assert "Marked Restricted." in public["met/2017-18/papers/2017-09-22-improvement-plans/"]


def test_one_risk_under_two_names_and_arrows_without_a_key(public: dict[str, str]) -> None:
    risks = {body: public[f"{body}/2017-18/risks/"] for body in ("met", "mopac")}
    for page in risks.values():
        assert "Also called Funding" in page
        assert "The reading used here is ours" in page
        assert page.count("Rising") == page.count("Falling") == 1
    assert "Funding" in public["met/2017-18/papers/2017-12-19-risk-alignment/"]


def test_an_intention_that_had_already_happened(views: dict[str, EditionView], noted: str) -> None:
    (engagement,) = [each for each in views[MET].areas if each.record.number == 11]
    intended = [theme.review.intended or "" for theme in engagement.themes if theme.review]
    assert [text for text in intended if "launched fully in March 2017" in text]
    assert "under intended activity that the website launched fully in March 2017" in noted


def test_an_opinion_that_is_pending_in_a_published_draft(
    views: dict[str, EditionView], public: dict[str, str]
) -> None:
    pending = [each.record.id for each in views[MET].opinions if each.record.pending]
    assert "ico-security" in pending
    page = public[f"{MET}/assurance/"]
    assert page.count("Pending when this was written") >= len(pending)


def test_a_sentence_that_stops_half_way(public: dict[str, str], internal: dict[str, str]) -> None:
    assert "this sentence of the report breaks off" in public[PAPER]
    assert 'The last bullet ends "and continue."' in internal[PAPER]
    assert 'The last bullet ends "and continue."' not in public[PAPER]


def test_several_years_of_one_body_are_open_at_the_same_time(
    views: dict[str, EditionView], public: dict[str, str]
) -> None:
    plans = [views[name].plan for name in (MOPAC, NEXT)]
    assert [str(plan.as_at) for plan in plans if plan] == ["2022-07-04"] * 2
    both = [actions(views[name])["leadership-team"] for name in (MOPAC, NEXT)]
    assert [each.standing.open for each in both] == [True, True]
    assert "Carried forward to" in public[f"{MOPAC}/actions/leadership-team/"]
    assert "Carried forward from" in public[f"{NEXT}/actions/leadership-team/"]
    (paper,) = views[NEXT].papers
    assert paper.record.about == (MOPAC, NEXT)
    assert paper.plan is None  # of two plans, no number is the paper's
