"""Registers of posts, boards and terms, each with its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.prose import to_text
from generator.views.structure import structure_of
from generator.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views import EditionView

Show = dict[str, object]


def pages(view: EditionView, show: Show) -> Iterator[Page]:
    """The registers that have something in them."""
    if view.boards:
        yield from _boards(view, show)
    if view.posts:
        yield from _posts(view, show)
    if view.terms:
        yield Page(
            "glossary/",
            "glossary",
            "Glossary",
            "What the abbreviations and terms in these documents stand for.",
            show,
            tab="glossary",
            nav="Glossary",
            search={"kind": "Glossary"},
        )


def _boards(view: EditionView, show: Show) -> Iterator[Page]:
    yield Page(
        "boards/",
        "boards",
        "Boards and groups",
        "The boards, panels and groups that decide, advise and are reported to.",
        show | {"structure": structure_of(view)},
        tab="boards",
        nav="All boards and groups",
        search={"kind": "Register"},
    )
    for board in view.boards:
        yield Page(
            f"boards/{board.slug}/",
            "board",
            board.board.name,
            _first(board.board.about, f"What {board.board.name} is and what is reported to it."),
            show | {"board": board},
            tab="boards",
            crumbs=(("Boards and groups", "boards/"),),
            search={"kind": "Board"},
            place=board.board.place("id"),
        )


def _posts(view: EditionView, show: Show) -> Iterator[Page]:
    yield Page(
        "posts/",
        "posts",
        "Posts and units",
        "Who owns controls and improvements: posts and units, never people.",
        show,
        tab="posts",
        nav="All posts and units",
        search={"kind": "Register"},
    )
    for post in view.posts:
        yield Page(
            f"posts/{post.slug}/",
            "post",
            post.post.title,
            _first(post.post.about, f"Everything that {post.post.title} owns in this year."),
            show | {"post": post},
            tab="posts",
            crumbs=(("Posts and units", "posts/"),),
            search={"kind": "Post"},
            place=post.post.place("id"),
        )


def _first(about: str | None, otherwise: str) -> str:
    return sentence(to_text(about)) if about else otherwise
