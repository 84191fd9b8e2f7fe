"""JSON Schema for each kind of content file, so that editors can help while one is written.

It says of a file what JSON Schema can say of its shape; `governance check` says all that is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.model.described import told_of
from generator.model.forms import REFERENCE, WORDS, form_of
from generator.model.index import NAMED_IN_EDITIONS, index_library
from generator.model.kinds import KINDS
from generator.model.schema import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from generator.model import Library, Record
    from generator.model.kinds import Kind
    from generator.model.schema import Field

IdsByKind = dict[str, list[str]]
"""The ids that a project uses, by kind of item, as references have them."""
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that all editors know


def ids_in_use(library: Library) -> IdsByKind:
    """The ids of a library by kind, and under "earlier-area" and so on those with their year.

    Where there are several bodies, posts and boards stand with their body before them as well.
    """
    several = len(library.organisations) > 1
    found: dict[str, set[str]] = {}
    for kind, owner, name in index_library(library).items:
        found.setdefault(kind, set()).add(name)
        if kind in {"post", "board"} and several:
            found[kind].add(f"{owner}/{name}")
        if kind in NAMED_IN_EDITIONS and owner:
            _, _, year = owner.partition("/")
            found.setdefault(f"earlier-{kind}", set()).add(f"{year}/{name}")
    return {kind: sorted(names) for kind, names in found.items()}


def schema_files(ids: IdsByKind) -> dict[str, str]:
    """The JSON Schema of every kind of file as text, by the name of the file for it."""
    return {f"{each.name}.json": as_text(schema_of(each, ids)) for each in KINDS}


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it is written and printed."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: Kind, ids: IdsByKind) -> dict[str, Any]:
    """The JSON Schema of a kind of file, which offers the ids in use and takes others as well."""
    definitions = _Definitions(ids)
    whole = definitions.record(kind.record, kind.given)
    named = dict(sorted(definitions.named.items()))
    return {"$schema": _DIALECT, **whole, "definitions": named}


@dataclass
class _Definitions:
    """What the schemas of fields refer to by name."""

    ids: IdsByKind
    named: dict[str, Any] = field(default_factory=dict)

    def record(self, cls: type[Record], given: Collection[str] = ()) -> dict[str, Any]:
        """A record as a group of keys, without those that stand elsewhere."""
        fields = [each for each in fields_of(cls) if each.name not in given]
        keys = {each.name: self._key(cls, each) for each in fields}
        former = {old: now for old, now in cls.formerly.items() if now in keys}
        for old, now in former.items():
            keys[old] = {**keys[now], "description": f"The former name of the key {now}."}
        required = [each.name for each in fields if each.required]
        schema = {
            "title": cls.called,
            "description": (cls.__doc__ or "").partition("\n")[0],
            "type": "object",
            "properties": keys,
            "additionalProperties": False,
        }
        if required:
            schema["required"] = required
        if former:
            schema["allOf"] = [{"not": {"required": [old, now]}} for old, now in former.items()]
        return schema

    def _key(self, cls: type[Record], key: Field) -> dict[str, Any]:
        told, form = told_of(cls)[key.name], form_of(cls, key.name)
        # In the description, since editors would write down what is given as an example.
        example = told.example or (form.example if form else "")
        sentences = [told.description, "Never public." if key.internal else ""]
        sentences.append(f"For example: {example}" if example else "")
        value = self._value(key, form.schema if form else {})
        return {
            "description": " ".join(filter(None, sentences)),
            **({"type": "array", "items": value} if key.many else value),
        }

    def _value(self, key: Field, schema: Mapping[str, Any]) -> dict[str, Any]:
        if record := key.record:
            return self._named(record.__name__, lambda: self.record(record))
        if refers := key.refers:
            kind = f"earlier-{refers.kind}" if refers.lineage else refers.kind
            known = [{"enum": self.ids[kind]}] if kind in self.ids else []
            return self._named(f"id-of-{kind}", lambda: {"anyOf": [*known, REFERENCE]})
        if schema is WORDS:
            return self._named("words", lambda: dict(schema))
        return dict(schema)

    def _named(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        if name not in self.named:
            self.named[name] = {}  # for the records inside it that hold such a record again
            self.named[name] = make()
        return {"$ref": f"#/definitions/{name}"}
