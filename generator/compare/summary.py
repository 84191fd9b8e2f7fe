"""A comparison in words: how many of what, and the whole of it for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.records import ChangeKind, Form
from generator.compare.texts import BlockKind, Mark
from generator.language import _, known
from generator.views.held import is_whole
from generator.words import say_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.records import Change, Comparison, FieldChange
    from generator.compare.texts import Block

# What a kind of item is called, in the order in which they are summed up.
NOUNS = {
    "document": "introductions",
    "principle": "principles",
    "area": "areas",
    "theme": "themes",
    "control": "controls",
    "review": "reviews",
    "section": "sections",
    "subsection": "subsections",
    "figure": "figures",
    "improvement": "improvement areas",
    "action": "actions",
    "stated": "stated",
    "opinion": "opinions",
    "recommendation": "recommendations",
    "defence": "defences",
    "risk": "risks",
    "board": "boards",
    "post": "posts",
    "term": "terms",
}
_SAID = {
    (kind, fate): f"{fate.value} and not in the new plan"
    for kind in ("improvement", "action")
    for fate in (ChangeKind.COMPLETED, ChangeKind.CLOSED, ChangeKind.SUPERSEDED)
}
_REST = {
    ChangeKind.HOUSEKEEPING: known("with changes of punctuation, numbering or layout only"),
    ChangeKind.UNCHANGED: known("unchanged"),
}


def summary(comparison: Comparison) -> dict[str, str]:
    """For each kind of item how many were added, removed, changed and so on, in words."""
    counts = comparison.counts
    # What ended may still stand in a new plan that is not held whole.
    said_of = _SAID if is_whole(comparison.new.edition, "improvement") else {}
    return {
        kind: say_changes(
            noun,
            {
                said_of.get((kind, fate), fate.value): counts[kind][fate]
                for fate in ChangeKind
                if fate not in _REST
            },
            {said: counts[kind][fate] for fate, said in _REST.items()},
        )
        for kind, noun in NOUNS.items()
        if kind in counts
    }


def judged_otherwise(comparison: Comparison) -> str:
    """How the body judges itself now, where it did so otherwise before; "" where it did not."""
    statement = ("document", "statement")
    before, now = (
        side.entries[statement].values.get("Judgement") if statement in side.entries else None
        for side in (comparison.old, comparison.new)
    )
    if before == now or before is None or now is None:
        return ""
    return _(
        "The body's own judgement was %(before)s; now it is %(now)s.",
        before=before.text,
        now=now.text,
    )


def as_text(comparison: Comparison, title: str = "") -> str:
    """The gaps, the counts, then every difference but housekeeping, with what was said before."""
    title = title or f"{comparison.old.edition.id} and {comparison.new.edition.id}"
    gaps = [gap.reason for gap in comparison.gaps]
    counts = [f"{said}." for said in summary(comparison).values()]
    if judged := judged_otherwise(comparison):
        counts.insert(0, judged)
    told = [line for each in comparison.changes if each.substantive for line in _change(each)]
    parts = [
        [title],
        gaps,
        counts,
        told or [_("Nothing has changed but punctuation, numbering or layout.")],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _change(change: Change) -> Iterator[str]:
    noun = NOUNS[change.item].removesuffix("s")
    before, now = (" and ".join(f'"{each.title}"' for each in s) for s in (change.old, change.new))
    titles = before if before == now else " -> ".join(filter(None, (before, now)))
    yield f"{change.kind} {_ONE.get(change.item, noun)}: {titles}"
    if change.ending:
        yield f"  {change.ending}"
    if change.news:
        yield f"  {change.news}"
    if change.kind is ChangeKind.MOVED:
        yield f"  from {change.place_before or _('the top')} to {change.place_now or _('the top')}"
    for each in change.fields:
        if not each.housekeeping:
            yield from _field(each)
    if change.why:
        yield f"  why: {' '.join(change.why.split())}"


_ONE = {"stated": "list of stated counts", "defence": "line of defence"}


def _field(change: FieldChange) -> Iterator[str]:
    if change.form in {Form.NAMES, Form.ENTRIES}:
        said = [f"[-{each.title}-]" for each in change.removed]
        said += [f"{{+{each.title}+}}" for each in change.added]
        said += [f"[-{old.title}-] {{+{new.title}+}}" for old, new in change.retold]
        yield f"  {change.label}: {', '.join(said)}"
        return
    different = (BlockKind.ADDED, BlockKind.REMOVED, BlockKind.CHANGED)
    for block in change.blocks:
        if block.kind in different:
            yield f"  {change.label}: {_block(block)}"


def _block(block: Block) -> str:
    marks = {Mark.SAME: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
    cells = ["".join(marks[run.mark].format(run.text) for run in cell) for cell in block.cells]
    return " | ".join(cells)
