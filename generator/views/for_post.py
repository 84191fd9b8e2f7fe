"""What concerns a post: its actions with its part in each, its boards, and the way up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _
from generator.tracker.status import day_of
from generator.words import say_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.records import ActionView, BoardView, PostView


@dataclass(frozen=True)
class ActionOfPost:
    """An action, and as what the post must see to it: "Owner and lead"."""

    action: ActionView
    roles: tuple[str, ...]


@dataclass(frozen=True)
class BoardOfPost:
    """A board that a post deals with, why, and the boards to which it escalates in turn."""

    board: BoardView
    why: tuple[str, ...]
    above: tuple[BoardView, ...]


def actions_of(post: PostView) -> list[ActionOfPost]:
    """The actions of a post, each once: overdue first, then by due date, closed ones last."""
    parts: dict[ActionView, list[str]] = {}
    for role, actions in (
        (_("owner"), post.actions),
        (_("lead"), post.leads_actions),
        (_("sponsor"), post.sponsors),
    ):
        for action in actions:
            parts.setdefault(action, []).append(role)
    found = [ActionOfPost(action, tuple(roles)) for action, roles in parts.items()]
    return sorted(found, key=_urgency)


def _urgency(part: ActionOfPost) -> tuple[bool, bool, str]:
    standing = part.action.standing
    return not standing.open, not standing.overdue, str(day_of(standing.due) or "9999")


def boards_of(post: PostView) -> list[BoardOfPost]:
    """The boards that a post chairs, and those that its controls and actions are reported to."""
    chairs = dict.fromkeys(post.chairs)
    controls = [board for each in post.controls for board in each.boards]
    overseen = [each.action.committee for each in actions_of(post) if each.action.committee]
    return [
        BoardOfPost(
            board,
            tuple(_why(board in chairs, controls.count(board), overseen.count(board))),
            tuple(_above(board)),
        )
        for board in dict.fromkeys([*chairs, *controls, *overseen])
    ]


def _why(chairs: bool, controls: int, actions: int) -> Iterator[str]:  # noqa: FBT001 - called once
    if chairs:
        yield _("chaired by this post")
    if controls:
        yield _("%(controls)s reported to it", controls=say_count(controls, "controls"))
    if actions:
        yield _("%(actions)s overseen by it", actions=say_count(actions, "actions"))


def _above(board: BoardView) -> Iterator[BoardView]:
    """The way up, as declared: to where a board escalates or else to the one it belongs to."""
    seen = {board}
    above = board.escalates_to or board.parent
    while above and above not in seen:
        seen.add(above)
        yield above
        above = above.escalates_to or above.parent
