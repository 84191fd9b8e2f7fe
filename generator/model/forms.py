"""How each kind of value looks: in words, by an example, and as JSON Schema can say it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from generator.language import IN_ENGLISH
from generator.model import fields
from generator.model.fields import Refers
from generator.model.printed_dates import PATTERN
from generator.model.schema import type_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Record


class ValueForm(NamedTuple):
    """What a value is called, one as a file has it, and what JSON Schema says of all of them."""

    words: str
    example: str
    schema: Mapping[str, Any]


def _text(pattern: str, **more: object) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$", **more}


def _written(pattern: str, **more: object) -> dict[str, Any]:
    """A text that is taken as it stands, even where YAML takes it for a number: the id 2024."""
    return {**_text(pattern, **more), "type": ["string", "number"]}


_LINE = {"title": "a text", "type": "string", "pattern": r"\S"}
_PRINTED = {"type": ["string", "number"], "pattern": r"\S"}
_BY_LANGUAGE = {
    "title": "a text in each language",
    "type": "object",
    "properties": dict.fromkeys(IN_ENGLISH, _LINE),
    "additionalProperties": False,
    "minProperties": 1,
}
WORDS = {"title": "a text", "anyOf": [_LINE, _BY_LANGUAGE]}
REFERENCE = _written(fields.REFERENCE.pattern)
_WHOLE = {"type": ["integer", "string"], "minimum": 0, "pattern": "^(?:0|[1-9][0-9]{0,8})$"}
_FLAG = {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}
_DATE = ValueForm("a day, month or year", "2025-06-12", _written(PATTERN))

FORMS_OF_TYPES = (
    (fields.Text, ValueForm("a line of text", "", WORDS)),
    (fields.Prose, ValueForm("Markdown text", "", WORDS)),
    (fields.Verbatim, ValueForm("a line of text, the same in every language", "", _LINE)),
    (fields.Printed, ValueForm("a number or other sign as printed", "", _PRINTED)),
    (fields.Id, ValueForm("an id", "", _written(fields.ID.pattern, maxLength=fields.MAX_ID))),
    (fields.Whole, ValueForm("a whole number", "3", _WHOLE)),
    (fields.FileName, ValueForm("the name of a file", "", _written(fields.FILE_NAME.pattern))),
    (fields.Colour, ValueForm("a colour", "", _text(fields.COLOUR.pattern))),
    (fields.Flag, ValueForm("`true` or `false`", "true", _FLAG)),
    (fields.Address, ValueForm("a web address", "", _text(r"https?://[^\s/]+(/\S*)?"))),
    (
        fields.Contact,
        ValueForm(
            "a web address, or one that begins with `mailto:` or `tel:`",
            "",
            _text(fields.CONTACT.pattern),
        ),
    ),
    (fields.Date, _DATE),
    (fields.DueDay, ValueForm("a date, or words for when as printed", "", _PRINTED)),
    (fields.FinancialYear, ValueForm("a financial year", "2024-25", _text("[0-9]{4}-[0-9]{2}"))),
    (
        fields.Digest,
        ValueForm("a SHA-256 digest", "0123456789abcdef" * 4, _written("[0-9a-f]{64}")),
    ),
    (fields.ReleaseName, ValueForm("the name of a release", "", _text(fields.RELEASE.pattern))),
    (fields.EditionPath, ValueForm("the id of a year", "example/2024-25", REFERENCE)),
)
_FORMS = {get_args(kind)[1]: form for kind, form in FORMS_OF_TYPES}  # a type is known by its check

_REFERRED = {
    "action": ("an action", "one-form"),
    "area": ("a governance area", "decisions"),
    "board": ("a board", "main-board"),
    "control": ("a control", "monthly-decisions"),
    "edition": ("a year of a body", "example/2024-25"),
    "framework": ("a framework", "example-framework"),
    "improvement": ("an improvement area", "quicker-minutes"),
    "organisation": ("a body", "example"),
    "paper": ("a paper", "2025-06-12-progress"),
    "post": ("a post", "chief-officer"),
    "principle": ("a principle", "a"),
    "recommendation": ("a recommendation", "publish-minutes"),
    "risk": ("a risk", "lost-minutes"),
    "theme": ("a theme", "records"),
}


def form_of(cls: type[Record], name: str) -> ValueForm | None:
    """How a value of a field looks, or each of its values; None where those are records."""
    found = type_parts(cls, name)
    if dict in found:
        by_field = {"type": "object", "additionalProperties": WORDS}
        return ValueForm("keys of the item, each with a line of text", "", by_field)
    for part in found:
        if isinstance(part, type) and issubclass(part, StrEnum):
            words = ", ".join(f"`{each}`" for each in part)
            return ValueForm(
                f"one of {words}", str(next(iter(part))), {"enum": [each.value for each in part]}
            )
        if isinstance(part, Refers):
            thing, example = _REFERRED[part.kind]
            earlier = ", with its year before it if that is another" if part.lineage else ""
            return ValueForm(f"the id of {thing}{earlier}", example, REFERENCE)
    return next((form for part in found if (form := _form_with(part))), None)


def _form_with(part: object) -> ValueForm | None:
    """The form that a check stands for; None of any other part of a type."""
    return _FORMS.get(part) if callable(getattr(part, "func", None)) else None
