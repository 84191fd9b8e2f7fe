"""Whether the documents of a year fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem, Severity
from generator.vocabulary import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition
    from generator.rules.subject import Subject


def documents_without_content(subject: Subject) -> Iterator[Problem]:
    """A document that is listed and has no file, or has a file and is not listed."""
    for edition in subject.library.editions:
        listed = {entry.kind: entry for entry in edition.documents}
        for kind in DocumentKind:
            written = getattr(edition, kind.value)
            if kind in listed and written is None:
                message = f"found the document {kind} without {kind}.yml"
                hint = "write the file, or remove the document from the list"
                yield Problem(listed[kind].place("kind"), "missing-document", message, hint)
            elif kind not in listed and written is not None:
                message = f"found {kind}.yml, which edition.yml does not list"
                hint = f'add "kind: {kind}" to its documents'
                yield Problem(written.place(), "unlisted-document", message, hint)


def themes_without_review(subject: Subject) -> Iterator[Problem]:
    """A theme that the statement prints and does not review, or the other way round."""
    for edition in subject.library.editions:
        if edition.code is None or edition.statement is None:
            continue
        yield from _of_edition(edition)


def unprinted_controls(subject: Subject) -> Iterator[Problem]:
    """Controls under a theme that the Code does not print: no page would show them."""
    for edition in subject.library.editions:
        for area in edition.code.areas if edition.code else ():
            for theme in area.themes:
                if theme.controls and DocumentKind.CODE not in theme.printed_in:
                    message = f'found controls under "{theme.id}", which the Code does not print'
                    hint = "add `code` to the theme's `printed_in`, or move the controls"
                    yield Problem(theme.place("printed_in"), "unprinted-controls", message, hint)


def _of_edition(edition: Edition) -> Iterator[Problem]:
    reviewed = {
        (area.area, review.theme): review
        for area in (edition.statement.areas if edition.statement else ())
        for review in area.reviews
    }
    for area in edition.code.areas if edition.code else ():
        for theme in area.themes:
            printed = DocumentKind.STATEMENT in theme.printed_in
            review = reviewed.get((area.id, theme.id))
            if printed and review is None:
                message = f'found no review of the theme "{theme.id}" in the statement'
                hint = "write it, or say `printed_in: [code]`"
                yield Problem(theme.place(), "no-review", message, hint, Severity.WARNING)
            elif not printed and review is not None:
                message = f'found a review of "{theme.id}", which the statement does not print'
                hint = "add `statement` to the theme's `printed_in`"
                place = review.place("theme")
                yield Problem(place, "unprinted-theme", message, hint, Severity.WARNING)
