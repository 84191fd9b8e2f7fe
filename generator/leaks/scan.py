"""Looks for secrets in one piece of text after another."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.leaks.composed import is_composed
from generator.leaks.wording import RUN, Words, runs, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.leaks.markup import Piece
    from generator.leaks.secrets import Secrets
    from generator.leaks.values import PlacedText

Found = tuple[tuple[Words, "PlacedText"], ...]

_BORDER = re.compile(r"[/?#&=]")
_ENOUGH = 6
"""Fewer letters than this stand by chance in what is no text."""


class Scan:
    """Looks for the secrets in pieces; a text that was looked at before has the same answer."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._sizes: defaultdict[int, dict[Words, PlacedText]] = defaultdict(dict)
        for run, value in secrets.runs.items():
            self._sizes[len(run)][run] = value
        self._seen: dict[str, Found] = {}

    def find(self, piece: Piece) -> Found:
        """The runs of secrets in a piece, in their order, each with the text it gives away."""
        found = self._seen.get(piece.text)
        if found is None:
            found = self._seen[piece.text] = tuple(self._find(piece.text))
        if piece.raw:
            return tuple(each for each in found if sum(map(len, each[0])) >= _ENOUGH)
        return found

    def _find(self, text: str) -> Iterator[tuple[Words, PlacedText]]:
        words = words_of(text)
        for size in range(1, RUN):
            yield from self._runs_in(words, size)
        # The parts of a path were not written in a row.
        for part in [words] if " " in text else map(words_of, _BORDER.split(text)):
            yield from self._runs_in(part, RUN)

    def _runs_in(self, words: Words, size: int) -> Iterator[tuple[Words, PlacedText]]:
        secret = self._sizes[size]
        if secret.keys().isdisjoint(runs(words, size)):
            return
        for at, run in enumerate(runs(words, size)):
            if run in secret and not (size == RUN and self._is_composed(words, at)):
                yield run, secret[run]

    def _is_composed(self, words: Words, at: int) -> bool:
        return is_composed(words, at, self._secrets.names, self._secrets.shipped.runs)
