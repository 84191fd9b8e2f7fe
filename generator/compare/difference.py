"""Two editions to one comparison. Pure functions of the two libraries they are given."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.compare.action_fields import say_new_updates
from generator.compare.blocks import words_of
from generator.compare.changes import field_changes, kind_of
from generator.compare.endings import ENDED, ending_before
from generator.compare.gaps import comparable, gaps_between
from generator.compare.items import table_of
from generator.compare.lineage import global_key, joined, reasons_between
from generator.compare.match import in_order, match
from generator.compare.order import arranged
from generator.compare.records import Change, ChangeKind, Comparison, Suggestion
from generator.compare.retold import retold
from generator.compare.texts import likeness
from generator.language import _, known
from generator.model.schema import kinds_with_lineage
from generator.views.held import is_whole
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compare.match import Entries, Matches, Regrouping
    from generator.compare.records import Between, Entry, Table
    from generator.model import Edition, Library


def compare(
    old: Library,
    old_edition: Edition,
    new: Library,
    new_edition: Edition,
    between: Sequence[Between] = (),
) -> Comparison:
    """Compare two editions, each as its selected library shows it; `between` are years between."""
    return compare_tables(table_of(old, old_edition), table_of(new, new_edition), between)


def compare_tables(old: Table, new: Table, between: Sequence[Between] = ()) -> Comparison:
    """Compare two editions whose tables were made before: ten of them make 45 pairs."""
    if old.main and new.main:
        return retold(compare_tables(old.main, new.main, between), old, new)
    gaps = gaps_between(old, new)
    if between:
        old, new = (replace(side, declared=joined(side.declared, between)) for side in (old, new))
    before, after = comparable(old, new)
    if between:
        after = {key: _with_reasons(each, old, new) for key, each in after.items()}
    matches = match(old, new, before, after)
    found = [*_both_sided(matches, before, after), *_one_sided(matches, before, after, old, new)]
    return Comparison(old, new, arranged(found, before, after), gaps)


def suggested(old: Table, new: Table) -> list[Suggestion]:
    """What is gone, each with what came and is very much like it: perhaps nobody declared it.

    The rest of the comparison, which takes longest, is not made for that.
    """
    before, after = comparable(old, new)
    matches = match(old, new, before, after)
    return list(_suggestions(_one_sided(matches, before, after, old, new)))


def _with_reasons(entry: Entry, old: Table, new: Table) -> Entry:
    """An item that also says why it changed in the years between, each reason with its year."""
    item = global_key(entry.key, new.edition)
    earlier = reasons_between(item, old.edition.id, new.declared)
    if not earlier:
        return entry
    told = [*earlier, (new.edition.id, entry.why)]
    whys = [f"{say_year(year.rpartition('/')[2])}: {why}" for year, why in told if why]
    return replace(entry, why="\n\n".join(whys))


def _unless_in_part(change: Change, old: Table, new: Table) -> Change:
    """What only one side has is neither new nor gone where the other is not held whole."""
    other = new if change.old else old
    if change.kind in _ONE_SIDED and not is_whole(other.edition, change.entry.part):
        return replace(change, kind=ChangeKind.UNMATCHED)
    return change


_ONE_SIDED = {ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.NOT_SHOWN}


def _ended(change: Change, old: Table, new: Table) -> Change:
    """What is gone, told by how it ended if it did; what only went without an outcome stays."""
    gone = change.kind in {*_ONE_SIDED, ChangeKind.UNMATCHED} and not change.new
    if not gone:
        return change
    ending = ending_before(change.entry, old, new, new.declared)
    if ending is None:
        return change
    # What ended may still stand in the new plan, among what is withheld or not held.
    there = (_NOT_ASKED if change.item == "recommendation" else _NOT_THERE)[change.kind]
    return replace(
        change,
        kind=ending.kind if ending.kind in ENDED else change.kind,
        ending=f"{ending.said}; {_(there)}.",
    )


_NOT_THERE = {
    ChangeKind.REMOVED: known("not in the new plan"),
    ChangeKind.NOT_SHOWN: known("not shown in the new plan"),
    ChangeKind.UNMATCHED: known("not in the part of the new plan held here"),
}
_NOT_ASKED = {
    ChangeKind.REMOVED: known("not among the new recommendations"),
    ChangeKind.NOT_SHOWN: known("not shown among the new recommendations"),
    ChangeKind.UNMATCHED: known("not among the new recommendations held here"),
}


def _both_sided(matches: Matches, before: Entries, after: Entries) -> Iterator[Change]:
    """What became of everything that went on in some way."""
    for group in matches.groups:
        yield _regrouped(group, before, after)
    for key, each in before.items():
        if key in matches.pairs:
            yield _kept(each, after[matches.pairs[key]], matches, before, after)


def _one_sided(
    matches: Matches, before: Entries, after: Entries, old: Table, new: Table
) -> Iterator[Change]:
    """What is gone and what came."""
    grouped = {key for group in matches.groups for key in (*group.old, *group.new)}
    for key, each in before.items():
        if key not in matches.pairs and key not in grouped:
            # What became internal is no deletion, and nobody outside can tell the two apart.
            fate = ChangeKind.NOT_SHOWN if new.withheld.get(each.kind) else ChangeKind.REMOVED
            gone = Change(fate, (each,), (), why=_why_gone(each, matches, after))
            yield _ended(_unless_in_part(gone, old, new), old, new)
    for key, each in after.items():
        if key not in matches.back and key not in grouped:
            yield _unless_in_part(Change(ChangeKind.ADDED, (), (each,), why=each.why), old, new)


def _regrouped(group: Regrouping, before: Entries, after: Entries) -> Change:
    old, new = in_order(group.old, before), in_order(group.new, after)
    mixed = len(group.relations) > 1 or (len(old) > 1 and len(new) > 1)
    kind = ChangeKind.REGROUPED if mixed else ChangeKind(*group.relations)
    # What is replaced says so itself, on the older side.
    telling = (*new, *old) if "replaced" in group.relations else new
    whys = dict.fromkeys(each.why for each in telling if each.why)
    return Change(kind, old, new, why="\n\n".join(whys))


def _kept(old: Entry, new: Entry, matches: Matches, before: Entries, after: Entries) -> Change:
    """An item that both sides have."""
    moved = new.parent not in matches.became(old.parent) if old.parent else bool(new.parent)
    fields = field_changes(old, new, lambda key: matches.pairs.get(key, key))
    return Change(
        kind=kind_of(old, new, fields, moved=moved),
        old=(old,),
        new=(new,),
        fields=fields,
        why=new.why,
        place_before=_place(old, before) if moved else "",
        place_now=_place(new, after) if moved else "",
        news=say_new_updates(old, new),
    )


def _place(entry: Entry, entries: Entries) -> str:
    """The titles of what an item stands in, the outermost first."""
    if entry.parent is None:
        return ""
    above = entries[entry.parent]
    further = above.parent is not None and above.parent[0] not in {"document", "principle"}
    return f"{_place(above, entries)}: {above.title}" if further else above.title


def _why_gone(entry: Entry, matches: Matches, after: Entries) -> str:
    """What is gone has no place to say why: what it stood in says it."""
    above = matches.became(entry.parent) if entry.parent else []
    return next((after[key].why for key in above if after[key].why), "")


ALIKE = 0.8


def _suggestions(changes: Iterable[Change]) -> Iterator[Suggestion]:
    """For each item that is gone, the new one that is very much like it."""
    changes = list(changes)
    removed = [each.entry for each in changes if each.kind is ChangeKind.REMOVED]
    added = [each.entry for each in changes if each.kind is ChangeKind.ADDED]
    bags = {each.key: _bag(each) for each in added if each.kind in kinds_with_lineage()}
    for old in (each for each in removed if each.kind in kinds_with_lineage()):
        bag = _bag(old)
        near = [(likeness(bag, bags[each.key]), each) for each in added if each.kind == old.kind]
        best = max(near, key=itemgetter(0), default=None)
        if best and best[0] >= ALIKE:
            yield Suggestion(old, best[1], best[0])


def _bag(entry: Entry) -> Counter[str]:
    return Counter(word for value in entry.values.values() for word in words_of(value.text))


def unexplained(comparison: Comparison) -> list[Change]:
    """Controls that came, went or say something else, without an author's reason."""
    return [
        each
        for each in comparison.changes
        if each.item == "control" and each.substantive and not each.why
    ]
