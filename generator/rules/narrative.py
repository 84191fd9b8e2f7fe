"""Narrative text that holds what it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.index import index_library
from generator.model.schema import narratives
from generator.problems import Problem, Severity, line_in
from generator.prose import links_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from generator.model import Library
    from generator.rules.subject import Subject


def unsafe_text(subject: Subject) -> Iterator[Problem]:
    """Headings, raw HTML and unsafe links; they are taken out of every page as well."""
    for record, _ in subject.index.records:
        for path, text in narratives(record):
            for finding in subject.sound.findings(text):
                place = line_in(record.place(*path), text, finding.words)
                yield Problem(place, finding.code, finding.message, finding.hint)


def broken_links(library: Library, pages: Callable[[], Collection[str]]) -> Iterator[Problem]:
    """Links to the site's own address that lead to no page; `pages` gives the paths below it."""
    home = library.site.address.rstrip("/") + "/"
    found = [
        (line_in(record.place(*path), text, address), address)
        for record, _ in index_library(library).records
        for path, text in narratives(record)
        for address in (links_in(text) if home in text else ())
        if address.startswith(home)
    ]
    there = pages() if found else ()  # to list the pages takes time, and few texts have such links
    for place, address in found:
        if not _is_there(address[len(home) :], there):
            message = f'found the link "{address}", which leads to no page of this site'
            hint = "copy the address from the page itself, on the site for staff"
            yield Problem(place, "broken-link", message, hint, Severity.WARNING)


def _is_there(path: str, pages: Collection[str]) -> bool:
    page = re.split(r"[?#]", path, maxsplit=1)[0].removesuffix("index.html")
    # Files beside the pages have a dot in their names.
    return "." in page.rpartition("/")[2] or page.rstrip("/") in pages


_SWALLOWED = re.compile(r"(?:^|\s)(audience: (?:public|internal))(?=\s|$)")


def swallowed_keys(subject: Subject) -> Iterator[Problem]:
    """A key that wrong indentation made part of a text: an `audience` lost so would leak."""
    for record, _ in subject.index.records:
        keys = "|".join(type(record).model_fields)
        line = re.compile(rf"^({keys}):(?=\s|$)", re.MULTILINE)
        for path, text in narratives(record):
            for found in [*_SWALLOWED.finditer(text), *line.finditer(text)]:
                place = line_in(record.place(*path), text, found[1])
                message = f'found "{found[1]}" inside a text'
                hint = "indent it like the other keys, or put the words in quotes"
                yield Problem(place, "key-in-text", message, hint)
