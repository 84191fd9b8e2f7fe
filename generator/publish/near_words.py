"""The words of an index, among which the search looks for what a reader may have meant."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = "words.json"
"""Where the words stand in a bundle: loaded only when nothing was found."""

_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones are near too many others


def words_by_use(contents: Iterable[str]) -> list[str]:
    """The words of some texts without case, those on most pages first."""
    uses: Counter[str] = Counter()
    for content in contents:
        uses.update(set(_WORD.findall(content.casefold())))
    return sorted(uses, key=lambda word: (-uses[word], word))
