"""What goes on into a new year, and what does not."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from support.budget import budget
from support.project import REPOSITORY, STARTER

from generator.cli import main
from generator.newyear.marks import relinked
from generator.newyear.run import make_new_year
from generator.pipeline import check
from generator.problems import ContentError, ExpectedError, has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

YEAR = "example/2024-25"
PLAN = f"{YEAR}/improvement.yml"
NEW = "content/example/2025-26"

BODIES = [
    (REPOSITORY, "met", "2018-19"),
    (REPOSITORY, "mopac", "2023-24"),
    (REPOSITORY, "mpa", "2009-10"),
    (STARTER, "example", "2026-27"),
    (STARTER, "example-council", "2025-26"),
    (STARTER, "example-commissioner", "2025-26"),
    (STARTER, "example-watch", "2025-26"),
]


SOME = budget(short=[each for each in BODIES if each[1] in {"mopac", "example"}], long=BODIES)


@pytest.mark.parametrize(("of", "body", "year"), SOME, ids=[each[1] for each in SOME])
def test_a_new_year_of_each_body_has_no_errors_and_each_mark_is_named(
    of: Path, body: str, year: str, tmp_path: Path
) -> None:
    shutil.copytree(of / "content", tmp_path / "content")
    before = files_of(tmp_path)
    make_new_year(tmp_path, body, year)
    after = files_of(tmp_path)
    assert {name for name in before if before[name] != after[name]} <= {
        "content/glossary.yml",
        f"content/{body}/{year}/edition.yml",
    }
    problems = check(tmp_path)
    assert not has_errors(problems)
    new = [text for name, text in after.items() if name not in before]
    marks = sum(text.count(b"[to be written: ") for text in new)
    assert marks == len([each for each in problems if each.code == "unwritten"]) > 0


def files_of(project: Path) -> dict[str, bytes]:
    paths = sorted((project / "content").rglob("*"))
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and "releases" not in path.parts
    }


ACTIONS = """\
audience: public
complete: true
areas:
  - {id: minutes, title: Quicker minutes, leads: [chief-officer], why: They were late.}
  - {id: keys, audience: internal, title: Keys, leads: [chief-officer]}
  - {id: fees, title: Fees, leads: [chief-officer]}
actions:
  - id: one-form
    reference: "1"
    title: One form for minutes
    owners: [chief-officer]
    area: minutes
    began: 2024-05
    due: [{date: 2025-03, set_on: 2024-05}]
    milestones:
      - {id: draft, title: A draft, due: 2024-09, met: 2024-09}
      - {id: final, title: The form, due: 2025-03}
    updates: [{date: 2025-03-20, state: on-track}]
  - id: half-form
    title: Half a form
    owners: [chief-officer]
    area: minutes
    part_of: one-form
  - id: new-locks
    audience: internal
    title: New locks
    owners: [chief-officer]
    area: keys
    updates: [{date: 2025-03-20, state: on-hold}]
  - id: no-fees
    title: No fees
    owners: [chief-officer]
    area: fees
    updates: [{date: 2025-03-20, state: complete}]
    closure: {evidence: The minutes.}
  - id: gone
    title: Gone
    owners: [chief-officer]
    updates: [{date: 2025-03-20, state: superseded}]
    replaced_by: one-form
"""


def test_open_actions_go_on_with_their_areas(project: MakeProject) -> None:
    here = project({PLAN: ACTIONS})
    make_new_year(here, "example", "2025-26")
    assert (here / NEW / "improvement.yml").read_text("utf-8") == (
        """\
audience: public
as_at: 2026-03-31
areas:
  - {id: minutes, title: Quicker minutes, leads: [chief-officer], carried_from: 2024-25/minutes}
  - {id: keys, audience: internal, title: Keys, leads: [chief-officer], carried_from: 2024-25/keys}
actions:
  - id: one-form
    reference: "1"
    title: One form for minutes
    owners: [chief-officer]
    area: minutes
    milestones:
      - {id: final, title: The form, due: 2025-03}
    carried_from: 2024-25/one-form
  - id: half-form
    title: Half a form
    owners: [chief-officer]
    area: minutes
    part_of: one-form
    carried_from: 2024-25/half-form
  - id: new-locks
    audience: internal
    title: New locks
    owners: [chief-officer]
    area: keys
    carried_from: 2024-25/new-locks
"""
    )
    assert not has_errors(check(here))


def test_the_statement_has_to_be_written_anew(project: MakeProject) -> None:
    here = project({PLAN: ACTIONS})
    make_new_year(here, "example", "2025-26")
    assert (here / NEW / "statement.yml").read_text("utf-8") == (
        """\
