"""What the rows of a table to download are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Record

Row = dict[str, str | int | list[str] | None]
TellingRow = tuple["Sequence[Record | None]", Row]  # a row, and the records that it tells of
