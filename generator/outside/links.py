"""Which links lead to other websites, and what there is to say of those that do not answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.index import index_library
from generator.model.schema import fields_of
from generator.outside.asking import ask
from generator.problems import Place, Problem, Severity, line_in
from generator.prose import links_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Library

_WHOLE = re.compile(r"https?://\S+")
MOST = 500
"""More addresses than this are not asked for at once."""


def silent_links(
    library: Library, ask_all: Callable[[list[str]], dict[str, str]] = ask
) -> list[Problem]:
    """A problem for each address of the content that does not answer, with all its places."""
    home = library.site.address.rstrip("/") + "/"
    places: dict[str, list[Place]] = {}
    for place, address in _addresses(library):
        if not f"{address}/".startswith(home):
            places.setdefault(address.partition("#")[0], []).append(place)
    asked = sorted(places)[:MOST]
    answers = ask_all(asked)
    problems = [
        _problem(sorted(set(places[address])), address, answer)
        for address, answer in answers.items()
    ]
    if left := len(places) - len(asked):
        message = f"found {len(places)} addresses, of which {left} were not asked for"
        hint = "correct those that do not answer, and check some of the rest by hand"
        place = library.site.place()
        problems.append(Problem(place, "silent-link", message, hint, Severity.NOTE))
    return sorted(problems)


def _addresses(library: Library) -> Iterator[tuple[Place, str]]:
    """Every address in a field of its own or in a text, with its place."""
    for record, _ in index_library(library).records:
        for field in fields_of(type(record)):
            if field.record or field.refers:
                continue
            for path, text in field.values(record):
                if not isinstance(text, str) or "://" not in text:
                    continue
                place = record.place(*path)
                found = links_in(text) if field.narrative else [text]
                for address in found:
                    if _WHOLE.fullmatch(address):
                        yield line_in(place, text, address), address


def _problem(places: list[Place], address: str, answer: str) -> Problem:
    message = f'found the link "{address}", which {answer}'
    hint = "look whether the page has moved, or whether only programs are refused"
    first, *others = places
    return Problem(first, "silent-link", message, hint, Severity.WARNING, tuple(others))
