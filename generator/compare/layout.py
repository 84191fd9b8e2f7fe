"""A comparison in the order in which it is read: what is different, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.compare.changes import field_changes
from generator.compare.records import ChangeKind, Form
from generator.language import _, known
from generator.words import sentence_case

if TYPE_CHECKING:
    from generator.compare.records import Change, Comparison, Entry, FieldChange


@dataclass(frozen=True)
class Told:
    """A difference of substance: which of how many, and the anchors of those around it."""

    change: Change
    fields: tuple[FieldChange, ...]
    facts: tuple[FieldChange, ...]  # of what is new: what it says in a word or two
    within: tuple[str, ...]  # the titles of what it stands in, the outermost first
    number: int
    before: str
    after: str


@dataclass(frozen=True)
class Folded:
    """Items in a row that are unchanged."""

    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Group:
    """A part of the page: a principle with its areas, a document, a register."""

    id: str
    title: str
    parts: tuple[Told | Folded, ...]

    @property
    def count(self) -> int:
        """How many changes of substance it has."""
        return sum(isinstance(each, Told) for each in self.parts)


_GROUPS = {
    "area": known("Areas and controls"),
    "code": known("Rest of the Code"),
    "statement": known("Rest of the statement"),
    "improvement": known("Improvement areas and actions"),
    "action": known("Improvement areas and actions"),
    "stated": known("Improvement areas and actions"),
    "assurance": known("Opinions and recommendations"),
    "opinion": known("Opinions and recommendations"),
    "recommendation": known("Opinions and recommendations"),
    "defence": known("Opinions and recommendations"),
    "risk": known("Risks"),
    "board": known("Boards and posts"),
    "post": known("Boards and posts"),
    "term": known("Glossary"),
}


def groups_of(comparison: Comparison) -> list[Group]:
    """All but housekeeping, principle by principle, then document by document."""
    anchors = [each.anchor for each in comparison.changes if each.substantive]
    titles: dict[str, str] = {}
    parts: dict[str, list[Told | Folded]] = {}
    above: list[str] = []
    group = ""
    for change in comparison.changes:
        above[change.depth :] = [change.entry.title]
        if change.depth == 0:
            group, title = _group(change)
            titles.setdefault(group, title)
        inside = parts.setdefault(group, [])
        if change.kind is ChangeKind.HOUSEKEEPING:
            continue
        if change.substantive:
            inside.append(_told(change, tuple(above[:-1]), anchors))
        elif inside and isinstance(inside[-1], Folded):
            inside[-1] = Folded((*inside[-1].changes, change))
        else:
            inside.append(Folded((change,)))
    return [Group(name, titles[name], tuple(inside)) for name, inside in parts.items() if inside]


def _group(change: Change) -> tuple[str, str]:
    if change.item == "principle":
        return f"in-{change.anchor}", change.entry.title
    kind = change.entry.part if change.item in {"document", "section"} else change.item
    title = _GROUPS.get(kind, sentence_case(kind))
    return f"in-{title.lower().replace(' ', '-')}", _(title)


def _told(change: Change, within: tuple[str, ...], anchors: list[str]) -> Told:
    at = anchors.index(change.anchor)
    before = anchors[at - 1] if at else ""
    after = anchors[at + 1] if at + 1 < len(anchors) else ""
    new = change.kind is ChangeKind.ADDED
    fields = tuple(_whole(change)) if new else change.fields
    shown = [each for each in fields if not each.housekeeping]
    facts = tuple(each for each in shown if new and each.form is not Form.TEXT)
    rest = tuple(each for each in shown if each not in facts)
    return Told(change, rest, facts, within, at + 1, before, after)


def _whole(change: Change) -> tuple[FieldChange, ...]:
    """All that a new item says beside its title."""
    found = field_changes(_emptied(change.entry), change.entry, lambda key: key)
    return tuple(each for each in found if each.new and each.new.text != change.entry.title)


def _emptied(entry: Entry) -> Entry:
    return replace(entry, values={})
