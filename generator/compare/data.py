"""A comparison as data, for programs: the same in every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.endings import ENDED
from generator.compare.records import ChangeKind
from generator.compare.summary import summary
from generator.compare.texts import BlockKind
from generator.prose import without_item_addresses

if TYPE_CHECKING:
    from generator.compare.records import Change, Comparison, Entry, FieldChange, FieldValue
    from generator.compare.texts import Block


def as_data(comparison: Comparison) -> dict[str, object]:
    """Everything that is not the same on both sides, in the order of the comparison."""
    return {
        "old": comparison.old.edition.id,
        "new": comparison.new.edition.id,
        "not_comparable": [{"part": gap.part, "reason": gap.reason} for gap in comparison.gaps],
        "summary": summary(comparison),
        "counts": {
            kind: {fate.value: counts[fate] for fate in ChangeKind if counts[fate]}
            for kind, counts in comparison.counts.items()
        },
        "changes": [_change(each) for each in comparison.changes if _is_told(each)],
    }


def _is_told(change: Change) -> bool:
    """Whether an item differs at all, be it only in what it stands in."""
    same = [each.parent for each in change.old] == [each.parent for each in change.new]
    return change.kind is not ChangeKind.UNCHANGED or not same


def _change(change: Change) -> dict[str, object]:
    data: dict[str, object] = {
        "id": change.anchor,
        "item": change.item,
        "kind": change.kind.value,
        "substantive": change.substantive,
        "why": change.why,
    }
    if len(change.old) == len(change.new) == 1 and change.kind in _KEPT:
        sides = [_name(each) for each in (*change.old, *change.new)]
        fields = [_field(each) for each in change.fields]
        return data | {"old": sides[:1], "new": sides[1:], "fields": fields}
    if change.kind in ENDED:
        return data | {
            "old": [_name(each) for each in change.old],
            "new": [],
            "ended": change.ending,
        }
    if change.kind is ChangeKind.NOT_SHOWN:
        return data | {"old": [_name(each) for each in change.old], "new": []}
    return data | {"old": [_whole(e) for e in change.old], "new": [_whole(e) for e in change.new]}


# What goes on as the same item: only what differs is told.
_KEPT = {
    ChangeKind.MOVED,
    ChangeKind.RENAMED,
    ChangeKind.CHANGED,
    ChangeKind.HOUSEKEEPING,
    ChangeKind.UNCHANGED,
}


def _name(entry: Entry) -> dict[str, object]:
    """Which item it is on one side, and in which other one it stands."""
    within = "/".join(entry.parent) if entry.parent else None
    return {"id": entry.key[1], "title": entry.title, "in": within}


def _whole(entry: Entry) -> dict[str, object]:
    values = {label: _value(value) for label, value in entry.values.items()}
    return _name(entry) | {"fields": values}


def _value(value: FieldValue | None) -> object:
    """Text as written but for the ids that its links name, or the list of what a field names."""
    if value is None:
        return None
    named = [{"kind": e.key[0], "id": e.key[1], "title": e.title} for e in value.names]
    return named or without_item_addresses(value.text)


def _field(change: FieldChange) -> dict[str, object]:
    return {
        "field": change.label,
        "form": change.form.value,
        "housekeeping": change.housekeeping,
        "old": _value(change.old),
        "new": _value(change.new),
        "text": [_block(block) for block in change.blocks if block.kind is not BlockKind.SAME],
    }


def _block(block: Block) -> dict[str, object]:
    cells = [[[run.mark.value, run.text] for run in cell] for cell in block.cells]
    return {"kind": block.kind.value, "shape": block.shape.value, "cells": cells}
