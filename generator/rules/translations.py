"""What a body that publishes in two languages has said in one of them only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.language import IN_ENGLISH, MAIN
from generator.model.schema import fields_of
from generator.model.spoken import texts_of
from generator.model.wording import Translated, Untranslated, is_wording
from generator.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library, Record
    from generator.problems import Place
    from generator.rules.subject import Subject


def untranslated(subject: Subject) -> Iterator[Problem]:
    """Texts that pages have to show in another language: one note for each file and language."""
    library = subject.library
    for second, bodies in _speakers(library).items():
        for texts in _by_file(_said_by(library, bodies)).values():
            for code in (MAIN, second):
                lacking = [place for place, text in texts if code not in _languages_of(text)]
                if lacking:
                    found = f"found {len(lacking)} of {len(texts)} texts without {IN_ENGLISH[code]}"
                    hint = (
                        f"write them as {{{MAIN}: ..., {second}: ...}}; until then pages mark them"
                    )
                    yield Problem(lacking[0], "untranslated", found, hint, Severity.NOTE)


def unspoken(subject: Subject) -> Iterator[Problem]:
    """Texts in a language in which no page of their body is."""
    library = subject.library
    for organisation in library.organisations:
        known = {MAIN, *organisation.also_in}
        for texts in _by_file(_said_by(library, {organisation.id}, shared=False)).values():
            for place, text in texts:
                for code in sorted(_languages_of(text) - known):
                    found = (
                        f"found a text in {IN_ENGLISH[code]}, "
                        "though its body has no pages in that language"
                    )
                    hint = f'write "also_in: [{code}]" in organisations/{organisation.id}.yml'
                    yield Problem(place, "unspoken", found, hint, Severity.WARNING)


def _speakers(library: Library) -> dict[str, set[str]]:
    """The bodies that publish in each second language."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for organisation in library.organisations:
        for code in organisation.also_in:
            found[code].add(organisation.id)
    return found


def _said_by(library: Library, bodies: set[str], *, shared: bool = True) -> Iterator[Record]:
    """What the pages of some bodies are made of; what all bodies share, too."""
    yield from (each for each in library.organisations if each.id in bodies)
    for edition in library.editions:
        if bodies & {edition.organisation, *edition.joint_with}:
            yield edition
    if shared:
        yield library.site
        yield from library.frameworks
        yield from filter(None, (library.glossary, library.risks))


def _by_file(records: Iterator[Record]) -> dict[str, list[tuple[Place, str]]]:
    """The texts of records that have any words, with their places, by file."""
    found: defaultdict[str, list[tuple[Place, str]]] = defaultdict(list)
    for record in records:
        for holder, path, text in texts_of(record):
            internal = {each.name for each in fields_of(type(holder)) if each.internal}
            if path[0] not in internal and is_wording(text):
                place = holder.place(*path)
                found[place.file].append((place, text))
    return found


def _languages_of(text: str) -> set[str]:
    if isinstance(text, Translated):
        return {MAIN, *text.others}
    return {text.language} if isinstance(text, Untranslated) else {MAIN}
