"""What a person asks to be released, and why it cannot be, or is questioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.releases.dating import impossible_date
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Edition, KnownStatement
    from generator.releases.archive import Release


@dataclass(frozen=True)
class Order:
    """What a person asks to be published, and on which day, if that is known."""

    edition: str
    kind: ReleaseKind
    state: DocumentState | None
    date: str
    note: str
    reason: str | None = None
    today: str = ""
    known: KnownStatement | None = None

    @property
    def reached(self) -> DocumentState | None:
        """How far the statement had come, whether its text is held or not."""
        return self.known.state if self.known else self.state


def refusals(
    edition: Edition, earlier: Sequence[Release], order: Order, files: dict[str, str]
) -> Iterator[str]:
    """Why this would not be a release, each as a sentence that says what to do."""
    if edition.audience is not Audience.PUBLIC:
        yield f"{edition.id} is internal: write `audience: public` in its edition.yml first."
    final = order.reached not in {None, DocumentState.DRAFT}
    yield from impossible_date(edition, order.date, order.today, final=final)
    newest = earlier[-1] if earlier else None
    if newest and order.date < newest.facts.date:
        yield f"{newest.id} is newer: give its date, {newest.facts.date}, or a later one."
    yield from _out_of_turn(earlier, order)
    if newest and _is_same(newest, order, files):
        yield f"Nothing has changed since {newest.id}."


def _out_of_turn(earlier: Sequence[Release], order: Order) -> Iterator[str]:
    """Why a statement does not come after those that were there before."""
    before = [each for each in earlier if each.facts.reached]
    if order.reached is None or not before:
        return
    newest, states = before[-1], list(DocumentState)
    state = newest.facts.reached or states[0]
    if states.index(order.reached) < states.index(state):
        yield f"{newest.id} is {state} already: a statement never goes back."
    elif order.reached is state and newest.facts.known is None:
        if order.known:
            yield f"{newest.id} is {state} already, and its text is held."
        elif not order.reason:
            yield (
                f"{newest.id} is {state} already: a correction says with --reason what was wrong."
            )


def _is_same(newest: Release, order: Order, files: dict[str, str]) -> bool:
    """Whether this would be the newest release over again; a notice is as new as what it says."""
    facts = newest.facts
    said = (facts.kind, facts.state) == (order.kind, order.state)
    if order.kind is ReleaseKind.NOTICE:
        said = said and facts.note == order.note
    return said and {each.path: each.sha256 for each in facts.files} == files
