"""Reads narrative Markdown, once for all that is made of it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from generator.prose.items import ItemAddress, item_of, may_name_items
from generator.prose.lists import list_rule, paragraph_rule
from generator.prose.notes import add_note_printing, label_of, number_notes
from generator.prose.placing import (
    ATTACHMENT,
    PLACED,
    image_rule,
    placed_in,
    print_place,
    with_places,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

SCHEMES = {"https", "http", "mailto"}


BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def _break_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the library calls it
    """The one tag that may be written: a new line, which a cell of a table cannot have else."""
    found = BREAK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _reader() -> MarkdownIt:
    """CommonMark, tables and footnotes without headings, code blocks, images and definitions.

    Of images there are only those that are attached, where they are placed.
    """
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    made.disable(["heading", "lheading", "code", "fence", "reference", "html_block"])
    made.disable(["html_inline", "image"])
    made.block.ruler.at("list", list_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    made.block.ruler.at("paragraph", paragraph_rule, {"alt": []})
    made.inline.ruler.before("link", ATTACHMENT, image_rule)
    made.inline.ruler.before("autolink", "line_break", _break_rule)
    # Notes stay where they are written, at the end, so that nothing is shown in another order.
    made.use(footnote_plugin, inline=False, move_to_end=False)
    add_note_printing(made)
    made.add_render_rule(ATTACHMENT, print_place)
    # Which addresses may be followed is said of every link below, and the words stay as written.
    made.validateLink = lambda url: url is not None  # type: ignore[method-assign]
    made.normalizeLink = str  # type: ignore[method-assign, assignment]
    made.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    return made


READER = _reader()


@lru_cache(maxsize=5_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    """What the text holds; an address that is neither whole nor an item's is taken off its link."""
    tokens = _with_captions(with_places(READER.parse(text)))
    number_notes(tokens)
    for token in links_of(tokens):
        address = str(token.attrs["href"])
        token.meta["written"] = address
        if scheme_of(address) not in SCHEMES and not item_of(address):
            del token.attrs["href"]
    return tokens


CAPTION = re.compile(r"Table(?: [0-9A-Z.]+)?: \S[^\n]*")
_PARAGRAPH = 3  # tokens: its beginning, its words, its end


def _with_captions(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The same, with a line such as "Table 2: Savings" right above a table as its caption."""
    found: list[Token] = []
    for token in tokens:
        above = found[-_PARAGRAPH:] if token.type == "table_open" else []
        if len(above) == _PARAGRAPH and _is_caption(above):
            del found[-_PARAGRAPH:]
            for part in (above[0], above[2]):
                part.type, part.tag = part.type.replace("paragraph", "caption"), "caption"
                part.hidden = False
            found += [token, *above]
        else:
            found.append(token)
    return tuple(found)


def _is_caption(above: Sequence[Token]) -> bool:
    opening, words, closing = above
    is_paragraph = (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    return is_paragraph and bool(CAPTION.fullmatch(words.content))


def links_of(tokens: Iterable[Token]) -> Iterator[Token]:
    """The beginnings of all links."""
    for token in tokens:
        yield from (each for each in token.children or () if each.type == "link_open")


def links_in(text: str) -> list[str]:
    """The addresses that a narrative text links to."""
    return [str(link.attrs["href"]) for link in links_of(tokens_of(text)) if "href" in link.attrs]


def items_in(text: str) -> list[ItemAddress]:
    """The items of the site that a narrative text links to."""
    found = map(item_of, links_in(text)) if may_name_items(text) else ()
    return [item for item in found if item]


def attachments_in(text: str) -> list[str]:
    """The ids of the attachments that a narrative text places."""
    return list(placed_in(tokens_of(text))) if PLACED.search(text) else []


def lists_in(text: str) -> Iterator[tuple[str, int]]:
    """Every list right under a paragraph: the words of the paragraph, how many items there are."""
    tokens = tokens_of(text)
    for at, (token, after) in enumerate(pairwise(tokens)):
        if token.type == "paragraph_close" and after.type.endswith("list_open"):
            items = (each for each in _inside(tokens[at + 1 :]) if each.type == "list_item_open")
            yield words_in(tokens[at - 1]), sum(each.level == after.level + 1 for each in items)


def _inside(tokens: Sequence[Token]) -> Iterator[Token]:
    """What stands inside the first of these, a list."""
    outside = tokens[0].level
    return takewhile(lambda each: each.level > outside, tokens[1:])


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser would read it: spaces and controls do not count."""
    bare = re.sub(r"[\x00-\x20]", "", address)
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.\-]*):", bare)
    return match[1].lower() if match else ""


def words_in(token: Token) -> str:
    """The words of a paragraph or a cell, without the marks around them."""
    return " ".join("".join(map(_words, token.children or ())).split())


def _words(token: Token) -> str:
    return " " if token.type.endswith("break") else label_of(token) or token.content
