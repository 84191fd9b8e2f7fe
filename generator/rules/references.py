"""References that lead nowhere, or back to where they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Board, Edition
from generator.model.index import key_of
from generator.model.schema import references
from generator.problems import Problem, did_you_mean
from generator.rules.hints import hint_for_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.fields import Refers
    from generator.model.index import Scope
    from generator.problems import Place
    from generator.rules.subject import Subject


# What a file holds that others refer to: unread, it makes no reference unknown.
_HELD = {
    "frameworks": {"framework", "principle"},
    "organisations": {"organisation", "post", "board"},
    "papers": {"paper"},
    "edition.yml": {"edition"},
    "code.yml": {"area", "theme", "control"},
    "improvement.yml": {"improvement", "action"},
    "assurance.yml": {"recommendation"},
    "risks.yml": {"risk"},
}


def _unsure(subject: Subject) -> set[str]:
    """The kinds of item of which some may stand in a file that could not be read."""
    unread = [file.removesuffix(".yaml") + ".yml" for file in subject.unread]
    parts = {part.lower() for file in [*unread, *subject.unread] for part in file.split("/")}
    return {kind for part, kinds in _HELD.items() if part in parts for kind in kinds}


def unknown_references(subject: Subject) -> Iterator[Problem]:
    """A reference to something that does not exist."""
    unsure = _unsure(subject)
    for record, scope in subject.index.records:
        for field, name, path in references(record):
            if isinstance(record, Edition) and field.name in {"organisation", "framework"}:
                continue  # its organisation is its folder's name: see `folders`
            if not field.refers or (kind := field.refers.kind) in unsure:
                continue
            if body := _unknown_body(subject, kind, name, scope):
                if kind == "organisation" or "/" in name:
                    yield from _unknown_organisation(subject, body, record.place(*path))
                continue
            found = subject.index.find(kind, name, scope)
            if found is None and not _is_told(subject, field.refers, name, scope):
                hint = hint_for_reference(subject, field.refers, name, scope)
                elsewhere = _ELSEWHERE.get(kind) if "/" in name else None
                message = f'found "{name}", {elsewhere or _expected(kind, scope)}'
                yield Problem(record.place(*path), f"unknown-{kind}", message, hint)


def _is_told(subject: Subject, refers: Refers, name: str, scope: Scope) -> bool:
    """Whether a reference may be right, or is wrong only for what is told already."""
    if refers.lineage and subject.was_released(key_of(refers.kind, name, scope)):
        return True  # what an earlier release of the edition had
    if refers.kind == "theme" and "/" not in name and _area_is_unknown(subject, scope):
        return True
    if refers.kind == "principle" and _framework_is_unknown(subject, scope):
        return True
    return name.rpartition("/")[2] in subject.left_out


def _area_is_unknown(subject: Subject, scope: Scope) -> bool:
    return subject.index.find("area", scope.area, scope) is None


def _unknown_body(subject: Subject, kind: str, name: str, scope: Scope) -> str:
    """The body that a reference is to, or that has what it is to, where nothing is known of it."""
    if kind not in {"organisation", "post", "board"}:
        return ""
    body = name if kind == "organisation" else name.rpartition("/")[0] or scope.organisation
    known = subject.index.find("organisation", body, scope) or body in subject.left_out
    return "" if known else body


def _unknown_organisation(subject: Subject, body: str, place: Place) -> Iterator[Problem]:
    """That a body is named of which nothing is known; if it has a year, `folders` tells."""
    if all(edition.organisation != body for edition in subject.library.editions):
        known = [key[2] for key in subject.index.items if key[0] == "organisation"]
        message = f'found "{body}", expected the id of an organisation'
        yield Problem(place, "unknown-organisation", message, did_you_mean(body, known))


def _framework_is_unknown(subject: Subject, scope: Scope) -> bool:
    found = subject.index.find("framework", scope.framework, scope)
    return bool(scope.framework) and found is None


# With the year or the area before it.
_ELSEWHERE = {
    "area": "expected an area of that year's Code",
    "theme": "expected a theme as area/theme, or as year/area/theme",
}


def _expected(kind: str, scope: Scope) -> str:
    match kind:
        case "theme":
            return f'expected a theme of the area "{scope.area}" in the Code'
        case "area":
            return "expected the id of an area of this year's Code"
        case "principle" if not scope.framework:
            return "expected a framework in edition.yml to find it in"
        case "principle":
            return f'expected a principle of the framework "{scope.framework}"'
        case "post" | "board":
            owner = f' of "{scope.organisation}", or' if scope.organisation else ", as"
            return f"expected the id of a {kind}{owner} organisation/{kind}"
        case _:
            named = "improvement area" if kind == "improvement" else kind
            return f"expected the id of {'an' if kind[0] in 'aeio' else 'a'} {named}"


def folders(subject: Subject) -> Iterator[Problem]:
    """A year's folder whose organisation or framework does not exist."""
    known = [key[2] for key in subject.index.items if key[0] == "organisation"]
    unsure = _unsure(subject)
    for edition in subject.library.editions:
        unknown = edition.organisation not in {*known, *subject.left_out}
        if unknown and "organisation" not in unsure:
            message = f'found the folder "{edition.organisation}", which is no organisation'
            hint = did_you_mean(edition.organisation, known)
            hint = (
                hint
                if hint.startswith("did")
                else f"write organisations/{edition.organisation}.yml"
            )
            yield Problem(edition.place("organisation"), "unknown-organisation", message, hint)
        frameworks = [framework.id for framework in subject.library.frameworks]
        unknown = edition.framework not in {None, *frameworks, *subject.left_out}
        if edition.framework and unknown and "framework" not in unsure:
            message = f'found "{edition.framework}", expected the id of a framework'
            hint = did_you_mean(edition.framework, frameworks)
            yield Problem(edition.place("framework"), "unknown-framework", message, hint)


def loops(subject: Subject) -> Iterator[Problem]:
    """A board that stands above itself."""
    for record, scope in subject.index.records:
        if not isinstance(record, Board):
            continue
        for field in ("parent", "escalates_to"):
            path = [record.id]
            above = record
            while isinstance(above, Board) and (name := getattr(above, field)):
                found = subject.index.find("board", name, scope)
                if not isinstance(found, Board) or found.id in path[1:]:
                    break
                above = found
                path.append(found.id)
                if found is record:
                    message = f"found a board above itself: {' -> '.join(path)}"
                    yield Problem(record.place(field), "loop", message, "remove one of the links")
                    break
