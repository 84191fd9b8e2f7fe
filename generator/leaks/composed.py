"""Runs of words that the program put together from public texts, and that say nothing internal.

A page says "Section D of the Code" or "Audit Panel, Example Authority" in one line. Each part is
public as a whole, but a longer internal text may hold the same words in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.leaks.wording import Words, is_number

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
    words: Words, run: range, names: Mapping[str, tuple[Words, ...]], shipped: frozenset[Words]
) -> bool:
    """Whether some words are covered by whole public names and by what the program says itself.

    The names must stand whole in the text, also beyond these words; one of them has two words
    or more; and what the program says does not touch itself, or any words would be covered.
    """
    line = _Line(words, run, tuple(_names_at(words, run, names)), shipped)
    return line.is_covered(run.start, after_program=False, named=False)


def _names_at(
    words: Words, run: range, names: Mapping[str, tuple[Words, ...]]
) -> Iterator[tuple[int, int]]:
    """Where names stand whole that reach into some words."""
    for at in range(max(0, run.start - _LONGEST), min(run.stop, len(words))):
        for name in names.get(words[at], ()):
            end = at + len(name)
            if end > run.start and words[at:end] == name:
                yield at, end


@dataclass(frozen=True, slots=True)
class _Line:
    """Some words among others, and the names that reach into them."""

    words: Words
    run: range
    spans: tuple[tuple[int, int], ...]
    shipped: frozenset[Words]

    def is_covered(self, at: int, *, after_program: bool, named: bool) -> bool:
        """Whether the words from here on are covered too."""
        if at >= self.run.stop:
            return named
        for first, last in self.spans:
            # Only the first name may have begun before these words.
            begins = first == at or (first < at == self.run.start)
            long = last - first > 1
            if begins and self.is_covered(last, after_program=False, named=named or long):
                return True
        if is_number(self.words[at]) and self.is_covered(at + 1, after_program=False, named=named):
            return True
        return not after_program and any(
            self.words[at:cut] in self.shipped
            and self.is_covered(cut, after_program=True, named=named)
            for cut in range(at + 1, self.run.stop + 1)
        )
