"""What is new in the rows of a workbook, and all that is wrong with them, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.problems import Place, Problem, nearest
from generator.reading.nodes import quote
from generator.tracker.dates import in_order
from generator.tracker.life import CLOSED
from generator.tracker.status import last_state
from generator.vocabulary import ActionState
from generator.workbooks import columns
from generator.workbooks.cells import UnfitCell, check_kind_of, day_in, due_in, state_in, text_in
from generator.workbooks.changes import closure_of
from generator.workbooks.columns import COLUMNS
from generator.workbooks.locked import changed_cells
from generator.workbooks.table import HEADER
from generator.workbooks.written import News

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.workbooks.columns import Column
    from generator.workbooks.rows import ActionRow, PlanRows
    from generator.workbooks.table import SheetTable


@dataclass
class ReadRows:
    """What was found in a table: what is new, and what is wrong."""

    news: list[News] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_READ = {
    columns.UPDATE: ("text", text_in),
    columns.WHEN: ("when", day_in),
    columns.NEW_STATE: ("state", state_in),
    columns.NEW_DUE: ("due", due_in),
    columns.REASON: ("reason", text_in),
    columns.EVIDENCE: ("evidence", text_in),
}


def read_rows(table: SheetTable, plan: PlanRows) -> ReadRows:
    """Read every row of a table that was exported of a plan."""
    found = ReadRows([], [*misplaced(table)])
    rows = {each.action.id: each for each in plan.rows}
    lines = table.lines_by_id()
    found.problems += _lost_rows(table, lines, rows)
    for name, (first, *_) in lines.items():
        if name not in rows or name not in table.stamp.rows:
            continue
        news, faults = _read_row(table, first, rows[name])
        if not faults:
            faults = [*changed_cells(table, first, rows[name], plan), *_amiss(table, news)]
        found.problems += faults
        if any(getattr(news, name) for name, _ in _READ.values()):
            found.news.append(news)
    return found


def misplaced(table: SheetTable) -> Iterator[Problem]:
    """Rows that stand there twice, and cells that were merged."""
    for name, (first, *others) in table.lines_by_id().items():
        for row in others if name else ():
            message = f"found {quote(name)} again, first in row {first}"
            yield table.problem(row, columns.ID, message, "keep one of the two")
    ours = set(table.at.values())
    for area in table.sheet.merged_cells.ranges:
        if ours & set(range(area.min_col, area.max_col + 1)):
            place = Place(table.sheet.title, area.min_row, area.min_col)
            message = f"found the merged cells {area.coord}, expected each cell by itself"
            yield Problem(place, "cell", message, "take the merge back")


def _lost_rows(
    table: SheetTable, lines: Mapping[str, list[int]], rows: Mapping[str, ActionRow]
) -> Iterator[Problem]:
    """Rows that were exported and are not there, and those of which nobody knows the action."""
    exported = table.stamp.rows
    missing = [name for name in exported if name in rows and name not in lines]
    for name, places in lines.items():
        if name in exported and (name in rows or not table.is_filled(places[0])):
            continue
        for row in places:
            if name in exported:
                message, hint = (
                    f"found {quote(name)}, which the plan does not have any more",
                    _AGAIN,
                )
            elif name:
                message = f"found {quote(name)}, which was not exported with this file"
                meant = nearest(name, missing)
                hint = f'did you mean "{meant}"?' if meant else _AGAIN
                missing = [each for each in missing if each != meant]
            else:
                message, hint = "found a row without an id, expected that of an action", _OWN_ROWS
            yield table.problem(row, columns.ID, message, hint)
    numbers = [f"row {each} of those" for each in table.stamp.gone]
    for what in [*(f"row of {quote(each)} among those" for each in missing), *numbers]:
        message = f"found no {what} that were exported: an import deletes nothing"
        yield Problem(Place(table.sheet.title, HEADER, 1), "cell", message, _AGAIN)


_AGAIN = "export it again to this file: it keeps what was written, and shows what is known now"
_OWN_ROWS = "a new action is written in improvement.yml; what is your own goes to a column beside"


def changed_on_both_sides(table: SheetTable, news: Iterable[News]) -> Iterator[Problem]:
    """Rows in which something is new, while the content is not as it was exported any more."""
    for each in news:
        name = each.known.action.id
        if table.stamp.rows[name] != each.known.digest:
            message = f"found news of {quote(name)}, which was changed in the content too"
            message += " since the export"
            yield table.problem(each.row, columns.ID, message, _AGAIN)


def _read_row(table: SheetTable, row: int, known: ActionRow) -> tuple[News, list[Problem]]:
    values: dict[str, Any] = {}
    problems = []
    for column in COLUMNS:
        cell = table.cell(row, column.name)
        try:
            check_kind_of(cell)
            if column in _READ:
                name, read = _READ[column]
                values[name] = read(cell)
        except UnfitCell as wrong:
            problems.append(table.problem(row, column, wrong.found, wrong.hint))
    return News(row, known, **values), problems


def _amiss(table: SheetTable, news: News) -> Iterator[Problem]:
    """What does not go together, or is not enough."""
    closing = (news.state or _last_state(news)) in CLOSED
    accepted = news.state is ActionState.RISK_ACCEPTED
    if (news.is_update or news.due) and not news.when:
        yield _missing(table, news, columns.WHEN, "type the day of what is new")
    if news.when and not (news.is_update or news.due):
        hint = "write what happened, or take the date out"
        yield _missing(table, news, columns.UPDATE, hint)
    if accepted and not news.reason:
        yield _missing(table, news, columns.REASON, "say which risk is accepted")
    if accepted and news.due:
        message = "found a new due date beside a risk that is accepted: the action is closed"
        yield table.problem(news.row, columns.NEW_DUE, message, "take it out")
    if news.reason and not (news.due or accepted):
        message = "found a reason, and neither a new due date nor an accepted risk that it is for"
        hint = f'write it under "{columns.UPDATE.name}"'
        yield table.problem(news.row, columns.REASON, message, hint)
    yield from _second_closure(table, news)
    if news.evidence and not closing:
        message = "found evidence of an action that is not closed"
        hint = (
            f'choose the state with which it is closed, or write it under "{columns.UPDATE.name}"'
        )
        yield table.problem(news.row, columns.EVIDENCE, message, hint)
    if news.state in CLOSED and not accepted and not (news.evidence or _is_proven(news)):
        yield _missing(table, news, columns.EVIDENCE, "say what shows that it is done")


def _second_closure(table: SheetTable, news: News) -> Iterator[Problem]:
    """A closure is no history: what it says is not said again in other words."""
    closure = news.known.action.closure
    if closure is None:
        return
    for name, value in closure_of(news).items():
        old = getattr(closure, name) or ""
        if old and old.split() != value.split():
            column = columns.EVIDENCE if name == "evidence" else columns.REASON
            message = f"found {quote(value)}, where the plan says {quote(old)} already"
            yield table.problem(news.row, column, message, "change it in improvement.yml")


def _last_state(news: News) -> ActionState:
    return last_state(in_order(news.known.action.updates))


def _is_proven(news: News) -> bool:
    action = news.known.action
    closure = action.closure
    return bool(action.replaced_by or (closure and (closure.evidence or closure.risk_accepted)))


def _missing(table: SheetTable, news: News, column: Column, hint: str) -> Problem:
    return table.problem(news.row, column, "found nothing, expected text or a date", hint)
