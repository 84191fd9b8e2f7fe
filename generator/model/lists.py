"""Lists, and what to write where something stands in the place of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from pydantic_core import core_schema

from generator.model.wording import refuse
from generator.reading.nodes import Mapping, Scalar, Sequence, describe, quote

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

T = TypeVar("T")


@dataclass(frozen=True)
class _Listed:
    """Takes a list as written; what is no list is told how its entries are written."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        inner = get_args(source)[0]
        check = partial(_items, inner)
        return core_schema.no_info_before_validator_function(check, handler(source))


List = Annotated[tuple[T, ...], _Listed()]


def found_as(value: object) -> str:
    """What an author would call a value, whether a file or the program made it."""
    return describe(value) if isinstance(value, Scalar | Sequence | Mapping) else quote(str(value))


def _items(inner: Any, value: object) -> object:
    if isinstance(value, Sequence):
        return value.items
    if isinstance(value, tuple):
        return value
    hint = 'begin each entry with "- "'
    if isinstance(value, Scalar) and value.value:
        hint = _as_list(inner, value.value) or hint
    raise refuse("not-a-list", f"found {found_as(value)}, expected a list", hint)


_SIMPLE = re.compile(r"[\w./-]+( [\w./-]+)*(, *[\w./-]+( [\w./-]+)*)*")


def _as_list(inner: Any, text: str) -> str:
    """How one text, or several with commas, would be written as a list."""
    if hasattr(inner, "line_with"):
        return f"write a list: - {inner.line_with(text)}"
    return f"write [{text}]" if _SIMPLE.fullmatch(text) else ""


def as_keys(keys: tuple[str, ...], text: str) -> str:
    """A record as a line, with a text in the first of its keys: {date: 2025-09-30, set_on: ...}."""
    first, *rest = keys
    fits = first != "id" and "," not in text and _SIMPLE.fullmatch(text)
    told = [f"{first}: {text if fits else '...'}", *(f"{key}: ..." for key in rest)]
    return f"{{{', '.join(told)}}}"
