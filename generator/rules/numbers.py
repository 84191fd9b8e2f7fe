"""Numbers that an author writes above a list, which may have more or fewer items than that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.schema import fields_of
from generator.problems import Problem, Severity, line_in
from generator.prose import lists_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.model.schema import Field
    from generator.rules.subject import Subject

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_SPELLED = {word: number for number, word in enumerate(_WORDS.split(), start=2)}
_NUMBER = rf"(?<![\w.,/£$€-])({'|'.join(_SPELLED)}|[1-9]\d?)"
# Few texts count anything above a list; the others need not be read for it.
_COUNTS = re.compile(_NUMBER, re.IGNORECASE)
_LEADS = re.compile(r":\W*\n")
# Of such things a list has no item each.
_MEASURE = "(?:hours|days|weeks|months|years|quarters|times|minutes|miles|people|points|pounds)"
_HINT = "correct the number or the list"


def miscounted_lists(subject: Subject) -> Iterator[Problem]:
    """A number above a list of another length: "the following five areas:" above four."""
    for record, _ in subject.index.records:
        for field in fields_of(type(record)):
            if field.narrative and not field.internal:
                for path, text in field.values(record):
                    for words, items in [*_in_text(text), *_above_records(record, field, text)]:
                        place = line_in(record.place(*path), text, words)
                        message = f'found "{words}" above a list of {items}'
                        yield Problem(place, "list-number", message, _HINT, Severity.WARNING)


def _in_text(text: str) -> Iterator[tuple[str, int]]:
    """Where a sentence with a colon at its end counts otherwise than the list right below it."""
    counts = _LEADS.search(text) and _COUNTS.search(text)
    for above, items in lists_in(text) if counts else ():
        sentence = re.split(r"[.;]\s", above)[-1]
        # More than one number, or "four groups and the headquarters:", count what is not known.
        counted = _counted(sentence, rf"(?:[a-z-]+ ){{0,3}}(?!{_MEASURE})[a-z-]+s\b(?!.* and )")
        if sentence.endswith(":") and len(counted) == 1 and items not in counted.values():
            yield next(iter(counted)), items


def _above_records(record: Record, field: Field, text: str) -> Iterator[tuple[str, int]]:
    """Where an introduction counts otherwise than there are areas, risks or the like below it.

    Actions stand below the area that each belongs to, so nothing above them is a count of all.
    """
    for below in fields_of(type(record)) if field.name == "introduction" else ():
        items = len(below.held(record)) if below.record and below.name != "actions" else 0
        counted = _counted(text, rf"(?:improvement )?{below.name}\b") if items else {}
        if counted and items not in counted.values():
            yield next(iter(counted)), items


def _counted(text: str, noun: str) -> dict[str, int]:
    """How many of something a text says that there are, by the words in which it does."""
    found = re.finditer(rf"{_NUMBER} {noun}", text, re.IGNORECASE)
    return {each[0]: _SPELLED.get(each[1].lower()) or int(each[1]) for each in found}
