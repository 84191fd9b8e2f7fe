"""The addresses that narrative text links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import nearest
from generator.prose.finding import Finding
from generator.prose.items import ITEM_KINDS, item_of
from generator.prose.reading import SCHEMES, links_of, scheme_of, tokens_of
from generator.reading.hosts import NO_USER, has_user
from generator.reading.nodes import quote
from generator.reading.signs import unseen_in

if TYPE_CHECKING:
    from collections.abc import Iterator


def addresses(text: str) -> Iterator[Finding]:
    """Links that lead to nothing that may be linked to, or elsewhere than they seem to."""
    for link in links_of(tokens_of(text)):
        address = link.meta["written"]
        scheme = scheme_of(address)
        if scheme in SCHEMES or item_of(address):
            yield from _misleading(address)
            continue
        hint = "link to a page that begins with https://"
        if scheme in ITEM_KINDS:
            message = f"found the link {quote(address)}, expected the id of an item"
            hint = f'for example "{scheme}:its-id"'
        elif scheme:
            message = f'found a link that begins with "{scheme}:"'
            near = nearest(scheme, ITEM_KINDS)
            hint = f'did you mean "{near}:"?' if near else hint
        else:
            message = f"found the link {quote(address)} without https://"
            hint = "link to full web addresses only"
        yield Finding("unsafe-link", message, hint, address)


def _misleading(address: str) -> Iterator[Finding]:
    if has_user(address):
        message = f"found the link {quote(address)} with a user name before its host"
        yield Finding("unsafe-link", message, NO_USER, address)
    if sign := unseen_in(address):
        message = f"found a link with an invisible character in it ({sign})"
        yield Finding("unsafe-link", message, "type the address again", address)
