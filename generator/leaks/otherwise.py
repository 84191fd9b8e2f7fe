"""Other forms of a short text that a program or an author may give it: days, names, plurals."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from generator.language import written_months
from generator.leaks.wording import RUN, Words, ordinals_of, words_of
from generator.model.sections import Signatory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.leaks.values import PlacedText

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def other_forms_of(value: PlacedText) -> set[Words]:
    """The words of a text as others would write it; of a long one, nothing."""
    if _DAY.fullmatch(value.text):
        return set(_forms_of_day(value.text))
    words = words_of(value.text)
    if value.narrative or len(words) > RUN:
        return set()
    shortest = _SHORTEST if len(words) == 1 else _SHORTEST_OF_SEVERAL
    found = {(*words[:at], form, *words[at + 1 :])
             for at, word in enumerate(words) for form in _numbers_of(word, shortest)}  # fmt: skip
    if isinstance(value.record, Signatory) and value.field == "name":
        found |= set(_forms_of_name(words))
    return found - {words}


def _forms_of_day(text: str) -> Iterator[Words]:
    """A day in figures and words, in any order, with an ordinal, as a time stamp."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return
    numbers, months = {f"{day:%d}", str(day.day)}, {f"{day:%m}", str(day.month)}
    names = written_months()[day.month - 1]
    year, short = f"{day:%Y}", f"{day:%y}"
    for number, month in product(numbers | ordinals_of(day.day), names):
        yield from ((number, month, year), (month, number, year), (number, month, short))
        yield from ((number, of, month, year) for of in ("of", "o"))
    for number, month in product(numbers, months | names):
        yield from ((number, month, year), (month, number, year), (year, month, number))
    for number, month in product(numbers, {f"{day:%m}"} | names):
        yield (f"{number}{month}{year}",)
    yield from ((number, month, short) for number, month in product(numbers, months))
    yield (f"{day:%Y%m%d}",)
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    yield (str(seconds),)
    yield (f"{seconds}000",)


def _forms_of_name(words: Words) -> Iterator[Words]:
    """A person's name: the surname alone, before the others, and with letters for them."""
    names = [word for word in words if word not in _HONOURS]
    if len(names) < len(("given", "surname")):
        return
    *given, surname = names
    letters = tuple(name[0] for name in given)
    yield (surname,)
    # No singular: without its end, "Williams" is another name.
    yield (f"{surname}es" if surname.endswith(_HISSING) else f"{surname}s",)
    for before in {letters, letters[:1], tuple(given), tuple(given[:1])}:
        yield (*before, surname)
        yield (surname, *before)
    yield ("".join(letters), surname)
    yield (surname, "".join(letters))


_HONOURS = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "cllr", "councillor", "prof",
    "professor", "jr", "sr", "cbe", "obe", "mbe", "qpm", "cpfa", "kc", "qc", "jp", "phd",
})  # fmt: skip


@cache
def _numbers_of(word: str, shortest: int) -> tuple[str, ...]:
    """The plural of a word, and its singular if it may be a plural."""
    if not word.isalpha() or len(word) < shortest:
        return ()
    found = set() if word.endswith("s") else {f"{word}s"}
    if word.endswith(("ss", "us", "is", "x", "z", "ch", "sh", "o")):
        found.add(f"{word}es")
    if word.endswith("y"):
        found.add(f"{word[:-1]}ies")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.add(word[:-1])
        if word.endswith(("sses", "xes", "zes", "ches", "shes", "oes")):
            found.add(word[:-2])
        if word.endswith("ies"):
            found.add(f"{word[:-3]}y")
    return tuple(sorted(each for each in found if len(each) >= shortest))


_HISSING = ("s", "x", "z", "ch", "sh")
_SHORTEST, _SHORTEST_OF_SEVERAL = 4, 2
"""Letters of a word that stands alone: "key" is what anybody says, "master key" is a name."""
