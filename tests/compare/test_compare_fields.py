"""No field of an item is forgotten: it is compared, told elsewhere, or left out for a reason."""

from __future__ import annotations

import pytest

from generator.compare.fields import FIELDS
from generator.compare.summary import NOUNS
from generator.model import (
    Action,
    Area,
    AreaReview,
    Assurance,
    Board,
    Code,
    Control,
    Defence,
    Document,
    Figure,
    Improvement,
    ImprovementArea,
    Opinion,
    OwnRisk,
    Post,
    Principle,
    Recommendation,
    Record,
    Review,
    Risk,
    RiskRegister,
    Section,
    StatedCounts,
    Statement,
    Subsection,
    Term,
    Theme,
)
from generator.model.schema import fields_of

KINDS: dict[str, tuple[type[Record], ...]] = {
    "action": (Action,),
    "area": (Area,),
    "board": (Board,),
    "control": (Control,),
    "defence": (Defence,),
    "document": (Code, Statement, Improvement, Assurance, RiskRegister),
    "figure": (Figure,),
    "improvement": (ImprovementArea,),
    "opinion": (Opinion,),
    "post": (Post,),
    "principle": (Principle,),
    "recommendation": (Recommendation,),
    "review": (Review, AreaReview),
    "risk": (OwnRisk, Risk),
    "section": (Section,),
    "stated": (StatedCounts,),
    "subsection": (Subsection,),
    "term": (Term,),
    "theme": (Theme,),
}
# What links years is no difference between them, nor is who may see it.
NEVER = {
    "audience",
    "carried_from",
    "carried_from_printed",
    "id",
    "merged_from",
    "notes",
    "renamed_from",
    "replaced_by",
    "split_from",
    "why",
}
# What an editor says of a record is compared of all of them alike.
EDITORS = {"inferred", "reader_notes"}
# Compared as items of their own, or by what stands behind them.
OTHERWISE = {
    "action": {
        "area", "committee", "due", "lead", "owners", "recommendations", "sponsor", "updates",
    },
    "area": {"controls", "other_principles", "principle", "themes"},
    "board": {"chair", "escalates_to", "joint_with", "parent"},
    "control": {"boards", "owners"},
    "defence": {"areas"},
    "document": {
        "actions", "areas", "as_at", "defences", "names", "opinions", "recommendations", "risks",
        "scale", "sections", "stated",
    },
    "improvement": {"governance_areas", "leads"},
    "opinion": {"areas"},
    "recommendation": {"areas"},
    "review": {"area", "judgement", "reviews", "summary_title", "theme"},
    "risk": {"actions", "assessments", "controls", "current", "inherent", "owners", "target"},
    "section": {"figures", "kind", "principles", "sections", "signatories"},
    "subsection": {"figures", "principles", "sections"},
    "term": {"meanings"},
    "theme": {"controls"},
}  # fmt: skip
# Not compared, and why.
NOT = {
    "action": {"began", "closure", "part_of"},  # its past is shown by the history of an action
    "board": {"aliases", "named_in"},  # help to find it
    "post": {"aliases", "named_in"},
    "document": {"archived", "complete"},  # how the file is kept
    "opinion": {"source"},  # where we read it
    "stated": {"source"},
}


def test_every_kind_is_looked_at_here_and_has_a_noun() -> None:
    assert KINDS.keys() == FIELDS.keys() == NOUNS.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_is_compared_or_it_is_said_why_not(kind: str) -> None:
    classes = KINDS[kind]
    has = {field.name for cls in classes for field in fields_of(cls) if not field.internal}
    has |= {"title"} if issubclass(classes[0], Document) else set()
    named = {name for _, name, _ in FIELDS[kind]}
    assert named <= has
    assert has - named - NEVER - EDITORS == OTHERWISE.get(kind, set()) | NOT.get(kind, set())
