"""Due dates as a plan's table has them: when the first one was set stands nowhere in it.

It is read as set when the action began or, where that is not said, as at the plan's own date, and
marked as inferred.
"""

from __future__ import annotations

from generator.reading.nodes import EVERY, KeyedNode, Mapping, Node, Scalar, child, edited


def with_first_dates(plan: Mapping) -> Mapping:
    """A plan in which the first due date of each action says when it was set."""
    as_at = child(plan, "as_at")
    return edited(plan, ("actions", EVERY), lambda action: _with_first_date(action, as_at))


def _with_first_date(action: Node, as_at: Node | None) -> Node:
    began = child(action, "began")
    day = began or as_at
    basis = "when the action began" if began else "the date of the plan"
    if not isinstance(day, Scalar):
        return action
    return edited(action, ("due", 0), lambda due: _set_on(due, day, basis))


def _set_on(due: Node, day: Scalar, basis: str) -> Node:
    if not isinstance(due, Mapping) or {"set_on", "paper"} & due.entries.keys():
        return due
    told = child(due, "inferred")
    bases = told.entries if isinstance(told, Mapping) else {}
    said = KeyedNode(due.place, Scalar(basis, due.place))
    inferred = Mapping({**bases, "set_on": said}, due.place)
    more: dict[str, Node] = {"set_on": day, "inferred": inferred}
    entries = {name: KeyedNode(due.place, node) for name, node in more.items()}
    return Mapping({**due.entries, **entries}, due.place)
