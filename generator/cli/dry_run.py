"""What a release would be, in about ten lines, before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare import compare
from generator.compare.records import ChangeKind
from generator.compare.summary import summary
from generator.releases.dating import doubtful_dates
from generator.views import edition_view
from generator.words import say_count, say_date, say_list, say_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.releases.versions import Version
    from generator.releasing import Rehearsal


def as_lines(found: Rehearsal) -> Iterator[str]:
    """The lines that say what would be released, withheld and new, and what will be asked."""
    new, order = found.version, found.draft.order
    edition = new.edition
    yield f"{found.draft.edition.id}@{found.draft.name}: {_what(found)}"
    yield f"Year: {say_year(edition.year)}, as at {say_date(edition.as_at)}{_of_plan(new)}."
    yield f"Becomes public: {say_list(_counts(new)) or 'only that there is a release'}."
    hidden = sorted(found.withheld.items())
    left_out = [say_count(number, kind) for kind, number in hidden if number]
    yield f"Withheld: {say_list(left_out)}." if left_out else "Nothing is withheld."
    if new.withdrawn:
        days = say_list([say_date(day) for day in new.withdrawn])
        yield f"Also left out: what was withdrawn on {days}."
    yield from _since(new, found.before)
    for doubt in doubtful_dates(found.draft.edition, order.date):
        yield f"You will be asked: {doubt}"
    if found.doubt:
        yield f"You will be asked: {found.doubt}"
    yield "Nothing was released: this was a dry run."


def _what(found: Rehearsal) -> str:
    """The state or kind of a release, its day and its note."""
    order = found.draft.order
    known = f"what is known of the {order.known.state} statement" if order.known else ""
    what = known or (f"the {order.state} statement" if order.state else f"a {order.kind}")
    reason = f" Reason: {order.reason}" if order.reason else ""
    return f"{what}, {say_date(order.date)}. Note: {order.note}{reason}"


def _of_plan(new: Version) -> str:
    view = edition_view(new.library, new.edition)
    return f"; its plan as at {say_date(view.plan.as_at.isoformat())}" if view.plan else ""


def _counts(new: Version) -> list[str]:
    """How much of each kind the public would see."""
    view = edition_view(new.library, new.edition)
    statement, code = new.edition.statement, new.edition.code
    found = {
        "documents": len(view.documents),
        "sections": sum(len(each.sections) for each in (statement, code) if each),
        "governance areas": len(view.areas),
        "controls": len(view.controls),
        "improvement areas": len(view.improvements),
        "actions": len(view.actions),
        "opinions": len(view.opinions),
        "recommendations": len(view.recommendations),
        "risks": len(view.own_risks) + len(view.risks),
        "panel papers": len(view.papers),
        "posts": len(view.posts),
        "boards": len(view.boards),
    }
    return [say_count(number, noun) for noun, number in found.items() if number]


def _since(new: Version, before: Version | None) -> Iterator[str]:
    """What is new since the release before, kind by kind, as the public sees both."""
    if before is None or before.release is None:
        yield "It is the first release of the year."
        return
    found = compare(before.library, before.edition, new.library, new.edition, [])
    changed = [said for kind, said in summary(found).items() if _is_new(found.counts[kind])]
    told = ". ".join(changed) or "Nothing has changed but punctuation, numbering or layout"
    yield f"Since {before.release.id}: {told}."


def _is_new(counts: dict[ChangeKind, int]) -> bool:
    """Whether anything of a kind is different, but for housekeeping."""
    same = {ChangeKind.UNCHANGED, ChangeKind.HOUSEKEEPING}
    return any(number for kind, number in counts.items() if kind not in same)
