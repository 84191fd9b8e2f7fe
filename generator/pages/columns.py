"""What the columns of the tables to download mean, for programs and for who writes them.

A column that is a field of a record is told in the words of the model. All are in English: they
belong to the names of the columns, which are the same in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from generator.model import (
    Action,
    Area,
    Assessment,
    Board,
    Control,
    ImprovementArea,
    Judgement,
    Opinion,
    OwnRisk,
    Post,
    Recommendation,
    Review,
    RiskScore,
    Section,
    Term,
)
from generator.model.described import described
from generator.model.risks import STAGES
from generator.model.schema import fields_of, type_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record


class Kind(Enum):
    """What the values of a column are."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()
    YES_OR_NO = auto()
    IDS = auto()
    TEXTS = auto()


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, what its values mean, and what they are."""

    name: str
    told: str
    kind: Kind = Kind.TEXT


def _of(record: type[Record], *names: str) -> Iterator[Column]:
    """Columns that are fields of a record, under their names."""
    fields = {each.name: each for each in fields_of(record)}
    for name in names:
        parts = type_parts(record, name)
        kind = Kind.NUMBER if int in parts else Kind.YES_OR_NO if bool in parts else Kind.TEXT
        if fields[name].many:
            kind = Kind.IDS if fields[name].refers else Kind.TEXTS
        yield Column(name, described(record)[name], kind)


def _scores() -> Iterator[Column]:
    """How great a risk is at each stage, as printed and as steps of the body's scale."""
    printed = described(RiskScore)
    for stage in STAGES:
        when = described(OwnRisk)[stage]
        said = {
            "likelihood": Column("likelihood", printed["likelihood"]),
            "impact": Column("impact", printed["impact"]),
            "likelihood_step": Column("", "The likelihood as a step of the scale.", Kind.NUMBER),
            "impact_step": Column("", "The impact as a step of the scale.", Kind.NUMBER),
            "score": Column("score", printed["score"]),
            "band": Column("", "The band of the scale in which the score lies."),
        }
        for name, column in said.items():
            yield Column(f"{stage}_{name}", f"{when} {column.told}", column.kind)


_IN_AREA = Column("area", "The id of the governance area to which it belongs.")
_IN_THEME = Column("theme", "The id of the theme of the area to which it belongs, if to one.")
_CONTROLS_OF = Column("controls", "The ids of the controls that it has a part in.", Kind.IDS)
_HELD_BY = Column("organisation", "The id of the body whose it is.")
_PRINCIPLES = Column("principle", "The letters of the principles that the area follows.")

EDITORS = (
    Column("inferred", "What does not stand in the source, and what it was worked out from.",
           Kind.TEXTS),
    Column("editors_notes", described(Action)["reader_notes"], Kind.TEXTS),
    Column("held", "How much of the document is held here, where that is not all of it."),
    Column("notice", "What is said of the standing of the text as a whole."),
)  # fmt: skip
"""What every table may end with."""


@cache
def columns_of(table: str) -> dict[str, Column]:
    """The columns that a table may have, by their names."""
    return {each.name: each for each in (*_COLUMNS[table], *EDITORS)}


_COLUMNS: dict[str, tuple[Column, ...]] = {
    "actions": (
        *_of(Action, "id", "reference", "title"),
        Column("as_at", "The day as at which the action is shown.", Kind.DAY),
        Column("begun", "Whether it has begun by that day.", Kind.YES_OR_NO),
        Column("state", "How the action stands, in one word for all bodies."),
        Column("printed_as", "How it stands in the words of the body."),
        Column("impact", "What delay means, as printed."),
        Column("overdue", "Whether it is open and its due date has passed.", Kind.YES_OR_NO),
        *_of(Action, "began"),
        Column("due", "When it is due, as printed."),
        Column("due_by", "The last day on which it is in time.", Kind.DAY),
        Column("first_due", "When it was first due, as printed."),
        Column("times_moved", "How often the due date was changed.", Kind.NUMBER),
        Column("days_moved", "By how many days, where both dates are days.", Kind.NUMBER),
        Column("days_late", "How many days late it is or was closed.", Kind.NUMBER),
        Column("reason", "Why the due date was changed last."),
        Column("closed", "When it was closed."),
        *_of(Action, "owners"),
        Column("improvement_area", described(Action)["area"]),
        *_of(Action, "recommendations", "carried_from"),
    ),
    "areas": (
        *_of(Area, "id", "number", "name"),
        _PRINCIPLES,
        Column("title_in_code", "The heading of the area in the Code."),
        Column("title_in_statement", "The heading of its review in the statement."),
        Column("controls", "How many controls it has.", Kind.NUMBER),
    ),
    "boards": (
        *_of(Board, "id", "name", "kind"),
        _HELD_BY,
        *_of(Board, "chair", "frequency", "parent", "escalates_to", "aliases"),
        _CONTROLS_OF,
    ),
    "controls": (
        *_of(Control, "id", "title", "text"),
        _PRINCIPLES,
        _IN_AREA,
        _IN_THEME,
        *_of(Control, "owners", "boards", "frequency"),
    ),
    "glossary": (
        *_of(Term, "id", "term"),
        Column("meanings", described(Term)["meanings"], Kind.TEXTS),
        *_of(Term, "explanation"),
    ),
    "improvement": tuple(
        _of(ImprovementArea, "id", "number", "title", "about", "leads", "governance_areas")
    ),
    "opinions": tuple(
        _of(Opinion, "id", "title", "by", "given_by", "given", "pending", "rating", "level", "text",
            "areas", "source")
    ),
    "posts": (
        *_of(Post, "id", "title", "kind"),
        _HELD_BY,
        _CONTROLS_OF,
        Column("leads", "The ids of the improvement areas that it leads.", Kind.IDS),
        Column("chairs", "The ids of the boards that it chairs.", Kind.IDS),
    ),
    "recommendations": (
        *_of(Recommendation, "id", "reference", "title", "text", "by", "report", "made", "rating",
             "level"),
        Column("actions", "The ids of the actions that answer it.", Kind.IDS),
    ),
    "reviews": (_IN_AREA, _IN_THEME, *_of(Review, "title", "activity", "intended")),
    "risk-register": (
        *_of(OwnRisk, "id", "number", "title", "category", "description", "causes", "consequences",
             "mitigation", "planned", "owners", "controls", "actions"),
        *_scores(),
        *_of(OwnRisk, "appetite", "response", "trend"),
    ),
    "risks": (
        Column("risk", "The id of the risk, the same for all bodies and dates."),
        *_of(OwnRisk, "title"),
        *_of(Assessment, "organisation", "date", "description", "owner", "trend"),
    ),
    "sections": (
        Column("id", "The id of the section behind those of what it stands in, or none."),
        *_of(Section, "number", "title", "kind"),
        Column("principles", "The letters of the principles that it reviews.", Kind.IDS),
        Column("judgement", described(Judgement)["rating"]),
        *_of(Judgement, "level"),
        Column("why", described(Judgement)["text"]),
        *_of(Section, "text"),
        Column("paragraphs", described(Section)["paragraphs"], Kind.TEXTS),
    ),
}  # fmt: skip
