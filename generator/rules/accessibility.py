"""Whether the accessibility statement has what the regulations ask of public bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem, Severity
from generator.vocabulary import Compliance
from generator.words import say_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject

_ASKED_FOR = ("status", "prepared", "reviewed", "checked_by", "response")


def unfinished_statement(subject: Subject) -> Iterator[Problem]:
    """A statement without what it must say, or one that contradicts itself."""
    said = subject.library.site.accessibility
    missing = [name for name in _ASKED_FOR if getattr(said, name) is None]
    failing = bool(said.gaps or said.burdens)
    if said.status in {Compliance.PARTIAL, Compliance.NONE} and not failing:
        missing.append("gaps")
    if missing:
        names = say_list([f'"{name}"' for name in missing])
        message = f"found an accessibility statement without {names}, which the regulations ask for"
        hint = "fill it in; until then the page says that it is not stated"
        yield Problem(said.place(), "accessibility", message, hint, Severity.WARNING)
    if said.status == Compliance.FULL and failing:
        message = f'found "{Compliance.FULL}" beside content that does not meet the standard'
        hint = f'write "{Compliance.PARTIAL}", or remove what now meets the standard'
        yield Problem(said.place("status"), "accessibility", message, hint, Severity.WARNING)
