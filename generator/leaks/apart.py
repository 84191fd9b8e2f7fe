"""What an internal text says in pieces that stand apart: a word or a few in each cell or block.

Few words in a row say nothing there: a page puts names, numbers and states side by side as another
text may list them. A run proves something if each of its words has a piece to itself, or if more of
its text stands around it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.leaks.composed import is_composed
from generator.leaks.values import forms_of
from generator.leaks.wording import FIRST, RUN, Words, is_number, runs, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.leaks.secrets import Secrets
    from generator.leaks.values import PlacedText

_ENOUGH = 6
"""So many words of a text prove it, in whatever pieces they stand."""


def told_apart(text: str, secrets: Secrets) -> Iterator[tuple[Words, PlacedText]]:
    """The runs of secrets over the lines of a text, each of which is a piece of its own."""
    lines = _lines_of(text)
    words = tuple(chain.from_iterable(lines))
    secret = secrets.by_size[RUN]
    if secret.keys().isdisjoint(runs(words, RUN)):
        return
    places = [at for at, line in enumerate(lines) for _ in line]
    for at, run in enumerate(runs(words, RUN)):
        value = secret.get(run)
        if value is None or sum(not _counts(word) for word in run) < FIRST:
            continue
        over = lines[places[at] : places[at + RUN - 1] + 1]
        each_alone = len(over) == RUN
        if not (each_alone or _shared(words, at, value) >= _ENOUGH) or _are_names(over, secrets):
            continue
        if not is_composed(words, range(at, at + RUN), secrets.names, secrets.shipped.runs):
            yield run, value


def _lines_of(text: str) -> list[Words]:
    """The words of each line; what is there in two readings, as "sp are", counts once."""
    lines = list[Words]()
    for words in map(words_of, text.split("\n")):
        if words and not (lines and "".join(words) == "".join(lines[-1])):
            lines.append(words)
    return lines


def _counts(word: str) -> bool:
    """Whether a word numbers something, so that others like it may follow anywhere."""
    return not word.isalpha() or is_number(word)


def _are_names(lines: Sequence[Words], secrets: Secrets) -> bool:
    """Whether all pieces are public texts as a whole."""
    return all(line in secrets.names.get(line[0], ()) for line in lines)


def _shared(words: Words, at: int, value: PlacedText) -> int:
    """How many words in a row a text has in common with these, of which it has four at a place."""
    run = words[at : at + RUN]
    most = 0
    for form in forms_of(value):
        for start, found in enumerate(runs(form, RUN)):
            if found == run:
                before = _alike(words[:at][::-1], form[:start][::-1])
                most = max(most, before + RUN + _alike(words[at + RUN :], form[start + RUN :]))
    return most


def _alike(words: Words, others: Words) -> int:
    pairs = enumerate(zip(words, others, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(words), len(others)))
