"""Tables as comma-separated text that a spreadsheet shows as it is, and runs nothing of.

Excel takes a text that begins like a formula for one, also where it cuts a line at a semicolon or
a tab as some countries have it: such a text gets an apostrophe before it. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CellValue = str | int | list[str] | None

# Without it, Excel reads the bytes of "£" as two other signs.
BYTE_ORDER_MARK = "\ufeff"
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_FORMULA = re.compile(r"((?:^|[;\t\r\n])[ \xa0]*)('*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def as_csv(rows: Iterable[Sequence[CellValue]]) -> str:
    """Rows as RFC 4180 has them, behind a byte-order mark; lists are joined with "; "."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    csv.writer(out).writerows([_written(value) for value in row] for row in rows)
    return out.getvalue()


def _written(value: CellValue) -> str:
    if isinstance(value, int):
        return str(value)
    return without_formula("; ".join(value) if isinstance(value, list) else value or "")


def without_formula(text: str) -> str:
    """A text of which a spreadsheet runs no part; one that is a number stays one."""
    if _NUMBER.fullmatch(text):
        return text
    return _FORMULA.sub(r"\1'\2", text)


def with_formula(text: str) -> str:
    """A text as it was before `without_formula`."""
    return _FORMULA.sub(lambda found: found[1] + found[2].removeprefix("'"), text)
