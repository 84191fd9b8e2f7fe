"""Brings a statement in: the steps in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importing.place import place
from generator.importing.placed import Day, Placed, Target
from generator.importing.reading import read_source
from generator.importing.records import (
    edition_of,
    improvement_of,
    organisation_of,
    site_of,
    statement_of,
)
from generator.importing.report import report_of
from generator.importing.tidy import tidied
from generator.importing.write import write_new
from generator.model.load import load
from generator.problems import ExpectedError, has_errors
from generator.reading.files import CONTENT
from generator.rules.identity import RESERVED

if TYPE_CHECKING:
    from pathlib import Path

    from generator.importing.placed import FileRow
    from generator.model import Library


@dataclass(frozen=True)
class Wanted:
    """What is to be made of a file: a year of a body, in a project."""

    project: Path
    file: Path
    organisation: str
    name: str | None
    year: str


def import_statement(wanted: Wanted) -> str:
    """Make a year of a body out of a file, and report on it; nothing is overwritten."""
    target, there = _target(wanted)
    source = tidied(read_source(wanted.file))
    placed = place(source.blocks, target)
    files = _files(wanted, placed, there)
    write_new(wanted.project, files)
    return report_of(source, placed, [f"{CONTENT}/{name}" for name in files])


_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _target(wanted: Wanted) -> tuple[Target, Library | None]:
    """For whom and when, with the content that is there."""
    found = _YEAR.fullmatch(wanted.year)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ExpectedError(f"{wanted.year} is not a financial year. Write it as 2024-25.")
    if not _ID.fullmatch(wanted.organisation):
        message = f"{wanted.organisation} is not an id. Use lower case letters, digits and hyphens"
        raise ExpectedError(f"{message}, for example example-council.")
    if wanted.organisation in RESERVED:
        message = f"{wanted.organisation} is a name that the website itself uses."
        raise ExpectedError(f"{message} Choose another id.")
    content = wanted.project / CONTENT
    edition = f"{wanted.organisation}/{wanted.year}"
    if (content / edition).exists():
        raise ExpectedError(f"{CONTENT}/{edition} already exists, and nothing is overwritten.")
    there = _content_of(wanted.project) if content.exists() else None
    bodies = there.organisations if there else ()
    body = next((each for each in bodies if each.id == wanted.organisation), None)
    if body and wanted.name and wanted.name != body.name:
        message = f"{wanted.organisation} is called {body.name} in {CONTENT}/, not {wanted.name}."
        raise ExpectedError(f"{message} Leave --name out.")
    if not body and not wanted.name:
        message = f"{wanted.organisation} is not in {CONTENT}/ yet."
        raise ExpectedError(f"{message} Give the name of the body with --name.")
    posts = {each.title.casefold(): each.id for each in body.posts} if body else None
    day = Day(f"{int(found[1]) + 1}-03-31")
    glossary = bool(there and there.glossary)
    return Target(wanted.organisation, wanted.year, day, posts, glossary), there


def _content_of(project: Path) -> Library:
    loaded = load(project)
    if has_errors(loaded.problems):
        message = 'The content that is there has errors: "governance check" names them.'
        raise ExpectedError(f"{message} Correct them first.")
    return loaded.library


def _files(wanted: Wanted, placed: Placed, there: Library | None) -> dict[str, FileRow]:
    """The record of each file that is to be written."""
    edition = f"{wanted.organisation}/{wanted.year}"
    files: dict[str, FileRow] = {}
    if there is None:
        files["site.yml"] = site_of(placed.target.as_at)
    if placed.target.posts is None:
        files[f"organisations/{wanted.organisation}.yml"] = organisation_of(
            placed, wanted.name or ""
        )
    if placed.terms:
        files["glossary.yml"] = {"terms": placed.terms}
    files[f"{edition}/edition.yml"] = edition_of(placed, wanted.file.name)
    statement = statement_of(placed)
    files[f"{edition}/statement.yml"] = statement
    if improvement := improvement_of(placed):
        files[f"{edition}/improvement.yml"] = improvement
    return files
