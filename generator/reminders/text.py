"""Who must act, as plain text to paste into a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.tracker import say_standing
from generator.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.views.due import Duty, OwnersDuties, WhoMustAct


def as_text(plans: Iterable[WhoMustAct]) -> str:
    """A part for each plan, and in it one for each owner, which stands alone."""
    return "\n\n\n".join("\n".join(_plan(each)) for each in plans)


def _plan(due: WhoMustAct) -> Iterator[str]:
    edition = due.view.edition
    body = f"{due.view.organisation.name}, {edition.period}"
    yield f"{body}: who must act, as at {say_day(due.plan.as_at)}"
    if not due.owners:
        yield ""
        yield f"Nothing is overdue, due by {say_day(due.until)} or without an update."
    for owner in due.owners:
        yield ""
        yield from _owner(owner, due)


def _owner(owner: OwnersDuties, due: WhoMustAct) -> Iterator[str]:
    yield owner.title
    yield from _listed("Overdue", owner.overdue)
    yield from _listed(f"Due by {say_day(due.until)}", owner.soon)
    yield from _listed("Without an update", owner.silent)


def _listed(title: str, duties: Sequence[Duty]) -> Iterator[str]:
    if duties:
        yield f"  {title}:"
    for each in duties:
        yield f"  - {title_of(each)} ({say_standing(each.standing)}): {'; '.join(each.why)}"


def title_of(duty: Duty) -> str:
    """What an action is called, with its reference."""
    action = duty.action.record
    return f"{action.reference}: {action.title}" if action.reference else action.title
