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


class Values(Enum):
    """What the values of a column are."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()
    YES_OR_NO = auto()
    IDS = auto()
    TEXTS = auto()


@dataclass(frozen=True)
class DataColumn:
    """A column of a table: its name, what its values mean, and what they are."""

    name: str
    told: str
    kind: Values = Values.TEXT


def _of(record: type[Record], *names: str) -> Iterator[DataColumn]:
    """Columns that are fields of a record, under their names."""
    fields = {each.name: each for each in fields_of(record)}
    for name in names:
        parts = type_parts(record, name)
        kind = Values.NUMBER if int in parts else Values.YES_OR_NO if bool in parts else Values.TEXT
        if fields[name].many:
            kind = Values.IDS if fields[name].refers else Values.TEXTS
        yield DataColumn(name, described(record)[name], kind)


def _scores() -> Iterator[DataColumn]:
    """How great a risk is at each stage, as printed and as steps of the body's scale."""
    printed = described(RiskScore)
    for stage in STAGES:
        when = described(OwnRisk)[stage]
        said = {
            "likelihood": DataColumn("likelihood", printed["likelihood"]),
            "impact": DataColumn("impact", printed["impact"]),
            "likelihood_step": DataColumn(
                "", "The likelihood as a step of the scale.", Values.NUMBER
            ),
            "impact_step": DataColumn("", "The impact as a step of the scale.", Values.NUMBER),
            "score": DataColumn("score", printed["score"]),
            "band": DataColumn("", "The band of the scale that the score falls in."),
        }
        for name, column in said.items():
            yield DataColumn(f"{stage}_{name}", f"{when} {column.told}", column.kind)


_IN_AREA = DataColumn("area", "The id of the governance area to which it belongs.")
_IN_THEME = DataColumn("theme", "The id of the theme of the area to which it belongs, if to one.")
_CONTROLS_OF = DataColumn("controls", "The ids of the controls that it takes part in.", Values.IDS)
_HELD_BY = DataColumn("organisation", "The id of the body to which it belongs.")
_PRINCIPLES = DataColumn("principle", "The letters of the principles that the area follows.")

EDITORS = (
    DataColumn("inferred", "What is not stated in the source, and what it was inferred from.",
           Values.TEXTS),
    DataColumn("editors_notes", described(Action)["reader_notes"], Values.TEXTS),
    DataColumn("held", "How much of the document is held here, where that is not all of it."),
    DataColumn("withheld", "That something is not published that belongs here, or how much."),
    DataColumn("notice", "What is said about the status of the text as a whole."),
)  # fmt: skip
"""What every table may end with."""


@cache
def columns_of(table: str) -> dict[str, DataColumn]:
    """The columns that a table may have, by their names."""
    return {each.name: each for each in (*_COLUMNS[table], *EDITORS)}


_COLUMNS: dict[str, tuple[DataColumn, ...]] = {
    "actions": (
        *_of(Action, "id", "reference", "title"),
        DataColumn("as_at", "The day on which the position of the action is shown.", Values.DAY),
        DataColumn("begun", "Whether it has begun by that day.", Values.YES_OR_NO),
        DataColumn("state", "The state of the action, in words that are the same for all bodies."),
        DataColumn("printed_as", "The state in the words of the body."),
        DataColumn("impact", "What delay means, as printed."),
        DataColumn("overdue", "Whether it is open and its due date has passed.", Values.YES_OR_NO),
        *_of(Action, "began"),
        DataColumn("due", "When it is due, as printed."),
        DataColumn("due_by", "The last day on which it is in time.", Values.DAY),
        DataColumn("first_due", "When it was first due, as printed."),
        DataColumn("times_moved", "How often the due date was changed.", Values.NUMBER),
        DataColumn("days_moved", "By how many days, where both are exact days.", Values.NUMBER),
        DataColumn("days_late", "How many days late it is, or was when closed.", Values.NUMBER),
        DataColumn("reason", "Why the due date was last changed."),
        DataColumn("closed", "When it was closed."),
        *_of(Action, "owners"),
        DataColumn("improvement_area", described(Action)["area"]),
        *_of(Action, "recommendations", "carried_from"),
    ),
    "areas": (
        *_of(Area, "id", "number", "name"),
        _PRINCIPLES,
        DataColumn("title_in_code", "The heading of the area in the Code."),
        DataColumn("title_in_statement", "The heading of its review in the statement."),
        DataColumn("controls", "How many controls it has.", Values.NUMBER),
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
        DataColumn("meanings", described(Term)["meanings"], Values.TEXTS),
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
        DataColumn("leads", "The ids of the improvement areas that it leads.", Values.IDS),
        DataColumn("chairs", "The ids of the boards that it chairs.", Values.IDS),
    ),
    "recommendations": (
        *_of(Recommendation, "id", "reference", "title", "text", "by", "report", "made", "rating",
             "level", "areas"),
        DataColumn("actions", "The ids of the actions that answer it.", Values.IDS),
    ),
    "reviews": (_IN_AREA, _IN_THEME, *_of(Review, "title", "activity", "intended")),
    "risk-register": (
        *_of(OwnRisk, "id", "number", "title", "category", "description", "causes", "consequences",
             "mitigation", "planned", "owners", "controls", "actions"),
        *_scores(),
        *_of(OwnRisk, "appetite", "response", "trend"),
    ),
    "risks": (
        DataColumn("risk", "The id of the risk, the same for all bodies and dates."),
        *_of(OwnRisk, "title"),
        *_of(Assessment, "organisation", "date", "description", "owner", "trend"),
    ),
    "sections": (
        DataColumn("id", "The id of the section, after the ids of those that contain it, or none."),
        *_of(Section, "number", "title", "kind"),
        DataColumn("principles", "The letters of the principles that it reviews.", Values.IDS),
        DataColumn("judgement", described(Judgement)["rating"]),
        *_of(Judgement, "level"),
        DataColumn("why", described(Judgement)["text"]),
        *_of(Section, "text"),
        DataColumn("paragraphs", described(Section)["paragraphs"], Values.TEXTS),
    ),
}  # fmt: skip
