"""What cannot be compared, and why: said in words, never shown as if it had all been removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compare.records import Gap
from generator.views.held import is_whole, why_not
from generator.vocabulary import DocumentKind
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.match import Entries
    from generator.compare.records import Entry, Table
    from generator.model import Edition

_CALLED = {
    "code": "no Code",
    "statement": "no statement",
    "improvement": "no improvement plan",
    "assurance": "no opinions and recommendations",
    "risks": "no risk register",
    "joint risks": "no risks held in common",
    "glossary": "no glossary",
    "framework": "no framework",
}
_SEVERAL = {"assurance", "joint risks"}
# Boards, posts and terms are those that these use: without one, most of the other year's
# would seem to be gone.
_NAMING = ("code", "statement", "improvement")
_NAMED = {"names", "glossary"}


def gaps_between(old: Table, new: Table) -> tuple[Gap, ...]:
    """Everything that only one of two editions has, and what differs too much to compare."""
    return tuple(_gaps(old, new))


def _gaps(old: Table, new: Table) -> Iterator[Gap]:
    for part in _CALLED:
        if part in old.parts ^ new.parts:
            lacking = "older" if part in new.parts else "newer"
            side = old if part in new.parts else new
            same_year = old.edition.year == new.edition.year
            where = f"in the {lacking} one" if same_year else f"for {side.edition.period}"
            yield Gap(part, f"{_none(part, side.edition)} {where} to compare with.")
    if old.framework and new.framework and old.framework.id != new.framework.id:
        titles = f"{old.framework.title} and {new.framework.title}"
        yield Gap("framework", f"The two follow different frameworks: {titles}.")
    for side in (old, new):
        for part in DocumentKind:
            if part in old.parts & new.parts and (reason := why_not(side.edition, part)):
                where = f"{sentence_case(reason)} for {side.edition.period}"
                yield Gap(
                    part,
                    f"{where}: what only the other one has is not said to be new or gone.",
                    in_part=True,
                )
    if _names_are_partial(old, new):
        yield Gap("names", "Boards, posts and terms are compared only where both sides use them.")


def _names_are_partial(old: Table, new: Table) -> bool:
    return any(
        part in old.parts ^ new.parts
        or (part in old.parts and not (is_whole(old.edition, part) and is_whole(new.edition, part)))
        for part in _NAMING
    )


def say_lacking(part: str, edition: Edition) -> str:
    """That an edition has nothing of a part, as a sentence."""
    return f"{_none(part, edition)} for {edition.period}."


def _none(part: str, edition: Edition) -> str:
    """That there is nothing of a part, or that nothing of it is held here."""
    verb = "are" if part in _SEVERAL else "is"
    if is_whole(edition, part):
        return f"There {verb} {_CALLED[part]}"
    return f"{sentence_case(_CALLED[part])} {verb} held here"


def comparable(old: Table, new: Table) -> tuple[Entries, Entries]:
    """The entries of both sides that can be compared."""
    parts = old.parts & new.parts
    if old.framework and new.framework and old.framework.id != new.framework.id:
        parts -= {"framework"}
    before, after = _of_parts(old, parts), _of_parts(new, parts)
    if _names_are_partial(old, new):
        both = {key for key in before.keys() & after.keys() if before[key].part in _NAMED}
        before, after = (
            {key: each for key, each in side.items() if each.part not in _NAMED or key in both}
            for side in (before, after)
        )
    return before, after


def _of_parts(table: Table, parts: frozenset[str]) -> Entries:
    found: Entries = {}
    for key, each in table.entries.items():
        above = each.parent if each.parent in found else None
        if each.part in parts and (above or not each.within):
            found[key] = each if above == each.parent else _without_parent(each)
    return found


def _without_parent(entry: Entry) -> Entry:
    return replace(entry, parent=None)
