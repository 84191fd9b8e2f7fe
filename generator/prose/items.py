"""Links to other items of the site: `[our strategy](control:risk-strategy)`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.prose.placing import PLACED

if TYPE_CHECKING:
    from collections.abc import Callable

ITEM_KINDS = (
    "action",
    "area",
    "board",
    "code-section",
    "control",
    "improvement",
    "opinion",
    "paper",
    "paragraph",
    "post",
    "principle",
    "recommendation",
    "risk",
    "section",
    "term",
    "theme",
)
"""The kinds of item that have a page or a place on one.

A section and a numbered paragraph are of the statement; "section/part" is a part of a section.
"""

OF_OTHER_YEARS = {"action", "area", "improvement"}
"""The kinds with pages of their own, which may be of another year: `action:2023-24/one-form`."""

_ADDRESS = re.compile(rf"({'|'.join(ITEM_KINDS)}):([a-z0-9]+(?:[-/.][a-z0-9]+)*)")


class ItemAddress(NamedTuple):
    """What a link names: the kind and the id of an item, "area/theme" of a theme."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


def item_of(address: str) -> ItemAddress | None:
    """The item that an address names, if it names one."""
    found = _ADDRESS.fullmatch(address)
    return ItemAddress(found[1], found[2]) if found else None


def may_name_items(text: str) -> bool:
    """Whether a text could hold links to items: to look is quicker than to read it."""
    return "](" in text and _ADDRESS.search(text) is not None


def with_items_called(text: str, say: Callable[[ItemAddress], ItemAddress]) -> str:
    """A text whose links name items in another way."""
    if not may_name_items(text):
        return text
    called = partial(_called, say)
    return re.sub(rf"(?<=\]\(){_ADDRESS.pattern}(?=\))", called, text)


def _called(say: Callable[[ItemAddress], ItemAddress], found: re.Match[str]) -> str:
    return str(say(ItemAddress(found[1], found[2])))


def without_item_addresses(text: str) -> str:
    """A text as written, but for the ids that it names to link or to place: no page says them."""
    return re.sub(rf"\]\({_ADDRESS.pattern}\)", "]", PLACED.sub("", text))
