"""The terms of the glossary as one edition uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import alphabetical

if TYPE_CHECKING:
    from generator.model import Edition, Library, Meaning, Term


@dataclass(eq=False, repr=False)
class TermView:
    """A term as one edition uses it."""

    record: Term
    meanings: list[Meaning]


def terms_of(library: Library, edition: Edition) -> list[TermView]:
    """The terms that have a meaning in an edition, by the alphabet."""
    terms = library.glossary.terms if library.glossary else ()
    used = [TermView(each, list(each.meanings_in(edition.id))) for each in terms]
    return sorted(
        (each for each in used if each.meanings), key=lambda each: alphabetical(each.record.term)
    )
