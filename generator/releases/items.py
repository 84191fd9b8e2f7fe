"""What the pages of a release say, item by item: each that has a name, without those inside it.

An item stands alone, so that what others say of themselves holds without it. So nothing here
tells how many there are of anything, in which order they stand, or to which of them a text leads.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from generator.audience import name_of
from generator.language import MAIN
from generator.model import AreaReview, Document, Edition, Review
from generator.model.index import index_library
from generator.model.schema import children, fields_of
from generator.model.wording import Translated, Untranslated
from generator.prose import without_item_addresses
from generator.releases.narrowed import texts_of_itself
from generator.views import edition_view
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.model import Library, Record
    from generator.model.counts import RecordedPlan
    from generator.model.index import Index
    from generator.model.schema import Field
    from generator.releases.archive import Release
    from generator.releases.kept import ItemRow

_UNSAID = {"audience", "file", "id", "named_in", "unplaced", "used_in"}
"""Fields that no page says, and the id, which the item is named by."""


def rows_of(library: Library, edition: Edition, release: Release) -> Iterator[ItemRow]:
    """All items of a release, as an audience may see it: those of its year, and what that names."""
    index, view = index_library(library), edition_view(library, edition)
    yield from _rows_of_itself(edition, release)
    yield from _rows(edition, index, "")
    yield _row(view.organisation, index, "")
    for body in view.partners:
        yield _row(body, index, "")
    for post in view.posts:
        yield _row(post.record, index, f"organisation {post.organisation.id}")
    for board in view.boards:
        yield _row(board.record, index, f"organisation {board.organisation.id}")
    if view.framework:
        yield from _rows(view.framework, index, "")
    for term in view.terms:
        yield _row(term.record, index, "", term.meanings)
    own = {paper.id for paper in edition.papers}
    for paper in view.papers:
        if paper.record.id not in own:
            yield from _rows(paper.record, index, "")
    for risk in view.risks:
        yield _row(risk.record, index, "", [each.record for each in risk.rows])
        for control in risk.controls:
            yield _row(control.record, index, f"risk {risk.record.id}")


def _rows_of_itself(edition: Edition, release: Release) -> Iterator[ItemRow]:
    """What a release says of itself, and the figures that it recorded of its plan."""
    facts, named = release.facts, {"edition": release.edition, "id": release.name}
    kept = ("kind", "state", "date", "statement", "known")
    said = facts.model_dump(mode="json", include=set(kept), exclude={"known": {"source"}})
    yield {**named, "kind": "release", "values": {key: each for key, each in said.items() if each}}
    for kind, text in texts_of_itself(release):
        yield {**named, "kind": kind, "values": {"text": text}}
    actions = edition.improvement.actions if edition.improvement else ()
    for plan in facts.plans if edition.improvement else ():
        if plan.reader is Audience.PUBLIC:
            yield from _recorded(edition.id, plan, {action.id for action in actions})


def _recorded(edition: str, plan: RecordedPlan, actions: Collection[str]) -> Iterator[ItemRow]:
    """The figures of a plan as they were told, and how each of its actions stood."""
    named = {"edition": edition, "in": "improvement", "kind": "figures"}
    counted = {each.name: each.value for each in plan.figures}
    days = f"{plan.since} to {plan.as_at}" if plan.since else plan.as_at
    if counted:
        yield {**named, "id": days, "values": counted}
    for each in plan.states:
        if each.action in actions:
            named |= {"in": f"improvement / action {each.action}", "kind": "state"}
            said = {"state": each.state.value, "closed": each.closed}
            yield {**named, "id": plan.as_at, "values": {key: of for key, of in said.items() if of}}


def _rows(record: Record, index: Index, within: str) -> Iterator[ItemRow]:
    """A record and those below it that have a name."""
    if _is_named(record):
        row = _row(record, index, within)
        yield row
        if not isinstance(record, Edition):
            own = " ".join(filter(None, (row["kind"], row.get("id"))))
            within = f"{within} / {own}" if within else own
    for _, child in children(record):
        yield from _rows(child, index, within)


def _row(
    record: Record, index: Index, within: str, inside: Collection[Record] | None = None
) -> ItemRow:
    scope = index.scopes[id(record)]
    kind, name = name_of(record, scope)
    named = {"edition": scope.edition, "in": within, "kind": kind, "id": name}
    values = _values(record, inside)
    return {key: each for key, each in named.items() if each} | {"values": values}


def _is_named(record: Record) -> bool:
    """Whether a record goes by a name; what has none belongs to what holds it."""
    return isinstance(record, Document | AreaReview | Review) or "id" in type(record).model_fields


def _values(record: Record, inside: Collection[Record] | None = None) -> ItemRow:
    """What a record says itself; `inside` are those of the records in it that are shown."""
    shown = None if inside is None else {id(each) for each in inside}
    found: ItemRow = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        default = type(record).model_fields[field.name].default
        if field.name in _UNSAID or field.internal or value == default:
            continue
        if not field.record:
            found[field.name] = _plain(value, field)
            continue
        held: Sequence[Record] = [each for each in field.held(record) if not _is_named(each)]
        said = [_values(each) for each in held if shown is None or id(each) in shown]
        if said:
            found[field.name] = said if field.many else said[0]
    return found


def _plain(value: object, field: Field) -> object:
    """A value as JSON has it; a text that stands in several languages has each of them."""
    match value:
        case Translated():
            texts = {MAIN: str(value), **value.others}
            return {language: _text(text, field) for language, text in texts.items()}
        case Untranslated():
            return {value.language: _text(value, field)}
        case str() if not isinstance(value, Enum):
            return _text(value, field)
        case tuple():
            return [_plain(each, field) for each in value]
        case dict():
            return {str(name): _plain(each, field) for name, each in value.items()}
    plain = value.value if isinstance(value, Enum) else value
    if not isinstance(plain, str | int | None):  # a fraction could be written in several ways
        raise TypeError(f"{type(value).__name__} has no form here")
    return plain


def _text(text: str, field: Field) -> str:
    return without_item_addresses(text) if field.narrative else str(text)
