"""What only internal content says: the runs of words to look for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.leaks.amounts import amounts_in, secret_amounts
from generator.leaks.composed import by_first_word
from generator.leaks.days import days_told
from generator.leaks.joined import Joined
from generator.leaks.otherwise import other_forms_of
from generator.leaks.values import (
    PlacedText,
    days_in,
    forms_of,
    public_values_of,
    values_of,
)
from generator.leaks.wording import FIRST, RUN, Words, all_runs, is_telling, runs, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from generator.leaks.decided import Decided
    from generator.leaks.shipped import Shipped
    from generator.model import Library, Record


@dataclass(frozen=True)
class Secrets:
    """Runs of words that stand in internal content only, each with a value that holds it."""

    runs: dict[Words, PlacedText]
    names: dict[str, tuple[Words, ...]]  # public texts that lines are put together from
    shipped: Shipped
    texts: int  # how many internal texts there are
    amounts: dict[Decimal, PlacedText]  # that no public text has, written in any way
    joined: frozenset[Words]  # the runs that may be looked for without their spaces
    unproved: tuple[PlacedText, ...]  # those of which no run is telling: a leak would not be seen
    parts: frozenset[Words] = frozenset()  # the runs that are a part of their text only

    @cached_property
    def by_size(self) -> Mapping[int, dict[Words, PlacedText]]:
        """The runs by how many words they have."""
        sizes: defaultdict[int, dict[Words, PlacedText]] = defaultdict(dict)
        for run, value in self.runs.items():
            sizes[len(run)][run] = value
        return sizes

    @cached_property
    def by_letters(self) -> Joined:
        """The runs that may be looked for without their spaces, to be found so."""
        return Joined(self.joined)

    def value_with(self, stem: str) -> PlacedText | None:
        """An internal text with a word that begins so."""
        found = (value for run, value in self.runs.items() for word in run if word.startswith(stem))
        return next(found, None)


def secrets_of(
    everything: Iterable[tuple[str, Library]],
    published: Iterable[Record | Decided],
    shipped: Shipped,
    unread: Iterable[PlacedText] = (),
) -> Secrets:
    """What stands in the full libraries, but not in what is public, and not in the program.

    Each library comes with the folder from which its records name their files. What of those that
    are `published` is public is decided from their records. `unread` are texts of files that no
    library could be made of.
    """
    values = {value.text: value for each in published for value in public_values_of(each)}
    hidden: dict[str, PlacedText] = {}
    texts = (value for folder, library in everything for value in values_of(library, folder))
    for value in chain(texts, unread):
        if value.text not in values:
            hidden.setdefault(value.text, value)
    public = [_Read(value, forms_of(value)) for value in values.values()]
    internal = [_Read(value, forms_of(value)) for value in hidden.values()]
    found = _found(internal, public, shipped)
    amounts = secret_amounts(hidden.values(), values.values())
    unproved = [
        each.value
        for each in internal
        if words_of(each.value.text)
        and not any(run in found for run in each.runs())
        and not any(amount.value in amounts for amount in amounts_in(each.value.text))
    ]
    names = by_first_word(form for each in public for form in each.forms)
    joined = _joined(found, public, shipped)
    order = tuple(sorted(unproved, key=_order))
    whole = {form for each in internal for form in each.forms | other_forms_of(each.value)}
    parts = frozenset(found.keys() - whole)
    return Secrets(found, names, shipped, len(internal), amounts, joined, order, parts)


class _Read(NamedTuple):
    """A text, and its words as written and as printed."""

    value: PlacedText
    forms: set[Words]

    def runs(self) -> set[Words]:
        """All runs of four words of it, or all its words where it has fewer."""
        return {run for form in self.forms for run in _runs_of(form)}

    def disguised(self) -> Iterator[Words]:
        """The first words of a longer text, as where it was cut short; and its words backwards."""
        for form in self.forms:
            if len(form) >= RUN and sum(map(len, form[:FIRST])) >= _MORE_LETTERS:
                yield form[:FIRST]
            for run in _runs_of(form):
                if sum(map(len, run)) >= _LETTERS:
                    yield tuple(word[::-1] for word in reversed(run))
                if len(run) == RUN:
                    yield run[::-1]


_MORE_LETTERS = 10  # of three words as short as "due to be", nobody knows where they are from
_LETTERS = 8  # fewer letters are words of another kind when they are read backwards


def _runs_of(form: Words) -> Iterable[Words]:
    return runs(form, RUN) if len(form) > RUN else (form,)


def _found(
    internal: Iterable[_Read], public: Iterable[_Read], shipped: Shipped
) -> dict[Words, PlacedText]:
    """The telling runs of words, as written and in other forms, that no public text has."""
    candidates: dict[Words, PlacedText] = {}
    others: dict[Words, PlacedText] = {}
    proper: dict[str, set[Words]] = {}
    for each in internal:
        for run in (*each.runs(), *each.disguised()):
            candidates.setdefault(run, each.value)
        for form in other_forms_of(each.value):
            others.setdefault(form, each.value)
        proper[each.value.text] = each.forms
    for each in public:
        # Of a month that the public is told, also its last day.
        forms = each.forms | days_in(each.value.text)
        said = {run for form in forms for run in all_runs(form)} | {*days_told(each.value.text)}
        for run in candidates.keys() & said:
            del candidates[run]
        for run in others.keys() & (said | other_forms_of(each.value)):
            del others[run]
    found = _telling(candidates, shipped)
    # What is public or an ordinary word as it is written, is so in any form.
    kept = {run: value for run, value in others.items() if proper[value.text] <= found.keys()}
    return _telling(kept, shipped) | found


def _telling(runs: dict[Words, PlacedText], shipped: Shipped) -> dict[Words, PlacedText]:
    return {run: value for run, value in runs.items() if is_telling(run) and not shipped.says(run)}


def _joined(
    found: dict[Words, PlacedText], public: Iterable[_Read], shipped: Shipped
) -> frozenset[Words]:
    """The runs whose letters neither a public text nor the program has in other words."""
    search = Joined(found)
    said = {run for each in public for form in each.forms for run in search.runs_in(form)}
    letters = {"".join(run) for run in shipped.runs}
    return frozenset(run for run in found if run not in said and "".join(run) not in letters)


def _order(value: PlacedText) -> tuple[str, int, str]:
    return (value.place.file, value.place.line, value.field)
