"""How final a document is: said by its release, and found where its own text says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import STATEMENT, YEAR, editions_of, release, rewrite

from generator.model.load import load
from generator.pipeline import check, check_content, compare_versions
from generator.problems import ContentError, Severity
from generator.releases.states import stated_in
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

LINE = "activity: The Main Board met twelve times."
HINT = "leave it out, write [[state]], or [state as printed] after what a paper prints"


def write(project: MakeProject, text: str) -> Path:
    quoted = text.replace('"', '\\"').replace("\n", "\\n")
    return project(replace={STATEMENT: (LINE, f'activity: "{quoted}"')})


BEFORE_AUDIT = "draft, unaudited, approved"


@pytest.mark.parametrize(
    ("text", "words", "agrees"),
    [
        ("This is the unaudited statement.", "This is the unaudited statement", "unaudited"),
        ("This is the audited statement for 2024/25.", "This is the audited statement", "audited"),
        ("See this unaudited statement.", "this unaudited statement", "unaudited"),
        ("In this **draft** statement.", "this **draft** statement", "draft"),
        ("This remains a draft\nversion.", "This remains a draft version", "draft"),
        ("This is an un-audited copy.", "This is an un-audited copy", "unaudited"),
        ("This approved Code of Governance.", "This approved Code of Governance", "approved"),
        ("This statement is still a draft.", "This statement is still a draft", "draft"),
        ("The statement is unaudited.", "The statement is unaudited", "unaudited"),
        ("The AGS has now been audited.", "The AGS has now been audited", "audited"),
        ("The draft Annual Governance Statement says so.", "The draft Annual Governance Statement",
         "draft"),
        ("Annual Governance Statement 2024/25 (unaudited)", "Statement 2024/25 (unaudited)",
         "unaudited"),
        ("Draft Example Annual Governance Statement", "Draft Example Annual Governance Statement",
         "draft"),
        ("This statement is subject to audit.", "This statement is subject to audit", BEFORE_AUDIT),
        ("The Annual Governance Statement is still subject to external audit.",
         "The Annual Governance Statement is still subject to external audit", BEFORE_AUDIT),
        ("This is the statement for 2024/25 before the audit.",
         "This is the statement for 2024/25 before the audit", BEFORE_AUDIT),
        ("This document has not yet been audited.", "This document has not yet been audited",
         BEFORE_AUDIT),
    ],
)  # fmt: skip
def test_words_that_give_this_document_a_state(
    project: MakeProject, text: str, words: str, agrees: str
) -> None:
    (edition,) = load(write(project, text)).library.editions
    (found,) = stated_in(edition)
    assert found.words == words
    assert found.place.file == f"content/{STATEMENT}"
    assert set(found.agrees) == set(agrees.split(", "))


@pytest.mark.parametrize(
    "text",
    [
        "The audited accounts came out in July, and this statement with them.",
        "This statement comes out with the audited accounts.",
        "This statement of accounts is unaudited.",
        "The unaudited accounts are subject to audit.",
        "This statement was written while the accounts were subject to audit.",
        "This statement says what was done before audits of the accounts.",
        "The statement is audited by the external auditor.",
        "The committee discussed a draft on 28 May 2025.",
        "The audited Annual Governance Statement will follow.",
        "The Code was approved by the Main Board.",
        "Draft minutes come out within ten days; this draft code of conduct was approved.",
        "This is the unaudited statement [state as printed].",
        "This is the unaudited statement: the position in March. [state as printed]",
        "This is [[state]].",
    ],
)
def test_words_that_say_something_else(project: MakeProject, text: str) -> None:
    (edition,) = load(write(project, text)).library.editions
    assert list(stated_in(edition)) == []


def test_the_working_copy_only_gets_a_note(project: MakeProject) -> None:
    (problem,) = check(write(project, "This is the unaudited statement."))
    assert problem.severity is Severity.NOTE
    assert problem.message == (
        'found "This is the unaudited statement": the release says what its status is'
    )
    assert problem.hint == HINT


def test_a_release_refuses_another_state_than_its_own(project: MakeProject) -> None:
    folder = write(project, "This is the unaudited statement.")
    assert release(folder, "2025-06-13 unaudited") == "2025-06-13-unaudited"
    with pytest.raises(ContentError) as refused:
        release(folder, "2025-07-26 audited")
    (problem,) = refused.value.problems
    assert problem.severity is Severity.ERROR
    assert problem.message == (
        'found "This is the unaudited statement" in what is released as audited'
    )
    assert (problem.hint, problem.place.file) == (HINT, f"content/{STATEMENT}")
    rewrite(folder, STATEMENT, "statement.", "statement [state as printed].")
    assert release(folder, "2025-07-26 audited") == "2025-07-26-audited"


def test_a_report_is_held_against_the_statement_that_it_carries_along(
    project: MakeProject,
) -> None:
    folder = project()
    plan = f"{YEAR}/improvement.yml"
    rewrite(folder, plan, "about: Minutes take too long.", "about: This is the unaudited document.")
    assert release(folder, "2025-06-12 report") == "2025-06-12-report"  # it shows no statement
    assert release(folder, "2025-06-13 unaudited") == "2025-06-13-unaudited"
    rewrite(folder, plan, "unaudited document", "audited document")
    with pytest.raises(ContentError, match="1 problems"):
        release(folder, "2025-06-14 report")
    assert release(folder, "2025-06-14 notice", "Late.") == "2025-06-14-notice"


def activity_of(project: Path, path: str) -> str:
    unit = editions_of(project, Audience.INTERNAL)[path]
    statement = unit.edition.statement
    assert statement is not None
    return statement.areas[0].reviews[0].activity


def test_the_release_says_how_final_it_is(project: MakeProject) -> None:
    folder = write(project, "This is [[state]].")
    assert check(folder) == []
    release(folder, "2025-06-13 unaudited")
    release(folder, "2025-06-14 report")
    release(folder, "2025-06-15 notice", "Late.")
    release(folder, "2025-07-26 audited")
    unaudited = "This is the unaudited statement, published on 13 June 2025"
    said = {
        "": "This is the working copy of this statement, not yet published.",
        "/releases/2025-06-13-unaudited": f"{unaudited}.",
        "/releases/2025-06-14-report": f"{unaudited}, with the plan and papers as at 14 June 2025.",
        "/releases/2025-06-15-notice": f"{unaudited}, with the notice of delay of 15 June 2025.",
        "/releases/2025-07-26-audited":
            "This is the audited statement, published on 26 July 2025.",
    }  # fmt: skip
    for path, words in said.items():
        assert activity_of(folder, f"{YEAR}{path}") == words
    found = compare_versions(folder, f"{YEAR}@2025-06-13-unaudited", f"{YEAR}@2025-07-26-audited")
    assert "[[" not in str(found)
    (edition,) = check_content(folder).library.editions
    assert edition.id == YEAR


def test_a_report_or_notice_without_a_statement_says_what_it_is(project: MakeProject) -> None:
    folder = project()
    plan = f"{YEAR}/improvement.yml"
    rewrite(folder, plan, "about: Minutes take too long.", "about: These are [[state]].")
    release(folder, "2025-06-14 report")
    unit = editions_of(folder)[YEAR]
    assert unit.edition.improvement is not None
    assert unit.edition.improvement.areas[0].about == (
        "These are the plan and papers as at 14 June 2025."
    )
