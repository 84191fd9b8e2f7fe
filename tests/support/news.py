"""What is typed of the first action of a small plan, wherever that may be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.load import Loaded, load
from generator.problems import Place
from generator.updates.typed import read_new
from support.previews import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.problems import Problem
    from generator.updates.news import NewUpdate
    from support.project import MakeProject

PLAN_NAME = "example/2024-25/improvement.yml"
YEAR = "example/2024-25"
CLOSED = PLAN.replace(
    "    updates:\n      - {date: 2025-06-10, state: on-track, text: Two boards use it.}\n",
    "    updates: [{date: 2025-06-10, state: complete}]\n    closure: {evidence: The form.}\n",
)
"""The same plan when that action was closed."""


def loaded_with(project: MakeProject, plan: str) -> Loaded:
    """The minimal project with a plan."""
    return load(project({PLAN_NAME: plan}))


def typed_of(at: int = 0) -> Callable[[str], Place]:
    """Where each field of an action is: it stands for the file, and the action for the line."""
    return lambda field: Place(field, at + 1)


def new_in(loaded: Loaded, typed: dict[str, str], at: int = 0) -> NewUpdate:
    """What is new of an action of the plan, which could be read."""
    (edition,) = loaded.library.editions
    assert edition.improvement
    new, problems = read_new(edition.improvement.actions[at], at, typed, typed_of(at))
    assert problems == []
    return new


def said_of(problems: list[Problem]) -> list[str]:
    """Problems with the fields that they concern."""
    return [f"{each.place.file}: {each.message}; {each.hint}" for each in problems]
