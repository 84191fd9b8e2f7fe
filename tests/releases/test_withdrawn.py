"""A withdrawal of an item that other versions of its year have under another id is questioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import CODE, YEAR, release, rewrite

from generator.pipeline import check

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

LINE = "  - {{edition: {}, kind: {}, id: {}, date: 2025-07-01, reason: By mistake.}}\n"
RENAMED = ("id: published-minutes", "id: open-minutes\n        renamed_from: published-minutes")
AGAIN = (
    "id: open-minutes\n        renamed_from: published-minutes",
    "id: shown-minutes\n        renamed_from: open-minutes",
)


def twice_renamed(project: MakeProject) -> Path:
    """A year with three releases, each with another id for one of its controls."""
    folder = project()
    release(folder, "2025-06-13 unaudited")
    for day, change in (("2025-07-26 audited", RENAMED), ("2025-08-02 audited", AGAIN)):
        rewrite(folder, CODE, *change)
        release(folder, day, reason="The name was not clear.")
    return folder


def told(folder: Path, withdrawn: list[str], kind: str = "control") -> list[str]:
    lines = "".join(LINE.format(YEAR, kind, name) for name in withdrawn)
    (folder / "content/withdrawals.yml").write_text(f"withdrawals:\n{lines}", "utf-8")
    return [f"{each.place.line}: {each.severity} {each.message}; {each.hint}"
            for each in check(folder)]  # fmt: skip


def question(line: int, name: str, other: str, kind: str = "control") -> str:
    return (
        f'{line}: warning found the withdrawal of "{kind} {name} {YEAR}", which is also '
        f'"{other}"; withdraw that as well; it stays published under the other id'
    )


FIRST, SECOND, THIRD = "published-minutes", "open-minutes", "shown-minutes"


@pytest.mark.parametrize(
    ("withdrawn", "questions"),
    [
        ([FIRST], [(2, FIRST, SECOND), (2, FIRST, THIRD)]),
        ([SECOND], [(2, SECOND, FIRST), (2, SECOND, THIRD)]),
        ([THIRD, FIRST], [(2, THIRD, SECOND), (3, FIRST, SECOND)]),
        ([FIRST, SECOND, THIRD], []),
        (["monthly-decisions"], []),
    ],
)
def test_a_withdrawal_covers_every_id_that_the_item_had(
    project: MakeProject, withdrawn: list[str], questions: list[tuple[int, str, str]]
) -> None:
    assert told(twice_renamed(project), withdrawn) == [question(*each) for each in questions]


def test_a_theme_that_was_renamed_is_asked_about_too(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    rewrite(folder, CODE, "- id: boards", "- id: panels\n        renamed_from: boards")
    rewrite(folder, f"{YEAR}/statement.yml", "theme: boards", "theme: panels")
    assert told(folder, ["boards"], "theme") == [question(2, "boards", "panels", "theme")]


def test_a_later_id_that_only_staff_see_is_no_question(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    old, new = RENAMED
    rewrite(folder, CODE, old, f"{new}\n        audience: internal")
    assert told(folder, [FIRST]) == []
