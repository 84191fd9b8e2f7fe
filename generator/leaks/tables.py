"""The data downloads of a finished year, compared with what the content makes public.

A CSV file has the very rows of the JSON file beside it.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.cells import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.leaks.rows import Tables

FREE = {"held", "notice", "principle", "principles", "withheld"}
"""Columns that are put together of many records, or are of the body itself."""
_WORKED_OUT = ("_step", "_score", "_band")
"""How the names of columns end that may be worked out from a score that is public."""


def unlike_tables(files: Mapping[str, bytes], expected: Tables) -> Iterator[str]:
    """A sentence on each row and value that the records of a year do not have.

    The files are given by their paths; others than those of data are passed over.
    """
    for name, data in sorted(files.items()):
        path = PurePosixPath(name)
        if path.parent.name != "data" or path.suffix not in {".json", ".csv"}:
            continue
        rows = _rows(files.get(str(path.with_suffix(".json")), b""))
        if path.suffix == ".csv":
            if (
                not rows
                or data != as_csv([[*rows[0]], *([*each.values()] for each in rows)]).encode()
            ):
                yield f"{name}: does not have the rows of the JSON file beside it"
            continue
        for row in rows or ():
            yield from (f"{name}: {fault}" for fault in unlike(path.stem, row, expected))


def _rows(data: bytes) -> list[dict[str, Any]] | None:
    """The rows of a table; None of what is none, such as a description of its columns."""
    try:
        rows = json.loads(data)
    except ValueError:
        return None
    return rows if isinstance(rows, list) and all(isinstance(each, dict) for each in rows) else None


def name_of_row(table: str, row: dict[str, object]) -> str:
    """What a row is called, by its own columns."""
    names = {"reviews": ("area", "theme"), "risks": ("risk", "organisation", "date")}
    return "/".join(str(row.get(name) or "") for name in names.get(table, ("id",)))


def unlike(table: str, row: dict[str, object], expected: Tables) -> Iterator[str]:
    """What is wrong with a row: the columns with values that its record does not give them."""
    own = expected.get(table, {}).get(name_of_row(table, row))
    if own is None:
        yield f'has a row "{name_of_row(table, row)}", which the content does not make public'
        return
    for column, value in row.items():
        if column in FREE:
            continue
        if column not in own.columns and not column.endswith(_WORKED_OUT):
            yield f'has a column "{column}", of which nobody knows what it may say'
            continue
        allowed = own.columns.get(column)
        for said in value if isinstance(value, list) else [value]:
            bare = str(said).partition(": ")[2] if column == "inferred" else said
            if said is not None and allowed is not None and bare not in allowed:
                short = " ".join(str(said).split())[:60]
                yield (
                    f'"{column}" of {own.item} has "{short}", which its content does not make '
                    f"public ({own.place})"
                )
