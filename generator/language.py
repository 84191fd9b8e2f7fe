"""The interface's own words in the language that pages are being made in.

English stands in the program itself; every other language has one catalogue in languages/, as
gettext keeps them. What content says in several languages is no matter of this module.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages import Catalog

CATALOGUES = Path(__file__).parent / "languages"
MAIN = "en"
"""The language of the program's own words, and of pages that stand at the root of a site."""
NAMES = {MAIN: "English", "cy": "Cymraeg"}
"""What each language calls itself; every one but the main one has a catalogue."""
IN_ENGLISH = {MAIN: "English", "cy": "Welsh"}
"""What messages for editors call it."""

_spoken = ContextVar("_spoken", default=MAIN)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything said inside is said in a language, given as its ISO 639-1 code."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """The code of the language that is being spoken."""
    return _spoken.get()


def _(message: str, **values: object) -> str:
    """A message in the language that is being spoken, in English where that has none for it.

    Values stand in it by name, "%(year)s"; with HTML among them, what is returned is HTML.
    """
    return _filled(_catalogue(spoken()).gettext(message) if message else "", values)


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """A message that a number decides, which stands in it as "%(number)s"."""
    said = _catalogue(spoken()).ngettext(one, many, number)
    return _filled(said, {"number": number, **values})


IN_TEMPLATES = {"_": _, "ngettext": ngettext}
"""What every environment of templates is given to say words with."""


def known(message: str) -> str:
    """Mark a message that is said later, where its language is known."""
    return message


@cache
def _months(language: str) -> tuple[str, ...]:
    from babel.dates import get_month_names

    return tuple(get_month_names("wide", locale=language)[month] for month in range(1, 13))


def month_names() -> tuple[str, ...]:
    """The months' names in the language that is being spoken."""
    return _months(spoken())


def _filled(said: str, values: dict[str, object]) -> str:
    for name, value in values.items():
        if not isinstance(value, str | int | float):  # a list of records would be said as code
            raise TypeError(f"{name} of {said!r} is neither a word nor a number: {value!r}")
    if any(hasattr(value, "__html__") for value in values.values()):
        said = Markup(said)  # noqa: S704 - ours, or a catalogue's; values are escaped
    return said % values if values else said


# The letters in their order; two signs may be one letter.
_LETTERS = {
    MAIN: "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "cy": "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z",
}


def letters_of(text: str) -> list[str]:
    """The letters of a text as the language counts them, without case, accents and first signs."""
    plain = "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))
    begin = next((at for at, sign in enumerate(plain) if sign.isalnum()), 0)
    pairs = [each for each in _LETTERS[spoken()].split() if len(each) > 1]
    return re.findall("|".join([*pairs, "."]), plain[begin:], re.DOTALL)


def alphabetical(text: str) -> list[tuple[int, str]]:
    """By what a text is sorted in the alphabet of the language that is being spoken."""
    order = {letter: at for at, letter in enumerate(_LETTERS[spoken()].split(), 1)}
    other = len(order) + 1  # letters of other languages come last, spaces and digits first
    return [(order.get(each, other) if each.isalpha() else 0, each) for each in letters_of(text)]


def translations() -> Iterator[str]:
    """Every message as it is in every language but the main one."""
    for language in NAMES.keys() - {MAIN}:
        for message in _read(language):
            said = message.string if message.id else ()  # the head, which is given today's date
            yield from (said,) if isinstance(said, str) else said or ()


def all_months() -> frozenset[str]:
    """The names of months in all languages, in small letters."""
    return frozenset(month_numbers())


def month_numbers() -> dict[str, int]:
    """Which month it is, by its name in any language in small letters."""
    return {
        month.casefold(): number
        for language in NAMES
        for number, month in enumerate(_months(language), 1)
    }


@cache
def written_months() -> tuple[frozenset[str], ...]:
    """Of each month, its names in all languages, whole and shortened, in small letters."""
    from babel.dates import get_month_names

    tables = [get_month_names(width, locale=language)
              for width in ("wide", "abbreviated") for language in NAMES]  # fmt: skip
    names = ({table[month].casefold().strip(".") for table in tables} for month in range(1, 13))
    # "Sept" is usual too.
    cuts = (3, 4)
    return tuple(frozenset(each | {name[:cut] for name in each for cut in cuts}) for each in names)


def _read(language: str) -> Catalog:
    from babel.messages.pofile import read_po

    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, language)


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == MAIN:
        return NullTranslations()
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    write_mo(compiled, _read(language))
    compiled.seek(0)
    return GNUTranslations(compiled)
