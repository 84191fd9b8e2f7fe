"""What an author should say about a year and the one before: only a comparison can know."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compare import compare_tables, suggested, table_of, unexplained
from generator.problems import Problem, Severity
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare import Comparison, Table
    from generator.model import Library


def continuity(library: Library) -> Iterator[Problem]:
    """Likely lineage that nobody declared and, where a body asks for them, missing reasons."""
    for organisation in library.organisations:
        years = [each for each in library.editions if each.organisation == organisation.id]
        years.sort(key=lambda edition: edition.year)
        tables = [table_of(library, edition) for edition in years]
        for older, newer in pairwise(tables):
            yield from _undeclared(older, newer)
            if organisation.explain_changes:
                yield from _unexplained(compare_tables(older, newer))


def _undeclared(older: Table, newer: Table) -> Iterator[Problem]:
    """Where one item went and one very much like it came."""
    year = older.edition.year
    for each in suggested(older, newer):
        old, new = each.old, each.new
        message = f'found "{new.title}", which is very similar to "{old.title}" of {say_year(year)}'
        name = f"{year}/{old.key[1]}"
        hint = f'if it is the same, say "renamed_from: {name}", and why; otherwise leave it'
        if new.place:
            yield Problem(new.place, "undeclared-lineage", message, hint, Severity.NOTE)


def _unexplained(comparison: Comparison) -> Iterator[Problem]:
    """Controls that came, went or say something else, without a reason."""
    for change in unexplained(comparison):
        entry = change.entry
        if entry.place:
            before = comparison.old.edition.period
            message = f'found the control "{entry.title}", {change.kind} since {before}'
            hint = 'say why: for one that was removed, in the "why" of its area or theme'
            yield Problem(entry.place, "unexplained-change", message, hint, Severity.WARNING)
