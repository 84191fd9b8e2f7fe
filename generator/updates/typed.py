"""What somebody typed, as the content has it: a text, a day, a due date or a state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.model.printed_dates import TO_BE_CONFIRMED, DueMeaning, iso_of, read_due, why_no_date
from generator.problems import Problem, did_you_mean
from generator.reading.nodes import quote
from generator.updates.news import FIELDS, TYPED, NewUpdate
from generator.vocabulary import ActionState
from generator.words import name_of_state, say_date, sentence_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Action
    from generator.problems import Place


class Unfit(Exception):  # noqa: N818 - caught where the place is known, and said there
    """What is wrong with a value: what was found and expected, and what to do about it."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.found, self.hint = found, hint


def say_action_state(state: ActionState) -> str:
    """A state as the list to choose from has it: "On track"."""
    return sentence_case(name_of_state(state))


CHOICES = {
    say_action_state(each): each for each in ActionState if each is not ActionState.NOT_STATED
}
"""The states to choose from, by their words."""
EARLIEST = "1990"  # a year that is typed where Excel expects a day becomes one of 1905
WHOLE = "type the whole date, day first, as 31/03/2025"


def read_new(
    action: Action, at: int, typed: Mapping[str, str], place: Callable[[str], Place]
) -> tuple[NewUpdate, list[Problem]]:
    """What is new of an action, out of what was typed by field, and what of that is unfit."""
    values: dict[str, Any] = {}
    problems = []
    for name in (field.name for field in FIELDS):
        try:
            values[name] = _READ.get(name, text_of)(typed.get(name, ""))
        except Unfit as wrong:
            problems.append(Problem(place(name), TYPED, wrong.found, wrong.hint))
    return NewUpdate(action, at, place, **values), problems


def text_of(typed: str) -> str:
    """A text as it is kept: with line ends of one kind, and no spaces where nobody sees them."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def state_of(typed: str) -> ActionState | None:
    """A state, by the words of the list or those of the content; None of nothing."""
    text = " ".join(typed.split())
    if not text:
        return None
    for said, state in CHOICES.items():
        if text.casefold() in {said.casefold(), state.value}:
            return state
    near = did_you_mean(text[:1].upper() + text[1:], CHOICES)
    hint = near if near.startswith("did") else "choose one of the list"
    raise Unfit(f"found {quote(text)}, expected one of: {'; '.join(CHOICES)}", hint)


def day_of(typed: str) -> str:
    """A day, or a month or a year, in ISO 8601; it is read day first."""
    text = " ".join(typed.split())
    day = _iso_of(text)
    if text and not day:
        raise _no_date(text)
    return day


def due_of(typed: str) -> str:
    """A due date: a date, or what else a plan may print, such as "Ongoing"."""
    text = " ".join(typed.split())
    if not text or (iso := _iso_of(text)):
        return iso if text else ""
    due = read_due(text)
    if due is None:
        raise _no_date(text)
    return TO_BE_CONFIRMED if due.meaning is DueMeaning.UNCONFIRMED else text


_READ: dict[str, Callable[[str], Any]] = {"state": state_of, "date": day_of, "due": due_of}
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2}")


def _iso_of(text: str) -> str:
    numbers = _NUMBERS.fullmatch(text)
    day = iso_of("/".join(numbers.groups()) if numbers else text) or ""
    if day and day < EARLIEST:
        raise Unfit(f"found {say_date(day)}, which is no day of a plan", WHOLE)
    return day


def _no_date(text: str) -> Unfit:
    found = f"found {quote(text)}"
    if _SHORT_YEAR.fullmatch(text):
        return Unfit(f"{found}, a date with two digits for its year", WHOLE)
    if (numbers := _NUMBERS.fullmatch(text)) and iso_of(f"{numbers[2]}/{numbers[1]}/{numbers[3]}"):
        return Unfit(f"{found}, in which the month comes first", WHOLE)
    if why := why_no_date("/".join(numbers.groups()) if numbers else text):
        return Unfit(f"{found}, a day that there is not", why)
    return Unfit(f"{found}, expected a date", WHOLE)
