"""The kinds of value that content fields hold.

Each accepts a scalar as written in YAML (or a plain Python value, for models made in code) and
refuses what YAML 1.1 would silently have read as something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, PlainValidator

from generator.model.lists import List as List  # noqa: PLC0414 - for all who take it from here
from generator.model.lists import found_as
from generator.model.printed_dates import TO_BE_CONFIRMED, DueMeaning, iso_of, read_due, why_no_date
from generator.model.synonyms import hint_for
from generator.model.wording import Wording, in_languages, refuse
from generator.reading.misread import misread_as
from generator.reading.nodes import Mapping, Scalar, quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose text is the id of something else of this kind.

    An essential reference carries its record: when its target is withheld, so is the record; of
    a list, when all of them are. Lineage names what an item came from, which only an earlier
    release of the edition may have; a successor is what took its place.
    """

    kind: str
    essential: bool = False
    lineage: bool = False
    successor: bool = False


@dataclass(frozen=True, slots=True)
class InternalByType:
    """Marks a field of which no value is ever public."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """Marks a field that holds Markdown."""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, Scalar):
        key_in_it = isinstance(value, Mapping) and len(value.entries) == 1
        hint = 'put a text that has ": " in it in quotes' if key_in_it else ""
        raise refuse("not-text", f"found {found_as(value)}, expected text", hint)
    if not value.value.strip():
        hint = "write the text, or remove the key"
        raise refuse("empty-value", "found nothing, expected text", hint)
    if value.plain and (meaning := misread_as(value.value)):
        found = f"found `{value.value}` without quotes, which YAML reads as {meaning}"
        raise refuse("quote-text", f"{found}, expected text", f'write "{value.value}"')
    return value.value.strip()


def _line(value: object) -> str:
    return " ".join(_text(value).split())


ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 60


def _id(value: object) -> str:
    text = _written(value, "an id")
    if not ID.fullmatch(text) or len(text) > MAX_ID:
        message = f"found {quote(text)}, expected an id: lower case letters, digits and hyphens"
        raise refuse("bad-id", message, _suggested_id(text))
    return text


def _suggested_id(text: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:MAX_ID]
    return f'for example "{made}"' if made else ""


REFERENCE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,2}")


def _reference(value: object) -> str:
    text = _written(value, "an id")
    if not REFERENCE.fullmatch(text):
        message = f"found {quote(text)}, expected the id of an item"
        raise refuse("bad-id", message, _suggested_id(text))
    return text


def _written(value: object, expected: str) -> str:
    """The text of a scalar whose own form is checked next, so that quotes do not matter."""
    if isinstance(value, str):
        return value
    if isinstance(value, Scalar) and value.value.strip():
        return value.value.strip()
    raise refuse("not-text", f"found {found_as(value)}, expected {expected}")


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    text = _written(value, "a whole number")
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise refuse("not-a-number", f"found {quote(text)}, expected a whole number")
    return int(text)


def _date(value: object) -> str:
    text = _written(value, "a date")
    day = iso_of(text)
    if day is None:
        message = f"found {quote(text)}, expected a date"
        form = "write 2017-07-26 for a day, 2017-07 for a month, 2017 for a year"
        raise refuse("bad-date", message, why_no_date(text) or form)
    return day


def _due_date(value: object) -> str:
    text = " ".join(_written(value, "a date").split())
    due = read_due(text)
    if due is None:
        return _date(value)
    return TO_BE_CONFIRMED if due.meaning is DueMeaning.UNCONFIRMED else text


def _financial_year(value: object) -> str:
    text = _written(value, "a financial year")
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        message = f"found {quote(text)}, expected a financial year"
        first = re.match(r"[0-9]{4}", text)
        example = f"{first[0]}-{(int(first[0]) + 1) % 100:02d}" if first else "2016-17"
        raise refuse("financial-year", message, f'for example "{example}"')
    return text


def _address(value: object) -> str:
    text = _written(value, "a web address")
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):
        message = f"found {quote(text)}, expected a web address"
        raise refuse("bad-address", message, "write it in full, with https://")
    return text


CONTACT = re.compile(r"https://[^\s/@]+(/\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+")


def _contact(value: object) -> str:
    text = _written(value, "where to write or call")
    if not CONTACT.fullmatch(text):
        message = f"found {quote(text)}, expected an address with https:, mailto: or tel:"
        raise refuse("bad-contact", message, 'for example "mailto:security@example.org"')
    return text


FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*\.[A-Za-z0-9]+")


def _file_name(value: object) -> str:
    text = _written(value, "the name of a file")
    if not FILE_NAME.fullmatch(text):
        message = f"found {quote(text)}, expected the name of a file in files/"
        raise refuse("bad-file-name", message, 'for example "structure.png"')
    return text


COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(value: object) -> str:
    text = _written(value, 'a colour such as "#12345c"')
    if not COLOUR.fullmatch(text):
        message = f"found {quote(text)}, expected a colour"
        hint = 'write # and six characters from 0 to f, in quotes: for example "#12345c"'
        raise refuse("bad-colour", message, hint)
    return text.lower()


def _digest(value: object) -> str:
    text = _written(value, "a SHA-256 digest")
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise refuse("bad-digest", f"found {quote(text)}, expected a SHA-256 digest")
    return text


RELEASE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z]+(-[0-9]+)?")


def _release(value: object) -> str:
    text = _written(value, "the name of a release")
    if not RELEASE.fullmatch(text):
        message = f"found {quote(text)}, expected the name of a release"
        raise refuse("bad-release", message, 'for example "2017-07-26-audited"')
    _date(text[: len("2017-07-26")])
    return text


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _written(value, "true or false")
    if text not in {"true", "false"}:
        raise refuse("not-a-flag", f"found {quote(text)}, expected true or false")
    return text == "true"


def _keyed(value: object) -> object:
    if not isinstance(value, Mapping | dict):
        hint = 'for example "inferred: {owners: read from the chair}"'
        raise refuse("not-keys", f"found {found_as(value)}, expected names of fields", hint)
    return value if isinstance(value, dict) else {k: e.node for k, e in value.entries.items()}


def one_of(choices: type[StrEnum]) -> BeforeValidator:
    """Accept the values of an enumeration, and name them all when something else is found."""

    def check(value: object) -> StrEnum:
        text = _written(value, "one of " + ", ".join(choices))
        try:
            return choices(text)
        except ValueError:
            message = f"found {quote(text)}, expected one of: {', '.join(choices)}"
            raise refuse("unknown-value", message, hint_for(choices, text)) from None

    return BeforeValidator(check)


def _schema(check: Callable[[object], Any]) -> BeforeValidator:
    return BeforeValidator(check)


# What is checked plainly stays what it is: a text that knows its other languages.
Text = Annotated[str, PlainValidator(in_languages(_line)), Wording()]
Prose = Annotated[str, PlainValidator(in_languages(_text)), Narrative(), Wording()]
# A line that is the same in every language: a person's name, a reference.
Verbatim = Annotated[str, _schema(_line)]
Printed = Annotated[str, _schema(lambda value: _written(value, "a number as printed"))]
Id = Annotated[str, _schema(_id)]
Whole = Annotated[int, _schema(_whole)]
FileName = Annotated[str, _schema(_file_name)]
Colour = Annotated[str, _schema(_colour)]
Flag = Annotated[bool, _schema(_flag)]
Address = Annotated[str, _schema(_address)]
Contact = Annotated[str, _schema(_contact)]  # a page, a mailbox or a telephone, as an address
# A day, a month or a year as ISO 8601 text, for example "2017-07-26", "2017-07", "2017".
Date = Annotated[str, _schema(_date)]
DueDay = Annotated[str, _schema(_due_date)]  # a date, or "TBC": to be confirmed
# 1 April to 31 March, for example "2016-17".
FinancialYear = Annotated[str, _schema(_financial_year)]
Digest = Annotated[str, _schema(_digest)]
# The id of an edition that need not be there any more, for example "met/2016-17".
EditionPath = Annotated[str, _schema(_reference)]
# The name of a release's folder: its date, and its state or kind.
ReleaseName = Annotated[str, _schema(_release)]
Bases = Annotated[dict[str, Text], _schema(_keyed)]  # what was inferred from what, by field

PostRef = Annotated[str, _schema(_reference), Refers("post")]
BoardRef = Annotated[str, _schema(_reference), Refers("board")]
AreaRef = Annotated[str, _schema(_reference), Refers("area")]
PrincipleRef = Annotated[str, _schema(_reference), Refers("principle")]
FrameworkRef = Annotated[str, _schema(_reference), Refers("framework")]
OrganisationRef = Annotated[str, _schema(_reference), Refers("organisation")]
EditionRef = Annotated[str, _schema(_reference), Refers("edition")]
ImprovementRef = Annotated[str, _schema(_reference), Refers("improvement")]
ActionRef = Annotated[str, _schema(_reference), Refers("action")]
RecommendationRef = Annotated[str, _schema(_reference), Refers("recommendation")]
PaperRef = Annotated[str, _schema(_reference), Refers("paper")]
ControlRef = Annotated[str, _schema(_reference), Refers("control")]
# A theme is looked up in the area that the record around it names.
ThemeRef = Annotated[str, _schema(_reference), Refers("theme", essential=True)]
# Where something counts: it does not count elsewhere when none of these is there.
UsedIn = Annotated[str, _schema(_reference), Refers("edition", essential=True)]
BoundBody = Annotated[str, _schema(_reference), Refers("organisation", essential=True)]
# What an item came from, in this edition's earlier releases or in another year; a theme is named
# with its area: "2016-17/area/theme".
EarlierActionRef = Annotated[str, _schema(_reference), Refers("action", lineage=True)]
EarlierAreaRef = Annotated[str, _schema(_reference), Refers("area", lineage=True)]
EarlierControlRef = Annotated[str, _schema(_reference), Refers("control", lineage=True)]
EarlierImprovementRef = Annotated[str, _schema(_reference), Refers("improvement", lineage=True)]
EarlierRiskRef = Annotated[str, _schema(_reference), Refers("risk", lineage=True)]
EarlierThemeRef = Annotated[str, _schema(_reference), Refers("theme", lineage=True)]
SuccessorActionRef = Annotated[str, _schema(_reference), Refers("action", successor=True)]
EditorialNotes = Annotated[List[Prose], InternalByType()]
WaitingTexts = Annotated[List[Text], InternalByType()]
InternalProse = Annotated[Prose | None, InternalByType()]
InternalDate = Annotated[Date | None, InternalByType()]
