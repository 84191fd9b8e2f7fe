"""What a workbook knows of its export, on a sheet that nobody sees: what it is of, and how it was.

The digest of each row tells a change of the content from what somebody wrote beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.updates.typed import CHOICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EXPORTED = "Exported"
"""The name of that sheet."""
_FORMAT, _OWNER, _GONE = "governance actions 1", "owner", "gone"
_ROWS, _POSTS, _STATES = 3, 5, 7  # where each list begins, two columns wide but for the last


@dataclass(frozen=True)
class Stamp:
    """What was exported: of which year and for whom, each action's digest, and titles of posts."""

    edition: str
    owner: str  # the post whose actions it has, with its body; "" of all
    rows: Mapping[str, str]
    posts: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[int, ...] = ()  # of a CSV, the numbers of the rows that are not in it any more


def put_stamp(book: Workbook, stamp: Stamp) -> None:
    """Write down what is exported, in place of what was before."""
    if EXPORTED in book.sheetnames:
        del book[EXPORTED]
    sheet = book.create_sheet(EXPORTED)
    sheet.sheet_state = "veryHidden"
    gone = " ".join(map(str, stamp.gone))
    facts = {_FORMAT: stamp.edition, _OWNER: stamp.owner, _GONE: gone}
    for column, pairs in ((1, facts), (_ROWS, stamp.rows), (_POSTS, stamp.posts)):
        for row, (name, value) in enumerate(pairs.items(), 1):
            _put(sheet, row, column, name)
            _put(sheet, row, column + 1, value)
    for row, state in enumerate(CHOICES, 1):
        _put(sheet, row, _STATES, state)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"  # a title may begin like a formula


def stamp_of(book: Workbook) -> Stamp | None:
    """What a workbook knows of its export; None of one that was not exported."""
    if EXPORTED not in book.sheetnames:
        return None
    sheet = book[EXPORTED]
    facts = _pairs(sheet, 1)
    if facts.keys() != {_FORMAT, _OWNER, _GONE}:
        return None
    gone = tuple(map(int, facts[_GONE].split()))
    rows, posts = _pairs(sheet, _ROWS), _pairs(sheet, _POSTS)
    return Stamp(facts[_FORMAT], facts[_OWNER], rows, posts, gone)


def _pairs(sheet: Worksheet, column: int) -> dict[str, str]:
    found = sheet.iter_rows(min_col=column, max_col=column + 1, values_only=True)
    return {str(name): str(value or "") for name, value in found if name is not None}


def list_of_states() -> str:
    """Where the states stand, as a drop-down list refers to them."""
    return f"{EXPORTED}!$G$1:$G${len(CHOICES)}"


def list_of_posts(stamp: Stamp) -> str:
    """Where the titles of posts stand."""
    return f"{EXPORTED}!$E$1:$E${max(1, len(stamp.posts))}"
