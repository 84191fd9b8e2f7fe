"""Narrative Markdown as HTML for a page, and as words for descriptions and downloads."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import nh3

from generator.prose.items import ITEM_KINDS
from generator.prose.notes import label_of
from generator.prose.placing import ATTACHMENT
from generator.prose.reading import READER, SCHEMES, tokens_of, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TAGS = {
    "p", "ul", "ol", "li", "em", "strong", "a", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "blockquote", "code", "br", "hr", "sup",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "id", "role", "aria-label"},
    "ol": {"start", "type"},
    "li": {"value", "id"},
    "ul": {"class", "role", "aria-label"},
}
_ITEM_LINK = re.compile(rf'<a href="((?:{"|".join(ITEM_KINDS)}):[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def to_html(text: str, way: Callable[[str], str] = lambda _: "", number: int = 1) -> str:
    """Render narrative Markdown; the same text is read and cleaned once.

    `way` gives where a link to an item leads; where it gives nothing, the link's words stand alone.
    `number` is that of the text among those of its page with footnotes. Where attachments are
    placed is marked: see `with_attachments`.
    """
    html = _clean(text, number if "[^" in text else 1)

    def led(link: re.Match[str]) -> str:
        there = way(link[1])
        return f'<a href="{escape(there)}">{link[2]}</a>' if there else link[2]

    return _ITEM_LINK.sub(led, html)


@lru_cache(maxsize=5_000)
def _clean(text: str, number: int) -> str:
    env = {"number": number}
    html = READER.renderer.render(tokens_of(text), READER.options, env).rstrip("\n")
    schemes = SCHEMES | {*ITEM_KINDS, ATTACHMENT}
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes)
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
        elif label := label_of(token):
            yield label
