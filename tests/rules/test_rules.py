"""Which rules run when, and what they let pass. What they refuse stands in cases/invalid."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.project import REPOSITORY
from support.releases import rewrite

from generator.pipeline import check
from generator.problems import Severity, has_errors

if TYPE_CHECKING:
    from support.project import MakeProject

CODE = "example/2024-25/code.yml"
EDITION = "example/2024-25/edition.yml"
STATEMENT = "example/2024-25/statement.yml"
ORGANISATION = "organisations/example.yml"
OTHER = """\
audience: public
name: Other Body
short_name: the Body
about: Another body.
posts:
  - {id: chief-officer, title: Chief Officer, named_in: [2024-25]}
  - {id: treasurer, title: Treasurer, named_in: [2024-25]}
boards:
  - {id: joint-board, name: Joint Board, joint_with: [example], named_in: [2024-25]}
"""


def test_the_content_of_this_repository_has_no_errors() -> None:
    problems = content_of(REPOSITORY).problems
    assert not has_errors(problems), problems


@pytest.mark.parametrize(
    "replace",
    [
        # Two bodies may use one id; a post of another body is named with its body.
        {CODE: ("owners: [chief-officer]", "owners: [example/chief-officer]")},
        {CODE: ("owners: [chief-officer]", "owners: [other/treasurer, chief-officer]")},
        {ORGANISATION: ("parent: main-board", "parent: other/joint-board")},
        # The same board on both ways up is no loop.
        {ORGANISATION: ("parent: main-board", "parent: main-board\n    escalates_to: main-board")},
        # Ids of different kinds, and of lists that are apart, do not meet.
        {CODE: ("id: boards", "id: decisions"), STATEMENT: ("theme: boards", "theme: decisions")},
        {STATEMENT: ("id: staff", "id: responsibility")},
        # An area may follow no principle.
        {CODE: ("    principle: b\n", "")},
    ],
)
def test_these_are_right(project: MakeProject, replace: dict[str, tuple[str, str]]) -> None:
    assert check(project({"organisations/other.yml": OTHER}, replace=replace)) == []


HISTORY = """\
audience: public
actions:
  - id: new-form
    title: A form
    owners: [chief-officer]
    began: 2024-06
    due: [{date: TBC, set_on: 2024-06-03}]
    updates: [{date: 2024, state: on-track}, {date: 2024-06-01, state: on-track}]
"""


def test_a_day_in_the_month_in_which_an_action_began_is_not_before_it(
    project: MakeProject,
) -> None:
    assert check(project({"example/2024-25/improvement.yml": HISTORY})) == []


def test_rules_on_what_is_absent_wait_until_everything_could_be_read(
    project: MakeProject,
) -> None:
    problems = check(
        project(
            {"example/2024-25/improvement.yml": None},
            replace={ORGANISATION: ("parent: main-board", "parent: mane-board")},
        )
    )
    assert [problem.code for problem in problems] == ["unknown-board"]


def test_a_year_without_a_statement_needs_no_reviews(project: MakeProject) -> None:
    documents = "as_at: 2025-03-31\nframework: example\naudience: public\ndocuments:\n"
    code = "  - {kind: code, title: Code of Governance, name: Code, about: The controls.}\n"
    changes: dict[str, str | bytes | None] = {
        EDITION: documents + code,
        STATEMENT: None,
        "example/2024-25/improvement.yml": None,
        "example/2024-25/assurance.yml": None,
    }
    assert check(project(changes)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "counted"),
    [
        # The public site has something with a gap in it.
        (ORGANISATION, "id: finance-director", "id: finance-director\n    audience: internal", {}),
        # Texts that name the board would tell of it.
        (ORGANISATION, "id: main-board", "id: main-board\n    audience: internal",
         {"internal-reference": 2, "named-in-public": 2}),
        (CODE, "id: openness", "id: openness\n    audience: internal", {"internal-reference": 1}),
        # Of an internal year nothing speaks in public, not even the words it alone uses.
        (EDITION, "audience: public", "audience: internal", {}),
    ],
)  # fmt: skip
def test_public_items_that_lean_on_internal_ones_are_counted(
    project: MakeProject, file: str, old: str, new: str, counted: dict[str, int]
) -> None:
    problems = check(project(replace={file: (old, new)}))
    grave = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    assert grave <= {"named-in-public"}
    places = [problem.code for problem in problems for _ in (problem.place, *problem.also)]
    assert Counter(places) == counted


HIDDEN = ("id: finance-director", "id: finance-director\n    audience: internal")


@pytest.mark.parametrize(
    ("text", "also", "told"),
    [
        ("The Finance Director decides.", {}, True),
        ("The finance\n          director decides.", {}, True),
        ("The Finance Directorate decides.", {}, False),
        ("The Director decides.", {}, False),
        # What something public is called too says nothing about the internal one.
        ("The Finance Director decides.",
         {"glossary.yml": ("term: AGS", "term: Finance Director")}, False),
        # A word with a capital letter that the sentence does not give it.
        ("The Treasurer decides.",
         {ORGANISATION: ("title: Finance Director", "title: Treasurer")}, True),
    ],
)  # fmt: skip
def test_a_public_text_that_names_something_internal(
    project: MakeProject, text: str, also: dict[str, tuple[str, str]], *, told: bool
) -> None:
    folder = project(replace={ORGANISATION: HIDDEN, CODE: ("Minutes are published.", text)})
    for name, (old, new) in also.items():
        rewrite(folder, name, old, new)
    assert [problem.code for problem in check(folder)] == ["named-in-public"] * told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("text: Minutes are <b>published.", 33),
        ("text: |\n          Minutes.\n\n          <b>They are published.", 36),
        ("text: |\n          Minutes.\n\n\n          - <b>They are published.", 37),
    ],
)
def test_a_problem_in_a_text_is_told_at_its_line(
    project: MakeProject, text: str, line: int
) -> None:
    (problem,) = check(project(replace={CODE: ("text: Minutes are published.", text)}))
    assert (problem.code, problem.place.line) == ("raw-html", line)


def test_an_attachment_is_named_as_its_file_is_on_every_system(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    attached = "attachments: [{id: plan, file: Plan.csv, title: The plan}]"
    text = "    text: Everything the Authority does.\n"
    folder = project(replace={CODE: (text, f"{text}    {attached}\n")})
    files = folder / "content/example/2024-25/files"
    files.mkdir(exist_ok=True)
    (files / "plan.csv").write_text("a,b\n", "utf-8")
    with monkeypatch.context() as patched:  # as on a disk that gives a file under either name
        patched.setattr("pathlib.Path.is_file", lambda path: path.exists() or path.suffix == ".csv")
        found = [each for each in check(folder) if has_errors([each])]
    assert [(each.code, each.hint) for each in found] == [
        ("missing-attachment", "known here: plan.csv")
    ]
