"""Runs of words that the program put together from public texts, and that say nothing internal.

A page says "Section D of the Code" or "Audit Panel, Example Authority" in one line. Each part is
public as a whole, but a longer internal text may hold the same words in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.leaks.wording import RUN, Words, is_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LONGEST = 16
"""Words of a title; nothing longer is put into a line with other texts."""


def by_first_word(forms: Iterable[Words]) -> dict[str, tuple[Words, ...]]:
    """Public texts that are short enough to be names, by their first word."""
    found: defaultdict[str, set[Words]] = defaultdict(set)
    for form in forms:
        if len(form) <= _LONGEST:
            found[form[0]].add(form)
    return {word: tuple(sorted(forms)) for word, forms in found.items()}


def is_composed(
    words: Words, start: int, names: Mapping[str, tuple[Words, ...]], shipped: frozenset[Words]
) -> bool:
    """Whether four words are covered by whole public names and by what the program says itself.

    The names must stand whole in the text, also beyond the four words; one of them has two words
    or more; and what the program says does not touch itself, or any words would be covered.
    """
    spans = tuple(_names_at(words, start, names))
    return _Line(words, start, spans, shipped).is_covered(start, after_program=False, named=False)


def _names_at(
    words: Words, start: int, names: Mapping[str, tuple[Words, ...]]
) -> Iterator[tuple[int, int]]:
    """Where names stand whole that reach into the four words from `start`."""
    for at in range(max(0, start - _LONGEST), min(start + RUN, len(words))):
        for name in names.get(words[at], ()):
            end = at + len(name)
            if end > start and words[at:end] == name:
                yield at, end


@dataclass(frozen=True, slots=True)
class _Line:
    """Four words among others, and the names that reach into them."""

    words: Words
    start: int
    spans: tuple[tuple[int, int], ...]
    shipped: frozenset[Words]

    def is_covered(self, at: int, *, after_program: bool, named: bool) -> bool:
        """Whether the words from here on are covered too."""
        if at >= self.start + RUN:
            return named
        for first, last in self.spans:
            # Only the first name may have begun before the four words.
            begins = first == at or (first < at == self.start)
            long = last - first > 1
            if begins and self.is_covered(last, after_program=False, named=named or long):
                return True
        if is_number(self.words[at]) and self.is_covered(at + 1, after_program=False, named=named):
            return True
        return not after_program and any(
            self.words[at:cut] in self.shipped
            and self.is_covered(cut, after_program=True, named=named)
            for cut in range(at + 1, self.start + RUN + 1)
        )
