"""A statement with its own headings and numbers, reviewed by principle and without a Code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, editions_of
from support.rendered_pages import words_of
from support.years import OLDER, written, year_before

from generator.compare import as_text, compare
from generator.model.load import load
from generator.pages.downloads import downloads_of
from generator.pipeline import check
from generator.views import edition_view
from generator.views.completeness import six_things
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

EDITION = """\
audience: public
as_at: 2025-03-31
framework: example
documents:
  - kind: statement
    title: Annual Governance Statement
    name: Statement
    about: How it went.
    part_of: {title: Statement of Accounts, page: 12, link: "https://example.org/accounts"}
    control:
      authors: The Monitoring Officer
      rows:
        - {label: Version, value: "0.3"}
        - {label: Next review, value: Spring 2026}
  - {kind: improvement, title: Action plan, name: Plan, about: What comes next.}
"""
STATEMENT = """\
audience: public
judgement: {rating: Fit for purpose, level: substantial, text: All but two things work.}
sections:
  - id: introduction
    kind: introduction
    number: 1
    title: Introduction
    paragraphs:
      - {number: 1.1, text: The Authority keeps a system of internal control.}
      - {number: 1.2, text: "It is reviewed [each year](https://example.org/)."}
  - id: principles
    kind: review
    number: 2
    title: How we kept to the principles
    sections:
      - id: integrity
        number: 2.1
        title: Acting with integrity
        principles: [a]
        judgement: {rating: Full}
        text: Members sign the code of conduct.
        sections:
          - id: complaints
            number: 2.1.A
            title: Complaints
            paragraphs: [{number: 2.1.A.1, text: Four came.}]
      - id: openness
        number: 2.2
        title: Being open
        principles: [b]
        judgement: {rating: Partial, level: limited, text: Two meetings had no minutes.}
  - {id: values, kind: values, title: Our values, text: We listen.}
  - id: signed
    kind: declaration
    title: Signed
    signatories:
      - {name: A. B., post: chief-officer, signed: 2025-06-12, title: Head of Paid Service}
      - {post: chief-officer, on_behalf_of: the Leader}
  - {id: sources, number: Appendix A, title: Where assurance comes from, text: From audit.}
