"""What was typed into the table, as what is new of its actions, and what of it is amiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Place, Problem
from generator.updates.amiss import amiss
from generator.updates.news import FIELDS, TYPED, NewUpdate, changes_of, is_there
from generator.updates.typed import Unfit, day_of, read_new
from generator.writing import Put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.serving.table import EditRow, EditTable
    from generator.writing import FileChange

DATE_OF_ALL, AS_AT, READ = "all-date", "plan-as-at", "read"
"""The names of fields that belong to no row: the last is the file's digest when it was shown."""

_CHANGED = "It was changed on disk since the page was loaded, and is shown as it is now."
_FILE_CHANGED = (
    "{file} was changed on disk since the page was loaded, and nothing was saved. What you typed "
    "is still here: look at the rows, and save again."
)


def name_of(action: str, asked: str) -> str:
    """The name of the form's field for one thing of an action."""
    return f"{action}.{asked}"


class FilledIn:
    """What came with a form: what is new of which action, and what of the rest is wrong.

    The name of a field stands for the file in the place of a problem.
    """

    def __init__(self, table: EditTable, values: Mapping[str, str]) -> None:
        self.news: list[NewUpdate] = []
        self.problems: list[Problem] = []
        self.as_at = ""  # where it is another from now on
        self._file = table.file
        for row in table.rows:
            self._read_row(row, values)
        try:
            as_at = day_of(values.get(AS_AT, ""))
        except Unfit as wrong:
            self.problems.append(Problem(Place(AS_AT), TYPED, wrong.found, wrong.hint))
        else:
            self.as_at = as_at if as_at != table.as_at else ""

    def _read_row(self, row: EditRow, values: Mapping[str, str]) -> None:
        def place(asked: str) -> Place:
            return Place(name_of(row.action.id, asked))

        typed = {each.name: values.get(place(each.name).file, "").strip() for each in FIELDS}
        if any(typed[each] for each in ("text", "state", "due")):
            typed["date"] = typed["date"] or values.get(DATE_OF_ALL, "")
        new, faults = read_new(row.action, row.at, typed, place)
        faults = faults or amiss(new)
        self.problems += faults
        if new.says_something and not faults and not is_there(new):
            self.news.append(new)

    @property
    def changes(self) -> list[FileChange]:
        """The changes to the file of the plan."""
        moved = [Put(self._file, ("as_at",), self.as_at)] if self.as_at else []
        return [*moved, *changes_of(self.news, self._file)]


def changed_meanwhile(table: EditTable, values: Mapping[str, str]) -> dict[str, str]:
    """What to say where the file is another than the one that was shown."""
    faults = {"": _FILE_CHANGED.format(file=table.file)}
    for row in table.rows:
        shown = values.get(name_of(row.action.id, READ))
        if shown and shown != row.digest:
            faults[row.action.id] = _CHANGED
    return faults


def say_beside(problems: Iterable[Problem], table: EditTable) -> dict[str, str]:
    """What is said of problems, by the names of the fields; "" of what lies elsewhere."""
    fields = {name_of(row.action.id, each.name) for row in table.rows for each in FIELDS}
    faults: dict[str, list[str]] = {}
    for problem in sorted(set(problems)):
        said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        name = problem.place.file if problem.place.file in {*fields, AS_AT} else ""
        faults.setdefault(name, []).append(said if name else f"{problem.place}: {said}")
    return {name: ". ".join(said) for name, said in faults.items()}
