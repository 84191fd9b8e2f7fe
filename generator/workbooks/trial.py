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
from generator.workbooks import columns
from generator.workbooks.changes import closure_of, due_of, update_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Edition, Library
    from generator.model.load import Loaded
    from generator.workbooks.changes import Fields
    from generator.workbooks.columns import Column
    from generator.workbooks.table import SheetTable
    from generator.workbooks.written import News

_OF_UPDATE = {"date": columns.WHEN, "state": columns.NEW_STATE, "text": columns.UPDATE}
_OF_DUE = {"date": columns.NEW_DUE, "set_on": columns.WHEN, "reason": columns.REASON}
_OF_CLOSURE = {"evidence": columns.EVIDENCE, "risk_accepted": columns.REASON}


def try_out(
    project: Path, loaded: Loaded, edition: Edition, table: SheetTable, news: list[News]
) -> list[Problem]:
    """The errors that the content would have after the import and does not have now."""
    actions = {}
    problems: list[Problem] = []
    for each in news:
        action, faults = record_of(Action, _with_news(each, table), [])
        actions[each.known.action.id] = action or each.known.action
        problems += faults
    if problems:
        return problems
    sound = SoundTexts()
    before = set(check_rules(loaded, project, None, sound))
    library = _with_actions(loaded.library, edition, actions)
    after = check_rules(replace(loaded, library=library), project, None, sound)
    new = [each for each in after if each.severity is Severity.ERROR and each not in before]
    return _once([_in_row(each, table, news) for each in new])


def _with_news(news: News, table: SheetTable) -> Mapping:
    """What an action would be read from, with cells as the places of all that is new."""
    old = news.known.action.node
    entries = dict(old.entries) if old else {}
    for key, fields, cells in (
        ("updates", update_of(news), _OF_UPDATE),
        ("due", due_of(news), _OF_DUE),
    ):
        if fields:
            node = _node(fields, cells, news.row, table)
            there = entries[key].node if key in entries else None
            items = there.items if isinstance(there, Sequence) else ()
            entries[key] = _keyed(Sequence((*items, node), there.place if there else node.place))
    if closure := closure_of(news):
        node = _node(closure, _OF_CLOSURE, news.row, table)
        there = entries["closure"].node if "closure" in entries else None
        kept = there.entries if isinstance(there, Mapping) else {}
        entries["closure"] = _keyed(Mapping({**kept, **node.entries}, node.place))
    return Mapping(entries, old.place if old else table.place(news.row, columns.ID))


def _node(fields: Fields, cells: dict[str, Column], row: int, table: SheetTable) -> Mapping:
    places = {name: table.place(row, cells[name]) for name in fields}
    entries = {
        name: KeyedNode(places[name], Scalar(value, places[name])) for name, value in fields.items()
    }
    return Mapping(entries, next(iter(places.values())))


def _keyed(node: Node) -> KeyedNode:
    return KeyedNode(node.place, node)


def _with_actions(library: Library, edition: Edition, actions: dict[str, Action]) -> Library:
    plan = edition.improvement
    if plan is None:
        return library
    new = tuple(actions.get(each.id, each) for each in plan.actions)
    changed = edition.model_copy(update={"improvement": plan.model_copy(update={"actions": new})})
    editions = tuple(changed if each is edition else each for each in library.editions)
    return library.model_copy(update={"editions": editions})


def _in_row(problem: Problem, table: SheetTable, news: Iterable[News]) -> Problem:
    """A problem of an action is said where it was written, if it was written in the workbook."""
    for each in news:
        action = each.known.action
        if problem.place in {action.place(), action.place("id"), action.place("closure")}:
            column = columns.NEW_STATE if each.state else columns.ID
            return replace(problem, place=table.place(each.row, column))
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
