"""Texts that content gives in several languages, and what of them the pages of one language say.

English is what a text is by itself: it is compared, sorted and looked up by that. A text that is
given in one language only stands in that on the pages of the other too, and is known for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from generator.language import IN_ENGLISH, MAIN
from generator.reading.nodes import Mapping, quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as AbstractMapping


@dataclass(frozen=True, slots=True)
class Wording:
    """Marks a field whose text another language says in other words."""


class Translated(str):
    """An English text that content gives in other languages too."""

    __slots__ = ("others",)
    others: AbstractMapping[str, str]


class Spoken(str):
    """A text in another language; `main` is what it says in English."""

    __slots__ = ("main",)
    main: str


class Untranslated(str):
    """A text in its own language, which content does not give in that of the pages it is on."""

    __slots__ = ("language",)
    language: str


def spoken(text: str, main: str) -> Spoken:
    """A text in another language, with what it says in English."""
    said = Spoken(text)
    said.main = main
    return said


def main_of(text: str) -> str:
    """What a text says in English."""
    return text.main if isinstance(text, Spoken) else text


def untranslated(text: str, language: str) -> Untranslated:
    """A text that is in a language only, on the pages of another."""
    alone = Untranslated(text)
    alone.language = language
    return alone


_LETTERS = re.compile(r"[^\W\d_]{2}")


def is_wording(text: str) -> bool:
    """Whether a text has any words: a number or a sign is the same in every language."""
    return bool(_LETTERS.search(text))


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error that becomes a problem: a code, what was found and expected, and a hint."""
    return PydanticCustomError("problem", "{text}", {"code": code, "text": message, "hint": hint})


def in_languages(check: Callable[[object], str]) -> Callable[[object], str]:
    """A check of a text that is also satisfied by a group of such texts, each under its language.

    For example `{en: Finance Committee, cy: Pwyllgor Cyllid}`.
    """

    def checked(value: object) -> str:
        if not isinstance(value, Mapping) or not value.entries.keys() & IN_ENGLISH.keys():
            return check(value)
        for language in value.entries.keys() - IN_ENGLISH.keys():
            message = f"found a text in the language {quote(language)}"
            known = ", ".join(f"{code} ({name})" for code, name in IN_ENGLISH.items())
            raise refuse("unknown-language", f"{message}, expected one of: {known}")
        texts = {language: check(entry.node) for language, entry in value.entries.items()}
        if MAIN not in texts:
            (language, text), *_ = texts.items()
            return untranslated(text, language)
        text = Translated(texts.pop(MAIN))
        text.others = texts
        return text

    return checked
