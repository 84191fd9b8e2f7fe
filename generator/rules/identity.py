"""Ids and numbers that must not be used twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import NAMES
from generator.model import (
    Area,
    Assurance,
    Code,
    Edition,
    Improvement,
    Paragraph,
    Section,
    Statement,
    Subsection,
    SubsectionPart,
)
from generator.model.schema import below
from generator.problems import Problem, Severity, nearest
from generator.vocabulary import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Control, ImprovementArea, Opinion, Recommendation, Record, Theme
    from generator.rules.subject import Subject


def repeated_ids(subject: Subject) -> Iterator[Problem]:
    """Two items of one kind with one id."""
    for (kind, _, name), first, second in subject.index.repeated:
        if second.place("id").file:
            yield _repeated(f'found the {kind} id "{name}" again', first, second, "id")
    for record, _ in subject.index.records:
        for items in _lists_with_own_ids(record):
            seen: dict[str, Record] = {}
            for item in items:
                name = str(getattr(item, "id"))  # noqa: B009 - all these classes have one
                first = seen.setdefault(name, item)
                if first is not item:
                    yield _repeated(f'found the id "{name}" again in one list', first, item, "id")


def shared_addresses(subject: Subject) -> Iterator[Problem]:
    """Items of two kinds that one page shows under one id: a link would lead to the first."""
    for record, _ in subject.index.records:
        seen: dict[str, Control | Opinion | Recommendation | Theme] = {}
        for item in _on_one_page(record):
            first = seen.setdefault(item.id, item)
            if type(first) is not type(item):
                found = f'found the id "{item.id}", which {first.called} on the same page has'
                yield _repeated(found, first, item, "id")


def _on_one_page(record: Record) -> Sequence[Control | Opinion | Recommendation | Theme]:
    match record:
        case Area():
            below = (control for theme in record.themes for control in theme.controls)
            return (*record.themes, *record.controls, *below)
        case Assurance():
            return (*record.opinions, *record.recommendations)
        case _:
            return ()


def _lists_with_own_ids(record: Record) -> Iterator[Sequence[Record]]:
    """Lists whose items are named only within the list."""
    match record:
        case Code() | Statement():
            yield record.sections
        case Section():  # on one page, with all below it
            yield [*record.sections, *(part for each in record.sections for part in each.sections)]
            yield record.figures
        case Subsection() | SubsectionPart():
            yield record.figures
        case _:
            return


def _repeated(found: str, first: Record, second: Record, field: str) -> Problem:
    place = first.place(field)
    message = f"{found}, first given in {place.file}, line {place.line}"
    return Problem(second.place(field), "duplicate-id", message, "give one of the two another id")


def misspelt_kinds(subject: Subject) -> Iterator[Problem]:
    """A section's kind that is nearly one of which pages make something; any other is plain."""
    for record, _ in subject.index.records:
        if isinstance(record, Section) and record.kind and record.kind not in set(SectionKind):
            near = nearest(record.kind, SectionKind)
            if near:
                message = f'found the kind "{record.kind}", which makes this a plain section'
                hint = f'did you mean "{near}"?'
                yield Problem(record.place("kind"), "unusual-kind", message, hint, Severity.NOTE)


# Folders of the site that belong to no organisation.
RESERVED = {"accessibility", "assets", "components", "pagefind", *NAMES}


def reserved_ids(subject: Subject) -> Iterator[Problem]:
    """An organisation whose pages would stand where the site keeps something else."""
    for organisation in subject.library.organisations:
        if organisation.id in RESERVED:
            message = f'found the organisation id "{organisation.id}", which the site itself uses'
            hint = "give the file another name"
            yield Problem(organisation.place("id"), "reserved-id", message, hint)


def repeated_numbers(subject: Subject) -> Iterator[Problem]:
    """Two areas of one document with one number, or one area reviewed twice."""
    for record, _ in subject.index.records:
        if isinstance(record, Code | Improvement):
            numbered: Sequence[Area | ImprovementArea] = record.areas
            with_number = [area for area in numbered if area.number is not None]
            yield from _twice([(str(area.number), area, "number") for area in with_number])
        if isinstance(record, Section):
            paragraphs = [each for each in below(record) if isinstance(each, Paragraph)]
            yield from _twice([(each.number, each, "number") for each in paragraphs])
        if isinstance(record, Statement):
            yield from _twice([(area.area, area, "area") for area in record.areas])
            for area in record.areas:
                yield from _twice([(each.theme or "", each, "theme") for each in area.reviews])
        if isinstance(record, Edition):
            yield from _twice([(entry.kind, entry, "kind") for entry in record.documents])


def _twice(values: list[tuple[str, Record, str]]) -> Iterator[Problem]:
    seen: dict[str, Record] = {}
    for value, record, field in values:
        first = seen.setdefault(value, record)
        if first is not record:
            line = first.place(field).line
            shown = f'the {field} "{value}"' if value else f"{record.called} without a {field}"
            message = f"found {shown} again, first given in line {line}"
            yield Problem(record.place(field), "duplicate-value", message, "keep one of the two")
