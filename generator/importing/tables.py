"""What a table is, by the headings of its columns, and what its columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importing.blocks import flat

if TYPE_CHECKING:
    from generator.importing.blocks import TableBlock

# What a heading of a column says that it holds: the first of these that it fits. A heading has at
# most a few words, or it is a sentence.
_COLUMNS = {
    "reference": "(?:ref(?:erence)?|no|number|item|id|action (?:no|ref|number))\\.?|#",
    "due": ("deadline", "due", "by when", "timescales?", "target (?:date|completion)",
            "completion date", "when", "(?:delivery|implementation) date", "date for completion",
            "timeline"),
    "lead": ("lead", "owners?", "responsib\\w*", "accountable", "who", "by whom", "officers?",
             "sponsor", "action by"),
    "rating": ("rag", "brag", "rating"),
    "progress": ("progress", "update", "position", "outcome", "status", "what we did",
                 "achieve\\w*"),
    "priority": "priority|importance",
    "cost": ("cost", "budget", "resources?"),
    "action": ("actions?", "what we will do", "next steps", "response",
               "planned improvements?", "improvements? planned", "recommendations?",
               "proposed improvements?"),
    "issue": ("issues?", "areas?", "themes?", "weakness\\w*", "concerns?", "improvements?",
              "objectives?", "topic", "risks?"),
}  # fmt: skip
_HEADINGS_OF = {
    name: re.compile(words if isinstance(words, str) else rf".*\b(?:{'|'.join(words)})\b.*")
    for name, words in _COLUMNS.items()
}
_MOST_WORDS = 8
_SHORT = 8  # a column of so few signs without a heading has the numbers of the rows


@dataclass(frozen=True, slots=True)
class ActionTable:
    """A table of actions: what each column holds, by its number; others go with the text."""

    columns: dict[str, int]
    header: tuple[str, ...]


def action_table(table: TableBlock) -> ActionTable | None:
    """What the columns of a table of actions hold; None of any other table."""
    columns: dict[str, int] = {}
    for at, heading in enumerate(table.header):
        name = _column(heading)
        if name and name not in columns:
            columns[name] = at
    if not table.header[0] and all(len(flat(row[0])) <= _SHORT for row in table.rows):
        columns.setdefault("reference", 0)
    if "action" not in columns and "issue" in columns and "progress" in columns:
        columns["action"] = columns.pop("issue")
    delivered = columns.keys() & {"due", "lead", "progress", "rating"}
    if "action" not in columns or not delivered or len(table.rows) == 1:
        return None
    return ActionTable(columns, table.header)


def _column(heading: str) -> str:
    text = heading.casefold().rstrip(":?")
    if len(text.split()) > _MOST_WORDS:
        return ""
    return next((name for name, words in _HEADINGS_OF.items() if words.fullmatch(text)), "")


_TERM = re.compile(r"(?:terms?|abbreviations?|acronyms?|words?|initials)", re.IGNORECASE)
_MEANING = re.compile(
    r"(?:meanings?|definitions?|descriptions?|stands for|in full|full (?:name|title)"
    r"|explanations?)", re.IGNORECASE,
)  # fmt: skip
_GLOSSARY = re.compile(
    r"(?:.*\b)?(?:glossary|abbreviations|acronyms|definitions)\b.*", re.IGNORECASE
)


def glossary_rows(table: TableBlock, heading: str) -> tuple[list[tuple[str, str]], str]:
    """The terms of a glossary with their meanings, and its own headings; nothing of another."""
    if len(table.rows[0]) != len(("term", "meaning")):
        return [], ""
    pairs = [(flat(row[0]), flat(row[1])) for row in table.rows]
    headed = bool(_TERM.fullmatch(pairs[0][0]) and _MEANING.fullmatch(pairs[0][1]))
    if not headed and not is_glossary(heading):
        return [], ""
    rows = pairs[headed:]
    if not rows or not all(term and meaning for term, meaning in rows):
        return [], ""
    return rows, " ".join(pairs[0]) if headed else ""


def is_glossary(heading: str) -> bool:
    """Whether a heading says that terms follow."""
    return bool(_GLOSSARY.fullmatch(heading))


_CONTROL = re.compile(
    r".*\b(?:document|version) (?:control|information|history)\b.*", re.IGNORECASE
)
_LABELS = re.compile(
    r"(?:(?:document )?(?:title|author|owner|status|version|purpose|classification)"
    r"|version (?:no|number)|(?:next )?review(?: date)?|date(?: of issue)?|approved(?: by| on)?"
    r"|protective marking|authors?|prepared by|created(?: by| on)?|issued|department|branch"
    r"|relevant to|suitable for publication(?: scheme)?|filename|file name|location)[\s.:?]*",
    re.IGNORECASE,
)
_FEWEST_LABELS = 3


def control_rows(table: TableBlock, heading: str) -> list[tuple[str, str]]:
    """The rows of a table of document control; none of another table."""
    if len(table.rows[0]) != len(("label", "value")):
        return []
    rows = [(flat(row[0]), flat(row[1])) for row in table.rows]
    known = sum(bool(_LABELS.fullmatch(label)) for label, _ in rows)
    named = bool(_CONTROL.fullmatch(heading)) and known > 0
    if not named and not (known >= _FEWEST_LABELS and known * 2 >= len(rows)):
        return []
    return rows if all(label and value for label, value in rows) else []
