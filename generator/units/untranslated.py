"""Which texts the pages of a unit have to show in the main language, for want of a translation."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from generator.language import MAIN
from generator.model import Record
from generator.model.spoken import texts_of
from generator.model.wording import Untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.units.kinds import Unit

_OF_RELEASES = {"note", "reason", "source"}  # what a release says of itself is in one language


def untranslated_in(unit: Unit) -> frozenset[str]:
    """The texts, as they stand in English; none for a unit in that."""
    return frozenset() if unit.language == MAIN else frozenset(_in(unit))


def _in(value: object) -> Iterator[str]:
    match value:
        case Untranslated():
            yield str(value)
        case Record():
            yield from (str(text) for *_, text in texts_of(value) if isinstance(text, Untranslated))
        case tuple():
            for each in value:
                yield from _in(each)
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in _OF_RELEASES and type(inside) is str and inside:
                yield inside
            yield from _in(inside)
