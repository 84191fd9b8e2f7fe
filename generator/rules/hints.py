"""What an author meant who named something that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.index import NAMED_IN_EDITIONS, key_of
from generator.problems import MANY, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.fields import Refers
    from generator.model.index import Index, Scope
    from generator.rules.subject import Subject


def hint_for_reference(subject: Subject, refers: Refers, name: str, scope: Scope) -> str:
    """What to write instead of a name that leads nowhere."""
    if refers.lineage and refers.kind in NAMED_IN_EDITIONS and "/" not in name:
        return _of_earlier_years(subject, refers.kind, name, scope)
    titled = _titled(subject.index, refers.kind, name, scope)
    if titled:
        return f'the id of "{titled[0]}" is {titled[1]}'
    return did_you_mean(name, subject.index.known(refers.kind, name, scope))


def _titled(index: Index, kind: str, name: str, scope: Scope) -> tuple[str, str] | None:
    """What there has a name for its title or its name, with its id."""
    owner = key_of(kind, name, scope)[1]
    for (its_kind, its_owner, its_id), record in index.items.items():
        if (its_kind, its_owner) == (kind, owner):
            for title in (getattr(record, "title", None), getattr(record, "name", None)):
                if title and title.casefold().replace(" ", "-") == name:
                    return str(title), its_id
    return None


def _of_earlier_years(subject: Subject, kind: str, name: str, scope: Scope) -> str:
    """An item of a year before, which goes by that year; of several years, the last."""
    body, _, year = scope.edition.rpartition("/")
    earlier = {
        owner.split("/")[1]
        for its_kind, owner, _ in subject.index.items
        if its_kind == kind and owner.startswith(f"{body}/") and owner.split("/")[1] < year
    }
    for each in sorted(earlier, reverse=True):
        known = [id_ for owner, id_ in _owned(subject.index, kind) if owner == f"{body}/{each}"]
        near = name if name in known else nearest(name, known)
        if near:
            return f'did you mean "{each}/{near}"?'
    if not earlier:
        return "what came from another year has that year before its id; none before is here"
    last = max(earlier)
    ids = sorted(id_ for owner, id_ in _owned(subject.index, kind) if owner == f"{body}/{last}")
    known_there = ", ".join(f"{last}/{each}" for each in ids) if len(ids) <= MANY else ""
    return f"known before: {known_there}" if known_there else f"write the year before it: {last}/"


def _owned(index: Index, kind: str) -> Iterable[tuple[str, str]]:
    return ((owner, id_) for its_kind, owner, id_ in index.items if its_kind == kind)
