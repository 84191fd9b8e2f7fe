"""The columns of a workbook: what is known of each action, and what may be written beside it."""

from __future__ import annotations

from dataclasses import dataclass

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
DETAILS = Column("Details", 40, "what is to be done, as far as the plan says more")
OWNER = Column("Owner", 24, "the post that carries it out")
STATE = Column("State", 14, "how it stands, as far as is known")
DUE = Column("Due", 18, "the date it is promised for now")
LAST = Column("Last update", 40, "what was said of it last")
SEEN_BY = Column("Seen by", 12, "who sees the action on the website once it is released")
UPDATE = Column("New update", 44, "what happened since, in a few sentences")
WHEN = Column("Date of update", 18, "the day of all that is new in the row, such as 31/03/2025")
NEW_STATE = Column("New state", 18, "how it stands now, if that is new: choose from the list")
NEW_DUE = Column("New due date", 18, "the date it is promised for from now on, or TBC")
REASON = Column("Reason", 36, "why the due date moves, or which risk is accepted")
EVIDENCE = Column("Evidence", 36, "of an action that is closed: what shows that it is done")
ID = Column("Id", 24, "what the content calls the action")

FILLED = (UPDATE, WHEN, NEW_STATE, NEW_DUE, REASON, EVIDENCE)
"""What is filled in; of all else nothing is read but whether it was changed."""
COLUMNS = (REFERENCE, ACTION, DETAILS, OWNER, STATE, DUE, LAST, SEEN_BY, *FILLED, ID)
