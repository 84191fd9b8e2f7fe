"""Begins a paper to a panel: its parts, the numbers that can be computed, and what is to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importing.write import write_new
from generator.model.index import Scope, index_library
from generator.model.load import load
from generator.problems import ExpectedError, has_errors
from generator.reading.files import CONTENT, PAPERS
from generator.tracker.dates import last_day
from generator.tracker.papers import all_papers
from generator.tracker.plan import plan_as_at, whole_counts
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model import Edition, Library, Paper

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_IMPLICATIONS = {"equality": "Equality", "money": "Money", "law": "Law", "risk": "Risk"}
_ROWS = {
    "opening": "Open at the paper before",
    "new": "New since",
    "closed": "Closed since",
    "open": "Open now",
    "overdue": "Overdue",
    "revised": "Due date changed since",
    "complete": "Complete",
    "total": "All actions of the plan",
}
"""What a paper may well say of a plan in numbers, by the names of the figures."""


def begin_paper(project: Path, edition: str, day: str, name: str) -> str:
    """Write a paper of a day into a year's folder; give what it is and where it stands."""
    if not _ID.fullmatch(name):
        message = f'"{name}" cannot be the end of a file\'s name'
        raise ExpectedError(f"{message}. Use lower case letters, digits and hyphens: progress.")
    library = _sound_library(project)
    year = _year(library, edition)
    before = [each for each in _papers_of(library, year.organisation) if each.date < day]
    about = _about(library, year, before)
    same = [each for each in before if about and about.id in each.about]
    since = same[-1] if same else None
    model = (same or before)[-1] if before else None
    panel = model.panel if model else _first_board(library, year)
    row: dict[str, object] = {
        "title": _mark("the title"),
        "panel": panel,
        **({"authors": list(model.authors)} if model and model.authors else {}),
        "organisations": [year.organisation],
        "about": [about.id] if about else [],
        **({"since": since.id} if since else {}),
        "purpose": _mark("what the panel is told, and why"),
        "considerations": [_mark("what the panel should bear in mind")],
        "recommendations": [_mark("what the panel is asked to note or decide")],
        "sections": _sections(library, about, day, since),
        "implications": _implications(model),
    }
    file = f"{edition}/{PAPERS}/{day}-{name}.yml"
    write_new(project, {file: {key: value for key, value in row.items() if value}})
    plan = f", about the plan of {about.period}" if about else ""
    earlier = f", since the paper of {say_date(since.date)}" if since else ""
    return f"{CONTENT}/{file}: a paper to {panel}{plan}{earlier}"


def _mark(what: str) -> str:
    return f"[to be written: {what}]"


def _sound_library(project: Path) -> Library:
    loaded = load(project)
    if has_errors(loaded.problems):
        message = 'The content has errors: "governance check" names them'
        raise ExpectedError(f"{message}. Correct them first.")
    return loaded.library


def _year(library: Library, name: str) -> Edition:
    found = next((each for each in library.editions if each.id == name), None)
    if found is None:
        there = ", ".join(sorted(each.id for each in library.editions))
        raise ExpectedError(f'There is no "{name}". There are: {there or "none"}.')
    return found


def _papers_of(library: Library, organisation: str) -> list[Paper]:
    """The papers of a body, its own and those it shares, oldest first."""
    own = {
        paper.id: paper
        for edition in library.editions
        if edition.organisation == organisation
        for paper in edition.papers
    }
    shared = {each.id: each for each in all_papers(library) if organisation in each.organisations}
    return sorted((own | shared).values(), key=lambda each: (each.date, each.id))


def _about(library: Library, year: Edition, before: Sequence[Paper]) -> Edition | None:
    """The year whose plan is reported: that of the paper before, or the newest that has one."""
    years = {each.id: each for each in library.editions if each.organisation == year.organisation}
    told = [years[name] for paper in before for name in paper.about if name in years]
    planned = [each for each in years.values() if each.improvement and each.year <= year.year]
    newest = max(planned, key=lambda each: each.year, default=None)
    return told[-1] if told else newest


def _first_board(library: Library, year: Edition) -> str:
    """The body's first board, if no paper before says to whom."""
    bodies = (each for each in library.organisations if each.id == year.organisation)
    board = next((board for body in bodies for board in body.boards), None)
    if board is None:
        file = f"{CONTENT}/organisations/{year.organisation}.yml"
        raise ExpectedError(f"A paper goes to a board, and {file} has none. Add one to it first.")
    return board.id


def _sections(
    library: Library, about: Edition | None, day: str, since: Paper | None
) -> list[dict[str, object]]:
    progress = [_mark("what was done since"), _mark("what is late or at risk, and why")]
    sections = [("progress", "Progress", progress), ("next", "Next steps", [_mark("the plan")])]
    table = _table(library, about, day, since) if about else ""
    if table:
        said = _mark("what these numbers mean")
        sections.insert(0, ("numbers", "The plan in numbers", [table, said]))
    number = 0
    made: list[dict[str, object]] = []
    for name, title, texts in sections:
        paragraphs = []
        for text in texts:
            number += 1
            paragraphs.append({"number": str(number), "text": text})
        made.append({"id": name, "title": title, "paragraphs": paragraphs})
    return made


def _table(library: Library, about: Edition, day: str, since: Paper | None) -> str:
    """The plan in numbers that are computed; "" where not every action of it is known."""
    scope = Scope(about.organisation, about.id, about.framework or "")
    earlier = last_day(since.date) if since else None
    plan = plan_as_at(about, index_library(library), scope, last_day(day), earlier)
    known = whole_counts(plan)
    rows = [f"| {title} | [[{name}]] |" for name, title in _ROWS.items() if name in known]
    if not rows:
        return ""
    caption = f"Table: The plan of {about.period} in numbers"
    return "\n".join([f"{caption}\n", "| Actions | Number |", "|---|---|", *rows, ""])


def _implications(model: Paper | None) -> list[dict[str, object]]:
    titles = {each.id: each.title for each in model.implications} if model else {}
    return [
        {"id": name, "title": title, "text": _mark(f"what this means for {title.lower()}")}
        for name, title in (titles or _IMPLICATIONS).items()
    ]
