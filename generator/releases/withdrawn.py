"""Whether withdrawals name what was published, and all of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.audience import name_of, withdrawn_from
from generator.model import Document, Item
from generator.model.index import index_library, key_of
from generator.model.schema import references
from generator.problems import Problem, Severity, did_you_mean, nearest
from generator.releases.narrowed import kinds_of, withdrawn_by_name
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Library, Withdrawal
    from generator.releases.archive import Release

    Named = tuple[str, str, str | None]  # edition, kind and id, as a withdrawal has them


def unknown_withdrawals(library: Library, releases: Sequence[Release]) -> Iterator[Problem]:
    """A withdrawal of something that is neither in the working copy nor in a release."""
    everything = _all(library, releases)
    found = {id(each) for part in everything for each in withdrawn_from(part).values()}
    found |= {id(each) for release in releases for each in withdrawn_by_name(release)}
    unknown = [each for each in _withdrawals(library) if id(each) not in found]
    known = _named_in(everything) if unknown else set()
    known |= {(each.edition, kind, each.name) for each in releases for kind in kinds_of(each)}
    for each in unknown:
        message = f'found the withdrawal of "{_said(each)}", which does not exist'
        yield Problem(each.place(), "unknown-withdrawal", message, _meant(each, known))


def _named_in(libraries: Sequence[Library]) -> set[Named]:
    """All that a withdrawal may name: edition, kind and id."""
    return {
        (scope.edition, *name_of(record, scope))
        for library in libraries
        for record, scope in index_library(library).records
        if isinstance(record, Item | Document)
    }


# What people call the kinds whose names are longer, or others.
_KINDS = {"improvement": "improvement-area", "document": "edition", "year": "edition"}


def _meant(withdrawal: Withdrawal, known: set[Named]) -> str:
    """What to write so that a withdrawal names something: the first thing that is not there."""
    years = {year for year, _, _ in known}
    if (withdrawal.edition or "") not in years:
        return (
            f"no year {withdrawal.edition}; {did_you_mean(withdrawal.edition or '', years - {''})}"
        )
    there = {kind for year, kind, _ in known if year == (withdrawal.edition or "")}
    if withdrawal.kind not in there:
        meant = _KINDS.get(withdrawal.kind)
        near = f'did you mean "{meant}"?' if meant in there else ""
        return f"no kind {withdrawal.kind} in it; {near or _kinds(withdrawal.kind, there)}"
    ids = {
        name or ""
        for year, kind, name in known
        if (year, kind) == (withdrawal.edition or "", withdrawal.kind)
    }
    if ids == {""}:
        other = f', or did you mean "{meant}"?' if (meant := _KINDS.get(withdrawal.kind)) else ""
        return f"a whole {withdrawal.kind} has no id: take it out{other}"
    return f"no {withdrawal.kind} of that name; {_ids(withdrawal.id or '', ids)}"


def _kinds(found: str, there: set[str]) -> str:
    near = nearest(found, there)
    return f'did you mean "{near}"?' if near else f"the kinds are {', '.join(sorted(there))}"


def _ids(found: str, ids: set[str]) -> str:
    """The nearest id to a name or to its first word; or all ids, of a few."""
    word = found.casefold().replace(" ", "-")
    near = nearest(word, ids) or nearest(word.partition("-")[0], ids)
    return f'did you mean "{near}"?' if near else did_you_mean(word, ids) or "look up its id"


def renamed_withdrawals(library: Library, releases: Sequence[Release]) -> Iterator[Problem]:
    """A withdrawal of an item that other versions of its year show under another id."""
    withdrawals = _withdrawals(library)
    if not withdrawals:
        return
    withdrawn = {(each.edition or "", each.kind, each.id) for each in withdrawals}
    links = _renamed(_all(library, releases))
    for each in withdrawals:
        for name in sorted(_reached(links, (each.edition or "", each.kind, each.id)) - withdrawn):
            message = f'found the withdrawal of "{_said(each)}", which is also "{name[2]}"'
            hint = "withdraw that as well; it stays published under the other id"
            yield Problem(each.place(), "withdrawn-in-part", message, hint, Severity.WARNING)


def called_also(library: Library, releases: Sequence[Release], name: Named) -> set[Named]:
    """All that an item is called in other versions of its year."""
    return _reached(_renamed(_all(library, releases)), name) - {name}


def in_other_years(
    library: Library, releases: Sequence[Release], names: Sequence[Named]
) -> list[Named]:
    """What items are in releases of other years of their body, by id or lineage, and not yet gone.

    What belongs to no year, or has no id, goes on in none.
    """
    alike: defaultdict[tuple[str, str | None], set[Named]] = defaultdict(set)
    bodies = {edition.partition("/")[0] for edition, *_ in names}
    for each in releases:
        if each.edition.partition("/")[0] in bodies:
            for name in _released_in(each):
                alike[name[1:]].add(name)
    links = _renamed(_all(library, releases), across=True)
    reached: set[Named] = set()
    waiting = [each for each in names if each[2]]
    while waiting:
        name = waiting.pop()
        new = (links.get(name, set()) | alike[name[1:]]) - reached
        reached |= new
        waiting += new
    gone = {each.of_what for each in _withdrawals(library)}
    years = {edition for edition, *_ in names}
    there = {name for found in alike.values() for name in found if name[0] not in years}
    return sorted((reached & there) - gone)


def _released_in(release: Release) -> Iterator[Named]:
    """The items of the year of a release that are not for staff only."""
    for record, scope in index_library(release.library).records:
        public = isinstance(record, Item) and record.audience is not Audience.INTERNAL
        if public and scope.edition == release.edition:
            yield (scope.edition, *name_of(record, scope))


def _all(library: Library, releases: Sequence[Release]) -> list[Library]:
    return [library, *(each.library for each in releases)]


def _withdrawals(library: Library) -> tuple[Withdrawal, ...]:
    return library.withdrawals.standing if library.withdrawals else ()


def _said(withdrawal: Withdrawal) -> str:
    return " ".join(filter(None, (withdrawal.kind, withdrawal.id, withdrawal.edition)))


def _renamed(libraries: Sequence[Library], *, across: bool = False) -> dict[Named, set[Named]]:
    """What each item is called in other versions of its year, one step of lineage away.

    Also in other years, where it is `across` them.
    """
    links: dict[Named, set[Named]] = {}
    for index in map(index_library, libraries):
        for record, scope in index.records:
            if not isinstance(record, Item) or record.audience is Audience.INTERNAL:
                continue
            for field, reference, _ in references(record):
                if field.refers and field.relation:
                    kind, own = name_of(record, scope)
                    _, owner, other = key_of(field.refers.kind, reference, scope)
                    within = owner in {scope.edition, f"{scope.edition}/{scope.area}"}
                    if within or across:
                        year = scope.edition if within else "/".join(owner.split("/")[:2])
                        now, then = (scope.edition, kind, own), (year, kind, other)
                        links.setdefault(now, set()).add(then)
                        links.setdefault(then, set()).add(now)
    return links


def _reached(links: dict[Named, set[Named]], name: Named) -> set[Named]:
    """All that an item is called, also after several steps."""
    reached, waiting = {name}, [name]
    while waiting:
        new = links.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached
