"""Links in texts to other items of the site, as `[our strategy](control:risk-strategy)`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Edition
from generator.model.parts import paragraphs_of, parts_of
from generator.model.schema import narratives
from generator.problems import Place, Problem, Severity, did_you_mean, line_in
from generator.prose import items_in
from generator.prose.items import OF_OTHER_YEARS
from generator.tracker.papers import papers_of
from generator.words import financial_year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model import Code, Library, Statement
    from generator.model.index import Index, Scope
    from generator.prose import ItemAddress
    from generator.rules.subject import Subject


def links_to_items(subject: Subject) -> Iterator[Problem]:
    """A link to an item that its year does not have, or that is internal in something public."""
    shown = {record.place() for record, _ in subject.public.records}
    for record, scope in subject.index.records:
        for path, text in narratives(record):
            for item in items_in(text):
                found = _fault(subject, item, scope, public=record.place() in shown)
                if found:
                    place = line_in(record.place(*path), text, str(item))
                    yield replace(found, place=place)


def _fault(subject: Subject, item: ItemAddress, scope: Scope, *, public: bool) -> Problem | None:
    """What is wrong with a link, wherever it stands."""
    nowhere = Place("")
    if not scope.edition:
        message = f'found the link "{item}" in a text that belongs to no year'
        hint = "link to a full web address; items are linked to from texts of their year"
        return Problem(nowhere, "unknown-item", message, hint)
    known = ids_of(item, subject.library, subject.index, scope)
    name = _own_name(item, scope)
    if name not in known:
        message = f'found the link "{item}", expected {_expected(item.kind)}'
        return Problem(nowhere, "unknown-item", message, did_you_mean(item.name, known))
    if public and name not in ids_of(item, subject.public_library, subject.public, scope):
        message = f'found a link to "{item}", which is internal, in something public'
        hint = (
            "the public site shows its words without a link; make both public, or make this "
            "internal too"
        )
        return Problem(nowhere, "internal-reference", message, hint, Severity.WARNING)
    return None


def _own_name(item: ItemAddress, scope: Scope) -> str:
    """The id of a post or board of the body itself, which may be named with the body before it."""
    if item.kind not in {"post", "board"}:
        return item.name
    return item.name.removeprefix(f"{scope.organisation}/")


_CALLED = {
    "action": "an action of this year, or year/action",
    "area": "an area of this year's Code, or year/area",
    "board": "a board, or organisation/board",
    "code-section": "a section of this year's Code, or section/part",
    "control": "a control of this year",
    "improvement": "an improvement area of this year, or year/area",
    "opinion": "an opinion of this year",
    "paper": "a paper of this year",
    "post": "a post, or organisation/post",
    "principle": "a principle of this year's framework",
    "recommendation": "a recommendation of this year",
    "risk": "a risk of this year",
    "section": "a section of this year's statement, or section/part",
    "term": "a term that the glossary has for this year",
    "theme": "a theme of this year's Code, as area/theme",
}


def _expected(kind: str) -> str:
    if kind == "paragraph":
        return "the number of a paragraph of this year's statement"
    return f"the id of {_CALLED[kind]}"


def ids_of(item: ItemAddress, library: Library, index: Index, scope: Scope) -> list[str]:
    """The ids that a link to an item of a kind may have, in this year or the one that it names."""
    edition = index.find("edition", scope.edition, scope)
    if not isinstance(edition, Edition):
        return []
    if item.kind in _IDS:
        return list(_IDS[item.kind](library, edition))
    return index.known(item.kind, item.name if item.kind in OF_OTHER_YEARS else "", scope)


def _principles(_: Library, edition: Edition) -> Iterator[str]:
    """Those with an area in the Code: others have no place on a page."""
    for area in edition.code.areas if edition.code else ():
        if area.principle:
            yield area.principle


def _sections(document: Code | Statement | None) -> Iterator[str]:
    for section in document.sections if document else ():
        yield from (name for name, _ in parts_of(section))


def _paragraphs(_: Library, edition: Edition) -> Iterator[str]:
    for section in edition.statement.sections if edition.statement else ():
        yield from (each.name for each in paragraphs_of(section))


def _themes(_: Library, edition: Edition) -> Iterator[str]:
    for area in edition.code.areas if edition.code else ():
        yield from (f"{area.id}/{theme.id}" for theme in area.themes)


def _risks(library: Library, edition: Edition) -> Iterator[str]:
    """Those of the body's own, and those that it holds in common with another."""
    yield from (each.id for each in (edition.risks.risks if edition.risks else ()))
    for risk in library.risks.risks if library.risks else ():
        if any(financial_year_of(each.date) in edition.years for each in risk.assessments):
            yield risk.id


def _terms(library: Library, edition: Edition) -> Iterator[str]:
    for term in library.glossary.terms if library.glossary else ():
        if term.meanings_in(edition.id):
            yield term.id


# The kinds of which the index does not say which of them a year shows.
_IDS: dict[str, Callable[[Library, Edition], Iterable[str]]] = {
    "code-section": lambda _, year: _sections(year.code),
    "paragraph": _paragraphs,
    "section": lambda _, year: _sections(year.statement),
    "opinion": lambda _, year: [
        each.id for each in (year.assurance.opinions if year.assurance else ())
    ],
    "paper": lambda library, year: [each.id for each in papers_of(library, year)],
    "principle": _principles,
    "risk": _risks,
    "term": _terms,
    "theme": _themes,
}
