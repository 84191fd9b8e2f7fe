"""A comparison in the words of another language: what is different is found in English alone.

So it is the same in every language: a text that was translated since, or that is not translated
on one side, is no change. Where only one side of a text has a translation, both are in English.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compare.changes import differences
from generator.compare.records import Comparison, Form
from generator.compare.texts import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.compare.records import (
        Change,
        Entry,
        EntryKey,
        FieldChange,
        FieldValue,
        Name,
        Table,
    )

Pairs = tuple[tuple["Entry", "Entry"], ...]
"""Items as they are in English, each with what it is in the other language."""


def retold(found: Comparison, old: Table, new: Table) -> Comparison:
    """What was found between two tables in English, as the tables in another language say it."""
    titles = _titles(found.old, old), _titles(found.new, new)
    changes = tuple(_change(each, old.entries, new.entries, titles) for each in found.changes)
    return replace(found, old=old, new=new, changes=changes)


def _titles(main: Table, spoken: Table) -> dict[str, str]:
    return {each.title: spoken.entries[key].title for key, each in main.entries.items()}


def _change(
    change: Change,
    old: Mapping[EntryKey, Entry],
    new: Mapping[EntryKey, Entry],
    titles: tuple[dict[str, str], dict[str, str]],
) -> Change:
    before: Pairs = tuple((each, _beside(each, old)) for each in change.old)
    now: Pairs = tuple((each, _beside(each, new)) for each in change.new)
    return replace(
        change,
        old=tuple(spoken for _, spoken in before),
        new=tuple(spoken for _, spoken in now),
        fields=tuple(_field(each, before, now) for each in change.fields),
        why=_why(change.why, (*before, *now)),
        place_before=titles[0].get(change.place_before, change.place_before),
        place_now=titles[1].get(change.place_now, change.place_now),
    )


def _beside(entry: Entry, spoken: Mapping[EntryKey, Entry]) -> Entry:
    """An item as the other language says it, where a comparison places it."""
    return replace(spoken[entry.key], parent=entry.parent)


def _why(why: str, pairs: Pairs) -> str:
    for main, spoken in pairs:
        if main.why and spoken.why:
            why = why.replace(main.why, spoken.why)
    return why


def _field(change: FieldChange, before: Pairs, now: Pairs) -> FieldChange:
    """A field that differs, in the other language as far as both sides are told in it."""
    label = next(filter(None, (_label(change.label, pairs) for pairs in (now, before))), "")
    told = replace(change, label=label or change.label)
    old, new = (_value(change.label, pairs) for pairs in (before, now))
    if change.form in {Form.NAMES, Form.ENTRIES}:
        added, removed = {each.key for each in change.added}, {each.key for each in change.removed}
        older, newer = _names(change.old, old), _names(change.new, new)
        return replace(
            told,
            old=old,
            new=new,
            added=tuple(each for key, each in newer.items() if key in added),
            removed=tuple(each for key, each in older.items() if key in removed),
            retold=tuple((older[a.key], newer[b.key]) for a, b in change.retold),
        )
    if _is_translated(change.old, old) is not _is_translated(change.new, new):
        return told
    blocks = differences(change.form, old, new)
    if all(each.kind is BlockKind.SAME for each in blocks):
        return told
    return replace(told, old=old, new=new, blocks=blocks)


def _label(label: str, pairs: Pairs) -> str:
    """A label that names a body names it in its own language; labels stand in the same order."""
    return next((said for name, said in _labels(pairs) if name == label), "")


def _value(label: str, pairs: Pairs) -> FieldValue | None:
    said = _label(label, pairs)
    return next((spoken.values.get(said) for _, spoken in pairs), None) if said else None


def _labels(pairs: Pairs) -> Iterator[tuple[str, str]]:
    for main, spoken in pairs:
        yield from zip(main.values, spoken.values, strict=True)


def _names(main: FieldValue | None, spoken: FieldValue | None) -> dict[EntryKey, Name]:
    """What one side lists in the other language, by what it is in English; in the same order."""
    if main is None or spoken is None:
        return {}
    return {each.key: said for each, said in zip(main.names, spoken.names, strict=True)}


def _is_translated(main: FieldValue | None, spoken: FieldValue | None) -> bool | None:
    """Whether one side's text is told in the other language; None where there is no text."""
    if main is None or spoken is None:
        return None
    return main.text != spoken.text
