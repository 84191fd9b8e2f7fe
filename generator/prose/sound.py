"""Texts in which nothing was found, known from one run to the next: to read them takes longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.digests import digest_of
from generator.prose.findings import findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.prose.finding import Finding


class SoundTexts:
    """Narrative texts that hold nothing they may not, by their digests."""

    def __init__(self, before: Iterable[str] = ()) -> None:
        self.before = frozenset(before)
        self.met: set[str] = set()

    def findings(self, text: str) -> list[Finding]:
        """Everything in a text that it may not hold; of a text known to be sound, nothing."""
        digest = digest_of(text.encode("utf-8", "surrogatepass"))
        found = [] if digest in self.before else findings(text)
        if not found:
            self.met.add(digest)
        return found