"""
PLAN = """\
audience: public
areas: [{id: minutes, title: Minutes of all meetings, leads: [chief-officer]}]
"""


@pytest.fixture
def council(project: MakeProject) -> Path:
    """A year without a Code, assurance or numbers of improvement areas."""
    body = "audience: public\nname: Council\nshort_name: C\nabout: A council.\n"
    posts = "posts: [{id: chief-officer, title: Chief Executive}]\n"
    files: dict[str, str | bytes | None] = {
        f"{YEAR}/edition.yml": EDITION,
        f"{YEAR}/statement.yml": STATEMENT,
        f"{YEAR}/improvement.yml": PLAN,
        f"{YEAR}/code.yml": None,
        f"{YEAR}/assurance.yml": None,
        "organisations/example.yml": body + posts,
    }
    return project(files)


def test_it_is_no_problem(council: Path) -> None:
    assert [each.code for each in check(council)] == ["no-opinion"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("statement/", ["1. Introduction", "Our values", "Appendix A: Where assurance comes from"]),
        ("statement/introduction/", ["1. Introduction", "1.1 # The Authority keeps a system"]),
        ("statement/principles/", ["2.1 Acting with integrity", "2.1.A Complaints", "2.1.A.1"]),
        ("statement/principles/", ["Principle Behaving with integrity"]),
        ("statement/full/", ["2.1.A Complaints", "2.1.A.1 # Four came."]),
        ("statement/full/", ["The body's own judgement Fit for purpose"]),
        ("statement/", ["Part of Statement of Accounts , page 12."]),
        ("statement/", ["Authors The Monitoring Officer Version 0.3 Next review Spring 2026"]),
        ("statement/signed/", ["Head of Paid Service A. B., 12 June 2025"]),
        ("statement/signed/", ["Chief Executive, on behalf of the Leader Not signed yet"]),
        ("about/", ["Part of Statement of Accounts", "Version 0.3"]),
        ("improvement/minutes/", ["Minutes of all meetings"]),
    ],
)
def test_it_is_shown_as_printed(council: Path, path: str, said: list[str]) -> None:
    page = words_of(written(council, YEAR, path))
    assert [each for each in said if each not in page] == []


def test_how_the_body_judges_itself_stands_first(council: Path) -> None:
    page = words_of(written(council, YEAR, "statement/"))
    assert "The body's own judgement Fit for purpose (comparable rating: substantial)" in page
    assert "Why All but two things work." in page
    assert "2.1 Acting with integrity Full Not stated" in page
    assert "2.2 Being open Partial Limited" in page
    assert page.index("Fit for purpose") < page.index("Partial Limited")


def test_the_home_of_a_year_begins_with_the_conclusion_in_the_words_of_the_body(
    council: Path,
) -> None:
    page = words_of(written(council, YEAR))
    assert (
        "Fit for purpose All but two things work. "
        "The body's own conclusion: Substantial, highest of four"
    ) in page


def test_it_is_never_taken_for_an_opinion(council: Path) -> None:
    view = edition_view(load(council).library, load(council).library.editions[0])
    assert view.opinions == []
    held = {each.title: each.where for each in six_things(view)}
    assert held["An opinion on the level of assurance"] == ""
    assert held["How effective the governance was"] == 'section "How we kept to the principles"'
    assert held["A conclusion"] == 'section "Signed"'


def test_numbered_paragraphs_can_be_cited(council: Path) -> None:
    page = written(council, YEAR, "statement/introduction/")
    assert 'id="paragraph-1.1"' in page
    assert 'href="#paragraph-1.1"' in page
    full = written(council, YEAR, "statement/full/")
    assert 'id="introduction-paragraph-1.1"' in full


def test_a_paragraph_put_in_changes_the_text_and_its_number_is_housekeeping(council: Path) -> None:
    folder = year_before(council)
    now = folder / f"content/{YEAR}/statement.yml"
    text = now.read_text("utf-8").replace("number: 1.2", "number: 1.3")
    text = text.replace(
        "      - {number: 1.3", "      - {number: 1.2, text: It is new.}\n      - {number: 1.3"
    )
    text = text.replace("{rating: Partial, level: limited,", "{rating: Full, level: substantial,")
    now.write_text(text.replace("rating: Fit for purpose,", "rating: Sound,"), "utf-8")
    library = load(folder).library
    older, newer = library.editions
    assert (older.id, newer.id) == (OLDER, YEAR)
    told = as_text(compare(library, older, library, newer))
    assert told.splitlines()[2] == (
        "The body's own judgement was Fit for purpose (comparable rating: substantial); "
        "now it is Sound (comparable rating: substantial)."
    )
    assert "Paragraphs: The Authority keeps a system" not in told  # only what is new is told
    assert "{+It is new.+}" in told
    assert "Judgement: [-Partial-]{+Full+} (comparable rating: [-limited-]{+substantial+})" in told
    assert "1.3" not in told


def test_what_became_of_last_year_s_issues_stands_with_them(council: Path) -> None:
    folder = year_before(council)
    statement = folder / f"content/{YEAR}/statement.yml"
    section = "  - {id: last, kind: last-year, title: Issues of last year, text: These.}\n"
    text = statement.read_text("utf-8").replace("sections:\n", f"sections:\n{section}", 1)
    statement.write_text(text, "utf-8")
    page = words_of(written(folder, YEAR, "statement/last/"))
    assert "What happened to it Minutes of all meetings Carried forward" in page


def test_the_body_s_own_update_stands_beside_each_issue_of_last_year(council: Path) -> None:
    statement = council / "content" / YEAR / "statement.yml"
    issues = """  - id: issues-of-last-year
    kind: last-year
    title: Last year's issues
    issues:
      - {title: Minutes come late, update: Half of them came in time.}
      - {title: No register}
"""
    statement.write_text(statement.read_text("utf-8") + issues, "utf-8")
    assert [each.code for each in check(council)] == ["no-opinion"]
    for path in ("statement/issues-of-last-year/", "statement/full/"):
        said = words_of(written(council, YEAR, path))
        told = "Issue Update Minutes come late Half of them came in time. No register Not stated"
        assert told in said


def test_sections_and_judgements_can_be_downloaded(council: Path) -> None:
    files = downloads_of(editions_of(council, Audience.INTERNAL)[YEAR])
    rows = {each["id"]: each for each in json.loads(files["sections.json"])}
    assert (rows[None]["judgement"], rows[None]["level"]) == ("Fit for purpose", "substantial")
    partial = rows["principles/openness"]
    assert [partial[name] for name in ("number", "principles", "judgement", "level", "why")] == [
        "2.2", ["B"], "Partial", "limited", "Two meetings had no minutes.",
    ]  # fmt: skip
    assert rows["principles/integrity/complaints"]["paragraphs"] == ["2.1.A.1 Four came."]
    assert [each for each in rows if each and "/" not in each] == [
        "introduction", "principles", "values", "signed", "sources",
    ]  # fmt: skip


def test_a_section_is_found_by_each_principle_that_it_reviews(council: Path) -> None:
    page = written(council, YEAR, "statement/principles/")
    assert '"principle": ["A Integrity", "B Openness"]' in page


def test_a_control_is_filtered_by_each_principle_of_its_area(project: MakeProject) -> None:
    also = ("principle: a\n", "principle: a\n    other_principles: [b]\n")
    folder = project(replace={f"{YEAR}/code.yml": also})
    shown = '<td data-value="A Integrity|B Openness">A Integrity; B Openness</td>'
    assert shown in written(folder, YEAR, "controls/")
    assert '"principle": ["A Integrity", "B Openness"]' in written(folder, YEAR, "code/decisions/")
