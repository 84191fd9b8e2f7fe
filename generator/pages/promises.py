"""What became of what a year promised: each promise, and those that came to the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare import ENDED, ChangeKind
from generator.language import _, known
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare import Change, Entry
    from generator.tracker.status import Standing

DONE, CLOSED, CARRIED, DROPPED = "done", "closed", "carried", "dropped"
NOT_SHOWN, LAST_TOLD = "not-shown", "last-told"

_TITLES = {
    DONE: known("Complete"),
    CLOSED: known("Closed without being completed"),
    CARRIED: known("Carried forward"),
    DROPPED: known("Not in this year's plan, with no outcome given"),
    NOT_SHOWN: known("Not published or not held for this year"),
    LAST_TOLD: known("Known only from the last report"),
}


@dataclass(frozen=True)
class Promise:
    """An improvement area or an action of the year before, and what it is in this one."""

    said: Entry
    became: str
    now: tuple[Entry, ...]
    outcome: str = ""  # of an action, one of those above


@dataclass(frozen=True)
class Outcome:
    """Promises that came to the same: where they stand on the page, what that is, and which."""

    id: str
    title: str
    promises: list[Promise]

    @property
    def figure(self) -> tuple[int, str, str]:
        """How many they are, what they came to, and where they stand on the page."""
        return len(self.promises), self.title.lower(), f"#{self.id}"


def by_outcome(promises: Sequence[Promise]) -> list[Outcome]:
    """Some promises by what they came to, every one of them once."""
    grouped = [
        Outcome(f"promised-{name}", _(title), [each for each in promises if each.outcome == name])
        for name, title in _TITLES.items()
    ]
    return [each for each in grouped if each.promises]


def outcome_of(change: Change | None, now: Sequence[Standing]) -> str:
    """What an action came to that had not ended in its own year, by how it stands in this one."""
    if change is None:
        return LAST_TOLD
    if change.kind in {ChangeKind.NOT_SHOWN, ChangeKind.UNMATCHED}:
        return NOT_SHOWN
    if change.kind is ChangeKind.REMOVED:
        return DROPPED
    if change.kind in ENDED:
        return DONE if change.kind is ChangeKind.COMPLETED else CLOSED
    if now and not any(each.open for each in now):
        return DONE if all(each.state is ActionState.COMPLETE for each in now) else CLOSED
    return CARRIED
