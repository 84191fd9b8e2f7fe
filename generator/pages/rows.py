"""What the rows of a table to download are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.cells import CellValue
    from generator.model import Record

Row = dict[str, "CellValue"]
TellingRow = tuple["Sequence[Record | None]", Row]  # a row, and the records that it tells of
