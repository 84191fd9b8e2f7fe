"""Which texts the pages of a unit have to show in another language, for want of a translation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from generator.language import MAIN
from generator.model import Record
from generator.model.spoken import texts_of
from generator.model.wording import Untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.units.kinds import Unit

_OF_RELEASES = {"note", "reason", "source"}  # what a release says of itself is in English


def untranslated_in(unit: Unit) -> dict[str, frozenset[str]]:
    """The texts by the language in which they are; none of a unit that is in one language only."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language, text in _in(unit) if unit.other_languages else ():
        if language != unit.language:
            found[language].add(text)
    return {language: frozenset(texts) for language, texts in sorted(found.items())}


def _in(value: object) -> Iterator[tuple[str, str]]:
    match value:
        case Untranslated():
            yield value.language, str(value)
        case Record():
            for *_, text in texts_of(value):
                yield from _in(text)
        case tuple():
            for each in value:
                yield from _in(each)
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in _OF_RELEASES and type(inside) is str and inside:
                yield MAIN, inside
            yield from _in(inside)
