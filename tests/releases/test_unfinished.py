"""What an author left to be written stops a release before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import RELEASES, YEAR, release

from generator.problems import ContentError

if TYPE_CHECKING:
    from support.project import MakeProject

STATEMENT = f"{YEAR}/statement.yml"
UNFINISHED = (
    'unfinished-sentence: found a sentence that ends with "{}" (finish it; where the paper itself '
    "stops there, end it with [as printed])"
)
PLACEHOLDER = (
    'placeholder: found "{}", which stands for something still to be written '
    "(write it, or leave the part out)"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("met xxxx times.", [PLACEHOLDER.format("xxxx")]),
        ("met TBC times.", [PLACEHOLDER.format("TBC")]),
        ("met todo times.", [PLACEHOLDER.format("todo")]),
        ("met xx times, on 10.", [PLACEHOLDER.format("xx")]),
        ("met twelve", [UNFINISHED.format("Main Board met twelve")]),
        ("met tbd", [PLACEHOLDER.format("tbd"), UNFINISHED.format("Main Board met tbd")]),
        ("met ...", [UNFINISHED.format("Main Board met ...")]),
        ("met twelve [as printed]", []),
        ("met twice (or *twelve times*)", []),
        ("met:\\n\\n- twice\\n- and once more", []),
        ("met:\\n\\n\\u2022 twice\\n\\u2022 and once more", []),
        ("met.\\n\\nIt\\n\\nmet.", [UNFINISHED.format("It")]),
        ("met.[^1]\\n\\n[^1]: The paper of May", []),
        ("met twice[^1]\\n\\n[^1]: In May.", [UNFINISHED.format("Main Board met twice[^1]")]),
        ("met.\\n\\nTable 1: When\\n\\n| a |\\n|---|\\n| b |", []),
    ],
)
def test_what_is_left_to_write_is_told_before_a_statement_is_released(
    project: MakeProject, text: str, said: list[str]
) -> None:
    line = "activity: The Main Board met twelve times."
    quoted = f'activity: "The Main Board {text}"'
    folder = project(replace={STATEMENT: (line, quoted)})
    if not said:
        assert release(folder, "2025-06-13 draft") == "2025-06-13-draft"
        return
    with pytest.raises(ContentError) as refused:
        release(folder, "2025-06-13 draft")
    problems = refused.value.problems
    assert [f"{each.code}: {each.message} ({each.hint})" for each in problems] == said
    assert {each.place.file for each in problems} == {f"content/{STATEMENT}"}
    assert not (folder / RELEASES).exists()
    # The statement is no part of these.
    assert release(folder, "2025-06-13 report") == "2025-06-13-report"
    assert release(folder, "2025-06-14 notice") == "2025-06-14-notice"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", [('placeholder: found TBC for a due date, without a reason (say in "reason" why there '
              "is no date yet)")]),
        (", reason: The printer is late.", []),
    ],
)  # fmt: skip
def test_a_due_date_to_be_confirmed_needs_a_reason(
    project: MakeProject, reason: str, said: list[str]
) -> None:
    action = f"""\
actions:
  - id: one-form
    title: One form
    began: 2025-04
    due: [{{date: TBC, set_on: 2025-04-08{reason}}}]
