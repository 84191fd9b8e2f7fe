"""What will be improved."""

from __future__ import annotations

from generator.fields import AreaRef, Id, List, PostRef, Prose, Text, Whole
from generator.model.record import Document, Item


class ImprovementArea(Item):
    """Something the statement promises to improve."""

    called = "an improvement area"
    id: Id
    number: Whole
    title: Text
    about: Prose | None = None
    leads: List[PostRef] = ()
    governance_areas: List[AreaRef] = ()


class Improvement(Document):
    """What will be improved in the next year (improvement.yml)."""

    called = "the improvement plan"
    introduction: Prose | None = None
    areas: List[ImprovementArea] = ()
