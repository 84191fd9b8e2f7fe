"""The columns of a workbook: what is known of each action, and what may be written beside it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.updates.news import FIELDS

ACTIONS = "Actions"
"""The name of the sheet with the actions, one to a row."""


@dataclass(frozen=True)
class Column:
    """A column by its name in the first row, and what stands in it."""

    name: str
    width: int
    about: str


REFERENCE = Column("Reference", 11, "the number of the action, as printed")
ACTION = Column("Action", 34, "what was promised")
DETAILS = Column("Details", 40, "what will be done, if the plan says more")
OWNER = Column("Owner", 24, "the post that carries it out")
STATE = Column("State", 14, "the state of the action, as far as is known")
DUE = Column("Due", 18, "the date now promised")
LAST = Column("Last update", 40, "the latest update")
SEEN_BY = Column("Seen by", 12, "who sees the action on the website once it is released")
ID = Column("Id", 24, "what the content calls the action")

_WIDTHS = {"text": 44, "reason": 36, "evidence": 36}
COLUMN_OF = {
    each.name: Column(each.label, _WIDTHS.get(each.name, 18), each.about) for each in FIELDS
}
"""The columns that are filled in, by the fields of NewUpdate."""
UPDATE, WHEN, NEW_STATE, NEW_DUE, REASON, EVIDENCE = FILLED = tuple(COLUMN_OF.values())
"""What is filled in; of all else nothing is read but whether it was changed."""
COLUMNS = (REFERENCE, ACTION, DETAILS, OWNER, STATE, DUE, LAST, SEEN_BY, *FILLED, ID)
