"""The edition itself: which documents it will have, and who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.newyear.files import read_row, text_of
from generator.newyear.marks import last_years, relinked
from generator.newyear.statement import EDITORS
from generator.vocabulary import DocumentKind
from generator.writing import Append, NewFile, Put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition
    from generator.newyear.making import Making
    from generator.newyear.turn import Turn, YearRow
    from generator.writing import FileChange

_CONTROL = ("title", "marking", "purpose", "relevant_to", "branch", "authors")


def changes_to_edition(making: Making) -> Iterator[FileChange]:
    """A new edition.yml, or its documents in one that is there, as where papers came first."""
    name = making.file("edition")
    if (making.project / name).exists():
        yield from _added(making, name)
        return
    newest = next(each for each in making.earlier if each.documents)
    source = making.file("edition", newest.id)
    row = relinked(_edition(making, newest), newest.year)
    yield NewFile(name, text_of(making.project, source, row))


def _added(making: Making, name: str) -> Iterator[FileChange]:
    """What an edition lacks that is there already."""
    there = read_row(making.project, name)
    framework = next((each.framework for each in making.earlier if each.framework), None)
    if framework and "framework" not in there:
        yield Put(name, ("framework",), framework)
    listed = {each["kind"] for each in there.get("documents", [])}
    for entry in _entries(making):
        if entry["kind"] not in listed:
            yield Append(name, ("documents",), entry)


def _edition(making: Making, newest: Edition) -> YearRow:
    turn, row = making.turn(newest), making.row("edition", newest)
    left = EDITORS | {"also_for": "", "held": "", "held_about": "what was said to be held"}
    made = turn.without(row, left) | {"as_at": making.as_at}
    if "about" in made:
        made["about"] = last_years(turn, made["about"])
    return made | {"documents": list(_entries(making))}


def _entries(making: Making) -> Iterator[YearRow]:
    """The documents in the order of the newest year, then those of years before it."""
    wanted = {kind: making.last(kind) for kind in DocumentKind}
    for edition in making.earlier:
        for row in making.row("edition", edition).get("documents", []):
            if wanted.get(row["kind"]) is edition:
                yield _entry(making.turn(edition), row)


def _entry(turn: Turn, row: YearRow) -> YearRow:
    """A document of the edition, by what it is called a year later."""
    left = EDITORS | {"source": "sources of documents", "held": "", "held_about": ""}
    made = turn.without(row, left)
    for key in {"title", "name", "about"} & made.keys():
        made[key] = turn.moved(made[key])
    if "part_of" in made:
        made["part_of"] = {"title": turn.moved(made["part_of"]["title"])}
    if "control" in made:
        made["control"] = _control(turn, made["control"])
    return {key: value for key, value in made.items() if value}


def _control(turn: Turn, row: YearRow) -> dict[str, Any]:
    kept = {key: turn.moved(row[key]) for key in _CONTROL if key in row}
    turn.leave("dates, decisions and rows of document control", len(row.keys() - kept.keys()))
    return kept
