"""Terms that say in which years they are used: those of the last year go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.files import CONTENT
from generator.writing import Append

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.newyear.making import Making

_FILE = f"{CONTENT}/glossary.yml"


def terms_of(making: Making) -> Iterator[Append]:
    """An entry for the new year with every meaning that the newest year has."""
    glossary = making.library.glossary
    newest = making.earlier[0].id
    for at, term in enumerate(glossary.terms if glossary else ()):
        for number, meaning in enumerate(term.meanings):
            if newest in meaning.used_in and making.id not in meaning.used_in:
                yield Append(_FILE, ("terms", at, "meanings", number, "used_in"), making.id)
