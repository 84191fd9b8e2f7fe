"""Every item of a library under its kind and id, and what a reference means where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from generator.model import (
    Action,
    Area,
    AreaReview,
    Assessment,
    Attachment,
    Board,
    Control,
    Edition,
    Framework,
    ImprovementArea,
    Library,
    Organisation,
    OwnRisk,
    Paper,
    Post,
    Principle,
    Recommendation,
    Record,
    Risk,
    Term,
    Theme,
)
from generator.model.schema import children

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where in the library a record stands: what short ids mean there."""

    organisation: str = ""
    edition: str = ""
    framework: str = ""
    area: str = ""


Key = tuple[str, str, str]  # kind, owner of the id (organisation, edition, framework, area), id


@dataclass
class Index:
    """All items by key, and the scope of every record."""

    items: dict[Key, Record] = field(default_factory=dict)
    repeated: list[tuple[Key, Record, Record]] = field(default_factory=list)
    records: list[tuple[Record, Scope]] = field(default_factory=list)
    _made: dict[object, object] = field(default_factory=dict)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What was made of this library under a key before, or what is made of it now."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])

    def find(self, kind: str, reference: str, scope: Scope) -> Record | None:
        """What a reference of a kind means to a record with this scope."""
        return self.items.get(key_of(kind, reference, scope))

    def follow(self, kind: str, reference: str, scope: Scope) -> tuple[Record | None, Scope]:
        """What a reference means, and the scope in which that stands."""
        found = self.find(kind, reference, scope)
        return found, self.scopes.get(id(found), scope)

    @cached_property
    def scopes(self) -> dict[int, Scope]:
        """The scope of each record, by the identity of the record."""
        return {id(record): scope for record, scope in self.records}

    def known(self, kind: str, reference: str, scope: Scope) -> list[str]:
        """The ids a reference of this kind could have named there, as they would be written."""
        above = reference.rpartition("/")[0] if kind in NAMED_IN_EDITIONS else ""
        there = f"{above}/" if above else ""
        owner = key_of(kind, there, scope)[1]
        near = [there + key[2] for key in self.items if key[:2] == (kind, owner)]
        far = [f"{key[1]}/{key[2]}" for key in self.items if key[0] == kind and key[1] != owner]
        return near + (far if kind in {"post", "board"} else [])


_latest: list[tuple[Library, Index]] = []
_SEVERAL = 3
"""So many indexes are held: one year after another is compared with the same earlier one."""


def index_library(library: Library) -> Index:
    """Index a library; an id used twice is kept in `repeated`."""
    # One step after another asks for the same library, each for every year of it.
    if not _latest or _latest[0][0] is not library:
        held = [each for each in _latest if each[0] is library] or [(library, _index(library))]
        others = [each for each in _latest if each[0] is not library]
        _latest[:] = [*held, *others][:_SEVERAL]
    return _latest[0][1]


def _index(library: Library) -> Index:
    index = Index()
    _walk(library, Scope(), index.records)
    for record, scope in index.records:
        key = own_key(record, scope)
        if key is None:
            continue
        first = index.items.setdefault(key, record)
        if first is not record:
            index.repeated.append((key, first, record))
    return index


def key_of(kind: str, reference: str, scope: Scope) -> Key:
    """The key of what a reference names, seen from a scope."""
    match kind:
        case "post" | "board":
            owner, _, name = reference.rpartition("/")
            return (kind, owner or scope.organisation, name)
        case (
            "area" | "control" | "improvement" | "action" | "recommendation" | "attachment" | "risk"
        ):
            edition, _, name = reference.rpartition("/")
            if edition and "/" not in edition:
                edition = f"{scope.organisation}/{edition}"  # another year of the same body
            return (kind, edition or scope.edition, name)
        case "theme":
            above, _, name = reference.rpartition("/")
            year, _, area = above.rpartition("/")
            edition = year or scope.edition
            if year and "/" not in year:
                edition = f"{scope.organisation}/{year}"
            return (kind, f"{edition}/{area or scope.area}", name)
        case "principle":
            return (kind, scope.framework, reference)
        case _:
            return (kind, "", reference)


def slug_of(reference: str, body: str) -> str:
    """How addresses name a post or board to a body: another's has that body's id before it."""
    owner, _, name = reference.rpartition("/")
    return name if owner in {"", body} else f"{owner}-{name}"


NAMED_IN_EDITIONS = {"action", "area", "control", "improvement", "recommendation", "risk", "theme"}
"""The kinds of which a reference may have a year before the id."""
_KINDS: dict[type[Record], str] = {
    Post: "post",
    Board: "board",
    Area: "area",
    Attachment: "attachment",
    Theme: "theme",
    Control: "control",
    ImprovementArea: "improvement",
    Action: "action",
    Recommendation: "recommendation",
    Paper: "paper",
    Risk: "risk",  # of several bodies, and so of no edition
    OwnRisk: "risk",
    Principle: "principle",
    Framework: "framework",
    Organisation: "organisation",
    Edition: "edition",
    Term: "term",
}


def own_key(record: Record, scope: Scope) -> Key | None:
    """The key of a record where it stands; None of what nothing refers to."""
    kind = _KINDS.get(type(record))
    return key_of(kind, getattr(record, "id"), scope) if kind else None  # noqa: B009 - by kind


def _walk(record: Record, scope: Scope, found: list[tuple[Record, Scope]]) -> None:
    if type(record) in _WITH_A_SCOPE:
        scope = _scope_of(record, scope)
    found.append((record, scope))
    for _, child in children(record):
        _walk(child, scope, found)


_WITH_A_SCOPE = {Organisation, Edition, Framework, Area, AreaReview, Assessment}


def _scope_of(record: Record, scope: Scope) -> Scope:
    match record:
        case Organisation():
            return Scope(organisation=record.id)
        case Edition():
            return Scope(record.organisation, record.id, record.framework or "")
        case Framework():
            return Scope(framework=record.id)
        case Area() | AreaReview():
            area = record.id if isinstance(record, Area) else record.area
            return Scope(scope.organisation, scope.edition, scope.framework, area)
        case Assessment():
            return Scope(organisation=record.organisation)
        case _:
            return scope
