"""Small questions that templates ask of views; no rendering, no decisions about audience."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator import words
from generator.language import _, known
from generator.model import Organisation, Post
from generator.model.index import Scope, index_library
from generator.model.schema import total_withheld
from generator.pages.downloads import tables_with_rows
from generator.views.signatures import say_signature
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare import Block, Change
    from generator.compare.histories import Step
    from generator.model import Record, Signatory
    from generator.units import EditionUnit, Unit
    from generator.views import (
        AreaView,
        EditionView,
    )


def data_names(unit: EditionUnit) -> list[str]:
    """The names of a unit's downloads."""
    return sorted(tables_with_rows(unit))


def printed(view: EditionView, kinds: Sequence[str]) -> list[str]:
    """The short names of documents, for saying which of them prints something."""
    return [view.documents[kind].name for kind in kinds if kind in view.documents]


def signed(signatories: Sequence[Signatory], unit: EditionUnit) -> list[tuple[str, str]]:
    """Who signs, as what, and when, for a summary list."""
    return [(_as_what(each, unit), say_signature(each)) for each in signatories]


def _as_what(signatory: Signatory, unit: EditionUnit) -> str:
    title = signatory.title or _post_and_body(signatory.post, unit)
    return (
        _(
            "%(title)s, on behalf of %(on_behalf_of)s",
            title=title,
            on_behalf_of=signatory.on_behalf_of,
        )
        if signatory.on_behalf_of
        else title
    )


def _post_and_body(reference: str, unit: EditionUnit) -> str:
    """The title of a post, which need not own anything; of another body's, with that body."""
    index, body = index_library(unit.library), unit.edition.organisation
    post, where = index.follow("post", reference, Scope(body))
    owner = index.find("organisation", where.organisation, where)
    assert isinstance(post, Post)
    assert isinstance(owner, Organisation)
    return post.title if owner.id == body else f"{post.title}, {owner.name}"


def has_page(unit: EditionUnit, path: str) -> bool:
    """Whether a version that a unit leads to has a page; one alone does not know the others."""
    known = {f"{each.path}/{page}" for each in unit.versions for page, _ in each.pages.values()}
    return path in known or not known


def withheld_of(unit: Unit, kind: str) -> int:
    """How many things of a kind the selection took out of all a unit is built from."""
    return total_withheld(unit.library)[kind]


def lost_from(record: Record, kinds: Sequence[str]) -> dict[str, int]:
    """How many things of some kinds the selection took out directly below a record."""
    return {kind: record.lost(kind) for kind in kinds}


def unstated(record: Record, kind: str) -> str:
    """Why a page has no value: nobody stated it, or it was withheld."""
    return _("Not published") if record.lost(kind) else _("Not stated")


def areas_named(view: EditionView, names: Sequence[str]) -> list[AreaView]:
    """The areas with some ids."""
    return [area for area in view.areas if area.record.id in names]


def edition_name(reference: str) -> str:
    """An edition's year as it is printed."""
    return words.say_year(reference.rpartition("/")[2])


_ITEMS = {
    "improvement": known("improvement area"),
    "stated": known("stated counts"),
    "defence": known("line of defence"),
    "document": known("introduction"),
    "term": known("term of the glossary"),
}


def say_fate(change: Change) -> str:
    """What became of which kind of item: "Changed control"."""
    item = _(_ITEMS.get(change.item, change.item))
    return sentence_case(_("%(fate)s %(item)s:", fate=_(change.kind), item=item))


def say_titles(change: Change) -> str:
    """What it was called and is called now: "Openness and audit", now "Openness" and "Audit"."""
    before, now = (
        words.say_list([each.title for each in side]) for side in (change.old, change.new)
    )
    return (
        _("%(before)s, now %(now)s", before=before, now=now)
        if before and now and before != now
        else now or before
    )


_BECAME = {
    "added": known("New this year."),
    "removed": known("No longer included."),
    "not shown": known("Not shown. It may have ended or been withheld."),
    "unmatched": known(
        "Not known whether it was added or removed: the two years are not both held here in full."
    ),
    "split": known("Split: one became several."),
    "merged": known("Merged: several became one."),
    "replaced": known("Replaced another."),
    "regrouped": known("Regrouped: several became several others."),
    "moved": known("Moved to another place."),
    "renamed": known("Renamed."),
    "changed": known("Changed."),
    "housekeeping": known("Only punctuation, numbering or layout changed."),
    "unchanged": known("Unchanged."),
}


def say_became(change: Change) -> str:
    """How an item came to be what it is in a year, as a sentence."""
    return change.ending or _(_BECAME[change.kind])


_TELLING = ("Number", "Owners", "Boards", "Leads", "State", "Due", "Frequency", "Inferred")


def facts_of(step: Step) -> list[tuple[str, str]]:
    """What is told of an item in the line of a year."""
    values = [(label, step.entry.values.get(label)) for label in _TELLING]
    return [
        (_(label), ", ".join(name.title for name in value.names) or sentence_case(value.text))
        for label, value in values
        if value
    ]


def same_or_not(blocks: Sequence[Block]) -> list[tuple[bool, list[Block]]]:
    """The blocks of a text, those in a row that are the same on both sides together."""
    return [(same, list(run)) for same, run in groupby(blocks, lambda each: each.kind == "same")]
