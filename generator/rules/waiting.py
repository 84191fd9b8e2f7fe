"""What waits for an editor: who may see it, who owns it, where it belongs, what is unwritten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Document
from generator.model.schema import fields_of
from generator.problems import Problem, Severity
from generator.reading.nodes import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject


_MARK = re.compile(r"\[to be written(?::[^\]\n]*)?\]", re.IGNORECASE)


def texts_to_be_written(subject: Subject) -> Iterator[Problem]:
    """A mark that stands for a text, as an import leaves it where the content needs one."""
    for record, _ in subject.index.records:
        for field in fields_of(type(record)):
            if field.record or field.internal or field.refers:
                continue
            for path, text in field.values(record):
                if isinstance(text, str) and (mark := _MARK.search(text)):
                    message = f"found {quote(mark[0])}, which stands for a text"
                    hint = "write that text instead, or take the part out"
                    place = record.place(*path)
                    yield Problem(place, "unwritten", message, hint, Severity.WARNING)


def unplaced_texts(subject: Subject) -> Iterator[Problem]:
    """A text of a statement that was brought in, and that has no place yet."""
    for edition in subject.library.editions:
        if (statement := edition.statement) is None:
            continue
        for at, text in enumerate(statement.unplaced):
            message = f"found {quote(text)} without a place, so it is on no page"
            hint = "move it to where it belongs, or remove it if it is not part of the statement"
            place = statement.place("unplaced", at)
            yield Problem(place, "unplaced", message, hint, Severity.WARNING)


def undecided_audiences(subject: Subject) -> Iterator[Problem]:
    """A file of which nobody said who may see it: all in it is internal."""
    for record, _ in subject.index.records:
        if isinstance(record, Document) and not record.gives("audience"):
            message = (
                f"found {record.called} without an audience: no decision has been made "
                "on who may see it"
            )
            hint = 'write "audience: public" or "audience: internal"; until then it is internal'
            yield Problem(record.place(), "undecided", message, hint, Severity.WARNING)


def unowned_actions(subject: Subject) -> Iterator[Problem]:
    """An action that is nobody's, in a plan that is held whole and goes on."""
    for edition in subject.library.editions:
        plan = edition.improvement
        if plan is None or plan.archived or not edition.holding("improvement").whole:
            continue
        for action in plan.actions:
            if not (action.owners or action.lead or action.sponsor or action.partners):
                message = "found an action with neither an owner nor a lead"
                hint = 'say in "owners" which post carries it out, or in "lead" who answers for it'
                yield Problem(action.place("id"), "unowned", message, hint, Severity.WARNING)
