"""What was typed into the table, written to the file of the plan: all of it, or none."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.digests import names_below
from generator.making.unchanged import store_of
from generator.model.printed_dates import iso_of
from generator.pipeline import check_content
from generator.problems import ContentError, Problem, Severity
from generator.reading.files import CONTENT
from generator.serving.table import FIELDS
from generator.updates import NewUpdate, changes_of, unfit_in
from generator.writing import Put, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Action, Library
    from generator.model.load import Known
    from generator.serving.table import EditTable
    from generator.writing import FileChange

DATE_OF_ALL, AS_AT, READ = "all-date", "plan-as-at", "read"
"""The names of fields that belong to no row: the last is the file's digest when it was shown."""

_CHANGED = "It was changed on disk since the page was loaded, and is shown as it is now."
_FILE_CHANGED = (
    "{file} was changed on disk since the page was loaded, and nothing was saved. What you typed "
    "is still here: look at the rows, and save again."
)
# Where a problem that the rules find in an action is said; any other beside what happened.
_BESIDE = {
    "moved-without-reason": "reason",
    "unproven-closure": "evidence",
    "closure-of-open": "evidence",
    "before-it-began": "date",
    "after-as-at": "date",
    "after-its-paper": "date",
    "misplaced-date": "date",
    "step-back": "text",
}


def name_of(action: str, asked: str) -> str:
    """The name of the form's field for one thing of an action."""
    return f"{action}.{asked}"


def typed_updates(table: EditTable, values: Mapping[str, str]) -> list[tuple[NewUpdate, int]]:
    """What is new of each action, with its place in the list; a date alone says nothing."""
    found = []
    for row in table.rows:
        given = {each.name: values.get(name_of(row.action.id, each.name), "") for each in FIELDS}
        new = NewUpdate(row.action.id, **given)
        if new.says_something:
            found.append(
                (replace(new, date=new.date.strip() or values.get(DATE_OF_ALL, "")), row.at)
            )
    return found


def unfit_values(table: EditTable, values: Mapping[str, str]) -> dict[str, str]:
    """What cannot be saved, by the names of the fields."""
    faults: dict[str, str] = {}
    actions = {row.action.id: row.action for row in table.rows}
    for new, _ in typed_updates(table, values):
        for unfit in unfit_in(new, actions[new.action]):
            faults.setdefault(name_of(new.action, unfit.field), unfit.message)
    as_at = values.get(AS_AT, "").strip()
    if as_at and not iso_of(as_at):
        faults[AS_AT] = f'"{as_at}" is not a date. Write it as 2025-06-30.'
    return faults


def changed_meanwhile(table: EditTable, values: Mapping[str, str]) -> dict[str, str]:
    """What to say where the file is another than the one that was shown."""
    faults = {"": _FILE_CHANGED.format(file=table.file)}
    for row in table.rows:
        shown = values.get(name_of(row.action.id, READ))
        if shown and shown != row.digest:
            faults[row.action.id] = _CHANGED
    return faults


def changes_in(table: EditTable, values: Mapping[str, str]) -> list[FileChange]:
    """The changes to the file of the plan."""
    actions = {row.action.id: row.action for row in table.rows}
    changes: list[FileChange] = []
    as_at = iso_of(values.get(AS_AT, "").strip()) or ""
    if as_at and as_at != table.as_at:
        changes.append(Put(table.file, ("as_at",), as_at))
    for new, at in typed_updates(table, values):
        changes += changes_of(table.file, at, new, actions[new.action])
    return changes


def rehearse(
    project: Path, changes: Sequence[FileChange], table: EditTable, known: Known
) -> dict[str, str]:
    """What the rules would find wrong if changes were made, by the fields of the form."""
    store = store_of(project / "site")
    store.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    read: list[Library] = []
    with TemporaryDirectory(prefix=".making-", dir=store.folder) as folder:
        _copy(project / CONTENT, Path(folder) / CONTENT, {each.file for each in changes})
        write(Path(folder), changes)
        try:
            check_content(Path(folder), (), None, known, lambda library, _: read.append(library))
        except ContentError as error:
            wrong = [each for each in error.problems if each.severity is Severity.ERROR]
            return _beside(wrong, table, read[0] if read else None)
    return {}


def _copy(content: Path, copy: Path, changed: set[str]) -> None:
    """Another content/ of the same files: other names for them, but for those to be changed."""
    for name in names_below(content):
        if any(part.startswith(".") for part in name.split("/")):
            continue
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if f"{CONTENT}/{name}" not in changed:
            with suppress(OSError):  # on a disk that has no such links
                os.link(content / name, target, follow_symlinks=False)
                continue
        shutil.copyfile(content / name, target, follow_symlinks=False)


def _beside(
    problems: Sequence[Problem], table: EditTable, library: Library | None
) -> dict[str, str]:
    faults: dict[str, list[str]] = {}
    for problem in problems:
        action = _action_at(problem, table, library)
        said = f"{problem.message}. {problem.hint}".rstrip(". ") + "."
        name = name_of(action, _BESIDE.get(problem.code, "text")) if action else ""
        faults.setdefault(name, []).append(said if action else f"{problem.place}: {said}")
    return {name: " ".join(dict.fromkeys(said)) for name, said in faults.items()}


def _action_at(problem: Problem, table: EditTable, library: Library | None) -> str:
    """The action within which a problem lies; "" if it lies in none."""
    if library is None or problem.place.file != table.file:
        return ""
    plan = next(each.improvement for each in library.editions if each.id == table.edition.id)
    actions: Sequence[Action] = plan.actions if plan else ()
    before = [each for each in actions if each.place().line <= problem.place.line]
    return before[-1].id if before else ""
