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
        ("met xx times, on 10.", []),
        ("met twelve", [UNFINISHED.format("Main Board met twelve")]),
        ("met tbd", [PLACEHOLDER.format("tbd"), UNFINISHED.format("Main Board met tbd")]),
        ("met ...", [UNFINISHED.format("Main Board met ...")]),
        ("met twelve [as printed]", []),
        ("met twice (or *twelve times*)", []),
        ("met:\\n\\n- twice\\n- and once more", []),
        ("met:\\n\\n\\u2022 twice\\n\\u2022 and once more", []),
        ("met.\\n\\nIt\\n\\nmet.", [UNFINISHED.format("It")]),
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
