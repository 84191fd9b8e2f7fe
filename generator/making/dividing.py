"""The units of a site, each with what it knows of the others, and what they collide about."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.language import speaking
from generator.pages import collisions, pages_of
from generator.pages.parts import parts_of
from generator.problems import Problem, Severity
from generator.releases.versions import in_each_language
from generator.units import EditionUnit, know_each_other, list_units

if TYPE_CHECKING:
    from generator.releases.versions import Shown
    from generator.units import Unit


def make_units(shown: Shown) -> tuple[list[Unit], list[Problem]]:
    """The units of a site, each knowing the others' pages, and pages that want one address."""
    made = [_of_language(each) for each in in_each_language(shown)]
    return [*chain(*(units for units, _ in made))], [*chain(*(found for _, found in made))]


def _of_language(shown: Shown) -> tuple[list[Unit], list[Problem]]:
    units = list_units(shown)
    pages = [pages_of(unit) for unit in units]
    problems = [
        # What is released cannot be given another id, and stays published.
        _noted(problem, unit) if isinstance(unit, EditionUnit) else problem
        for unit, each in zip(units, pages, strict=True)
        for problem in collisions(each)
    ]
    contents = [{page.same: (page.path, page.title) for page in each} for each in pages]
    answers = [
        {page.same for page in each if page.kind.asked_for and page.answers} for each in pages
    ]
    with speaking(shown.language):
        parts = [parts_of(each) for each in pages]
    return know_each_other(units, contents, parts, answers), problems


def _noted(problem: Problem, unit: EditionUnit) -> Problem:
    """A problem of a version: of a release it is no more than a note, with the release's file."""
    found = problem.below(unit.folder)
    return replace(found, severity=Severity.NOTE) if unit.release else found
