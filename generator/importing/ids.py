"""GivenIds for what was read: short, permanent, each once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_MOST_WORDS = 6
_LONGEST = 50  # leaves room for a number
_EMPTY = {"a", "an", "and", "the", "of", "for", "to", "in", "on", "with", "our"}


@dataclass
class GivenIds:
    """The ids given so far in one place."""

    given: set[str] = field(default_factory=set)

    def give(self, text: str, otherwise: str) -> str:
        """An id that says what a text does."""
        made = slug_of(text) or otherwise
        name, number = made, 1
        while name in self.given:
            number += 1
            name = f"{made}-{number}"
        self.given.add(name)
        return name


def slug_of(text: str) -> str:
    """The first words of a text as an id; "" of a text without letters."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", bare.replace("'", ""))
    said = [word for word in words if word not in _EMPTY] or words
    slug = "-".join(said[:_MOST_WORDS])
    if len(slug) > _LONGEST:
        slug = slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    return slug
