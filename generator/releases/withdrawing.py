"""What a withdrawal has to name, from what a person typed: every id that the item ever had."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.audience import name_of
from generator.model import Document, Item, Review
from generator.model.index import index_library
from generator.problems import ExpectedError, did_you_mean
from generator.releases.joint import no_such_edition
from generator.releases.narrowed import WHOLE, kinds_of
from generator.releases.withdrawn import called_also

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Library
    from generator.releases.archive import Release
    from generator.releases.withdrawn import Named

    NamesByYear = dict[
        str, dict[str, set[str | None]]
    ]  # years, "" of none, with kinds and their ids


def names_meant(
    library: Library, releases: Sequence[Release], edition: str, kind: str, item: str | None
) -> list[Named]:
    """What is to be withdrawn: edition, kind and id, the one that was asked for first.

    ExpectedError says which kinds and ids there are.
    """
    known = _known(library, releases)
    if edition not in {each.edition for each in releases} | {each.id for each in library.editions}:
        raise ExpectedError(no_such_edition(library, edition))
    first = _meant(known, releases, edition, kind, item)
    also = sorted(called_also(library, releases, first), key=str)
    withdrawn = library.withdrawals.withdrawals if library.withdrawals else ()
    done = {(each.edition or "", each.kind, each.id) for each in withdrawn}
    names = [each for each in (first, *also) if each not in done]
    if not names:
        raise ExpectedError(f"{say_name(first)} has already been withdrawn.")
    return names


def say_name(name: Named) -> str:
    """A name as a sentence has it: 'the control "key-list" of met/2016-17'."""
    edition, kind, item = name
    named = f'the {kind} "{item}"' if item else f"the whole {kind}"
    return f"{named} of {edition}" if edition else named


def _known(library: Library, releases: Sequence[Release]) -> NamesByYear:
    known: NamesByYear = defaultdict(lambda: defaultdict(set))
    for part in (library, *(each.library for each in releases)):
        for record, scope in index_library(part).records:
            if isinstance(record, Item | Document | Review):
                kind, item = name_of(record, scope)
                known[scope.edition][kind].add(item)
    for each in releases:
        for kind in kinds_of(each):
            known[each.edition][kind].add(each.name)
    return known


def _meant(
    known: NamesByYear, releases: Sequence[Release], edition: str, kind: str, item: str | None
) -> Named:
    """What stands in the year or, as a post, a board or a term, outside all years."""
    kinds = known[edition].keys() | known[""].keys()
    if kind not in kinds:
        near = get_close_matches(kind, sorted(kinds), n=1)
        guess = f' did you mean "{near[0]}"?' if near else ""
        raise ExpectedError(
            f'There is no kind "{kind}" in {edition}:{guess} There are: {", ".join(sorted(kinds))}.'
        )
    body = edition.partition("/")[0]
    for year in (edition, ""):
        for name in (item, f"{body}/{item}" if item else None):
            if name in known[year].get(kind, ()):
                return (year, kind, name)
    raise ExpectedError("\n".join(_not_there(known, releases, edition, kind, item)))


def _not_there(
    known: NamesByYear, releases: Sequence[Release], edition: str, kind: str, item: str | None
) -> Iterator[str]:
    ids = {each or "" for year in (edition, "") for each in known[year].get(kind, ())}
    whole, named = "" in ids, sorted(ids - {""})
    if item is None:
        few = did_you_mean("", named) or f"there are {len(named)}"
        yield f"Which {kind} of {edition}? Give its id: {few}."
    elif whole and not named:
        yield f"A whole {kind} has no id: leave it out."
    else:
        within = [each for each in named if item in each or each in item]
        near = list(dict.fromkeys([*get_close_matches(item, named, n=3), *within]))[:3]
        meant = " or ".join(f'"{each}"' for each in near)
        guess = f"did you mean {meant}?" if near else did_you_mean(item, named)
        yield f'There is no {kind} "{item}" in {edition}: {guess or "look up its id."}'
    found = [each.name for each in releases if each.edition == edition]
    if found and kind != WHOLE:
        yield f"In a hurry, withdraw a whole release: {edition} {WHOLE} {found[-1]}."
