"""An example of every field, as a file has it behind the name of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.described import told_of
from generator.model.forms import form_of
from generator.model.record import Edited, Item
from generator.model.schema import Field, fields_of

if TYPE_CHECKING:
    from generator.model import Record

ABOUT_ANY = (*Edited.model_fields, *Item.model_fields)
"""The keys that every item or document has."""


def example_of(cls: type[Record], field: Field) -> str:
    """The example that is told of a field, or of its type, or one made of what its records need."""
    if told := told_of(cls)[field.name].example:
        return told
    form = form_of(cls, field.name)
    one = form.example if form else _example_of_record(field.record) if field.record else ""
    return f"[{one}]" if field.many else one


def _example_of_record(cls: type[Record]) -> str:
    """A record with the keys that it needs; of one that needs none, with its first."""
    fields = [field for field in fields_of(cls) if field.name not in ABOUT_ANY]
    shown = [field for field in fields if field.required] or fields[:1]
    inside = (f"{field.name}: {_inside(example_of(cls, field))}" for field in shown)
    return f"{{{', '.join(inside)}}}"


def _inside(text: str) -> str:
    """A value as it stands between brackets, where a comma or a bracket would end it."""
    bare = not text.startswith(("[", "{", '"'))
    return f'"{text}"' if bare and set(text) & set(",[]{}#:") else text
