"""Which items of two editions are the same: by id and by declared lineage, never by likeness."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.compare.lineage import SAME, links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.compare.lineage import Descent
    from generator.compare.records import Entry, EntryKey, Table


@dataclass
class Regrouping:
    """Items of one side that became those of the other, and how this was declared."""

    old: list[EntryKey]
    new: list[EntryKey]
    relations: set[str]


@dataclass
class Matches:
    """The pairs, by their older and by their newer side, and the groups."""

    pairs: dict[EntryKey, EntryKey] = field(default_factory=dict)
    back: dict[EntryKey, EntryKey] = field(default_factory=dict)
    groups: list[Regrouping] = field(default_factory=list)

    def pair(self, old: EntryKey, new: EntryKey) -> None:
        """Say that two items are the same one, unless either has been found already."""
        if old not in self.pairs and new not in self.back:
            self.pairs[old], self.back[new] = new, old

    def part(self, old: EntryKey) -> None:
        """Say that an item is not simply the same one: it belongs to a group."""
        if (new := self.pairs.pop(old, None)) is not None:
            del self.back[new]

    def became(self, old: EntryKey) -> list[EntryKey]:
        """Everything an item became."""
        if old in self.pairs:
            return [self.pairs[old]]
        return [key for group in self.groups if old in group.old for key in group.new]


# Others stand in these, so these are matched first.
OUTER = ["document", "section", "subsection", "area", "theme"]
# What may stand in something else another year, although its id counts only inside it.
MOVABLE = {"section", "subsection", "theme"}

Entries = dict["EntryKey", "Entry"]


def match(old: Table, new: Table, before: Entries, after: Entries) -> Matches:
    """Match the entries of two tables; those that stand in others after these."""
    matches = Matches()
    declared = [
        link
        for link in links(old.edition, old.declared, new.edition, new.declared)
        if link.old in before and link.new in after
    ]
    declared = [each for each in declared if _is_news(each, before, after)]
    kinds = dict.fromkeys(key[0] for key in [*before, *after])
    for kind in sorted(kinds, key=lambda kind: OUTER.index(kind) if kind in OUTER else len(OUTER)):
        left = {key: each for key, each in before.items() if each.kind == kind}
        right = {key: each for key, each in after.items() if each.kind == kind}
        _match_kind(matches, left, right, [link for link in declared if link.old[0] == kind])
    return matches


def _is_news(link: Descent, before: Entries, after: Entries) -> bool:
    """Whether a declaration tells of what is between the two sides, not of what both have."""
    still, already = link.old in after, link.new in before
    return not (still or already if link.relation == "replaced" else still and already)


def _match_kind(matches: Matches, old: Entries, new: Entries, declared: list[Descent]) -> None:
    by_id = {_identity(each, each.parent): key for key, each in new.items()}
    for key, each in old.items():  # first what stands where it stood, if that was regrouped
        if key in new and each.parent in _became(matches, each.parent):
            matches.pair(key, key)
    for key, each in old.items():
        for above in _became(matches, each.parent) if each.within else [None]:
            if (same := by_id.get(_identity(each, above))) is not None:
                matches.pair(key, same)
    for link in declared:
        if link.relation in SAME:
            matches.pair(link.old, link.new)
    matches.groups += _groups(matches, old, new, [d for d in declared if d.relation not in SAME])
    taken = {key for group in matches.groups for key in (*group.old, *group.new)}
    old = {key: each for key, each in old.items() if key not in taken}
    new = {key: each for key, each in new.items() if key not in taken}
    _match_only(matches, old, new, lambda each: each.match and (each.match, each.part))
    _match_only(matches, old, new, lambda each: each.kind in MOVABLE and each.local)


def _identity(each: Entry, above: EntryKey | None) -> tuple[EntryKey | None, str]:
    return (above, each.local) if each.within else (None, each.key[1])


def _became(matches: Matches, parent: EntryKey | None) -> Iterable[EntryKey | None]:
    """What an item stands in on the other side; a split parent has several."""
    return [None] if parent is None else matches.became(parent)


def _match_only(
    matches: Matches, old: Entries, new: Entries, by: Callable[[Entry], object]
) -> None:
    """Pair what is the only one left of its id, or of its kind, on both sides."""
    left = {
        key: name for key, each in old.items() if key not in matches.pairs and (name := by(each))
    }
    right = {
        key: name for key, each in new.items() if key not in matches.back and (name := by(each))
    }
    counts = Counter(left.values()), Counter(right.values())
    places = {name: key for key, name in right.items()}
    for key, name in left.items():
        if counts[0][name] == counts[1][name] == 1:
            matches.pair(key, places[name])


def _groups(
    matches: Matches, before: Entries, after: Entries, declared: list[Descent]
) -> list[Regrouping]:
    """What was split, merged and replaced; links that share an item make one group."""
    groups: list[Regrouping] = []
    for link in declared:
        old, new = [link.old], [link.new]
        # A half that keeps its id is one of the halves.
        old += [matches.back[link.new]] if link.new in matches.back else []
        new += [matches.pairs[link.old]] if link.old in matches.pairs else []
        joined = [g for g in groups if {*g.old, *g.new} & {*old, *new}]
        groups = [g for g in groups if g not in joined]
        whole = Regrouping(old, new, {link.relation})
        for group in joined:
            whole.old += group.old
            whole.new += group.new
            whole.relations |= group.relations
        groups.append(whole)
    for group in groups:
        group.old = [key for key in before if key in group.old]
        group.new = [key for key in after if key in group.new]
        for key in group.old:
            matches.part(key)
    return groups


def in_order(keys: list[EntryKey], entries: Mapping[EntryKey, Entry]) -> tuple[Entry, ...]:
    """Entries in the order of their table."""
    wanted = set(keys)
    return tuple(each for key, each in entries.items() if key in wanted)
