"""The rows of a table of actions to improvement areas and actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importing.blocks import TextBlock, flat, text_of, words_of
from generator.importing.prose_of import markdown_of
from generator.importing.tidy import whole
from generator.model.printed_dates import DueMeaning, read_due

if TYPE_CHECKING:
    from generator.importing.blocks import TableBlock
    from generator.importing.placed import FileRow, Placed
    from generator.importing.tables import ActionTable

WHERE = "improvement.yml"
_LONG_TITLE = 160
_SENTENCE = re.compile(r"(.+?[.:;])\s+(.+)", re.DOTALL)
_LONG_LABEL = 40


def place_actions(placed: Placed, table: TableBlock, found: ActionTable) -> None:
    """Make an action of each row, under the issue that stands beside it or above."""
    placed.fields.append(f"columns of {WHERE}: {', '.join(filter(None, found.header))}")
    area = ""
    for row in table.rows[1:]:
        cells = {name: row[at] for name, at in found.columns.items()}
        others = [
            (found.header[at], cell)
            for at, cell in enumerate(row)
            if at not in found.columns.values() and cell.strip()
        ]
        issue, reference = cells.get("issue", ""), flat(cells.get("reference", ""))
        if issue.strip():
            alone = not cells["action"].strip()
            area = _area(placed, issue, reference if alone else "")
            reference = "" if alone else reference
        if cells["action"].strip():
            placed.actions.append(_action(placed, cells, others, area, reference))
            continue
        known = {"issue", "reference"} if issue.strip() else set()
        left = [cell for name, cell in cells.items() if name not in known and cell.strip()]
        for text in [*left, *(cell for _, cell in others)]:
            placed.keep(text)


def _area(placed: Placed, issue: str, number: str) -> str:
    title, about = _parted(issue)
    row: FileRow = {"id": placed.id_of("improvement", title)}
    whole = number.rstrip(".")
    if re.fullmatch(r"[1-9][0-9]{0,3}", whole) and whole not in {
        str(each.get("number")) for each in placed.areas
    }:
        row["number"] = int(whole)
    elif number:
        title = f"{number} {title}"
    row["title"] = title
    _prose(placed, row, "about", about)
    placed.areas.append(row)
    placed.note(WHERE, issue, number)
    return str(row["id"])


def _action(
    placed: Placed, cells: dict[str, str], others: list[tuple[str, str]], area: str, reference: str
) -> FileRow:
    title, text = _parted(cells["action"])
    row: FileRow = {"id": placed.id_of("action", title)}
    used = {each.get("reference") for each in placed.actions}
    if reference and reference not in used:
        row["reference"] = reference
    elif reference:
        others = [("", reference), *others]
    row["title"] = title
    texts = list(text)
    if area:
        row["area"] = area
    for name in ("priority", "cost"):
        if cells.get(name, "").strip():
            row[name] = flat(cells[name])
    texts += _owned(placed, row, cells.get("lead", ""))
    texts += _dated(row, cells.get("due", ""))
    texts += _updated(placed, row, cells)
    texts += [_labelled(heading, cell) for heading, cell in others]
    _prose(placed, row, "text", texts)
    placed.note(WHERE, *cells.values(), *(cell for _, cell in others))
    order = [
        "id", "reference", "title", "text", "owners", "priority", "cost", "area", "due", "updates",
    ]  # fmt: skip
    return {name: row[name] for name in order if name in row}


def _parted(cell: str) -> tuple[str, list[str]]:
    """A title of a cell and the rest of it: its first line or, of a long one, first sentence."""
    first, *others = [line for line in cell.split("\n") if line.strip()]
    if len(first) > _LONG_TITLE and (found := _SENTENCE.fullmatch(first)):
        return found[1], [found[2], *others]
    return flat(first), others


def _owned(placed: Placed, row: FileRow, cell: str) -> list[str]:
    """Write who owns an action; gives back who cannot be named as a post."""
    names = [flat(each) for line in cell.split("\n") for each in line.split(";") if each.strip()]
    owners: list[str] = []
    left = []
    for name in names:
        post = placed.post(name)
        if post and post not in owners:
            owners.append(post)
        else:
            left.append(f"Owner: {name}")
    if owners:
        row["owners"] = owners
    return left


def _dated(row: FileRow, cell: str) -> list[str]:
    text = flat(cell)
    if not text:
        return []
    read = read_due(text)
    if read is None:
        return [f"Due: {text}"]
    # When it was set is read from the date of the plan.
    unconfirmed = read.meaning is DueMeaning.UNCONFIRMED
    row["due"] = [{"date": "TBC" if unconfirmed else text}]
    return [f"Due: {text}"] if unconfirmed and text != "TBC" else []


def _updated(placed: Placed, row: FileRow, cells: dict[str, str]) -> list[str]:
    rating, progress = flat(cells.get("rating", "")), cells.get("progress", "")
    if not rating and not progress.strip():
        return []
    update: FileRow = {"date": placed.target.as_at}
    short = len(flat(progress)) <= _LONG_LABEL and not rating
    if short or rating:
        update["label"] = flat(progress) if short else rating
    update["inferred"] = {"date": "the day that the statement is as at"}
    if not short and progress.strip():
        _prose(placed, update, "text", progress.split("\n"))
    row["updates"] = [update]
    return []


def _labelled(heading: str, cell: str) -> str:
    return f"{flat(heading)}: {cell}" if heading else cell


def _prose(placed: Placed, row: FileRow, name: str, texts: list[str]) -> None:
    """Write a narrative field of lines, and keep what it cannot hold."""
    lines = [line for text in texts for line in text.split("\n") if words_of(line)]
    blocks = [block for line in lines for block in whole(TextBlock(line))]
    text, left = markdown_of(blocks)
    if text:
        row[name] = text
    for block in left:
        placed.keep(text_of(block))
