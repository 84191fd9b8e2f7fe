"""Due dates as a plan's table has them: when the first one was set stands nowhere in it.

It is read as set when the action began or, where that is not said, as at the plan's own date, and
marked as inferred.
"""

from __future__ import annotations

from generator.reading.nodes import (
    KeyedNode,
    Mapping,
    Node,
    Scalar,
    Sequence,
    child,
    edited,
    value_at,
)


def with_first_dates(plan: Mapping) -> Mapping:
    """A plan in which the first due date of each action says when it was set."""
    actions, as_at = child(plan, "actions"), child(plan, "as_at")
    if not isinstance(actions, Sequence):
        return plan
    dated = Sequence(tuple(_with_first_date(each, as_at) for each in actions.items), actions.place)
    same = all(new is old for new, old in zip(dated.items, actions.items, strict=True))
    return plan if same else edited(plan, ("actions",), lambda _: dated)


def _with_first_date(action: Node, as_at: Node | None) -> Node:
    due = value_at(action, ("due", 0))
    if not isinstance(due, Mapping) or {"set_on", "paper"} & due.entries.keys():
        return action
    began = child(action, "began")
    day, basis = (began, "when the action began") if began else (as_at, "the date of the plan")
    if not isinstance(day, Scalar):
        return action
    told = _set_on(due, day, basis)
    return edited(action, ("due", 0), lambda _: told)


def _set_on(due: Mapping, day: Scalar, basis: str) -> Mapping:
    told = child(due, "inferred")
    bases = told.entries if isinstance(told, Mapping) else {}
    said = KeyedNode(due.place, Scalar(basis, due.place))
    inferred = Mapping({**bases, "set_on": said}, due.place)
    more: dict[str, Node] = {"set_on": day, "inferred": inferred}
    entries = {name: KeyedNode(due.place, node) for name, node in more.items()}
    return Mapping({**due.entries, **entries}, due.place)
