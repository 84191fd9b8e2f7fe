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

    from generator.model.index import Scope
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
            kind = field.refers.kind if field.refers else ""
            if kind == "theme" and "/" not in name and _area_is_unknown(subject, scope):
                continue  # the unknown area is reported already
            if kind in {"post", "board"} and _body_is_unknown(subject, name, scope):
                continue  # so is the body
            if kind == "principle" and _framework_is_unknown(subject, scope):
                continue  # so is the framework
            lineage = field.refers is not None and field.refers.lineage
            if lineage and subject.was_released(key_of(kind, name, scope)):
                continue  # what an earlier release of the edition had
            if kind in unsure or name.rpartition("/")[2] in subject.left_out:
                continue
            if field.refers and subject.index.find(kind, name, scope) is None:
                hint = hint_for_reference(subject, field.refers, name, scope)
                elsewhere = _ELSEWHERE.get(kind) if "/" in name else None
                message = f'found "{name}", {elsewhere or _expected(kind, scope)}'
                yield Problem(record.place(*path), f"unknown-{kind}", message, hint)


def _area_is_unknown(subject: Subject, scope: Scope) -> bool:
    return subject.index.find("area", scope.area, scope) is None


def _body_is_unknown(subject: Subject, name: str, scope: Scope) -> bool:
    body = "" if "/" in name else scope.organisation
    return bool(body) and subject.index.find("organisation", body, scope) is None


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
            return f'expected the id of a {kind} of "{scope.organisation}", or organisation/{kind}'
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
