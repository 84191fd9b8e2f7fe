"""What became of the fields of one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.blocks import telling_commas, words_of
from generator.compare.fields import TITLES
from generator.compare.records import ChangeKind, FieldChange, FieldValue, Form, Name
from generator.compare.texts import BlockKind, line_diff, text_diff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.compare.records import Entry, EntryKey
    from generator.compare.texts import Block

    Translate = Callable[[EntryKey], EntryKey]

NOTHING = FieldValue(Form.LINE)


def field_changes(old: Entry, new: Entry, translate: Translate) -> tuple[FieldChange, ...]:
    """The fields that are not the same; `translate` knows older ids under their newer ones."""
    # In the newer side's order; a field that only the older has comes after the one before it.
    labels = list(new.values)
    at = 0
    for label in old.values:
        if label in labels:
            at = labels.index(label) + 1
        else:
            labels.insert(at, label)
            at += 1
    pairs = [(label, old.values.get(label), new.values.get(label)) for label in labels]
    return tuple(
        _field_change(label, before, after, translate)
        for label, before, after in pairs
        if before != after
    )


def kind_of(old: Entry, new: Entry, fields: Sequence[FieldChange], *, moved: bool) -> ChangeKind:
    """What became of one item that both sides have."""
    substantive = {each.label for each in fields if not each.housekeeping}
    if moved:
        return ChangeKind.MOVED
    if substantive & TITLES:
        return ChangeKind.RENAMED
    if substantive:
        return ChangeKind.CHANGED
    if fields or old.key != new.key:
        return ChangeKind.HOUSEKEEPING
    return ChangeKind.UNCHANGED


def _field_change(
    label: str, old: FieldValue | None, new: FieldValue | None, translate: Translate
) -> FieldChange:
    form = (new or old or NOTHING).form
    if form in {Form.NAMES, Form.ENTRIES}:
        return _list_change(label, old, new, form, translate)
    blocks = differences(form, old, new)
    tidied = all(each.kind in {BlockKind.SAME, BlockKind.HOUSEKEEPING} for each in blocks)
    aside = form in {Form.NUMBERING, Form.ASIDE}
    return FieldChange(label, form, old, new, tidied or aside, blocks)


def differences(form: Form, old: FieldValue | None, new: FieldValue | None) -> tuple[Block, ...]:
    """The text of both sides of a field, with what is different in it."""
    diff = text_diff if form in {Form.TEXT, Form.ASIDE} else line_diff
    return diff((old or NOTHING).text, (new or NOTHING).text)


def _list_change(
    label: str, old: FieldValue | None, new: FieldValue | None, form: Form, translate: Translate
) -> FieldChange:
    before = {translate(each.key): each for each in (old.names if old else ())}
    after = {each.key: each for each in (new.names if new else ())}
    added = tuple(each for key, each in after.items() if key not in before)
    removed = tuple(each for key, each in before.items() if key not in after)
    retold = tuple(_retold(before, after))
    # Under which title another item is told here is that item's own affair.
    told = any(_says_otherwise(a.title, b.title) for a, b in retold)
    tidied = not added and not removed and (form is Form.NAMES or not told)
    return FieldChange(label, form, old, new, tidied, added=added, removed=removed, retold=retold)


def _says_otherwise(old: str, new: str) -> bool:
    return words_of(old) != words_of(new) or telling_commas(old) != telling_commas(new)


def _retold(
    before: dict[EntryKey, Name], after: dict[EntryKey, Name]
) -> Iterator[tuple[Name, Name]]:
    for key, name in after.items():
        if key in before and before[key].title != name.title:
            yield before[key], name
