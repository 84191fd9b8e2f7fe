"""Marks what a finished page says in another language than its own: `lang` for those who hear it.

Texts as paragraphs are marked where they are rendered. Shorter ones stand anywhere in a line, also
among the program's own words: they are found in the finished page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARKED = "gs-untranslated"
"""The class of what is marked."""

_TAG = re.compile(r"(<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>)")
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_NOTICE = re.compile(r'\s*<p class="gs-notice gs-partly"[^>]*>.*?</p>', re.DOTALL)
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# In these nothing can be marked, or nobody sees it.
_PLAIN = frozenset({"title", "script", "style", "option", "svg", "textarea"})


def mark_untranslated(folder: Path, texts: Mapping[str, frozenset[str]]) -> None:
    """Mark texts, by their language, in all pages; a page with none of them loses its notice."""
    for page in sorted(folder.rglob("*.html")):
        page.write_bytes(marked(page.read_text("utf-8"), texts).encode())


def marked(html: str, texts: Mapping[str, frozenset[str]]) -> str:
    """A page in which these texts are marked, wherever they stand whole."""
    done = html
    for language, said in texts.items():
        done = "".join(_pieces(done, _pattern(said), language))
    return done if f'class="{MARKED}"' in done else _NOTICE.sub("", done, count=1)


@lru_cache(maxsize=4)  # of all pages of a unit
def _pattern(texts: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _pieces(html: str, pattern: re.Pattern[str], language: str) -> Iterator[str]:
    left_alone: list[str] = []  # the elements that are open inside one in which nothing is marked
    for at, piece in enumerate(_TAG.split(html)):
        if at % 2:
            _follow(piece, left_alone, language)
            yield piece
        elif left_alone or not piece.strip():
            yield piece
        else:
            yield _marked_text(piece, pattern, language)


def _follow(tag: str, left_alone: list[str], language: str) -> None:
    named = _NAME.match(tag)
    if named is None or named[2] in _VOID:
        return
    closes, name = named[1], named[2]
    if closes:
        if left_alone and left_alone[-1] == name:
            left_alone.pop()
    elif left_alone or name in _PLAIN or (name != "html" and f' lang="{language}"' in tag):
        left_alone.append(name)


def _marked_text(piece: str, pattern: re.Pattern[str], language: str) -> str:
    text = unescape(piece)
    if not pattern.search(text):
        return piece
    done, last = "", 0
    for found in pattern.finditer(text):
        before, said = escape(text[last : found.start()]), escape(found[0])
        done += f'{before}<span class="{MARKED}" lang="{language}">{said}</span>'
        last = found.end()
    return done + escape(text[last:])
