"""Which board stands below which: the tree that the list and the diagram of boards both show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagram import Branch, draw_trees

if TYPE_CHECKING:
    from generator.views import BoardView, EditionView


@dataclass(frozen=True)
class Place:
    """A board with those below it; it escalates to the one above unless it is its sub-board."""

    board: BoardView
    below: tuple[Place, ...]
    escalates: bool


@dataclass(frozen=True)
class Structure:
    """Trees of boards, and the boards that the papers put nowhere."""

    trees: tuple[Place, ...]
    unplaced: tuple[BoardView, ...]

    def diagram(self) -> str:
        """The trees as SVG."""
        title = "Structure of the boards and groups; the list after it says the same"
        return draw_trees([_branch(tree) for tree in self.trees], title, "structure")


def structure_of(view: EditionView) -> Structure:
    """Place each board below its parent or, without one, below the board it escalates to."""
    below: dict[BoardView, list[BoardView]] = {}
    for board in view.boards:
        if above := board.parent or board.escalates_to:
            below.setdefault(above, []).append(board)
    roots = [board for board in view.boards if not (board.parent or board.escalates_to)]
    trees = tuple(_place(root, below, escalates=False) for root in roots if root in below)
    placed = {board for tree in trees for board in _boards(tree)}
    return Structure(trees, tuple(board for board in view.boards if board not in placed))


def _place(board: BoardView, below: dict[BoardView, list[BoardView]], *, escalates: bool) -> Place:
    children = (_place(child, below, escalates=not child.parent) for child in below.get(board, ()))
    return Place(board, tuple(children), escalates)


def _boards(place: Place) -> list[BoardView]:
    return [place.board, *(board for child in place.below for board in _boards(child))]


def _branch(place: Place) -> Branch:
    children = tuple(_branch(child) for child in place.below)
    return Branch(place.board.board.name, children, dashed=place.escalates)
