"""How little a public site may tell of what it withholds: that there is some, but not how much.

Then nothing else may give the number away: neither a total that the body printed of all of them,
nor a gap in the numbers of those that are published.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model import (
    Action,
    Improvement,
    ImprovementArea,
    OwnRisk,
    PanelAction,
    Paragraph,
    Recommendation,
    Section,
    Subsection,
    SubsectionPart,
)
from generator.model.schema import below, children, rebuild
from generator.prose.markers import numbers_of
from generator.vocabulary import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Library, Record

    NumberOf = Callable[[Record], str | None]


LEFT_OUT: dict[type[Record], str] = {
    Action: "reference",
    ImprovementArea: "number",
    OwnRisk: "number",
    PanelAction: "answered_at",
    Paragraph: "number",
    Recommendation: "reference",
    Section: "number",
    Subsection: "number",
    SubsectionPart: "number",
}
"""The printed numbers that a page can do without, and what names one, by whose they are."""


def only_some(whole: Library, selected: Library) -> Library:
    """A selection from a whole library that says of each kind only that some were withheld."""
    gaps = [each for _, row in gaps_in(whole, selected, _number_left_out) for each in row]
    telling = {id(each.node) for each in (*gaps, *_answered_in(whole, gaps))}

    def change(record: Record) -> tuple[dict[str, Any], dict[str, int]]:
        some = dict.fromkeys(record.all_withheld, 1)
        changes: dict[str, Any] = {}
        name = LEFT_OUT.get(type(record))
        if name and id(record.node) in telling and getattr(record, name):
            some[name] = 1
            changes[name] = "" if type(record).model_fields[name].is_required() else None
        if _counts_what_is_withheld(record):
            changes["stated"] = ()
            some["stated"] = 1
        return changes, some

    return rebuild(selected, change)


def _answered_in(library: Library, gaps: Sequence[Record]) -> Iterator[PanelAction]:
    """What was answered at a paragraph of a paper whose paragraphs are shown without numbers."""
    bare = {id(each.node) for each in gaps if isinstance(each, Paragraph)}
    papers = [paper for edition in library.editions for paper in edition.papers]
    papers += library.joint_papers
    found = {paper.id for paper in papers if any(id(each.node) in bare for each in below(paper))}
    for paper in papers if found else ():
        for action in paper.panel_actions:
            if (action.answered_in or paper.id).rpartition("/")[2] in found:
                yield action


def _number_left_out(record: Record) -> str | None:
    name = None if isinstance(record, PanelAction) else LEFT_OUT.get(type(record))
    number = getattr(record, name) if name else None
    return None if number is None else str(number)


def _counts_what_is_withheld(record: Record) -> bool:
    """Whether a plan has printed totals of all its actions, and not all of these are shown."""
    if not isinstance(record, Improvement) or not record.stated:
        return False
    return record.complete and record.lost("actions") > 0


class _Numbered(NamedTuple):
    """A number as one of a row of numbers: whose it is, in which list, and if it is shown."""

    number: int
    record: Record
    holder: int
    shown: bool


def gaps_in(
    whole: Library, selected: Library, number_of: NumberOf
) -> Iterator[tuple[list[Record], list[Record]]]:
    """Where readers see that a number is missing: what has it, and what is shown in its row."""
    shown = {id(each.node) for each in below(selected)}
    for document in _documents(whole):
        rows: defaultdict[tuple[type[Record], str], list[_Numbered]] = defaultdict(list)
        for holder in below(document):
            for _, child in children(holder):
                printed = number_of(child) if child.node else None
                for row, number in _readings(printed or ""):
                    place = _Numbered(number, child, id(holder), id(child.node) in shown)
                    rows[type(child), row].append(place)
        for row_of_numbers in rows.values():
            if missing := _missing(row_of_numbers):
                yield missing, [each.record for each in row_of_numbers if each.shown]


def _documents(library: Library) -> Iterator[Record]:
    """What is numbered through, each from its beginning."""
    for edition in library.editions:
        yield from filter(None, (getattr(edition, kind.value) for kind in DocumentKind))
        yield from edition.papers
    yield from filter(None, (library.risks, *library.joint_papers))


def _missing(row: Sequence[_Numbered]) -> list[Record]:
    """What is not shown of a row while later numbers are; the end of a row tells nothing.

    A number may come again, where each list begins anew.
    """
    seen = [each for each in row if each.shown]
    numbers = {each.number for each in seen}
    return [
        hidden.record
        for hidden in row
        if not hidden.shown
        and any(
            hidden.number < later.number
            and (hidden.holder == later.holder or hidden.number not in numbers)
            for later in seen
        )
    ]


_LAST = re.compile(
    r"(?P<row>.*?)(?P<last>[0-9]+|(?<![A-Za-z])(?:[A-Za-z]{1,2}|[ivxlc]+|[IVXLC]+))\W*"
)
_LETTERS = 26
_MOST_ROUNDS = 2  # from "ca" on, two letters are rather a Roman number or a word


def _readings(printed: str) -> Iterator[tuple[str, int]]:
    """The rows of numbers in which a printed one may stand, and its place there."""
    match = _LAST.fullmatch(printed)
    if not match:
        return
    row, last = match["row"], match["last"]
    if last.isdecimal():
        yield f"{row}1", int(last)
        return
    for kind, number in numbers_of(last).items():
        # A lone "c" is the third letter: nobody counts to a hundred in Roman numbers.
        if kind not in "iI" or len(last) > 1 or last.lower() != "c":
            yield f"{row}{kind}", number
    yield from ((f"{row}{kind}", number) for kind, number in _letters_beyond_z(last))


def _letters_beyond_z(last: str) -> Iterator[tuple[str, int]]:
    """Letters where two follow z: as in "aa, bb", and, in a row of its own, as in "aa, ab, ba"."""
    kind = "a" if last.islower() else "A"
    first, *second = (ord(letter) - ord(kind) + 1 for letter in last)
    if second == [first] and last.lower() not in {"ii", "xx"}:  # which are two and twenty
        yield kind, _LETTERS + first
    if not second:
        yield f"{kind}z", first
    elif len(second) == 1 and first <= _MOST_ROUNDS:
        yield f"{kind}z", _LETTERS * first + second[0]
