"""The terms of the glossary as one edition uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition, Library, Meaning, Term


@dataclass(eq=False, repr=False)
class TermView:
    """A term as one edition uses it."""

    record: Term
    meanings: list[Meaning]


def terms_of(library: Library, edition: Edition) -> Iterator[TermView]:
    """The terms that have a meaning in an edition."""
    for term in library.glossary.terms if library.glossary else ():
        if meanings := term.meanings_in(edition.id):
            yield TermView(term, list(meanings))
