"""What concerns a post: its boards with the way up, and its actions, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import STARTER

from generator.pipeline import check_content
from generator.views import edition_view
from generator.views.for_post import actions_of, boards_of

if TYPE_CHECKING:
    from generator.views import EditionView


@pytest.fixture(scope="module")
def newest() -> EditionView:
    library = check_content(STARTER).library
    return edition_view(library, library.editions[-1])


def test_every_action_stands_once_with_all_that_a_post_is_in_it(newest: EditionView) -> None:
    for post in newest.posts:
        parts = actions_of(post)
        named = {*post.actions, *post.leads_actions, *post.sponsors}
        assert {part.action for part in parts} == named
        assert len(parts) == len(named)
        for part in parts:
            lists = (post.actions, post.leads_actions, post.sponsors)
            roles = zip(("owner", "lead", "sponsor"), lists, strict=True)
            assert list(part.roles) == [role for role, list_ in roles if part.action in list_]


def test_what_is_overdue_comes_first_and_what_is_closed_last(newest: EditionView) -> None:
    for post in newest.posts:
        urgent = [
            (not part.action.standing.open, not part.action.standing.overdue)
            for part in actions_of(post)
        ]
        assert urgent == sorted(urgent)


def test_a_board_is_named_once_with_every_reason(newest: EditionView) -> None:
    for post in newest.posts:
        boards = boards_of(post)
        assert len({each.board for each in boards}) == len(boards)
        for each in boards:
            assert ("chaired by this post" in each.why) == (each.board in post.chairs)
            reported = sum(each.board in control.boards for control in post.controls)
            said = [why for why in each.why if why.endswith("reported to it")]
            assert said == ([f"{reported} controls reported to it"] if reported > 1 else said[:1])
            assert bool(said) == bool(reported)


def test_boards_that_escalate_to_each_other_end_the_way_up(newest: EditionView) -> None:
    post = next(each for each in newest.posts if boards_of(each))
    board = boards_of(post)[0].board
    other = next(each for each in newest.boards if each is not board)
    board.escalates_to, other.escalates_to = other, board
    assert [each.slug for each in boards_of(post)[0].above] == [other.slug]
