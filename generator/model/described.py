"""What the fields of records are for, in the words that stand below them in the source.

Only schemas, the reference and some messages need these: they are read when they are asked for,
so that the program does not start slower for them.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class FieldText(NamedTuple):
    """What is told of a field: one sentence, and the value of an example as a file has it."""

    description: str
    example: str = ""


def described(cls: type[Record]) -> Mapping[str, str]:
    """What each field of a record class is for, by its name: a sentence that ends with a full stop.

    For example `described(Board)["chair"]`.
    """
    return {name: told.description for name, told in told_of(cls).items()}


@cache
def told_of(cls: type[Record]) -> Mapping[str, FieldText]:
    """What is told of each field of a record class, in the order of its fields."""
    found: dict[str, FieldText] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, Record):
            found |= _told_in(base.__module__).get(base.__name__, {})
    return {name: found[name] for name in cls.model_fields if name in found}


@cache
def _told_in(module: str) -> Mapping[str, Mapping[str, FieldText]]:
    """What a module tells of the fields of each of its classes."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {each.name: dict(_told_below(each)) for each in classes}


def _told_below(cls: ast.ClassDef) -> Iterator[tuple[str, FieldText]]:
    """Each field of a class below which a text stands, with what that tells."""
    for field, text in zip(cls.body, cls.body[1:], strict=False):
        match field, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, _told(" ".join(words.split()))


_EXAMPLE = re.compile(r"(.*?)[;,.]? [Ff]or example `([^`]*)`\.")


def _told(words: str) -> FieldText:
    example = _EXAMPLE.fullmatch(words)
    return FieldText(f"{example[1]}.", example[2]) if example else FieldText(words)
