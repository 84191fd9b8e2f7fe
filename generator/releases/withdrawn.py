"""Whether withdrawals name what was published, and all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audience import name_of, withdrawn_from
from generator.model import Item
from generator.model.index import index_library, key_of
from generator.model.schema import references
from generator.problems import Problem, Severity
from generator.releases.narrowed import withdrawn_by_name
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Library, Withdrawal
    from generator.releases.archive import Release

    Named = tuple[str, str, str | None]  # edition, kind and id, as a withdrawal has them


def unknown_withdrawals(library: Library, releases: Sequence[Release]) -> Iterator[Problem]:
    """A withdrawal of something that is neither in the working copy nor in a release."""
    found = {id(each) for part in _all(library, releases) for each in withdrawn_from(part).values()}
    found |= {id(each) for release in releases for each in withdrawn_by_name(release)}
    for each in _withdrawals(library):
        if id(each) not in found:
            message = f'found the withdrawal of "{_said(each)}", which is nowhere'
            hint = 'give the edition, the kind as in "improvement-area", and the id'
            yield Problem(each.place(), "unknown-withdrawal", message, hint)


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


def _all(library: Library, releases: Sequence[Release]) -> list[Library]:
    return [library, *(each.library for each in releases)]


def _withdrawals(library: Library) -> tuple[Withdrawal, ...]:
    return library.withdrawals.withdrawals if library.withdrawals else ()


def _said(withdrawal: Withdrawal) -> str:
    return " ".join(filter(None, (withdrawal.kind, withdrawal.id, withdrawal.edition)))


def _renamed(libraries: Sequence[Library]) -> dict[Named, set[Named]]:
    """What each item is called in other versions of its year, one step of lineage away."""
    links: dict[Named, set[Named]] = {}
    for index in map(index_library, libraries):
        for record, scope in index.records:
            if not isinstance(record, Item) or record.audience is Audience.INTERNAL:
                continue
            for field, reference, _ in references(record):
                if field.refers and field.relation:
                    kind, own = name_of(record, scope)
                    _, owner, other = key_of(field.refers.kind, reference, scope)
                    if owner in {scope.edition, f"{scope.edition}/{scope.area}"}:
                        now, then = (scope.edition, kind, own), (scope.edition, kind, other)
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