audience: public
sections:
  - id: responsibility
    kind: scope
    number: A
    title: Responsibility
    text: >-
      [to be written: anew for 2025/26; this is the text of 2024/25] The Authority answers for its
      governance.
    figures:
      - id: staff
        value: "[to be written: in 2024/25 it was 40]"
        label: people employed
  - id: review
    kind: review
    number: B
    title: Review
  - id: last-year
    kind: last-year
    title: What became of the issues of 2024/25
    text: "[to be written: what became of what 2024/25 said would be improved]"
    issues:
      - title: Quicker minutes
        update: "[to be written: what became of it in 2025/26]"
      - audience: internal
        title: Keys
        update: "[to be written: what became of it in 2025/26]"
      - title: Fees
        update: "[to be written: what became of it in 2025/26]"
  - id: declaration
    kind: declaration
    number: C
    title: Declaration
    signatories:
      - post: chief-officer
areas:
  - area: decisions
    title: How decisions are made
    reviews:
      - theme: boards
        activity: >-
          [to be written: what was done in 2025/26; 2024/25 had intended this] It will meet twelve
          times.
        intended: "[to be written: what is intended for 2026/27]"
  - area: openness
    title: How the public can see
    reviews:
      - activity: "[to be written: what was done in 2025/26]"
        intended: "[to be written: what is intended for 2026/27]"
"""
    )


@pytest.mark.parametrize("closing", ["conclusion", "declaration", "glossary"])
def test_the_section_on_last_year_stands_before_what_closes_the_statement(
    closing: str, project: MakeProject
) -> None:
    last = f"  - {{id: last, kind: {closing}, title: The end}}\n"
    told = "audience: public\nsections:\n  - {id: scope, title: Scope}\n" + last
    here = project({PLAN: ACTIONS, f"{YEAR}/statement.yml": told})
    make_new_year(here, "example", "2025-26")
    made = yaml.load((here / NEW / "statement.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    assert [each["id"] for each in made["sections"]] == ["scope", "last-year", "last"]


JUDGED = """\
audience: public
judgement: {rating: Fit for purpose, level: substantial, text: It works.}
sections:
  - id: scope
    title: Scope
    text: All of it.
    judgement: {audience: internal, rating: Sound}
    sections:
      - {id: part, title: Part, judgement: {rating: Weak, level: limited, notes: [Or adequate?]}}
  - {id: last-year, kind: last-year, title: Last year, judgement: {rating: Better}}
areas:
  - {area: decisions, title: Decisions, judgement: {rating: Good}}
