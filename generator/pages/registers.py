"""Registers of posts, boards and terms, each with its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages.page import EditionContext, Page
from generator.prose import to_text
from generator.views.for_post import actions_of, boards_of
from generator.views.structure import structure_of
from generator.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.links import EditionLinks
    from generator.views import BoardView, EditionView, PostView
    from generator.views.for_post import ActionOfPost, BoardOfPost
    from generator.views.structure import Structure


@dataclass(frozen=True)
class BoardsPage(EditionContext):
    """All boards and groups of a year, and which stands below which."""

    page_kind = page_kinds.BOARDS
    structure: Structure


@dataclass(frozen=True)
class BoardPage(EditionContext):
    """One board with its controls and what is reported to it."""

    page_kind = page_kinds.BOARD
    board: BoardView


@dataclass(frozen=True)
class PostsPage(EditionContext):
    """All posts and units of a year."""

    page_kind = page_kinds.POSTS


@dataclass(frozen=True)
class PostPage(EditionContext):
    """One post with what concerns it: controls, boards, actions, and where to escalate."""

    page_kind = page_kinds.POST
    post: PostView
    boards: list[BoardOfPost]
    actions: list[ActionOfPost]


@dataclass(frozen=True)
class GlossaryPage(EditionContext):
    """What the terms of a year's documents stand for."""

    page_kind = page_kinds.GLOSSARY


def pages(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    """The registers that have something in them."""
    if view.boards:
        yield from _boards(view, links)
    if view.posts:
        yield from _posts(view, links)
    if view.terms:
        yield Page(
            GlossaryPage(view, links),
            _("Glossary"),
            _("What the abbreviations and terms in these documents mean."),
            nav=_("Glossary"),
        )


def _boards(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    register = Page(
        BoardsPage(view, links, structure_of(view)),
        _("Boards and groups"),
        _("The boards, panels and groups that make decisions, give advice and receive reports."),
        nav=_("All boards and groups"),
    )
    yield register
    for shown in view.boards:
        board = shown.record
        yield Page(
            BoardPage(view, links, shown),
            board.name,
            _first(board.about, _("What %(name)s is and what is reported to it.", name=board.name)),
            (shown.slug,),
            crumbs=((register.title, register.path),),
            place=board.place("id"),
        )


def _posts(view: EditionView, links: EditionLinks) -> Iterator[Page]:
    register = Page(
        PostsPage(view, links),
        _("Posts and units"),
        _(
            "The controls, boards, actions and escalation of each post. Posts and units "
            "are named, never people."
        ),
        nav=_("All posts and units"),
        answers=any(each.controls or each.actions or each.leads for each in view.posts),
    )
    yield register
    for shown in view.posts:
        post = shown.record
        yield Page(
            PostPage(view, links, shown, boards_of(shown), actions_of(shown)),
            post.title,
            _first(
                post.about,
                _(
                    "Controls, boards, actions and escalation of %(title)s in this year.",
                    title=post.title,
                ),
            ),
            (shown.slug,),
            crumbs=((register.title, register.path),),
            place=post.place("id"),
        )


def _first(about: str | None, otherwise: str) -> str:
    """The first sentence of a description, or what is said where there is none."""
    return sentence(to_text(about)) if about else otherwise
