"""Looks for secrets in one piece of text after another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.leaks.amounts import amounts_in
from generator.leaks.apart import told_apart
from generator.leaks.composed import is_composed
from generator.leaks.days import days_told
from generator.leaks.joined import without_humps
from generator.leaks.letters import seen_letters
from generator.leaks.wording import FIRST, RUN, Words, is_short_day, runs, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.leaks.markup import Piece
    from generator.leaks.secrets import Secrets
    from generator.leaks.values import PlacedText

Found = tuple[tuple[Words, "PlacedText"], ...]

_BORDER = re.compile(r"[/?#&=]")
_ENOUGH = 6
"""Fewer letters than this stand by chance in what is no text."""
_MOST = 50_000
"""So many texts are remembered; those of a whole site would fill the memory."""


class Scan:
    """Looks for the secrets in pieces; a text that was looked at before has the same answer."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._idle = not (secrets.runs or secrets.amounts)
        self._sizes, self._joined = secrets.by_size, secrets.by_letters
        self._seen: dict[str, Found] = {}

    def find(self, piece: Piece) -> Found:
        """The runs of secrets in a piece, in their order, each with the text it gives away."""
        found = self._seen.get(piece.text)
        if found is None:
            if len(self._seen) >= _MOST:
                self._seen.clear()
            found = self._seen[piece.text] = tuple(self._find(piece.text))
        if piece.raw:
            return tuple(each for each in found if sum(map(len, each[0])) >= _ENOUGH)
        return found

    def find_apart(self, piece: Piece) -> Found:
        """The runs of secrets that are spread over the lines of a piece."""
        return () if self._idle else tuple(told_apart(piece.text, self._secrets))

    def _find(self, text: str) -> Iterator[tuple[Words, PlacedText]]:
        if self._idle:
            return
        words = words_of(text)
        for size in range(1, min(RUN, len(words) + 1)):
            yield from self._runs_in(words, size, text)
        if len(words) >= RUN:
            # The parts of a path were not written in a row.
            for part in [words] if " " in text else map(words_of, _BORDER.split(text)):
                yield from self._runs_in(part, RUN, text)
        yield from self._told(run for run in days_told(text) if run in self._sizes[FIRST])
        yield from self._told(self._joined.runs_in(words))
        yield from self._told(self._joined.spelt_in(words))
        for apart in without_humps(text):
            for size in range(2, RUN + 1):
                yield from self._runs_in(words_of(apart), size, apart)
        for amount in amounts_in(text) if self._secrets.amounts else ():
            if amount.telling and (value := self._secrets.amounts.get(amount.value)):
                yield words_of(amount.written), value

    def _told(self, runs: Iterable[Words]) -> Iterator[tuple[Words, PlacedText]]:
        yield from ((run, self._secrets.runs[run]) for run in runs)

    def _runs_in(self, words: Words, size: int, text: str) -> Iterator[tuple[Words, PlacedText]]:
        secret = self._sizes[size]
        if secret.keys().isdisjoint(runs(words, size)):
            return
        for at, run in enumerate(runs(words, size)):
            if run not in secret or self._is_composed(words, range(at, at + size), run):
                continue
            if not is_short_day(run) or _as_day(run).search(seen_letters(text)):
                yield run, secret[run]

    def _is_composed(self, words: Words, at: range, run: Words) -> bool:
        """Whether words may be put together of others: not those of a short text as a whole."""
        if len(run) < FIRST or (len(run) < RUN and run not in self._secrets.parts):
            return False
        return is_composed(words, at, self._secrets.names, self._secrets.shipped.runs)


def _as_day(words: Words) -> re.Pattern[str]:
    """A day of short numbers as it is written: three such numbers may be anything."""
    first, second, third = words
    written = rf"{first}(?P<by>[{_BY}]){second}(?P=by){third}"
    return re.compile(rf"(?<![0-9{_BY}]){written}(?![{_BY}]?[0-9])")


_BY = r"/.\u2010-\u2015\u2212-"
