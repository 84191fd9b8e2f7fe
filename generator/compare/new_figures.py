"""A sentence in which a figure alone was exchanged, with both figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.texts import BlockKind, Mark
from generator.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.texts import Block, Run

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")  # that a year is another one goes without saying
_BEFORE = re.compile(r"[£$€]$")
_AFTER = re.compile(r"(?:%|m\b|bn\b|k\b| (?:thousand|million|billion|per cent)\b)")
_END = re.compile(r"[.!?](?=\s|$)")
LONGEST = 200
"""A sentence of more signs is read in its place."""


def say_new_figure(blocks: Sequence[Block]) -> str:
    """The first such sentence of a text as it is now, "more than £40 (before: £25)"; "" if none."""
    for block in blocks:
        if block.kind is BlockKind.CHANGED and block.shape == "paragraph":
            (runs,) = block.cells
            for at in range(len(runs) - 1):
                if said := _said(runs, at):
                    return said
    return ""


def _said(runs: Sequence[Run], at: int) -> str:
    gone, came = runs[at], runs[at + 1]
    old, new = gone.text.strip(), came.text.strip()
    exchanged = (gone.mark, came.mark) == (Mark.DELETED, Mark.INSERTED)
    if not exchanged or not all(map(_FIGURE.fullmatch, (old, new))) or _YEAR.fullmatch(new):
        return ""
    start = _start(runs[:at])
    rest = _rest(runs[at + 2 :])
    if start is None or rest is None or start.lstrip()[:1].islower():
        return ""
    sign, unit = _BEFORE.search(start), _AFTER.match(rest)
    before = f"{sign[0] if sign else ''}{old}{unit[0] if unit else ''}"
    now = f"{new}{unit[0] if unit else ''}"
    rest = rest[unit.end() :] if unit else rest
    space = came.text[len(came.text.rstrip()) :]
    said = _("%(now)s (before: %(before)s)", now=now, before=before)
    whole = f"{start}{said}{space}{rest}".strip()
    return whole if len(whole) <= LONGEST else ""


def _start(before: Sequence[Run]) -> str | None:
    """How the sentence begins that goes on after some words; None if more of it is changed."""
    if not before:
        return ""
    *earlier, last = before
    ends = list(_END.finditer(last.text))
    if last.mark is not Mark.SAME or (earlier and not ends):
        return None
    return last.text[ends[-1].end() :] if ends else last.text


def _rest(after: Sequence[Run]) -> str | None:
    """How the sentence ends; None if more of it is changed."""
    if not after:
        return ""
    first, *later = after
    end = _END.search(first.text)
    if first.mark is not Mark.SAME or (later and not end):
        return None
    return first.text[: end.end()] if end else first.text
