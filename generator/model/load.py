"""Nodes to the model: every problem of every file at once.

What is wrong is reported and left out, and the rest is still loaded, so that the rules can look
at it in the same run. The ids of what was left out are kept: a reference to one is no problem.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from generator.model import Library
from generator.model.record import Reading, Record
from generator.model.titles import ids_by_title
from generator.problems import Problem
from generator.reading.files import NOWHERE, Nodes, read_content
from generator.reading.nodes import (
    KeyedNode,
    Mapping,
    Node,
    Scalar,
    Sequence,
    edited,
    node_of,
    place_of,
    quote,
    value_at,
)
from generator.reading.upgrade import FORMAT, upgraded
from generator.reading.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping as AbstractMapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound="Record")
Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Loaded:
    """What could be loaded; with errors, the library is only good for the rules."""

    library: Library
    problems: list[Problem]
    left_out: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()  # the files that could not be read at all


@dataclass(frozen=True)
class Known:
    """What was loaded before: files that a release has in common with another are taken from it.

    Of a program that loads the same project again and again, `frozen` has all that was read of its
    releases, by the digest of what they were read from.
    """

    nodes: Nodes = field(default_factory=dict)
    records: dict[tuple[type[Record], int], Record] = field(default_factory=dict)
    frozen: dict[str, object] | None = None


def load(project: Path, known: Known | None = None, written_as: int = FORMAT) -> Loaded:
    """Load the content of a project, as far as it is sound; a release's from its own format.

    A release is a project of its own: messages and records name its files from its own folder.
    """
    known = known or Known()
    tree, problems = read_content(project, known.nodes)
    tree = upgraded(tree, written_as)
    found: list[Problem] = list(problems)
    left_out: set[str] = set()
    library: Library | None = None
    node: Node = tree
    while library is None:
        # Later rounds only miss what was left out: the first one says all that is wrong.
        raised: list[Problem] = found if node is tree else []
        try:
            library = Library.model_validate(node, context=Reading(raised, known.records, _told))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            faults = [detail for detail in details if detail["type"] != "missing"]
            raised += _with_ids(node, faults, [_problem(node, detail) for detail in faults])
            locations = {_wrong_part(detail) for detail in details}
            if () in locations or ("site",) in locations:
                # Without a sound site.yml the rest is looked at all the same.
                node = _with_stand_in(node)
                locations -= {(), ("site",)}
            for location in sorted(locations, key=_from_the_end, reverse=True):
                left_out |= _ids(value_at(node, location))
                node = edited(node, location, lambda _: None)
    real = {problem for problem in found if problem.place.file}
    unread = frozenset(problem.place.file for problem in problems)
    return Loaded(library, sorted(real), frozenset(left_out), unread)


def load_record(cls: type[R], file: Path, name: str) -> tuple[R | None, list[Problem]]:
    """One record from a file of its own, which messages call by a name."""
    node, problems = read_yaml(file, name)
    return record_of(cls, node, problems) if node is not None else (None, problems)


def record_of(cls: type[R], node: Node, problems: list[Problem]) -> tuple[R | None, list[Problem]]:
    """One record from a node, with the problems that are known and those that it has."""
    try:
        record = cls.model_validate(node, context=Reading(problems, told=_told))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, problems + [_problem(node, each) for each in details]
    return (None if problems else record), problems


def _told(cls: type[Record]) -> AbstractMapping[str, str]:
    """What each field of a record is for: looked up only where something is missing."""
    from generator.model.described import described

    return described(cls)


def _with_stand_in(tree: Node) -> Node:
    """The tree with a site that is sound, so that a wrong one hides nothing else."""
    link = {"title": "x", "url": "https://example.org/"}
    checked = {"standard": "x", "checked": "2000", "how": "x"}
    words = {"title": "x", "about": "x", "address": "https://example.org/", "as_at": "2000"}
    site = words | {
        "feedback": link,
        "licence": link,
        "accessibility": checked | {"contact": link, "enforcement": link},
    }
    entries = tree.entries if isinstance(tree, Mapping) else {}
    return Mapping({**entries, "site": KeyedNode(NOWHERE, node_of(site, NOWHERE))}, NOWHERE)


def _problem(tree: Node, detail: ErrorDetails) -> Problem:
    place = place_of(tree, detail["loc"])
    said = detail.get("ctx", {})
    if detail["type"] != "problem":
        return Problem(place, "value", "found a value that does not fit here")
    return Problem(place, said["code"], said["text"], said["hint"])


def _with_ids(tree: Node, details: list[ErrorDetails], problems: list[Problem]) -> list[Problem]:
    """The same problems; where a title stands for the id of what has it, that is the hint."""
    if not any(problem.code == "bad-id" for problem in problems):
        return problems
    known = ids_by_title(tree)
    told = []
    for detail, problem in zip(details, problems, strict=True):
        node = value_at(tree, detail["loc"])
        title = node.value if isinstance(node, Scalar) else ""
        refers = problem.code == "bad-id" and detail["loc"][-1] != "id"
        ids = known.get(title.casefold(), set()) if refers else set()
        hint = f"the id of {quote(title)} is {', '.join(sorted(ids))}" if ids else problem.hint
        told.append(replace(problem, hint=hint))
    return told


def _wrong_part(detail: ErrorDetails) -> Location:
    """What to leave out: the wrong value, or all of a record that lacks a key."""
    return detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]


def _from_the_end(location: Location) -> list[tuple[int, str]]:
    """Orders list entries so that taking one out does not move those still to come."""
    return [(part, "") if isinstance(part, int) else (0, part) for part in location]


def _ids(node: Node | None) -> set[str]:
    """The ids given anywhere inside a node."""
    ids: set[str] = set()
    waiting = [node] if node else []
    while waiting:
        here = waiting.pop()
        if isinstance(here, Mapping):
            name = here.entries.get("id") or here.entries.get("year")  # an edition is its year
            if name and isinstance(name.node, Scalar):
                ids.add(name.node.value)
            waiting += [entry.node for entry in here.entries.values()]
        elif isinstance(here, Sequence):
            waiting += here.items
    return ids
