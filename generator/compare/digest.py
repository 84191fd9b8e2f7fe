"""A comparison in at most six sentences, counted and computed, each with what it tells of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.endings import ENDED
from generator.compare.lineage import global_key
from generator.compare.new_figures import say_new_figure
from generator.compare.records import ChangeKind
from generator.compare.summary import NOUNS, judged_otherwise
from generator.language import _, ngettext
from generator.views.inferred import say_inferred
from generator.words import say_count, say_list, say_noun, say_number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.compare.records import Change, Comparison, Entry


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the changes of substance that it tells of; none where nothing changed."""

    text: str
    changes: tuple[Change, ...] = ()


def digest_of(comparison: Comparison) -> list[Sentence]:
    """What changed, the most telling first."""
    told = [
        *_judgement(comparison),
        *_counted(comparison, "control"),
        *_figure(comparison),
        *_counted(comparison, "action"),
        *_opinions(comparison),
    ]
    told += _rest(comparison, [change for each in told for change in each.changes])
    if any(each.changes for each in told):
        return told
    nothing = (
        _("Nothing that can be compared has changed.")
        if comparison.gaps
        else _("Nothing has changed.")
    )
    return [Sentence(nothing), *told]


def _judgement(comparison: Comparison) -> Iterator[Sentence]:
    if said := judged_otherwise(comparison):
        statement = ("document", "statement")
        changes = (c for c in comparison.changes if c.substantive and c.entry.key == statement)
        yield Sentence(said, tuple(changes))


# What is said of one item and of several, by what became of it, in this order.
_FATES: dict[ChangeKind, Callable[[int], str]] = {
    ChangeKind.COMPLETED: lambda n: ngettext("was completed", "were completed", n),
    ChangeKind.CLOSED: lambda n: ngettext(
        "was closed with the risk accepted", "were closed with the risk accepted", n
    ),
    ChangeKind.SUPERSEDED: lambda n: ngettext("was superseded", "were superseded", n),
    ChangeKind.ADDED: lambda n: ngettext("was added", "were added", n),
    ChangeKind.REMOVED: lambda n: ngettext("was removed", "were removed", n),
    ChangeKind.NOT_SHOWN: lambda n: ngettext("is no longer shown", "are no longer shown", n),
    ChangeKind.CHANGED: lambda n: ngettext("was changed", "were changed", n),
}


def _counted(comparison: Comparison, item: str) -> Iterator[Sentence]:
    """How many items of a kind became what: "Two controls were added and one was removed."."""
    found: dict[ChangeKind, list[Change]] = {}
    for change in comparison.changes:
        if change.item == item and change.substantive and change.kind is not ChangeKind.UNMATCHED:
            found.setdefault(_fate(change, comparison), []).append(change)
    clauses = [
        (
            f"{say_number(len(found[fate]))} {say_noun(len(found[fate]), NOUNS[item])}"
            if fate is next(each for each in _FATES if each in found)
            else say_number(len(found[fate])),
            said(len(found[fate])),
        )
        for fate, said in _FATES.items()
        if fate in found
    ]
    if clauses:
        said = say_list([_("%(items)s %(fate)s", items=many, fate=fate) for many, fate in clauses])
        yield Sentence(
            sentence_case(f"{said}."), tuple(change for each in found.values() for change in each)
        )


def _fate(change: Change, comparison: Comparison) -> ChangeKind:
    """What is said to have become of an item; an action may end and stay in the plan."""
    if change.old and change.new:
        fates = comparison.old.fates, comparison.new.fates
        sides = (change.old, comparison.old), (change.new, comparison.new)
        endings = [
            known.get(global_key(entry.key, table.edition))
            for known, (entries, table) in zip(fates, sides, strict=True)
            for entry in entries
        ]
        *earlier, last = [each.ending if each else None for each in endings]
        if last and last.kind in ENDED and len(earlier) == 1 and not earlier[0]:
            return last.kind
    return change.kind if change.kind in _FATES else ChangeKind.CHANGED


def _figure(comparison: Comparison) -> Iterator[Sentence]:
    """The first rule of a control in which a figure alone is another one, in its own words."""
    for change in comparison.changes:
        if change.item == "control" and change.substantive and change.old and change.new:
            for field in change.fields:
                if field.label == "Text" and (said := say_new_figure(field.blocks)):
                    yield Sentence(said, (change,))
                    return


def _opinions(comparison: Comparison) -> Iterator[Sentence]:
    """How the first opinions that both sides have were rated, those rated otherwise first."""
    both = [
        (each, each.old[0].values.get("Rating"), each.new[0].values.get("Rating"))
        for each in comparison.changes
        if each.item == "opinion" and len(each.old) == len(each.new) == 1
    ]
    rated = [(change, before, now) for change, before, now in both if before]
    rated.sort(key=lambda each: each[1] == each[2])
    if rated:
        first = rated[:2]
        said = "; ".join(_opinion(change) for change, _before, _now in first)
        changes = tuple(change for change, before, now in first if before != now)
        yield Sentence(f"{said}.", changes)


def _opinion(change: Change) -> str:
    (old,), (new,), title = change.old, change.new, change.entry.title
    if old.values.get("Rating") == new.values.get("Rating"):
        return _("%(title)s: unchanged (%(rating)s)", title=title, rating=_rating(new))
    said = _(
        "%(now)s (before: %(before)s)", now=_rating(new) or _("not yet given"), before=_rating(old)
    )
    return f"{title}: {said}"


def _rating(opinion: Entry) -> str:
    """How an opinion is rated, and what an editor inferred that from; "" where it is not rated."""
    rating, inferred = opinion.values.get("Rating"), opinion.values.get("Inferred")
    if not rating:
        return ""
    told = inferred.names if inferred else ()
    bases = [each.title.partition(": ")[2] for each in told if each.key[1].endswith("/rating")]
    return rating.text + "".join(map(say_inferred, bases))


LISTED = 3
"""So many kinds of item are named in the last sentence, those with the most changes."""


def _rest(comparison: Comparison, told: list[Change]) -> Iterator[Sentence]:
    """How many other items are different, and of which kinds most of them are."""
    anchors = {each.anchor for each in told}
    rest = [
        each
        for each in comparison.changes
        if each.substantive and each.kind is not ChangeKind.UNMATCHED and each.anchor not in anchors
    ]
    if not rest:
        return
    counts = Counter(each.item for each in rest)
    kinds = sorted(counts, key=lambda kind: (-counts[kind], list(NOUNS).index(kind)))
    # One kind more is named too: "other items" of a single kind would tell less in as many words.
    listed = len(kinds) if len(kinds) == LISTED + 1 else LISTED
    named = [say_count(counts[kind], NOUNS[kind]) for kind in kinds[:listed]]
    if others := sum(counts[kind] for kind in kinds[listed:]):
        named.append(ngettext("%(number)s other item", "%(number)s other items", others))
    said = (
        _("Also different: %(items)s.", items=say_list(named))
        if told
        else _("Different: %(items)s.", items=say_list(named))
    )
    yield Sentence(said, tuple(rest))
