"""What only internal content says: the runs of words to look for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator.leaks.composed import by_first_word
from generator.leaks.values import (
    PlacedText,
    forms_of,
    public_forms_of,
    public_values_of,
    values_of,
)
from generator.leaks.wording import RUN, Words, all_runs, is_telling, runs, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.leaks.shipped import Shipped
    from generator.model import Library, Record


@dataclass(frozen=True)
class Secrets:
    """Runs of words that stand in internal content only, each with a value that holds it."""

    runs: dict[Words, PlacedText]
    names: dict[str, tuple[Words, ...]]  # public texts that lines are put together from
    shipped: Shipped
    texts: int  # how many internal texts there are
    unproved: tuple[PlacedText, ...]  # those of which no run is telling: a leak would not be seen

    def value_with(self, stem: str) -> PlacedText | None:
        """An internal text with a word that begins so."""
        found = (value for run, value in self.runs.items() for word in run if word.startswith(stem))
        return next(found, None)


def secrets_of(
    everything: Iterable[tuple[str, Library]],
    published: Sequence[Record],
    shipped: Shipped,
    unread: Iterable[PlacedText] = (),
) -> Secrets:
    """What stands in the full libraries, but in no published one and not in the program.

    Each library comes with the folder from which its records name their files; `unread` are texts
    of files that no library could be made of.
    """
    public = {value.text: value for each in published for value in public_values_of(each)}
    internal: dict[str, PlacedText] = {}
    texts = (value for folder, library in everything for value in values_of(library, folder))
    for value in chain(texts, unread):
        if value.text not in public:
            internal.setdefault(value.text, value)
    candidates: dict[Words, PlacedText] = {}
    for value in internal.values():
        for run in _runs_of(value):
            candidates.setdefault(run, value)
    for value in public.values():
        for form in public_forms_of(value):
            for run in candidates.keys() & set(all_runs(form)):
                del candidates[run]
    found = {
        run: value for run, value in candidates.items() if is_telling(run) and not shipped.says(run)
    }
    unproved = [
        value
        for value in internal.values()
        if words_of(value.text) and not any(run in found for run in _runs_of(value))
    ]
    names = by_first_word(form for value in public.values() for form in forms_of(value))
    return Secrets(found, names, shipped, len(internal), tuple(sorted(unproved, key=_order)))


def _runs_of(value: PlacedText) -> set[Words]:
    """All runs of four words of a text, or all its words where it has fewer."""
    forms = forms_of(value)
    return {run for form in forms for run in (runs(form, RUN) if len(form) > RUN else (form,))}


def _order(value: PlacedText) -> tuple[str, int, str]:
    return (value.place.file, value.place.line, value.field)
