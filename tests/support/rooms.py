"""The rooms of the program (the modules and packages of generator/) and what each one imports.

Run by itself, it draws them anew for docs/architecture.md:

    python tests/support/rooms.py
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "generator"
PICTURE = REPOSITORY / "docs" / "rooms.svg"
MODULES = sorted(PACKAGE.rglob("*.py"))


class Spot(NamedTuple):
    """Where a room is drawn, in rows from the top and columns from the left."""

    row: int
    column: float


FOR_ALL = "For all rooms"
# The way content takes, stage by stage. A room may import those above it, never those below.
STAGES: dict[str, dict[str, Spot]] = {
    FOR_ALL: {
        "problems": Spot(0, 0),
        "vocabulary": Spot(0, 1),
        "page_kinds": Spot(0, 2),
        "language": Spot(1, 2),
        "words": Spot(0, 3),
        "digests": Spot(0, 4),
        "disk": Spot(1, 0),
        "resources": Spot(1, 1),
        "cells": Spot(1, 3),
    },
    "Read": {
        "reading": Spot(2, 2.2),
        "explaining": Spot(2, 4),
        "model": Spot(3, 2.2),
        "writing": Spot(3, 0.8),
        "report": Spot(3, 4),
    },
    "Select, work out": {
        "prose": Spot(4, 0),
        "withholding": Spot(4, 2.15),
        "audience": Spot(4, 3),
        "tracker": Spot(4, 1.3),
        "views": Spot(5, 1.7),
        "releases": Spot(5, 2.7),
        "compare": Spot(6, 2.2),
        "reminders": Spot(6, 3.3),
    },
    "Judge, divide": {
        "rules": Spot(7, 3.1),
        "units": Spot(7, 2.2),
        "updates": Spot(7, 0.8),
    },
    "Write": {
        "pages": Spot(8, 2.2),
        "render": Spot(9, 2.2),
    },
    "Finish": {
        "publish": Spot(10, 1.1),
        "leaks": Spot(10, 0),
        "making": Spot(11, 1.4),
    },
    "Run": {
        "pipeline": Spot(12, 2.5),
        "releasing": Spot(12, 1.7),
        "outside": Spot(12, 3.3),
        "preview": Spot(14, 4),
        "progress": Spot(12, 4),
        "options": Spot(12, 0.85),
        "interrupts": Spot(14, 1.1),
        "importing": Spot(12, 0),
        "newyear": Spot(13, 0),
        "workbooks": Spot(13, 0.9),
        "serving": Spot(13, 1.8),
        "exporting": Spot(13, 2.7),
        "new_paper": Spot(13, 3.6),
        "starting": Spot(14, 0),
        "cli": Spot(14, 3.08),
        "__main__": Spot(14, 2.1),
    },
}
ROOMS = {room: spot for rooms in STAGES.values() for room, spot in rooms.items()}


def full_name(module: Path) -> str:
    """What a module is imported as."""
    name = ".".join(module.relative_to(REPOSITORY).with_suffix("").parts)
    return name.removesuffix(".__init__")


NAMES = {full_name(module) for module in MODULES}


def room_of(module: Path) -> str:
    """The room a module stands in: a package is one room."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> set[str]:
    """Every module a piece of code imports, in full."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = {f"{node.module}.{alias.name}" for alias in node.names} & NAMES
            found |= modules or {node.module}
    return found


def rooms_imported() -> dict[str, set[str]]:
    """The rooms that each room imports."""
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        names = imports(ast.parse(module.read_text("utf-8")))
        inside = {name.split(".")[1] for name in names if name.startswith("generator.")}
        graph.setdefault(room_of(module), set()).update(inside - {room_of(module)})
    graph.pop("__init__")
    return graph


def reached(graph: dict[str, set[str]], room: str) -> set[str]:
    """All that a room imports, through others as well."""
    return graph[room].union(*(reached(graph, other) for other in graph[room]))


def arrows() -> list[tuple[str, str]]:
    """What the picture shows: what is imported through another room anyway is left out."""
    tools = set(STAGES[FOR_ALL])
    graph = {room: others - tools for room, others in rooms_imported().items()}
    return [
        (room, other)
        for room, others in sorted(graph.items())
        for other in sorted(others)
        if room not in tools and not any(other in reached(graph, near) for near in others)
    ]


LEFT, TOP, WIDE, HIGH, BOX, TALL = 150, 16, 132, 62, 108, 34
WIDTH, HEIGHT = LEFT + round(5 * WIDE), 2 * TOP + HIGH * 15

STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1c1c1c }
.stage { fill: #5c5c5c }
rect { fill: #fff; stroke: #8a8a8a }
.band { fill: #f3f3f3; stroke: none }
line { stroke: #6b6b6b }
path { fill: #6b6b6b }
@media (prefers-color-scheme: dark) {
  text { fill: #ececec }
  .stage { fill: #b4b4b4 }
  rect { fill: #23262b; stroke: #7d7d7d }
  .band { fill: #17191d }
  line { stroke: #a0a0a0 }
  path { fill: #a0a0a0 }
}
"""
HEAD = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
)


def drawing() -> str:
    """The picture of all rooms as SVG."""
    title = "The rooms of generator/ by the stages of the flow, with what they import"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        HEAD,
        *(_band(title, list(rooms.values())) for title, rooms in STAGES.items()),
        *(_arrow(ROOMS[room], ROOMS[other]) for room, other in arrows()),
        *(_box(room, spot) for room, spot in ROOMS.items()),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _middle(spot: Spot) -> tuple[int, int]:
    return round(LEFT + (spot.column + 0.5) * WIDE), round(TOP + (spot.row + 0.5) * HIGH)


def _band(title: str, spots: list[Spot]) -> str:
    first, last = min(spots).row, max(spots).row
    top, height = TOP + first * HIGH + 3, (last - first + 1) * HIGH - 6
    return (
        f'<rect class="band" x="0" y="{top}" width="{WIDTH}" height="{height}" rx="6"/>'
        f'<text class="stage" x="14" y="{top + height // 2 + 5}">{title}</text>'
    )


def _arrow(room: Spot, other: Spot) -> str:
    (x1, y1), (x2, y2) = _middle(room), _middle(other)
    if room.row == other.row:
        side = BOX // 2 if x2 > x1 else -BOX // 2
        x1, x2 = x1 + side, x2 - side
    else:
        y1, y2 = y1 - TALL // 2, y2 + TALL // 2
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#head)"/>'


def _box(room: str, spot: Spot) -> str:
    x, y = _middle(spot)
    return (
        f'<rect x="{x - BOX // 2}" y="{y - TALL // 2}" width="{BOX}" height="{TALL}" rx="5"/>'
        f'<text x="{x}" y="{y + 5}" text-anchor="middle">{room}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawing(), "utf-8", newline="")
