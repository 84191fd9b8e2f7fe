"""What the rules would say of a plan with all that is new in it, before any of it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Action
from generator.model.load import record_of
from generator.problems import Problem, Severity
from generator.prose import SoundTexts
from generator.reading.nodes import KeyedNode, Mapping, Node, Scalar, Sequence
from generator.rules import check_rules
from generator.updates.news import FIELDS, closure_of, due_of, update_of

if TYPE_CHECKING:
    from collections.abc import Sequence as AbstractSequence
    from pathlib import Path

    from generator.model import Library
    from generator.model.load import Loaded
    from generator.updates.news import Fields, NewUpdate

# In which field each value of an entry was typed.
_OF_UPDATE = {"date": "date", "state": "state", "text": "text"}
_OF_DUE = {"date": "due", "set_on": "date", "reason": "reason"}
_OF_CLOSURE = {"evidence": "evidence", "risk_accepted": "reason"}
# Beside which field a problem of a whole entry or action is said.
_BESIDE = {"before-it-began": "date", "after-as-at": "date", "step-back": "text"}


def try_out(
    project: Path, loaded: Loaded, edition: str, news: AbstractSequence[NewUpdate], as_at: str = ""
) -> list[Problem]:
    """The errors that the content would have with what is new, and does not have now.

    Each is where it was typed, or else where it stands in the content. With `as_at`, the plan is
    shown as at that day from now on.
    """
    actions = {}
    problems: list[Problem] = []
    for new in news:
        action, faults = record_of(Action, _with_news(new), [])
        actions[new.action.id] = action or new.action
        problems += faults
    if problems:
        return problems
    sound = SoundTexts()
    library = _with_actions(loaded.library, edition, actions, as_at)
    after = check_rules(replace(loaded, library=library), project, None, sound)
    errors = [each for each in after if each.severity is Severity.ERROR]
    before = set(check_rules(loaded, project, None, sound)) if errors else set()
    return _once([_where_typed(each, news) for each in errors if each not in before])


def _with_news(new: NewUpdate) -> Mapping:
    """What an action would be read from; the places of what is new are where it was typed."""
    old = new.action.node
    entries = dict(old.entries) if old else {}
    for key, fields, typed in (
        ("updates", update_of(new), _OF_UPDATE),
        ("due", due_of(new), _OF_DUE),
    ):
        if fields:
            node = _node(new, fields, typed)
            there = entries[key].node if key in entries else None
            items = there.items if isinstance(there, Sequence) else ()
            entries[key] = _keyed(Sequence((*items, node), there.place if there else node.place))
    if closure := closure_of(new):
        node = _node(new, closure, _OF_CLOSURE)
        there = entries["closure"].node if "closure" in entries else None
        kept = there.entries if isinstance(there, Mapping) else {}
        entries["closure"] = _keyed(Mapping({**kept, **node.entries}, node.place))
    return Mapping(entries, new.action.place())


def _node(new: NewUpdate, fields: Fields, typed: dict[str, str]) -> Mapping:
    places = {name: new.place(typed[name]) for name in fields}
    entries = {
        name: KeyedNode(places[name], Scalar(value, places[name])) for name, value in fields.items()
    }
    return Mapping(entries, next(iter(places.values())))


def _keyed(node: Node) -> KeyedNode:
    return KeyedNode(node.place, node)


def _with_actions(
    library: Library, edition: str, actions: dict[str, Action], as_at: str
) -> Library:
    editions = []
    for each in library.editions:
        if each.id == edition and (plan := each.improvement):
            changes: dict[str, object] = {"as_at": as_at} if as_at else {}
            changes["actions"] = tuple(actions.get(action.id, action) for action in plan.actions)
            changed = {"improvement": plan.model_copy(update=changes)}
            editions.append(each.model_copy(update=changed))
        else:
            editions.append(each)
    return library.model_copy(update={"editions": tuple(editions)})


def _where_typed(problem: Problem, news: AbstractSequence[NewUpdate]) -> Problem:
    """A problem of an action or an entry that is new, beside the field that it concerns."""
    for new in news:
        action = new.action
        if problem.place in {new.place(field.name) for field in FIELDS}:
            field = _BESIDE.get(problem.code)
            return replace(problem, place=new.place(field)) if field else problem
        if problem.place in {action.place(), action.place("id"), action.place("closure")}:
            return replace(problem, place=new.place("state" if new.state else "text"))
    return problem


def _once(problems: list[Problem]) -> list[Problem]:
    """The same, but that a plan's own date, which hides what is newer, is said once."""
    hidden = [each for each in problems if each.code == "after-as-at"]
    if len(hidden) < 2:  # noqa: PLR2004 - one is said as it is
        return problems
    more = f"{hidden[0].message}, as it does {len(hidden) - 1} more"
    return [
        *(each for each in problems if each not in hidden),
        replace(hidden[0], message=more),
    ]
