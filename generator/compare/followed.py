"""What is followed from year to year: areas, controls, improvement areas and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compare.sides import Side

KINDS = ("area", "control", "improvement", "action")
RETURNING = ("improvement", "action")
"""What is counted where it returns year after year."""


def items_of(sides: Iterable[Side], kind: str) -> Iterator[tuple[str, str]]:
    """The id and the newest title of every item of a kind in any of the years."""
    titles: dict[str, str] = {}
    for side in sides:
        titles |= dict(_items(side, kind))
    yield from titles.items()


def _items(side: Side, kind: str) -> Iterator[tuple[str, str]]:
    code, plan = side.edition.code, side.edition.improvement
    areas = code.areas if code else ()
    if kind == "area":
        yield from ((area.id, area.name) for area in areas)
    elif kind == "control":
        for area in areas:
            themes = (control for theme in area.themes for control in theme.controls)
            yield from ((each.id, each.title) for each in (*area.controls, *themes))
    elif plan:
        found = plan.areas if kind == "improvement" else plan.actions
        yield from ((each.id, each.title) for each in found)
