"""Actions and plans made in code, each history written in one line.

"2024-05 on-track, 2024-06-13-report complete" is two updates: the second has no day of its own
but that of the paper which carries it. Due dates are written alike, with what they were set to;
"-" is a date that was not printed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from generator.model import Action, DueDate, Improvement, Library, Milestone, Paper, Update
from generator.model.index import Scope, index_library
from generator.tracker.plan import Plan, plan_as_at
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = "2024-05-01"


def action(
    updates: str = "", due: str = "", *, name: str = "a", began: str = "2024-04-01", **more: Any
) -> Action:
    """An action with its updates and due dates."""
    told = tuple(Update(state=state, **_when(when, "date")) for when, state in _entries(updates))
    dues = tuple(
        DueDate(date=None if to == "-" else to, reason="Why.", **_when(when, "set_on"))
        for when, to in _entries(due)
    )
    return Action(id=name, title=name, began=began, updates=told, due=dues, **more)


def milestones(text: str) -> tuple[Milestone, ...]:
    """Milestones by when each was met; "-" is one that was not."""
    return tuple(
        Milestone(id=f"m{at}", title="A point", met=None if met == "-" else met)
        for at, met in enumerate(text.split())
    )


def _entries(text: str) -> list[list[str]]:
    return [entry.split() for entry in text.split(",") if entry]


def _when(when: str, field: str) -> dict[str, Any]:
    """A day, a paper's id, or both with @ between them."""
    return {field if len(part) <= len(DAY) else "paper": part for part in when.split("@")}


def with_actions(
    library: Library, actions: Iterable[Action], *, at: int = 0, **improvement: Any
) -> Library:
    """A library whose edition has these actions; all of them, unless said otherwise."""
    edition = library.editions[at]
    plan = Improvement(actions=tuple(actions), **{"complete": True} | improvement)
    changed = edition.without({"improvement": plan}, {})
    editions = (*library.editions[:at], changed, *library.editions[at + 1 :])
    return library.without({"editions": editions}, {})


def plan_of(library: Library, as_at: str, since: str | None = None, *, at: int = 0) -> Plan:
    """The plan of an edition as at a day."""
    edition = library.editions[at]
    scope = Scope(edition.organisation, edition.id)
    earlier = date.fromisoformat(since) if since else None
    found = plan_as_at(edition, index_library(library), scope, date.fromisoformat(as_at), earlier)
    assert found
    return found


def large_plan(library: Library, actions: int, updates: int) -> Library:
    """A library whose edition has as many actions, with as many updates each, and four papers."""
    states = [state.value for state in ActionState]
    days = [f"{2015 + at // 2}-{3 + at % 2 * 6:02}" for at in range(updates)]
    rows = [
        action(
            ", ".join(
                f"{day}-{at % 28 + 1:02} {states[(at + n) % len(states)]}"
                for n, day in enumerate(days)
            ),
            "2014-04 2020-03, 2019-04 2024-03",
            name=f"a{at}",
            began="2014-04",
        )
        for at in range(actions)
    ]
    (edition,) = with_actions(library, rows).editions
    days = ["2024-06-13", "2024-09-12", "2024-12-12", "2025-03-13"]
    papers = tuple(
        Paper(id=day, date=day, title="R", panel="audit-panel", purpose="P", about=(edition.id,))
        for day in days
    )
    return library.without({"editions": (edition.without({"papers": papers}, {}),)}, {})
