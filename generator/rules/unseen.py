"""What stands in the content and on no page of any year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Board, Paper, Post, Risk, Term
from generator.problems import Problem, Severity
from generator.views import edition_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.rules.subject import Subject

_WHY: dict[type[Record], str] = {
    Term: "give it a meaning in a year that is here",
    Paper: "add the year of its date for one of its bodies, or date it in a year that is here",
    Risk: "add an assessment by a body for a year that it has here",
    Post: 'name it where it owns or decides something, or give a year that is here in "named_in"',
    Board: 'name it where it owns or decides something, or give a year that is here in "named_in"',
}


def unseen_items(subject: Subject) -> Iterator[Problem]:
    """An item that no year shows, not even to staff; a name that nothing uses says nothing."""
    seen = set[int]()
    for edition in subject.library.editions:
        view = edition_view(subject.library, edition)
        seen |= {id(each.record) for each in view.terms}
        seen |= {id(each.record) for each in view.risks}
        seen |= {id(each.record) for each in view.papers}
        seen |= {id(each.record) for each in view.posts}
        seen |= {id(each.record) for each in view.boards}
    for record, _ in subject.index.records:
        if type(record) in _WHY and id(record) not in seen:
            message = f"found {record.called} that is on no page: no year shows it"
            hint = _WHY[type(record)]
            yield Problem(record.place("id"), "unseen", message, hint, Severity.WARNING)
