"""What cannot be compared, and why: said in words, never shown as if it had all been removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compare.records import Gap
from generator.language import _, known
from generator.views.held import is_whole, why_not
from generator.vocabulary import DocumentKind
from generator.words import say_list, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.match import Entries
    from generator.compare.records import Entry, Table
    from generator.model import Edition

_CALLED = {
    "code": known("no Code"),
    "statement": known("no statement"),
    "improvement": known("no improvement plan"),
    "assurance": known("no opinions and recommendations"),
    "risks": known("no risk register"),
    "joint risks": known("no risks held in common"),
    "glossary": known("no glossary"),
    "framework": known("no framework"),
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
            side = old if part in new.parts else new
            none = _none(part, side.edition)
            if old.edition.year != new.edition.year:
                year = side.edition.period
                said = _(
                    "%(there_is_none)s for %(year)s to compare with.", there_is_none=none, year=year
                )
            elif side is old:
                said = _(
                    "%(there_is_none)s in the older version to compare with.", there_is_none=none
                )
            else:
                said = _(
                    "%(there_is_none)s in the newer version to compare with.", there_is_none=none
                )
            yield Gap(part, said)
    if old.framework and new.framework and old.framework.id != new.framework.id:
        titles = say_list([old.framework.title, new.framework.title])
        yield Gap("framework", _("The two follow different frameworks: %(titles)s.", titles=titles))
    for side in (old, new):
        for part in DocumentKind:
            if part in old.parts & new.parts and (reason := why_not(side.edition, part)):
                said = _(
                    "%(reason)s for %(year)s, so what only the other version has is not "
                    "shown as added or removed.",
                    reason=sentence_case(reason),
                    year=side.edition.period,
                )
                yield Gap(part, said, in_part=True)
    if _names_are_partial(old, new):
        yield Gap(
            "names", _("Boards, posts and terms are compared only where both versions use them.")
        )


def _names_are_partial(old: Table, new: Table) -> bool:
    return any(
        part in old.parts ^ new.parts
        or (part in old.parts and not (is_whole(old.edition, part) and is_whole(new.edition, part)))
        for part in _NAMING
    )


def say_lacking(part: str, edition: Edition) -> str:
    """That an edition has nothing of a part, as a sentence."""
    return _(
        "%(there_is_none)s for %(year)s.", there_is_none=_none(part, edition), year=edition.period
    )


def _none(part: str, edition: Edition) -> str:
    """That there is nothing of a part, or that nothing of it is held here."""
    none, several = _(_CALLED[part]), part in _SEVERAL
    if is_whole(edition, part):
        return _("There are %(none)s", none=none) if several else _("There is %(none)s", none=none)
    none = sentence_case(none)
    return (
        _("%(none)s are held here", none=none) if several else _("%(none)s is held here", none=none)
    )


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
    if old.edition.id != new.edition.id:
        before, after = map(_without_updates, (before, after))
    return before, after


def _without_updates(side: Entries) -> Entries:
    """Between two years each action has other updates: how it stands and is due is compared."""
    return {
        key: replace(each, values={k: v for k, v in each.values.items() if k != "Updates"})
        if "Updates" in each.values
        else each
        for key, each in side.items()
    }


def _of_parts(table: Table, parts: frozenset[str]) -> Entries:
    found: Entries = {}
    for key, each in table.entries.items():
        above = each.parent if each.parent in found else None
        if each.part in parts and (above or not each.within):
            found[key] = each if above == each.parent else _without_parent(each)
    return found


def _without_parent(entry: Entry) -> Entry:
    return replace(entry, parent=None)
