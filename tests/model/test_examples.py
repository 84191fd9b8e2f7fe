"""Every example is read by the very type of its field, as if it stood in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import pytest
from pydantic import TypeAdapter
from support.examples import example_of

from generator.model import Library, Record, ReleaseFacts
from generator.model.forms import form_of
from generator.model.kinds import KINDS
from generator.model.record import Reading
from generator.model.schema import fields_of, record_classes
from generator.reading.nodes import Mapping
from generator.reading.yamlfile import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.schema import Field

RECORDS = [*dict.fromkeys([*record_classes(Library), *record_classes(ReleaseFacts)])]
# What stands in files or folders of its own is no value of a key.
WRITTEN = {Library: {*Library.model_fields}} | {kind.record: {*kind.given} for kind in KINDS}
FIELDS = [
    (record, field)
    for record in RECORDS
    for field in fields_of(record)
    if field.name not in WRITTEN.get(record, ())
]
each_field = pytest.mark.parametrize(
    ("record", "field"), FIELDS, ids=[f"{record.__name__}.{field.name}" for record, field in FIELDS]
)


@each_field
def test_every_example_is_right(record: type[Record], field: Field, tmp_path: Path) -> None:
    example = example_of(record, field)
    assert example not in {"", "[]", "{}", "[{}]"}
    file = tmp_path / "example.yml"
    file.write_text(f"{field.name}: {example}\n", "utf-8")
    node, problems = read_yaml(file, file.name)
    assert problems == []
    assert isinstance(node, Mapping)
    info = record.model_fields[field.name]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    reading = Reading([])
    TypeAdapter(kind).validate_python(node.entries[field.name].node, context=reading)
    assert reading.problems == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_value_has_a_form_unless_it_is_a_record(record: type[Record]) -> None:
    for field in fields_of(record):
        assert (form_of(record, field.name) is None) == (field.record is not None)
