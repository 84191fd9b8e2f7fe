"""What is new in the rows of a workbook, and all that is wrong with them, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.problems import Place, Problem, nearest
from generator.reading.nodes import quote
from generator.updates.amiss import amiss
from generator.updates.news import TYPED
from generator.updates.typed import Unfit, read_new
from generator.workbooks import columns
from generator.workbooks.cells import text_in
from generator.workbooks.columns import COLUMN_OF, COLUMNS
from generator.workbooks.locked import changed_cells
from generator.workbooks.table import HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.updates.news import NewUpdate
    from generator.workbooks.rows import ActionRow, PlanRows
    from generator.workbooks.table import SheetTable


@dataclass
class ReadRows:
    """What was found in a table: what is new, and what is wrong."""

    news: list[NewUpdate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_rows(table: SheetTable, plan: PlanRows) -> ReadRows:
    """Read every row of a table that was exported of a plan."""
    found = ReadRows([], [*misplaced(table)])
    rows = {each.action.id: each for each in plan.rows}
    lines = table.lines_by_id()
    found.problems += _lost_rows(table, lines, rows)
    for name, (first, *_) in lines.items():
        if name not in rows or name not in table.stamp.rows:
            continue
        new, faults = _read_row(table, first, rows[name])
        if not faults:
            faults = [*changed_cells(table, first, rows[name], plan), *amiss(new)]
        found.problems += faults
        if new.says_something:
            found.news.append(new)
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
            yield Problem(place, TYPED, message, "take the merge back")


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
        yield Problem(Place(table.sheet.title, HEADER, 1), TYPED, message, _AGAIN)


_AGAIN = "export it again to this file: it keeps what was written, and shows what is known now"
_OWN_ROWS = "a new action is written in improvement.yml; what is your own goes to a column beside"


def changed_on_both_sides(
    table: SheetTable, plan: PlanRows, news: Iterable[NewUpdate]
) -> Iterator[Problem]:
    """Rows in which something is new, while the content is not as it was exported any more."""
    digests = {each.action.id: each.digest for each in plan.rows}
    for new in news:
        name = new.action.id
        if table.stamp.rows[name] != digests[name]:
            message = f"found news of {quote(name)}, which was changed in the content too"
            message += " since the export"
            yield table.problem(new.place("text").line, columns.ID, message, _AGAIN)


def _read_row(table: SheetTable, row: int, known: ActionRow) -> tuple[NewUpdate, list[Problem]]:
    typed: dict[str, str] = {}
    problems = []
    fields = {column: name for name, column in COLUMN_OF.items()}
    for column in COLUMNS:
        field = fields.get(column, "")
        try:
            text = text_in(table.cell(row, column.name), is_date=field in {"date", "due"})
        except Unfit as wrong:
            problems.append(table.problem(row, column, wrong.found, wrong.hint))
        else:
            typed |= {field: text} if field else {}
    new, faults = read_new(
        known.action, known.at, typed, lambda field: table.place(row, COLUMN_OF[field])
    )
    return new, [*problems, *faults]
