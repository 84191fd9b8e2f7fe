"""The order in which releases were made: by date and state, whatever the order of lines in the log.

Two people's logs that were put together may have their lines mixed. A statement never goes back:
what shows an earlier state than another release comes before that, even with a later date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Problem, Severity
from generator.vocabulary import DocumentState, ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Logged, ReleaseFacts


class LoggedRelease(NamedTuple):
    """A line of the log, and what its release says of itself."""

    line: Logged
    facts: ReleaseFacts


def in_order(releases: Sequence[LoggedRelease]) -> list[LoggedRelease]:
    """Releases of any editions, oldest first."""
    editions = {each.line.edition for each in releases}
    orders = {name: _Order([r for r in releases if r.line.edition == name]) for name in editions}
    return sorted(releases, key=lambda each: orders[each.line.edition].key(each))


def disordered(releases: Sequence[LoggedRelease]) -> Iterator[Problem]:
    """Lines that stand in the log below one that was made later."""
    places = {each.line.place(): at for at, each in enumerate(in_order(releases))}
    newest: dict[str, LoggedRelease] = {}
    for each in releases:
        before = newest.setdefault(each.line.edition, each)
        if places[each.line.place()] < places[before.line.place()]:
            message = f"found {each.line.release} below {before.line.release}, which is newer"
            hint = "put the lines of a year in the order of their dates and states"
            yield Problem(each.line.place(), "log-order", message, hint, Severity.WARNING)
        else:
            newest[each.line.edition] = each


@dataclass
class _Order:
    """The releases of one edition, and its statements by state and date."""

    releases: Sequence[LoggedRelease]

    def __post_init__(self) -> None:
        stated = [each for each in self.releases if each.facts.kind is ReleaseKind.STATEMENT]
        self._statements = sorted(stated, key=_state_and_date)
        self._names = [each.line.release for each in self._statements]

    def key(self, release: LoggedRelease) -> tuple[str, str, int, bool, str, int, int]:
        """What sorts it: a release comes before every statement newer than the one it shows."""
        line, facts = release
        states = facts.kind is ReleaseKind.STATEMENT
        shown = line.release if states else facts.statement
        rank = self._names.index(shown) if shown in self._names else -1
        newer = (each.facts.date for each in self._statements[rank + 1 :])
        date = min(facts.date, *newer, "9999")
        at = self.releases.index(release)
        return (date, line.edition, rank, not states, facts.date, _number(line.release), at)


def _state_and_date(release: LoggedRelease) -> tuple[int, str, int]:
    line, facts = release
    state = list(DocumentState).index(facts.state) if facts.state else -1
    return (state, facts.date, _number(line.release))


def _number(name: str) -> int:
    """Of a second release of one day and state or kind, the number in its name; else 1."""
    last = name.rpartition("-")[2]
    return int(last) if last.isdecimal() else 1
