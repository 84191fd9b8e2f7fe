"""The codes of problems that the program can give, read off its source."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.model import Record
from generator.model.schema import fields_of
from support.rooms import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def codes_of_program() -> set[str]:
    """Every code in calls such as `Problem(place, "code", ...)` and `refuse("code", ...)`."""
    return {code for module in MODULES for code in _codes_in(module)}


def _codes_in(path: Path) -> Iterator[str]:
    position = {"Problem": 1, "_refuse": 1, "refuse": 0, "Finding": 0}
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        at = position.get(getattr(call.func, "id", getattr(call.func, "attr", "")))
        if at is None or len(call.args) <= at:
            continue
        match call.args[at]:
            case ast.Constant(value=str(code)):
                yield code
            case ast.JoinedStr():
                yield from (f"unknown-{kind}" for kind in _kinds_of_reference())


def _kinds_of_reference() -> set[str]:
    waiting: list[type[Record]] = [Record]
    kinds = set()
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        kinds |= {field.refers.kind for field in fields_of(cls) if field.refers}
    return kinds
