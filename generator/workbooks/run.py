"""Lends the actions of a plan out as a workbook, and brings back what was written in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.digests import digest_of_file
from generator.model.load import load
from generator.problems import ContentError, ExpectedError, has_errors
from generator.reading.files import CONTENT
from generator.updates.news import changes_of, is_there
from generator.updates.trial import try_out
from generator.words import say_count
from generator.workbooks.commas import book_of_csv, csv_of_book
from generator.workbooks.files import check_kind, open_book, read_file, save_whole
from generator.workbooks.filling import Wish, fill_again, new_book
from generator.workbooks.news import changed_on_both_sides, misplaced, read_rows
from generator.workbooks.rows import owned, rows_of
from generator.workbooks.saving import bytes_of
from generator.workbooks.table import table_of
from generator.workbooks.telling import say_brought, say_problems
from generator.writing import Put, preview, write

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from generator.model.load import Loaded
    from generator.workbooks.rows import PlanRows
    from generator.workbooks.table import SheetTable


def export_actions(project: Path, edition: str, file: Path, owner: str | None) -> str:
    """Write the actions of a year to a workbook or a table, and say what it holds."""
    check_kind(file)
    there = _opened(file) if file.exists() else None
    plan = _plan_of(_sound(project), edition)
    if there is None:
        wish = _wish(plan, owner)
        book, said = new_book(wish), []
    else:
        (book, lost), table = there, table_of(there[0], file, edition)
        wish = _wish(plan, _same_owner(table, plan, owner, file))
        said = _fill_again(file, wish, book, table, lost)
    is_csv = file.suffix.lower() == ".csv"
    data = csv_of_book(book).encode() if is_csv else bytes_of(book, plan.as_at)
    save_whole(file, data)
    whose = f", owned by {wish.owned_by}" if wish.owner else ""
    return "\n".join([f"{file}: {say_count(len(wish.rows), 'actions')} of {edition}{whose}", *said])


def _sound(project: Path) -> Loaded:
    loaded = load(project)
    if has_errors(loaded.problems):
        raise ContentError(loaded.problems)
    return loaded


def _plan_of(loaded: Loaded, edition: str) -> PlanRows:
    editions = {each.id: each for each in loaded.library.editions}
    if edition not in editions:
        raise ExpectedError(f'There is no year "{edition}". There are: {", ".join(editions)}.')
    plan = rows_of(loaded.library, editions[edition])
    if not plan.rows:
        plans = ((each.id, each.improvement) for each in editions.values())
        having = [name for name, each in plans if each and each.actions]
        there = f" Years that have some: {', '.join(having)}." if having else ""
        raise ExpectedError(f"The plan of {edition} has no actions.{there}")
    return plan


def _wish(plan: PlanRows, owner: str | None) -> Wish:
    if not owner:
        return Wish(plan, plan.rows)
    post = plan.posts.post(owner)
    rows = owned(plan.rows, post, plan.posts)
    if rows:
        return Wish(plan, rows, post)
    owners = sorted({each for row in plan.rows for each in row.owners})
    body = f"{plan.edition.organisation}/"
    there = f" Owners are: {', '.join(each.removeprefix(body) for each in owners)}."
    if post in plan.posts.titles:
        message = f"{plan.posts.title(post)} owns no action of {plan.edition.id}."
    else:
        message = f'There is no post "{owner}".'
    raise ExpectedError(message + there * bool(owners))


def _same_owner(table: SheetTable, plan: PlanRows, owner: str | None, file: Path) -> str | None:
    """For whom a workbook is that is there already; nobody is given the rows of another."""
    before = table.stamp.owner
    if owner is None or plan.posts.post(owner) == before:
        return before
    whose = f"the actions of {plan.posts.title(before)}" if before else "all actions of the plan"
    raise ExpectedError(f"{file} holds {whose}. Export to another file.")


def _fill_again(
    file: Path, wish: Wish, book: Workbook, table: SheetTable, lost: list[str]
) -> list[str]:
    """Show in the workbook that is there what is known now; gives what was left in it."""
    if lost:
        kinds = ", ".join(sorted({_kind_of_part(each) for each in lost}))
        message = f"{file} holds what would be lost: {kinds}."
        raise ExpectedError(f"{message} Export to another file, and copy over what you need.")
    if faults := [*misplaced(table)]:
        raise ExpectedError(say_problems(f"{file} cannot be filled again", faults, table, file))
    gone = [name for name in table.lines_by_id() if name and name not in wish.stamp.rows]
    before = read_rows(table, wish.plan)
    done = {each.action.id for each in before.news if is_there(each)}
    waiting = [each.action.id for each in before.news if each.action.id not in done]
    fill_again(book, table, wish, done)
    said = []
    if waiting:
        said.append(f"Not brought in yet, and left as written: {', '.join(waiting)}")
    if gone:
        said.append(f"Not among the actions any more: {', '.join(gone)}")
    return said


def _kind_of_part(name: str) -> str:
    for pattern, kind in _PARTS.items():
        if re.search(pattern, name):
            return kind
    return name


_PARTS = {
    "pivot": "pivot tables",
    "threaded": "comments with answers",
    "chart|drawing|media": "pictures, shapes or charts",
    "external": "links to other workbooks",
}


def _opened(file: Path) -> tuple[Workbook, list[str]]:
    data = read_file(file)
    if file.suffix.lower() == ".csv":
        return book_of_csv(data, file), []
    return open_book(data, file)


@dataclass(frozen=True)
class Brought:
    """What an import adds: a report in words, and of one that is only tried, the difference."""

    report: str
    difference: str = ""


def import_actions(
    project: Path, edition: str, file: Path, as_at: str = "", *, dry_run: bool
) -> Brought:
    """Add to a plan what is new in a workbook: all of it, or nothing where anything is wrong.

    With `as_at`, the plan is shown as at that day from now on.
    """
    book, _ = _opened(file)
    name = f"{CONTENT}/{edition}/improvement.yml"
    read = {name: digest_of_file(project / name)}
    loaded = _sound(project)
    plan = _plan_of(loaded, edition)
    table = table_of(book, file, edition)
    found = read_rows(table, plan)
    new = [each for each in found.news if not is_there(each)]
    problems = [*found.problems, *changed_on_both_sides(table, plan, new)]
    wrong = {problem.place.line for problem in problems}
    fit = [each for each in new if each.place("text").line not in wrong]
    problems += try_out(project, loaded, edition, fit, as_at)
    if problems:
        raise ExpectedError(say_problems(f"{file} cannot be imported", problems, table, file))
    report = say_brought(name, new, len(found.news) - len(new))
    moved = [Put(name, ("as_at",), as_at)] if as_at and new else []
    changes = [*moved, *changes_of(new, name)]
    if dry_run:
        return Brought(report, preview(project, changes) if changes else "")
    if changes:
        write(project, changes, read)
    return Brought(report)
