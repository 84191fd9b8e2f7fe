"""What a comparison to download holds, as JSON Schema says it."""

from __future__ import annotations

from typing import Any

from generator.compare import ChangeKind, Shape
from generator.compare.records import Form
from generator.compare.texts import BlockKind, Mark

Schema = dict[str, Any]

_WORDS: Schema = {"type": "string"}


def _object(told: str, /, required: tuple[str, ...] | None = None, **keys: Schema) -> Schema:
    """An object with these keys and no others, all of them required unless it is said which."""
    return {
        "description": told,
        "type": "object",
        "properties": keys,
        "required": [*(keys if required is None else required)],
        "additionalProperties": False,
    }


def _list(told: str, of: Schema) -> Schema:
    return {"description": told, "type": "array", "items": of}


def _said(told: str, **more: object) -> Schema:
    return {"description": told, "type": "string", **more}


_VALUE: Schema = {
    "description": "A text as written, the items that a field names, or nothing.",
    "anyOf": [
        {"type": ["string", "null"]},
        _list(
            "Items by their titles.",
            _object("An item.", kind=_WORDS, id=_WORDS, title=_WORDS),
        ),
    ],
}
_TEXT = _list(
    "What is different in a long text, paragraph by paragraph.",
    _object(
        "A paragraph, heading, line of a list or row of a table.",
        kind={"enum": [each.value for each in BlockKind]},
        shape={"enum": [each.value for each in Shape]},
        cells=_list(
            "Its text in runs of words; a row of a table has several cells.",
            _list(
                "A cell.",
                _list(
                    f"What became of some words ({', '.join(Mark)}), and these words.",
                    _WORDS,
                ),
            ),
        ),
    ),
)
_FIELD = _object(
    "A field of an item that is not the same on both sides.",
    field=_said("What the field is called."),
    form={"description": "How it was compared.", "enum": [each.value for each in Form]},
    housekeeping={
        "description": "Whether only punctuation, numbering or layout changed.",
        "type": "boolean",
    },
    old=_VALUE,
    new=_VALUE,
    text=_TEXT,
)
_SIDE = _object(
    "An item on one side; with its fields where the other side has no such item.",
    ("id", "title", "in"),
    **{
        "id": _said("Its id."),
        "title": _said("Its title."),
        "in": {"description": "The ids of what contains it.", "type": ["string", "null"]},
        "fields": {
            "description": "What it says, by the names of its fields.",
            "type": "object",
            "additionalProperties": _VALUE,
        },
    },
)
_CHANGE = _object(
    "An item that is not the same on both sides.",
    ("id", "item", "kind", "substantive", "why", "old", "new"),
    id=_said("By this the page has it."),
    item=_said("What kind of item it is."),
    kind={
        "description": "What happened to it.",
        "enum": [each.value for each in ChangeKind],
    },
    substantive={
        "description": "Whether more than punctuation, numbering or layout changed.",
        "type": "boolean",
    },
    why={"description": "Why, in the words of the body.", "type": ["string", "null"]},
    old=_list("The item or items on the older side.", _SIDE),
    new=_list("The item or items on the newer side.", _SIDE),
    fields=_list("The fields that differ, where it is one item on both sides.", _FIELD),
    ended=_said("How it ended before it went."),
)
COMPARISON: Schema = {
    "title": "A comparison",
    **_object(
        "All that is different between two years or releases.",
        ("old", "new", "not_comparable", "summary", "counts", "changes"),
        notice=_said("What is said about the status of the text as a whole."),
        withheld=_said("That something of either side is not published."),
        old=_said("The older year."),
        new=_said("The newer year."),
        not_comparable=_list(
            "What cannot be compared, and why.", _object("A part.", part=_WORDS, reason=_WORDS)
        ),
        summary={
            "description": "How many items of each kind changed, in words.",
            "type": "object",
            "additionalProperties": _WORDS,
        },
        counts={
            "description": "How many items of each kind there are, by what happened to them.",
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "integer"},
            },
        },
        changes=_list("The changes, in the order of the page.", _CHANGE),
    ),
}
