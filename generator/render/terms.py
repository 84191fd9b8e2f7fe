"""Glossary terms in narrative text, linked where a page first uses them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Some versions of the sanitiser leave the sign > as it is inside quotation marks.
_TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
# Inside these a link would be wrong or useless.
_NOT_INSIDE = {"a", "code", "pre"}


class TermLinks:
    """Links each term once: make one for each page."""

    def __init__(
        self, addresses: Mapping[str, str], href: Callable[[str], str] = lambda url: url
    ) -> None:
        """Take the terms, each with the address of its entry, and how a page writes addresses."""
        self._href = href
        self._left = {escape(term, quote=False): url for term, url in addresses.items()}
        # The longest first: "OMM 2020" before "OMM".
        words = sorted(self._left, key=lambda term: (-len(term), term))
        choice = "|".join(re.escape(word) for word in words)
        self._pattern = re.compile(rf"(?<![\w&-])(?:{choice})(?![\w-])") if words else None

    def link(self, html: str) -> str:
        """The same HTML, with the terms this page has not used before as links."""
        if self._pattern is None or not self._left:
            return html
        parts = _TAG.split(html)
        closed_by = ""
        for at, part in enumerate(parts):
            if at % 2:
                closed_by = _inside(part, closed_by)
            elif not closed_by:
                parts[at] = self._pattern.sub(self._replace, part)
        return "".join(parts)

    def _replace(self, term: re.Match[str]) -> str:
        url = self._left.pop(term[0], None)
        if url is None:
            return term[0]
        return f'<a class="gs-term" href="{escape(self._href(url))}">{term[0]}</a>'


def _inside(tag: str, closed_by: str) -> str:
    """The closing tag that ends the part in which nothing is linked, if this tag begins one."""
    if closed_by:
        return "" if tag == closed_by else closed_by
    name = re.match(r"<([a-z]+)", tag)
    return f"</{name[1]}>" if name and name[1] in _NOT_INSIDE else ""
