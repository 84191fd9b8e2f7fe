"""Every message that pages can say, and the catalogue of a language brought up to date with them.

Run as a program, it writes the catalogues anew: what is new stands there without a translation.
"""

from __future__ import annotations

import ast
import io
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator import page_kinds, vocabulary, words
from generator.compare.fields import FIELDS
from generator.compare.records import ChangeKind
from generator.compare.summary import NOUNS as COMPARED
from generator.language import CATALOGUES, MAIN, NAMES
from generator.model import Library
from generator.model.record import Edited
from generator.model.schema import fields_of, record_classes
from generator.pages.downloads import TABLES
from generator.render.script_words import SCRIPT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages import Catalog

REPOSITORY = Path(__file__).resolve().parents[2]
Message = str | tuple[str, str]

_SAID = {"_": None, "ngettext": (1, 2), "known": None}
_COMPARED = ("items", "risks", "sections", "fields")
"""The modules of comparisons that give fields labels as keys of groups."""


def messages() -> list[Message]:
    """Every message once, in a fixed order; what is counted stands there with its plural."""
    found = dict.fromkeys([*_marked(), *_of_tables()])
    counted = {each[0] for each in found if isinstance(each, tuple)}
    return [each for each in found if each not in counted]


def _marked() -> Iterator[Message]:
    """Those that stand in the program and its templates."""
    found: list[tuple[str, int, Message]] = []
    said: Message
    for folder, kinds in (
        ("generator", [("**.py", "python")]),
        ("site_templates", [("**.jinja", "jinja2"), ("**.html", "jinja2")]),
    ):
        below = REPOSITORY / folder
        for name, line, marked, *_ in extract_from_dir(below, kinds, keywords=_SAID):
            said = marked if isinstance(marked, str) else (marked[0], marked[1])
            found.append((f"{folder}/{name}", line, said))
    yield from (said for *_, said in sorted(found, key=lambda each: each[:2]))


def _of_tables() -> Iterator[Message]:
    """Those that the program says by what content chose, or by the names of fields."""
    yield from words.NOUNS.values()
    for name, choices in vars(vocabulary).items():
        if _is_choice(choices) and name not in {"Audience", "SecondLanguage"}:
            yield from (words.name_of_state(each) for each in choices)
    yield from (each.value for each in ChangeKind)
    yield from (f"{each.value} and not in the new plan" for each in _ENDED)
    yield from (label for fields in FIELDS.values() for label, *_ in fields)
    for module in _COMPARED:
        yield from _labels_in(REPOSITORY / "generator" / "compare" / f"{module}.py")
    yield from (noun.removesuffix("s") for noun in COMPARED.values())
    for kind in page_kinds.PAGE_KINDS:
        yield from filter(None, (kind.found_as, kind.tab))
    yield from (name.replace("-", " ") for name in TABLES)
    yield from _names_of_fields()
    yield from SCRIPT_WORDS


_ENDED = (ChangeKind.COMPLETED, ChangeKind.CLOSED, ChangeKind.SUPERSEDED)


def _is_choice(found: object) -> TypeGuard[type[StrEnum]]:
    return isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum


def _labels_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        for key in node.keys if isinstance(node, ast.Dict) else ():
            if isinstance(key, ast.Constant) and re.match("[A-Z]", str(key.value)):
                yield str(key.value)


def _names_of_fields() -> Iterator[str]:
    """The fields of which an editor may say that they were inferred."""
    for cls in record_classes(Library):
        if issubclass(cls, Edited):
            yield from (field.name.replace("_", " ") for field in fields_of(cls))


def catalogue_of(language: str) -> Catalog:
    """The catalogue of a language as it is written."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, language)


def updated(language: str) -> bytes:
    """The catalogue of a language with every message there is and no other."""
    before = catalogue_of(language)
    after = read_po(io.BytesIO(_HEADER.format(language=language).encode()), language)
    for message in messages():
        one = message if isinstance(message, str) else message[0]
        held = before.get(one)
        said = held.string if held and held.pluralizable is isinstance(message, tuple) else None
        after.add(message, said)
    written = io.BytesIO()
    write_po(written, after, width=100, omit_header=True)
    head = f"{before.header_comment}\n{_HEADER.format(language=language)}\n"
    return head.encode() + written.getvalue()


_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);\\n"
"""


if __name__ == "__main__":
    for code in NAMES:
        if code != MAIN:
            (CATALOGUES / f"{code}.po").write_bytes(updated(code))
