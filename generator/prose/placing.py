"""Attachments inside a text: `![](attachment:map)`, alone in a paragraph, shows one there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from markdown_it.rules_inline import StateInline

ATTACHMENT = "attachment"
"""The type of its token: beside paragraphs where it stands alone, else among words."""

PLACED = re.compile(rf"!\[\]\(({ATTACHMENT}:[a-z0-9]+(?:-[a-z0-9]+)*)\)")
_SHOWN = re.compile(rf'<a href="{ATTACHMENT}:([^"]*)"[^>]*></a>')


def image_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the library calls it
    """Read a placed attachment; the beginning of any other image is kept as it is written."""
    if not state.src.startswith("![", state.pos):
        return False
    if found := PLACED.match(state.src, state.pos):
        if not silent:
            state.push(ATTACHMENT, "", 0).meta = {"address": found[1]}
        state.pos = found.end()
        return True
    if not silent:
        state.pending += "!["  # so that it becomes no link either
    state.pos += 2
    return True


def with_places(tokens: Sequence[Token]) -> Iterator[Token]:
    """The same, with attachments in the place of paragraphs that hold nothing else."""
    left = list(tokens)
    while left:
        opening, words = left[0], left[1] if len(left) > 1 else left[0]
        placed = _only_attachments(words) if opening.type == "paragraph_open" else []
        for each in placed:
            token = Token(ATTACHMENT, "", 0, level=opening.level)
            token.content = each.meta["address"]
            yield token
        if placed:
            del left[:3]  # the paragraph's beginning, its words, its end
        else:
            yield left.pop(0)


def _only_attachments(words: Token) -> list[Token]:
    """The attachments of a paragraph; none if it holds anything else."""
    children = [each for each in words.children or () if each.type != "softbreak"]
    return children if all(each.type == ATTACHMENT for each in children) else []


def placed_in(tokens: Iterable[Token]) -> Iterator[str]:
    """The ids of the attachments that are placed, in the order of the text."""
    for token in tokens:
        if token.type == ATTACHMENT:
            yield token.content.partition(":")[2]


def print_place(_: Any, tokens: Sequence[Token], at: int, __: Any, ___: Any) -> str:
    """Mark the place of an attachment in HTML; an attachment among words has none."""
    address = tokens[at].content
    return f'<a href="{address}"></a>\n' if address else ""


def with_attachments(html: str, show: Callable[[str], str]) -> str:
    """A text's HTML with its attachments, by their ids, each where it was placed."""
    return _SHOWN.sub(lambda place: show(place[1]), html)
