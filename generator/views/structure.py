"""Which board stands below which: the tree that the list and the diagram of boards both show."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from generator.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.views.records import BoardView, EditionView


@dataclass(frozen=True)
class BoardInTree:
    """A board with those below it; it escalates to the one above unless it is its sub-board."""

    board: BoardView
    below: tuple[BoardInTree, ...]
    escalates: bool


@dataclass(frozen=True)
class Structure:
    """Trees of boards, and the boards that the papers put nowhere."""

    trees: tuple[BoardInTree, ...]
    unplaced: tuple[BoardView, ...]

    def diagram(self) -> str:
        """The trees as SVG."""
        title = _(
            "Structure of the boards and groups. The list after the diagram gives the "
            "same information."
        )
        return draw_trees([_branch(tree) for tree in self.trees], title, "structure")


def structure_of(view: EditionView) -> Structure:
    """BoardInTree each board below its parent or, without one, below the board it escalates to."""
    below: dict[BoardView, list[BoardView]] = {}
    for board in view.boards:
        if above := board.parent or board.escalates_to:
            below.setdefault(above, []).append(board)
    roots = [board for board in view.boards if not (board.parent or board.escalates_to)]
    trees = tuple(_place(root, below, escalates=False) for root in roots if root in below)
    placed = {board for tree in trees for board in _boards(tree)}
    return Structure(trees, tuple(board for board in view.boards if board not in placed))


def _place(
    board: BoardView, below: dict[BoardView, list[BoardView]], *, escalates: bool
) -> BoardInTree:
    children = (_place(child, below, escalates=not child.parent) for child in below.get(board, ()))
    return BoardInTree(board, tuple(children), escalates)


def _boards(place: BoardInTree) -> list[BoardView]:
    return [place.board, *(board for child in place.below for board in _boards(child))]


def _branch(place: BoardInTree) -> Branch:
    children = tuple(_branch(child) for child in place.below)
    return Branch(place.board.record.name, children, dashed=place.escalates)


# All in the drawing's own units, which are pixels at full size.
BOX_WIDTH = 196
COLUMN = 236
ROW = 58
BOX_HEIGHT = 46
CHARACTERS = 24
BASELINE = 5
LINE = 16


@dataclass(frozen=True)
class Branch:
    """A box, and the boxes that lead to it; `dashed` says how this one leads to its own."""

    label: str
    children: tuple[Branch, ...] = ()
    dashed: bool = False


@dataclass
class _Drawing:
    lines: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    rows: int = 0
    columns: int = 0

    def draw(self, branch: Branch, column: int) -> float:
        """Draw a branch and give the height of its box's middle."""
        self.columns = max(self.columns, column + 1)
        below = [self.draw(child, column + 1) for child in branch.children]
        if below:
            middle = (below[0] + below[-1]) / 2
        else:
            middle = self.rows * ROW + ROW / 2
            self.rows += 1
        left = column * COLUMN
        for child, height in zip(branch.children, below, strict=True):
            bend = left + BOX_WIDTH + (COLUMN - BOX_WIDTH) / 2
            path = f"M{left + BOX_WIDTH} {middle:g}H{bend:g}V{height:g}H{left + COLUMN}"
            kind = ' class="gs-dashed"' if child.dashed else ""
            self.lines.append(f'<path d="{path}"{kind}/>')
        self.boxes += self._box(branch.label, left, middle)
        return middle

    def _box(self, label: str, left: int, middle: float) -> Iterator[str]:
        top = middle - BOX_HEIGHT / 2
        yield f'<rect x="{left}" y="{top:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="3"/>'
        words = textwrap.wrap(label, CHARACTERS, max_lines=2, placeholder="...") or [""]
        first = middle + BASELINE - (len(words) - 1) * LINE / 2
        for number, line in enumerate(words):
            height = first + number * LINE
            yield f'<text x="{left + BOX_WIDTH // 2}" y="{height:g}">{escape(line)}</text>'


def draw_trees(trees: Sequence[Branch], title: str, name: str) -> str:
    """Draw trees one below the other; `name` makes the id of the title unique on its page."""
    drawing = _Drawing()
    for tree in trees:
        drawing.draw(tree, 0)
    width = (drawing.columns - 1) * COLUMN + BOX_WIDTH + 2
    height = drawing.rows * ROW
    size = f'viewBox="-1 0 {width} {height}" width="{width}" height="{height}"'
    return "\n".join(
        [
            f'<svg role="img" aria-labelledby="{name}-title" {size}>',
            f'<title id="{name}-title">{escape(title)}</title>',
            *drawing.lines,
            *drawing.boxes,
            "</svg>",
        ]
    )
