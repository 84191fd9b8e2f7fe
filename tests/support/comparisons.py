"""Two editions made from a few lines each, and what comparing them says.

A side names only what matters, for example {"code": {"areas": [{"id": "risk"}]}}: what a record
cannot do without is filled in. `posts`, `boards`, `terms`, `risks` and `framework` are each
side's own; without them there is one post, one board and no more.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.audience import select
from generator.compare import ChangeKind, Comparison, as_text, compare, suggested
from generator.model import (
    Assurance,
    Code,
    Edition,
    Framework,
    Glossary,
    Improvement,
    Library,
    Organisation,
    Record,
    Risks,
    Statement,
)
from generator.model.schema import fields_of
from generator.pipeline import check_content
from generator.vocabulary import Audience
from support.project import MINIMAL

Side = dict[str, Any]
PARTS: dict[str, type[Record]] = {
    "code": Code,
    "statement": Statement,
    "improvement": Improvement,
    "assurance": Assurance,
}
OLD, NEW = "2023-24", "2024-25"
PUBLIC = {"audience": "public"}
POSTS = [{"id": "chief", "title": "Chief Officer"}, {"id": "money", "title": "Finance Officer"}]
BOARDS = [{"id": "main", "name": "Main Board"}, {"id": "audit", "name": "Audit Panel"}]
# Values for what is required, by the name of the field; "id" stands for the record's own.
USUAL: dict[str, Any] = {
    "title": "id", "name": "id", "term": "id", "label": "id", "short_name": "id",
    "text": "Text.", "about": "About.", "activity": "Activity.", "description": "Words.",
    "number": 1, "letter": "A", "kind": "scope", "by": "Audit", "value": "1", "began": "2020-01",
    "published": "2016", "publisher": "Somebody", "trends": "Ours.", "as_at": "2020-01",
    "date": "2024-06", "organisation": "example", "line": "first", "post": "chief",
    "signed": "2024-06",
}  # fmt: skip


def filled(cls: type[Record], data: Side) -> Side:
    """The data of a record with everything that it cannot do without."""
    data = {key: value for key, value in data.items() if value is not None}
    name = str(data.get("id", cls.__name__))
    made: Side = {}
    for field in fields_of(cls):
        value = data.get(field.name)
        if field.record and value is not None:
            inside = tuple(
                filled(field.record, each) for each in (value if field.many else [value])
            )
            made[field.name] = inside if field.many else inside[0]
        elif field.many and (value is not None or field.required):
            made[field.name] = tuple(value or ())
        elif value is not None:
            made[field.name] = value
        elif field.required:
            usual = USUAL[field.name]
            made[field.name] = name.replace("-", " ").capitalize() if usual == "id" else usual
    assert data.keys() <= made.keys(), f"{cls.called} has no {data.keys() - made.keys()}"
    return made


def edition_of(year: str, side: Side) -> Edition:
    """An edition with the documents that a side names."""
    parts = {kind: filled(cls, side[kind]) | PUBLIC for kind, cls in PARTS.items() if kind in side}
    names = [{"title": kind, "name": kind.capitalize(), "about": "About."} for kind in parts]
    data = {
        "organisation": "example",
        "year": side.get("year", year),
        "as_at": side.get("as_at", f"20{year[5:]}-03-31"),
        "framework": side.get("framework", {}).get("id"),
        "documents": tuple({"kind": each["title"]} | each for each in names),
    }
    data |= {name: side[name] for name in ("held", "held_about") if name in side}
    return Edition.model_validate(data | parts | PUBLIC)


@cache
def base() -> Library:
    """A library whose site is of no interest here."""
    return check_content(MINIMAL).library


def library_of(side: Side, editions: list[Edition]) -> Library:
    """A library with what a side says of posts, boards and so on, and with these editions."""
    body = {"id": "example", "short_name": "us"}
    body |= {"posts": side.get("posts", POSTS), "boards": side.get("boards", BOARDS)}
    made: dict[str, object] = {"editions": tuple(editions), "glossary": None, "frameworks": ()}
    made["organisations"] = (Organisation.model_validate(filled(Organisation, body) | PUBLIC),)
    if "framework" in side:
        framework = filled(Framework, side["framework"]) | PUBLIC
        made["frameworks"] = (Framework.model_validate(framework),)
    if "terms" in side:
        terms = filled(Glossary, {"terms": side["terms"]}) | PUBLIC
        made["glossary"] = Glossary.model_validate(terms)
    if "risks" in side:
        risks = filled(Risks, {"risks": side["risks"]}) | PUBLIC
        made["risks"] = Risks.model_validate(risks)
    return base().without(made, {})


def compared(
    old: Side,
    new: Side,
    between: Side | None = None,
    *,
    audience: Audience = Audience.INTERNAL,
    backwards: bool = False,
) -> Comparison:
    """Compare two sides; `between` is a year of which both libraries know."""
    years = [edition_of(OLD, old), edition_of(NEW, new)]
    if between is not None:
        years = [edition_of("2022-23", old), edition_of(OLD, between), years[1]]
    first, last = (select(library_of(side, years), audience) for side in (old, new))
    if backwards:
        return compare(last, last.editions[-1], first, first.editions[0])
    return compare(first, first.editions[0], last, last.editions[-1])


def told(comparison: Comparison) -> str:
    """What cannot be compared, what is different, and what an author should look at."""
    lines = [gap.reason for gap in comparison.gaps]
    if any(each.substantive for each in comparison.changes):
        lines += as_text(comparison).split("\n\n")[-1].split("\n")
    for each in comparison.changes:
        if each.kind is ChangeKind.HOUSEKEEPING:
            labels = ", ".join(field.label for field in each.fields)
            lines.append(f'housekeeping {each.item}: "{each.entry.title}" ({labels})')
    for hint in suggested(comparison.old, comparison.new):
        lines.append(f'perhaps the same {hint.old.kind}: "{hint.old.title}" -> "{hint.new.title}"')
    return "\n".join(lines)