"""


def test_a_judgement_is_to_be_written_anew_and_the_one_before_is_in_its_marker(
    project: MakeProject,
) -> None:
    here = project({PLAN: ACTIONS, f"{YEAR}/statement.yml": JUDGED})
    report = make_new_year(here, "example", "2025-26")
    made = yaml.load((here / NEW / "statement.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    mark = "[to be written: what the body concludes in 2025/26; in 2024/25 it was {}]"
    (scope, last), (decisions,) = made["sections"], made["areas"]
    assert made["judgement"] == {
        "rating": mark.format("Fit for purpose (level: substantial)"),
        "text": "[to be written: anew for 2025/26; this is the text of 2024/25] It works.",
    }
    assert scope["judgement"] == {"audience": "internal", "rating": mark.format("Sound")}
    assert scope["sections"][0]["judgement"] == {"rating": mark.format("Weak (level: limited)")}
    assert last["judgement"] == {"rating": mark.format("Better")}
    assert decisions["judgement"] == {"rating": mark.format("Good")}
    assert "judgements of the body" not in report
    assert not has_errors(check(here))


def test_titles_are_of_the_new_year_and_old_sources_and_dates_are_gone(
    project: MakeProject,
) -> None:
    here = project()
    make_new_year(here, "example", "2025-26")
    edition = yaml.load((here / NEW / "edition.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    assert edition["as_at"] == "2026-03-31"
    assert edition["documents"][0] == {
        "kind": "statement",
        "title": "Annual Governance Statement",
        "name": "Statement",
        "about": "How well the controls worked.",
        "control": {"title": "Annual Governance Statement 2025/26", "marking": "None"},
    }
    opinions = yaml.load((here / NEW / "assurance.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    (opinion,) = opinions["opinions"]
    assert opinion.keys() == {"id", "title", "by", "pending", "text", "areas"}


def test_the_code_stays_as_it_was_but_for_what_compares_it(project: MakeProject) -> None:
    code = f"{YEAR}/code.yml"
    here = project(replace={code: ("    title: Monthly decisions", "    title: Monthly decisions")})
    text = (here / "content" / code).read_text("utf-8")
    added = re.sub(r"(?m)^( +)(title: .*)$", r"\1\2\n\1notes: [Of that year only.]", text)
    (here / "content" / code).write_text(added, "utf-8")
    make_new_year(here, "example", "2025-26")
    made = (here / NEW / "code.yml").read_text("utf-8")
    assert yaml.load(made, yaml.BaseLoader) == yaml.load(text, yaml.BaseLoader)  # noqa: S506


def test_an_edition_that_is_there_is_only_given_its_documents(project: MakeProject) -> None:
    there = "audience: public\nas_at: 2025-09-30  # so far\ndocuments: []\n# the end\n"
    here = project({"example/2025-26/edition.yml": there})
    report = make_new_year(here, "example", "2025-26")
    made = (here / NEW / "edition.yml").read_text("utf-8")
    assert made.startswith("audience: public\nas_at: 2025-09-30  # so far\ndocuments:\n  - kind: ")
    assert made.endswith("framework: example\n# the end\n")
    assert (
        f"{NEW}/edition.yml is as at 30 September 2025: give the date of the statement's position."
    ) in report
    assert not has_errors(check(here))


LINKS = (
    "See [the form](action:one-form), [the plan of 2022](action:2022-23/x), "
    "[it](paper:2025-06-12-x), [minutes](improvement:minutes), [MB](board:main-board) "
    "and [a chart](attachment:chart)."
)
RELINKED = (
    "See [the form](action:2024-25/one-form), [the plan of 2022](action:2022-23/x), "
    "it, [minutes](improvement:2024-25/minutes), [MB](board:main-board) and a chart."
)


def test_links_lead_to_what_there_is() -> None:
    placed = f"One.\n\n![](attachment:chart)\n\n{LINKS}"
    assert relinked({"a": [placed, 5]}, "2024-25") == {"a": [f"One.\n\n{RELINKED}", 5]}


def test_the_report(project: MakeProject) -> None:
    result = CliRunner().invoke(
        main, ["new-year", "example", "2025-26", "--project", str(project({PLAN: ACTIONS}))]
    )
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout == (
        f"""\
Made 2025/26 of example, 144 lines:
  {NEW}/statement.yml: 49 lines (sections: 4; areas to be reviewed: 2)
  {NEW}/code.yml: 34 lines (areas as they were: 2)
  {NEW}/improvement.yml: 26 lines (areas: 2; open actions carried forward: 3)
  {NEW}/assurance.yml: 8 lines (opinions to come: 1)
  {NEW}/edition.yml: 26 lines (documents: 4)
  content/glossary.yml: 1 line

Left out, because it belongs to the earlier year:
  actions that have ended: 2
  conclusions of opinions: 1
  improvement areas of which every action has ended: 1
  signatures: 1
  sources of documents: 1

Audiences are unchanged. None of it is public before governance release.

Next:
  Run governance check: it lists everything marked [to be written: ...].
  Say "complete: true" in improvement.yml when every action of the plan is written.
"""
    )


REFUSED = {
    "2025-27": "2025-27 is not a financial year. Write it as 2024-25.",
    "2024-25": (
        "example has no document of a year before 2024-25 to begin from. Write its first year, or "
        "import a statement with governance import."
    ),
}


@pytest.mark.parametrize("year", REFUSED)
def test_a_year_that_cannot_be_made(year: str, project: MakeProject) -> None:
    with pytest.raises(ExpectedError) as refusal:
        make_new_year(project(), "example", year)
    assert str(refusal.value) == REFUSED[year]


def test_a_body_that_is_not_there(project: MakeProject) -> None:
    with pytest.raises(ExpectedError) as refusal:
        make_new_year(project(), "exampel", "2025-26")
    assert str(refusal.value) == (
        'There is no content/organisations/exampel.yml: did you mean "example"?'
    )


def test_nothing_is_overwritten(project: MakeProject) -> None:
    here = project()
    make_new_year(here, "example", "2025-26")
    before = files_of(here)
    result = CliRunner().invoke(main, ["new-year", "example", "2025-26", "--project", str(here)])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"{NEW}/statement.yml already exists, and nothing is overwritten.\nNothing was written.\n"
    )
    assert files_of(here) == before


def test_content_with_errors_is_not_gone_on_from(project: MakeProject) -> None:
    here = project(replace={PLAN: ("title: Quicker", "titel: Quicker")})
    before = files_of(here)
    with pytest.raises(ContentError):
        make_new_year(here, "example", "2025-26")
    assert files_of(here) == before
