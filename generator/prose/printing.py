"""Narrative Markdown as HTML for a page, and as words for descriptions and downloads."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import nh3

from generator.prose.reading import READER, SCHEMES, tokens_of, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAGS = {
    "p", "ul", "ol", "li", "em", "strong", "a", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "blockquote", "code", "br", "hr",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "ol": {"start", "type"}, "li": {"value"}}


@lru_cache(maxsize=5_000)
def to_html(text: str) -> str:
    """Render narrative Markdown; the same text is rendered once."""
    html = READER.renderer.render(tokens_of(text), READER.options, {}).rstrip("\n")
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES)
    # At the start of a line, text such as "# x" would be taken for a heading of the page.
    return re.sub(r"^#", "&#35;", clean, flags=re.MULTILINE)


@lru_cache(maxsize=5_000)
def to_text(text: str, *, numbered: bool = True) -> str:
    """The words of narrative Markdown on one line, for descriptions and downloads.

    A page says the numbers of lists by its markup: without them these are the words it holds.
    """
    return " ".join(_parts(text, numbered=numbered))


def _parts(text: str, *, numbered: bool) -> Iterator[str]:
    for token in tokens_of(text):
        if token.type == "inline":
            words = words_in(token)
            if words:
                yield words
        elif numbered and token.type == "list_item_open" and any(map(str.isalnum, token.markup)):
            yield token.markup
