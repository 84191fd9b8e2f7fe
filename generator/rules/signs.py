"""Characters that mislead: invisible ones, and those that look like others."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.model.schema import fields_of
from generator.model.wording import Translated
from generator.problems import Place, Problem, Severity, line_in
from generator.reading.hosts import NO_USER, has_user
from generator.reading.nodes import quote
from generator.reading.signs import TURNING, unseen_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject

# Soft hyphens, signs without width, and marks of direction, which divide a word for every search;
# and tags, in which programs read what nobody sees, but for those that belong to a flag.
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]"
)


def hidden_signs(subject: Subject) -> Iterator[Problem]:
    """Invisible characters in any text; in links of narrative texts they are errors besides."""
    for place, text in _unusual_texts(subject):
        found = TURNING.search(text)
        severity = Severity.ERROR if found else Severity.WARNING
        found = found or _HIDDEN.search(text)
        if found:
            message = f"found an invisible character ({unseen_in(found[0])}) in a text"
            hint = "delete it: readers would not see what is written"
            if severity is Severity.WARNING:
                hint = "delete it: no search finds a word with it"
            where = line_in(place, text, found[0])
            yield Problem(where, "invisible-character", message, hint, severity)


_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
# Greek and Cyrillic letters that nobody tells from Latin ones; others are signs, as in k\u03a9.
_ALIKE = re.compile(
    "[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
    "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0422\u0425"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501]"
)


def mixed_letters(subject: Subject) -> Iterator[Problem]:
    """Words of Latin letters with another among them that only looks like one."""
    for place, text in _unusual_texts(subject):
        for word in _WORD.findall(text):
            alike = _ALIKE.search(word)
            if alike and _LATIN.search(word):
                name = unicodedata.name(alike[0]).lower()
                message = f"found {quote(word)}, a word of Latin letters with "
                message += f"U+{ord(alike[0]):04X}, {name}, among them"
                hint = (
                    "type the word again: as it is, no search finds it, and a link leads elsewhere"
                )
                where = line_in(place, text, word)
                yield Problem(where, "mixed-letters", message, hint, Severity.WARNING)


def users_in_addresses(subject: Subject) -> Iterator[Problem]:
    """Addresses with a user name, where a whole value is one; see also links in narrative texts."""
    for place, text in _texts(subject):
        if "@" in text and re.match(r"https?:\S+$", text) and has_user(text):
            message = f"found {quote(text)} with a user name before its host"
            yield Problem(place, "bad-address", message, NO_USER)


def _unusual_texts(subject: Subject) -> Iterator[tuple[Place, str]]:
    return ((place, text) for place, text in _texts(subject) if not text.isascii())


def _texts(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Every text of the content, in all languages, and its place."""
    for record, _ in subject.index.records:
        for field in fields_of(type(record)):
            for path, text in field.values(record):
                if isinstance(text, str):
                    yield record.place(*path), text
                if isinstance(text, Translated):
                    for language, said in text.others.items():
                        yield record.place(*path, language), said
