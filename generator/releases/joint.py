"""A year that several bodies account for in one statement, as the year of each of them.

It is written once, in the folder of one body, whose edition names the others as `joint_with`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model import Record
from generator.model.index import NAMED_IN_EDITIONS
from generator.model.schema import fields_of, rebuild
from generator.prose import ItemAddress, with_items_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Edition, Library

    Say = Callable[[str, str], str]  # a kind and a reference -> the reference

R = TypeVar("R", bound=Record)


def as_year_of(body: str, edition: Edition) -> str:
    """The id of a joint year as that of one of its bodies."""
    return f"{body}/{edition.year}"


def no_such_edition(library: Library, name: str) -> str:
    """Why there is nothing to release under the name of an edition."""
    for each in library.editions:
        if name in {as_year_of(body, each) for body in each.joint_with}:
            return f"{name} is held as {each.id}, jointly: release that, and it stands at both."
    known = ", ".join(each.id for each in library.editions)
    return f'There is no edition "{name}". There are: {known}.'


def seen_by(body: str, library: Library) -> Library:
    """A library in which the years that another body holds for this one too are this body's own.

    What they name without its body is the other's, and is named with it.
    """
    shared = {
        each.id: as_year_of(body, each) for each in library.editions if body in each.joint_with
    }
    if not shared:
        return library
    renamed = partial(_with_references, say=partial(_renamed, shared))
    editions = tuple(
        renamed(_handed_over(each, body) if each.id in shared else each)
        for each in library.editions
    )
    glossary = renamed(library.glossary) if library.glossary else None
    papers = tuple(map(renamed, library.joint_papers))
    changes: dict[str, object] = {
        "editions": editions,
        "glossary": glossary,
        "joint_papers": papers,
    }
    return library.without(changes, library.all_withheld)


def _handed_over(edition: Edition, body: str) -> Edition:
    """A year as that of another of its bodies."""
    holder = edition.organisation
    bodies = (holder, *(each for each in edition.joint_with if each != body))
    whole = _with_references(edition, partial(_with_its_body, holder))
    return whole.without({"organisation": body, "joint_with": bodies}, whole.all_withheld)


_OF_A_BODY = {"post", "board"}


def _with_its_body(holder: str, kind: str, name: str) -> str:
    """A reference of a body's year with that body, where it leads out of the year."""
    if kind in _OF_A_BODY:
        return name if "/" in name else f"{holder}/{name}"
    year = name.partition("/")[0]
    if kind in NAMED_IN_EDITIONS and year != name and year[:1].isdecimal():
        return f"{holder}/{name}"
    return name


def _renamed(shared: dict[str, str], kind: str, name: str) -> str:
    """A reference into a joint year as that of another body's year."""
    if kind not in NAMED_IN_EDITIONS and kind != "edition":
        return name
    body, _, rest = name.partition("/")
    year, slash, inside = rest.partition("/")
    there = shared.get(f"{body}/{year}")
    return f"{there}{slash}{inside}" if there else name


def _with_references(record: R, say: Say) -> R:
    """A record, and all in it, with other references, in fields as in texts."""

    def change(each: Record) -> tuple[dict[str, Any], dict[str, int]]:
        changes = {}
        for field in fields_of(type(each)):
            if field.refers:
                kind = field.refers.kind
                said = field.holding([say(kind, name) for name in field.held(each)])
            elif field.narrative:
                said = field.holding([_text(text, say) for text in field.held(each)])
            else:
                continue
            if said != getattr(each, field.name):
                changes[field.name] = said
        return changes, each.all_withheld

    return rebuild(record, change)


def _text(text: str, say: Say) -> str:
    return with_items_called(text, lambda item: ItemAddress(item.kind, say(item.kind, item.name)))
