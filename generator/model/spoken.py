"""A library as the pages of another language say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from generator.language import MAIN
from generator.model.record import Record
from generator.model.schema import below, fields_of, rebuild
from generator.model.wording import (
    Spoken,
    Translated,
    Untranslated,
    is_wording,
    spoken,
    untranslated,
)
from generator.vocabulary import SecondLanguage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model import Library
    from generator.model.schema import Field, Path

R = TypeVar("R", bound=Record)


def in_language(record: R, language: str) -> R:
    """A record, with all inside it, in which every text is said in a language if it can be."""

    def said(text: str) -> str:
        if isinstance(text, Translated) and language in text.others:
            return spoken(text.others[language], str(text))
        if isinstance(text, Untranslated):
            return spoken(str(text), str(text)) if text.language == language else text
        return untranslated(text, MAIN) if is_wording(text) else text

    return _with_texts(record, said)


def in_all_languages(named: Iterable[tuple[str, Library]]) -> Iterator[tuple[str, Library]]:
    """Libraries by name, each followed by what it is in the languages in which a body publishes."""
    for name, library in named:
        yield name, library
        for language in SecondLanguage:
            if any(language in each.also_in for each in library.organisations):
                yield name, in_language(library, language)


def in_main_language(record: R) -> R:
    """The same record as it is in English."""

    def said(text: str) -> str:
        if isinstance(text, Spoken):
            return text.main
        alone = isinstance(text, Untranslated) and text.language == MAIN
        return str(text) if alone else text

    return _with_texts(record, said)


def _with_texts(record: R, said: Callable[[str], str]) -> R:
    def changed(each: Record) -> tuple[dict[str, Any], dict[str, int]]:
        changes = {}
        for field in _wordings(type(each)):
            value = getattr(each, field.name)
            if value is not None and (other := _said(value, said)) is not value:
                changes[field.name] = other
        return changes, each.all_withheld

    return rebuild(record, changed)


def _said(value: Any, said: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return said(value)
    if isinstance(value, dict):
        return {name: said(text) for name, text in value.items()}
    return tuple(said(text) for text in value)


def _wordings(cls: type[Record]) -> Iterator[Field]:
    return (field for field in fields_of(cls) if field.wording)


def texts_of(record: Record) -> Iterator[tuple[Record, Path, str]]:
    """Every text of a record and of all inside it, with the record that has it and its path."""
    for each in below(record):
        for field in _wordings(type(each)):
            yield from ((each, path, text) for path, text in field.values(each))


def is_spoken(library: Library) -> bool:
    """Whether a library says its texts in another language than the main one."""
    return _is_spoken(library.site.title)


def _is_spoken(text: str) -> bool:
    """Whether a text is one of the pages of a second language."""
    return isinstance(text, Spoken) or (isinstance(text, Untranslated) and text.language == MAIN)


def mains_in(record: Record) -> list[str]:
    """What the texts of a record say in English that it says in another language."""
    if not _is_spoken(next(_titled(record), "")):
        return []  # a record of the main language, of which there are many
    return [text.main for *_, text in texts_of(record) if isinstance(text, Spoken)]


def _titled(record: Record) -> Iterator[str]:
    return (text for *_, text in texts_of(record) if is_wording(text))
