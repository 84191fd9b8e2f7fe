"""What is new in the rows of a workbook, and all that is wrong with them, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from generator.model.printed_dates import iso_of
from generator.problems import Place, Problem, did_you_mean
from generator.reading.nodes import quote
from generator.tracker.life import CLOSED
from generator.vocabulary import ActionState
from generator.workbooks import columns
from generator.workbooks.cells import UnfitCell, check_kind_of, day_in, due_in, state_in, text_in
from generator.workbooks.columns import COLUMNS, FILLED
from generator.workbooks.filling import shown
from generator.workbooks.table import HEADER, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.workbooks.columns import Column
    from generator.workbooks.rows import ActionRow, PlanRows
    from generator.workbooks.table import SheetTable


@dataclass(frozen=True)
class News:
    """What somebody wrote beside an action; None where they wrote nothing."""

    row: int
    known: ActionRow
    text: str | None = None
    when: str | None = None
    state: ActionState | None = None
    due: str | None = None
    reason: str | None = None
    evidence: str | None = None

    @property
    def is_update(self) -> bool:
        """Whether it says how the action stands."""
        return bool(self.text or self.state)


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
    found = ReadRows([], [*_merged(table)])
    rows = {each.action.id: each for each in plan.rows}
    lines = table.lines_by_id()
    found.problems += _lost_rows(table, lines, rows)
    for name, (first, *others) in lines.items():
        if name not in rows or name not in table.stamp.rows:
            continue
        for row in others:
            message = f"found {quote(name)} again, first in row {first}"
            found.problems.append(_problem(table, row, columns.ID, message, "keep one of the two"))
        news, faults = _read_row(table, first, rows[name])
        if not faults:
            faults = [*_changed(table, first, rows[name], plan), *_amiss(table, news)]
        found.problems += faults
        if any(getattr(news, name) for name, _ in _READ.values()):
            found.news.append(news)
    return found


def place_of(table: SheetTable, row: int, column: Column) -> Place:
    """Where a cell of a row is: the sheet stands for the file."""
    return Place(table.sheet.title, row, table.at[column.name])


def _problem(table: SheetTable, row: int, column: Column, found: str, hint: str) -> Problem:
    return Problem(place_of(table, row, column), "cell", found, hint)


def _merged(table: SheetTable) -> Iterator[Problem]:
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
    missing = [name for name in exported if name not in lines]
    for name, places in lines.items():
        if name in exported and name in rows:
            continue
        for row in places:
            if name in exported:
                message, hint = f"found {quote(name)}, which the plan does not have any more", _AGAIN
            elif name:
                message = f"found {quote(name)}, which was not exported with this file"
                hint = did_you_mean(name, missing) or _AGAIN
            else:
                message, hint = "found a row without an id, expected that of an action", _OWN_ROWS
            yield _problem(table, row, columns.ID, message, hint)
    numbers = [f"row {each} of those that were exported" for each in table.stamp.gone]
    for what in [*(f"the row of {quote(each)}" for each in missing), *numbers]:
        message = f"found no more {what}: nothing is deleted by an import"
        yield Problem(Place(table.sheet.title, HEADER, 1), "cell", message, _AGAIN)


_AGAIN = "export it again to this file: it keeps what was written, and shows what is known now"
_OWN_ROWS = "a new action is written in improvement.yml; what is your own goes to a column beside"


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
            problems.append(_problem(table, row, column, wrong.found, wrong.hint))
    return News(row, known, **values), problems


def _changed(
    table: SheetTable, row: int, known: ActionRow, plan: PlanRows
) -> Iterator[Problem]:
    """Cells of what was known that somebody changed, where the content is as it was exported."""
    if table.stamp.rows[known.action.id] != known.digest:
        return
    for column in COLUMNS:
        if column in FILLED or column is columns.OWNER:
            continue
        expected, found = known.known[column.name], table.cell(row, column.name).value
        if not _same(expected, found, loosely=column in {columns.REFERENCE, columns.DUE}):
            message = f"found {quote(text_of(found))}, expected {quote(_in_words(expected))}"
            hint = f"put it back: {_INSTEAD.get(column, 'it is changed in improvement.yml')}"
            yield _problem(table, row, column, message, hint)
    yield from _other_owner(table, row, known, plan)


_INSTEAD = {
    columns.STATE: f'a new state goes into "{columns.NEW_STATE.name}"',
    columns.DUE: f'a new date goes into "{columns.NEW_DUE.name}"',
    columns.LAST: f'what is new goes into "{columns.UPDATE.name}"',
}


def _in_words(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else value


def _same(expected: str | date, found: Any, *, loosely: bool) -> bool:
    """Whether a cell says what was put there; Excel writes dates and numbers of a CSV its way."""
    if isinstance(found, datetime):
        found = found.date()
    if isinstance(expected, date) and isinstance(found, date):
        return expected == found
    put, said = _in_words(expected), text_of(found)
    if put.split() == said.split() or " ".join(said.split()) == " ".join(shown(put).split()):
        return True
    if not loosely:
        return False
    return iso_of(said) == put or _number(said) == _number(put) is not None or _short(said, put)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
