"""Cells of what was known that somebody changed all the same: nothing is read from them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from generator.model.printed_dates import iso_of
from generator.problems import Problem, did_you_mean
from generator.reading.nodes import quote
from generator.workbooks import columns
from generator.workbooks.columns import COLUMNS, FILLED
from generator.workbooks.filling import shown
from generator.workbooks.table import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.workbooks.rows import ActionRow, PlanRows
    from generator.workbooks.table import SheetTable


def changed_cells(
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
            yield table.problem(row, column, message, hint)
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


def _short(said: str, put: str) -> bool:
    """Whether Excel's "30-Sep-25" or "Sep-25" is a date that was put there as it is in full."""
    parts = said.split("-")
    iso = iso_of(" ".join([*parts[:-1], f"20{parts[-1]}"])) if len(parts) > 1 else None
    return iso is not None and iso == (iso_of(put) or "")


def _other_owner(
    table: SheetTable, row: int, known: ActionRow, plan: PlanRows
) -> Iterator[Problem]:
    """An owner who is nobody, or another than the content names: that is not changed here."""
    said = table.said(row, columns.OWNER.name)
    if said.split() == str(known.known[columns.OWNER.name]).split():
        return
    titles = {title: post for post, title in plan.posts.titles.items()} | dict(table.stamp.posts)
    named = [title.strip() for title in said.split(";") if title.strip()]
    unknown = [title for title in named if title not in titles]
    for title in unknown:
        message = f"found the owner {quote(title)}, which is no post here"
        yield table.problem(row, columns.OWNER, message, did_you_mean(title, titles) or _NOT_HERE)
    if not unknown and [titles[title] for title in named] != list(known.owners):
        expected = known.known[columns.OWNER.name]
        message = f"found the owner {quote(said)}, expected {quote(str(expected))}"
        yield table.problem(row, columns.OWNER, message, _NOT_HERE)


_NOT_HERE = "put it back: who owns an action is changed in improvement.yml"
