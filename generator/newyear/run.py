"""Makes a new year: the steps in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.load import load
from generator.newyear.backing import assurance_of, risks_of
from generator.newyear.edition import changes_to_edition
from generator.newyear.files import text_of
from generator.newyear.glossary import terms_of
from generator.newyear.making import (
    Making,
    open_actions,
    open_recommendations,
    seen_by_public,
)
from generator.newyear.marks import relinked
from generator.newyear.plan import issues_of, plan_of
from generator.newyear.report import report_of
from generator.newyear.statement import code_of, statement_of
from generator.problems import ContentError, ExpectedError, did_you_mean, has_errors
from generator.reading.files import CONTENT
from generator.vocabulary import DocumentKind
from generator.writing import NewFile, alone_from_reading, preview, write

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Edition
    from generator.newyear.turn import YearRow
    from generator.writing import FileChange

_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")


def make_new_year(project: Path, organisation: str, year: str) -> str:
    """Make a year of a body out of those before it, and report on it; nothing is overwritten."""
    with alone_from_reading(project):
        return _make(project, organisation, year)


def _make(project: Path, organisation: str, year: str) -> str:
    making = _begin(project, organisation, year)
    changes: list[FileChange] = []
    for kind in DocumentKind:
        if source := making.last(kind):
            row = relinked(_document(making, kind), source.year)
            text = text_of(project, making.file(kind, source.id), row)
            changes.append(NewFile(making.file(kind), text))
    changes += [*changes_to_edition(making), *terms_of(making)]
    difference = preview(project, changes)
    write(project, changes)
    return report_of(making, difference)


def _begin(project: Path, organisation: str, year: str) -> Making:
    """The years there are before the one that is asked for."""
    found = _YEAR.fullmatch(year)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ExpectedError(f"{year} is not a financial year. Write it as 2024-25.")
    loaded = load(project)
    if has_errors(loaded.problems):
        raise ContentError(loaded.problems)
    bodies = [each.id for each in loaded.library.organisations]
    if organisation not in bodies:
        hint = did_you_mean(organisation, bodies)
        message = f"There is no {CONTENT}/organisations/{organisation}.yml"
        raise ExpectedError(f"{message}: {hint}" if hint else f"{message}.")
    editions = [each for each in loaded.library.editions if each.organisation == organisation]
    earlier = sorted((each for each in editions if each.year < year), key=lambda each: each.year)
    making = Making(project, loaded.library, earlier[::-1], year)
    if not any(making.last(kind) for kind in DocumentKind):
        raise ExpectedError(
            f"{organisation} has no document of a year before {year} to begin from. Write its "
            "first year, or import a statement with governance import."
        )
    return making


def _document(making: Making, kind: DocumentKind) -> YearRow:
    """A document as it begins in the new year."""
    source, plan = making.last(kind), making.last("improvement")
    if source is None:
        raise ValueError(kind)
    turn, row = making.turn(source), making.row(kind, source)
    carried = open_actions(making.library, plan) if plan else set()
    match kind:
        case DocumentKind.STATEMENT:
            issues = []
            if plan:
                seen = seen_by_public(making.library, plan)
                issues = issues_of(making.turn(plan), making.row("improvement", plan), seen)
            return statement_of(turn, row, issues)
        case DocumentKind.CODE:
            made: YearRow = code_of(turn, row)
            return made
        case DocumentKind.IMPROVEMENT:
            return plan_of(turn, row, carried, _named_from(making, source), making.as_at)
        case DocumentKind.ASSURANCE:
            return assurance_of(turn, row, open_recommendations(making))
        case DocumentKind.RISKS:
            return risks_of(turn, row, carried, making.as_at)


def _named_from(making: Making, plan: Edition) -> set[str]:
    """What goes on of what auditors asked for, by every name that a plan may give it."""
    assured = making.last("assurance")
    if assured is None:
        return set()
    above = [f"{assured.year}/", f"{assured.id}/", *([""] if assured is plan else [])]
    return {f"{each}{name}" for each in above for name in open_recommendations(making)}