"""
    folder = project()
    plan = folder / f"content/{YEAR}/improvement.yml"
    plan.write_text(plan.read_text("utf-8") + action, "utf-8")
    if not said:
        assert release(folder, "2025-06-13 report")
        return
    for what in ("2025-06-13 draft", "2025-06-13 report"):
        with pytest.raises(ContentError) as refused:
            release(folder, what)
        problems = refused.value.problems
        assert [f"{each.code}: {each.message} ({each.hint})" for each in problems] == said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The date is TBA.", "TBA"),
        ("The date is to be confirmed.", "to be confirmed"),
        ("Savings to be determined, we think.", "to be determined"),
        ("It met xx times.", "xx"),
        ("It met XX times.", "XX"),
        ("Of them, xx% were late.", "xx"),
        ("Signed by [name].", "[name]"),
        ("Signed by [Name of chair].", "[Name of chair]"),
        ("It saved [insert figure].", "[insert figure]"),
        ("The opinion is [to follow].", "[to follow]"),
        ("The opinion is [to be added here].", "[to be added here]"),
        ("It met [ ] times.", "[ ]"),
        ("It met [\u25cf] times.", "[\u25cf]"),
        ("It met [x] times.", "[x]"),
        ("Why ??? did it?", "???"),
        ("It cost \u00a3x.", "\u00a3x"),
        ("It cost \u00a3X.Xm.", "\u00a3X.Xm"),
        ("It cost \u00a3 xx million.", "\u00a3 xx million"),
        ("It cost \u00a3___.", "\u00a3___"),
        ("Lorem ipsum dolor.", "Lorem ipsum"),
        ("In 20XX it met.", "20XX"),
        ("In 20xx/xx it met.", "20xx"),
        ("Signed ________.", "________"),
        ("Signed:\\n\\n___\\n\\nOn a day.", "___"),
    ],
)
def test_what_stands_for_something_to_be_written_is_refused(
    project: MakeProject, text: str, word: str
) -> None:
    folder = project(replace={STATEMENT: ("All minutes were published.", f'"{text}"')})
    with pytest.raises(ContentError) as refused:
        release(folder, "2025-06-13 draft")
    (problem,) = refused.value.problems
    assert f"{problem.code}: {problem.message} ({problem.hint})" == PLACEHOLDER.format(word)
    assert (problem.place.file, problem.place.line) == (f"content/{STATEMENT}", 34)


@pytest.mark.parametrize(
    "text",
    [
        "Its chair is to be confirmed by the Main Board.",
        "It is to be decided at the meeting in May.",
        "It follows Part XX of the Act, and chapter xxx.",
        "See [the name](https://example.org/name) and [date](https://example.org/).",
        "It said that [the] name [and date] matter [sic] [...].",
        "It was held in R v X [2019] UKSC 12.",
        "It asked whether [name withheld] knew.",
        "What? And why?? It met!",
        "It is ___very___ good, and __good__.",
        "The exxon and the maxx met xxiii times in room x.",
        "It cost \u00a3xylophone and \u00a310.",
        "Something that follows is to follow.",
        "It names the numbers of posts.",
        "What was to be confirmed in 2024 was confirmed.",
    ],
)
def test_what_only_looks_like_it_is_released(project: MakeProject, text: str) -> None:
    folder = project(replace={STATEMENT: ("All minutes were published.", f'"{text}"')})
    assert release(folder, "2025-06-13 draft")


def test_a_milestone_may_be_due_on_a_day_to_be_confirmed(project: MakeProject) -> None:
    action = """\
actions:
  - id: one-form
    title: One form
    began: 2025-04
    milestones: [{id: printed, title: It is printed, due: TBC}]
"""
    folder = project()
    plan = folder / f"content/{YEAR}/improvement.yml"
    plan.write_text(plan.read_text("utf-8") + action, "utf-8")
    assert release(folder, "2025-06-13 report")


SIGNED = "signatories: [{name: A. B., post: chief-officer, signed: 2025-06}]"
DECLARED = "  - {{id: end, kind: declaration, title: Signed, text: We agree., {}}}\n"


@pytest.mark.parametrize(
    "signatory", ["{post: chief-officer}", "{name: A. B., post: chief-officer}"]
)
def test_a_statement_is_approved_only_when_it_is_signed(
    project: MakeProject, signatory: str
) -> None:
    section = DECLARED.format(f"signatories: [{signatory}]")
    folder = project(replace={STATEMENT: ("sections:\n", f"sections:\n{section}")})
    assert release(folder, "2025-06-13 unaudited") == "2025-06-13-unaudited"
    with pytest.raises(ContentError) as refused:
        release(folder, "2025-07-13 approved")
    (problem,) = refused.value.problems
    assert problem.code == "unsigned"
    assert (
        problem.message == "found a signatory who has not signed, in what is released as approved"
    )
    assert problem.hint == 'write "name" and "signed"'


def test_a_signed_statement_is_approved(project: MakeProject) -> None:
    section = DECLARED.format(SIGNED)
    folder = project(replace={STATEMENT: ("sections:\n", f"sections:\n{section}")})
    assert release(folder, "2025-07-13 approved") == "2025-07-13-approved"
