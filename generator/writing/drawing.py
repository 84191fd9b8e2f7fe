"""Values as YAML, laid out like their siblings in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.writing.layout import EACH
from generator.writing.scalars import WIDTH, block, inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.writing.layout import Laid

Pattern = tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """A value as written: what stands behind its key or dash, and the lines below that."""

    inline: str
    below: list[str]


def below_key(laid: Laid, value: object, at: Pattern, column: int, used: int) -> Drawn:
    """A value of a key that stands at a column; `used` is how far its line is written."""
    if isinstance(value, dict | list) and (flow := _short_flow(laid, value, at, used)) is None:
        if isinstance(value, dict):
            return Drawn("", list(entries(laid, value, at, column + laid.step)))
        return Drawn("", list(items(laid, value, at, column + laid.list_step)))
    if isinstance(value, dict | list):
        return Drawn(flow or "", [])
    return _text(value, at[-1] if at else "", used, column + laid.step)


def in_place(laid: Laid, value: object, at: Pattern, column: int) -> Drawn:
    """A value that begins where it stands, as behind a dash."""
    if isinstance(value, dict | list):
        if (flow := _short_flow(laid, value, at, column)) is not None:
            return Drawn(flow, [])
        if isinstance(value, dict):
            first, *rest = entries(laid, value, at, column)
        else:
            first, *rest = items(laid, value, at, column)
        return Drawn(first.lstrip(" "), rest)
    return _text(value, "", column, column)


def entries(laid: Laid, group: Mapping[str, object], at: Pattern, column: int) -> Iterator[str]:
    """The lines of a group whose keys stand at a column."""
    for key, value in group.items():
        name = inline(key, flow=True)
        drawn = below_key(laid, value, (*at, key), column, column + len(name) + 2)
        yield f"{' ' * column}{name}: {drawn.inline}".rstrip(" ")
        yield from drawn.below


def items(laid: Laid, values: list[object], at: Pattern, column: int) -> Iterator[str]:
    """The lines of a list whose dashes stand at a column."""
    for value in values:
        drawn = in_place(laid, value, (*at, EACH), column + laid.gap)
        yield f"{' ' * column}{'-'.ljust(laid.gap)}{drawn.inline}"
        yield from drawn.below


def in_brackets(value: object, key: str = "") -> str:
    """A value on one line, lists and groups in brackets."""
    if isinstance(value, dict):
        pairs = (f"{inline(key, flow=True)}: {in_brackets(one, key)}" for key, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_brackets(one) for one in value) + "]"
    return inline(value, key, flow=True)


def _text(value: object, key: str, used: int, indent: int) -> Drawn:
    if isinstance(value, str) and (lines := block(value, used, indent)):
        return Drawn(*lines)
    return Drawn(inline(value, key, flow=False), [])


def _short_flow(laid: Laid, value: object, at: Pattern, used: int) -> str | None:
    """A list or group in brackets, where there is room and its siblings stand so."""
    if not value:
        return in_brackets(value)
    usual = laid.brackets.get(at, 0)
    leaves = list(_leaves(value))
    if usual < 0 or any("\n" in leaf for leaf in leaves):
        return None
    if usual == 0 and (_is_deep(value) or any(" " in leaf for leaf in leaves)):
        return None
    flow = in_brackets(value)
    return flow if used + len(flow) <= WIDTH else None


def _leaves(value: object) -> Iterator[str]:
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for each in inside:  # type: ignore[attr-defined]
            yield from _leaves(each)
    else:
        yield str(value)


def _is_deep(value: object) -> bool:
    inside = value.values() if isinstance(value, dict) else value
    return any(isinstance(each, dict | list) for each in inside)  # type: ignore[attr-defined]
