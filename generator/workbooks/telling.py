"""What an import says: each problem with its cell, and what was brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from generator.problems import sentences
from generator.tracker.dates import say_due_day
from generator.updates.news import closure_of, due_of, update_of
from generator.updates.typed import say_action_state
from generator.words import say_count, say_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.problems import Problem
    from generator.updates.news import NewUpdate
    from generator.workbooks.table import SheetTable


def say_problems(title: str, problems: Sequence[Problem], table: SheetTable, file: Path) -> str:
    """All problems in the order of the rows, each once; of a CSV, there is no sheet to name."""
    names = {place: name for name, place in table.at.items()}

    def where(problem: Problem) -> str:
        place = problem.place
        if place.file != table.sheet.title:
            return str(place)
        name = names.get(place.column)
        column = f"column {get_column_letter(place.column)}" + (f" ({name})" if name else "")
        sheet = "" if file.suffix.lower() == ".csv" else f'sheet "{place.file}", '
        return f"{sheet}row {place.line}, {column}"

    return sentences(
        title,
        [
            f"{where(each)}: {each.message}" + (f"; {each.hint}" if each.hint else "")
            for each in sorted(set(problems))
        ],
    )


def say_brought(file: str, new: Sequence[NewUpdate], known: int) -> str:
    """What is added to which action, in words, so that a date shows how it was read."""
    lines = [f"{file}: {_counts(new)}"] if new else ["Nothing is new."]
    lines += [f"  {each.action.id}: {'; '.join(_said(each))}" for each in new]
    if known:
        rows = f"{known} row" if known == 1 else f"{known} rows"
        lines.append(f"Brought in before, and not again: {rows}.")
    return "\n".join(lines)


def _counts(new: Sequence[NewUpdate]) -> str:
    counts = {
        "updates": sum(bool(update_of(each)) for each in new),
        "due": sum(bool(due_of(each)) for each in new),
        "closure": sum(bool(closure_of(each)) for each in new),
    }
    said = ", ".join(say_count(count, noun) for noun, count in counts.items() if count)
    return f"{said} for {say_count(len(new), 'actions')}"


def _said(new: NewUpdate) -> list[str]:
    said = []
    if new.date:
        state = say_action_state(new.state) if new.state else "no new state"
        said.append(f"{say_date(new.date)}" + (f", {state}" if new.is_update else ""))
    if new.due:
        said.append(f"due {say_due_day(new.due)}")
    if closure_of(new):
        said.append("closure")
    return said
