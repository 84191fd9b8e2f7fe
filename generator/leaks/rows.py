"""The rows of the data downloads, as the public content of each record has them.

A column of a row has a value that the record with the same id gives it: in the field of that name,
as it is connected with others, or as it was counted. It may be empty. What is put together of many
records, as the letters of principles, is searched for internal words alone, like any other text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from generator.leaks.counted import count, date_of_plan
from generator.leaks.scores import scores_of
from generator.leaks.values import called
from generator.model import (
    Action,
    Area,
    AreaReview,
    Assessment,
    Board,
    Control,
    Edited,
    ImprovementArea,
    Opinion,
    OwnRisk,
    Post,
    Recommendation,
    Record,
    Review,
    Risk,
    Section,
    Statement,
    Subsection,
    Term,
    Theme,
)
from generator.model.index import key_of
from generator.model.schema import children, fields_of
from generator.model.sections import SubsectionPart
from generator.prose import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.leaks.connected import Net
    from generator.leaks.counted import Counted
    from generator.leaks.sources import Filed
    from generator.model.schema import Field

_Told = Section | Statement | Subsection | SubsectionPart
RowValue = str | int | None
Columns = dict[str, list[RowValue]]


class Expected(NamedTuple):
    """A row that may stand in a table: of which record, where that stands, and its values."""

    item: str
    place: str
    columns: Columns


Tables = dict[str, dict[str, Expected]]
"""The rows of each table, by what they are called."""


def tables_of(filed: Filed, net: Net) -> Tables:
    """All rows that the downloads of a year may have."""
    return _Rows(filed, net).tables()


_TABLES: dict[type[Record], str] = {
    Action: "actions",
    Area: "areas",
    Assessment: "risks",
    Board: "boards",
    Control: "controls",
    ImprovementArea: "improvement",
    Opinion: "opinions",
    OwnRisk: "risk-register",
    Post: "posts",
    Recommendation: "recommendations",
    Review: "reviews",
    Section: "sections",
    Statement: "sections",
    Subsection: "sections",
    SubsectionPart: "sections",
    Term: "glossary",
}
_RENAMED = {
    Action: {"improvement_area": "area"},
    Area: {"title_in_code": "title"},
    Term: {"meanings": "text"},
}
_JUDGED = {"judgement": "rating", "level": "level", "why": "text"}


class _Rows:
    """Makes the rows of a year."""

    def __init__(self, filed: Filed, net: Net) -> None:
        self._filed = filed
        self._decided = filed.decided
        self._net = net
        edited = [each for each in self._net.shown if isinstance(each, Edited)]
        self._bases = {basis for each in edited for basis in self._inferred(each)}
        self._notes = {
            to_text(note.text)
            for each in edited
            for note in each.reader_notes
            if self._decided.shows(note)
        }

    def _inferred(self, record: Edited) -> list[str]:
        (field,) = (each for each in fields_of(type(record)) if each.name == "inferred")
        return self._decided.values(record, field)

    def tables(self) -> Tables:
        """All rows of all tables."""
        tables: Tables = defaultdict(dict)
        counted = self._counted()
        for record in self._net.shown:
            table = _TABLES.get(type(record))
            if table and self._is_of_year(record):
                row = self._row(record)
                if isinstance(record, Action):
                    row = row._replace(columns=row.columns | counted[record.id])
                tables[table][self._name(record)] = row
        return dict(tables)

    def _is_of_year(self, record: Record) -> bool:
        """Whether a record stands in the year itself, or in what all years share."""
        scope = self._decided.index.scopes[id(record)]
        return scope.edition in {"", self._filed.edition.id}

    def _name(self, record: Record) -> str:
        match record:
            case Statement():
                return ""
            case Review():
                return f"{self._area_of(record)}/{record.theme or ''}"
            case Assessment():
                risk = self._net.above[id(record)]
                return f"{self._net.slug(risk)}/{record.organisation}/{record.date}"
            case Subsection() | SubsectionPart():
                return f"{self._name(self._net.above[id(record)])}/{record.id}"
        return self._net.slug(record)

    def _area_of(self, record: Record) -> str:
        return self._decided.index.scopes[id(record)].area

    def _row(self, record: Record) -> Expected:
        columns: Columns = defaultdict(list)
        parts = [child for _, child in children(record) if self._is_part(child)]
        for part in (record, *parts):
            for field in fields_of(type(part)):
                columns[field.name] += self._cells(part, field)
        for name, own in _RENAMED.get(type(record), {}).items():
            columns[name] = columns[own]
        columns |= dict(self._further(record))
        place = record.place().below(self._filed.within)
        item = called(record, self._filed.edition.id)
        return Expected(item, f"{place.file}:{place.line}", dict(columns))

    def _is_part(self, record: Record) -> bool:
        """Whether a record has no row and no id of its own, but is told with what holds it."""
        return self._decided.shows(record) and not hasattr(record, "id")

    def _cells(self, record: Record, field: Field) -> list[RowValue]:
        """The values of a field as a table says them."""
        if field.record:
            return []
        values = self._decided.values(record, field)
        if field.name == "inferred":
            return []
        if field.narrative:
            return [to_text(value) for value in values]
        if field.refers:
            scope = self._decided.index.scopes[id(record)]
            keys = [key_of(field.refers.kind, each, scope) for each in values]
            return [*values, *map(self._net.called, keys)]
        return [_cell(value) for value in values]

    def _further(self, record: Record) -> Iterator[tuple[str, list[RowValue]]]:
        """The columns that no field of the record is called by."""
        yield "inferred", [*self._bases]
        yield "editors_notes", [*self._notes]
        if not isinstance(record, OwnRisk):
            near: list[RowValue] = [*self._net.near[id(record)]]
            named = {field.name for field in fields_of(type(record))}
            lists = ("actions", "boards", "chairs", "controls", "leads")
            yield from ((name, near) for name in lists if name not in named)
        yield from self._of_kind(record)

    def _of_kind(self, record: Record) -> Iterator[tuple[str, list[RowValue]]]:
        match record:
            case Area():
                controls = sum(
                    isinstance(each, Control) and self._area_of(each) == record.id
                    for each in self._net.shown
                    if self._is_of_year(each)
                )
                yield "controls", [controls]
                reviews = (each for each in self._net.shown if isinstance(each, AreaReview))
                yield (
                    "title_in_statement",
                    [each.title for each in reviews if each.area == record.id],
                )
            case Control():
                above = self._net.above[id(record)]
                yield "area", [self._area_of(record)]
                yield "theme", [above.id] if isinstance(above, Theme) else []
            case Review():
                yield "area", [self._area_of(record)]
                yield "title", self._titles_of(record)
            case Post() | Board():
                yield "id", [self._net.slug(record)]
                yield "organisation", [self._decided.index.scopes[id(record)].organisation]
            case Assessment():
                risk = self._net.above[id(record)]
                assert isinstance(risk, Risk)
                yield "risk", [risk.id]
                yield "title", [risk.title, *risk.other_titles]
            case Section() | Subsection() | SubsectionPart() | Statement():
                yield from self._judged(record)
            case OwnRisk():
                yield from scores_of(record, self._filed)

    def _titles_of(self, review: Review) -> list[RowValue]:
        """The title of a review: its own, or that of the theme or area that it is of."""
        area = self._area_of(review)
        titles: list[RowValue] = [review.title]
        for each in self._net.shown:
            if isinstance(each, Theme) and each.id == review.theme and self._area_of(each) == area:
                titles.append(each.title)
            if isinstance(each, Area) and each.id == area:
                titles.append(each.name)
        return titles

    def _judged(self, record: _Told) -> Iterator[tuple[str, list[RowValue]]]:
        """The columns of a part of a statement, or of the statement as a whole."""
        judgement = getattr(record, "judgement", None)
        shown = judgement if judgement is not None and self._decided.shows(judgement) else None
        for name, own in _JUDGED.items():
            said = getattr(shown, own, None)
            yield name, [to_text(said) if name == "why" else _cell(said)] if said else []
        yield from ((name, []) for name in ("number", "kind") if not hasattr(record, name))
        if isinstance(record, Statement):
            entries = self._filed.edition.documents
            yield "title", [each.title for each in entries if self._decided.shows(each)]
            yield from ((name, []) for name in ("id", "text", "paragraphs"))
            return
        yield "id", [self._name(record)]
        yield "text", [to_text(record.text)] if record.text else []
        seen = [each for each in record.paragraphs if self._decided.shows(each)]
        texts = [to_text(each.text) for each in seen]  # alone where their numbers are not shown
        numbered = [f"{each.number} {text}" for each, text in zip(seen, texts, strict=True)]
        yield "paragraphs", [*numbered, *texts]

    def _counted(self) -> dict[str, Columns]:
        """The columns of the actions that are worked out from their histories."""
        edition = self._filed.edition
        as_at = date_of_plan(self._decided, edition)
        counted = count(self._decided, edition, as_at, self._filed.recorded)
        return {name: _columns(each, as_at) for name, each in counted.items()}


def _columns(counted: Counted, as_at: date) -> Columns:
    """How an action stands, by the columns of its table."""
    said = {field.name: _cell(getattr(counted, field.name)) for field in fields(counted)}
    said |= {"as_at": as_at.isoformat(), "printed_as": said.pop("label")}
    said["reason"] = to_text(counted.reason) if counted.reason else None
    return {name: [value] for name, value in said.items()}


def _cell(value: object) -> RowValue:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, int) or value is None else str(value)
